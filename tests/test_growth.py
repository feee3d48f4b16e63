"""Work does not grow with what is stored: the steps of SQLite's machine are counted, no clock."""

from __future__ import annotations

import datetime
import functools
import itertools
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app import store
from app.office import doubles, overview
from app.records import (
    activities,
    cases,
    certificates,
    delivered,
    deliveries,
    doubled,
    duties,
    found,
    inspections,
    keeping,
    notices,
    people,
    received,
    stats,
    subsidy,
    visits,
)
from app.records.activities import Activity, Opinion, Risk, Survey, month
from app.records.inspections.lists import RemarkNarrowing, RemarkRows
from app.records.subsidy import claiming
from app.records.visits import Filter
from app.room import quality
from app.room import today as home
from app.store import drafts, journal
from app.store.database import database
from benchmarks import many
from tests.conftest import PASSWORD
from tests.growing import (
    HANDLER,
    MONTH,
    NOW,
    PLACE,
    PLANTED,
    SIZE,
    hold,
    invented,
    pack,
    quarrel,
    quarrel_in_two_rooms,
    remark,
)

FEW, MANY = 1_000, 10_000
GROWTH = 2
TRIFLE = 600
"""Fewer steps more are felt by nobody; it is less than one for each visit that there is more."""

EVERY = 5
"""Steps between two looks at the counter."""

Measured = dict[str, Counter[str]]
"""Steps by statement of each piece of work."""


BY_NATURE = {
    "what waits for delivery": "counts what has not been delivered yet, up to a most",
    "what is owed now": "counts the activities of a year: a step or two of an index each",
    "the year of duties": "counts the activities of a year: a step or two of an index each",
    "a month of activities": "shows the activities of a month, which are ten times as many",
    "count of all": "counts every visit: a step or two of an index each",
    "home": "counts the visits of this month and this year: a step or two of an index each",
    "the numbers of a month": "counts the visits of a month by place, each looked at once",
    "count of a year": "counts the visits of a year: a step or two of an index each",
    "what the office will ask": "goes through what the office has not signed for, each once",
    "the disputes of a month that are paid": "looks at the day of each dispute of the room",
    "count of a matter": "counts the visits of a matter: a step or two of an index each",
}
"""What may grow, and why: it adds up as many rows as there are, off the thread of the window."""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folders of two rooms, the one with ten times as many visits and people as the other."""
    folders: dict[int, Path] = {}
    for count in (FEW, MANY):
        folders[count] = tmp_path_factory.mktemp("growth") / "room"
        store.create(
            folders[count],
            kind="room",
            code="370406101200-01",
            name="店子村法律服务工作室",
            keeper="李秀英",
            password=PASSWORD,
            clock=lambda: NOW,
        )
        many.fill(count, count // 10, functools.partial(invented, count))
        hold(count // 10)
        quarrel(count // 5)
        remark(count // 10, published=False)
        pack()
        for visit in visits.page(Filter(), None, PLANTED)[::2]:
            visits.void(visit[0], reason="twice")
        store.close(with_backup=False)
    return folders


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folders of two offices, the one with ten times as many remarks; few of either wait."""
    folders: dict[int, Path] = {}
    for count in (FEW // 10, MANY // 10):
        folders[count] = tmp_path_factory.mktemp("growth") / "office"
        store.create(
            folders[count],
            kind="office",
            code="370406",
            name="山亭区司法局",
            keeper="王主任",
            password=PASSWORD,
            clock=lambda: NOW,
        )
        remark(count, published=True)
        store.close(with_backup=False)
    return folders


class Steps:
    """Counts the steps that each statement takes on the open connection."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.statement = ""

    def count(self, work: Callable[[], object]) -> Counter[str]:
        """Steps by statement of one piece of work."""
        self.counted = Counter()
        connection = database.connection()
        connection.set_trace_callback(self._begins)
        connection.set_progress_handler(self._step, EVERY)
        try:
            work()
        finally:
            connection.set_progress_handler(None, EVERY)
            connection.set_trace_callback(None)
        return self.counted

    def _begins(self, sql: str) -> None:
        # What the full text asks of its own tables counts for who asked it.
        if not sql.startswith("--"):
            values = re.sub(r"'(?:[^']|'')*'|\b\d+\b|X'[^']*'|NULL", "?", sql)
            values = re.sub(r"\?(?:, \?)+", "?, …", values)
            # A list of none is spelled otherwise than a list of some.
            self.statement = re.sub(r'\("t\d"\."row" NOT IN \([^)]*\)\)', "(? = ?)", values)

    def _step(self) -> int:
        self.counted[self.statement] += EVERY
        return 0


def _dispute() -> cases.Case:
    return cases.page(cases.Filter(), size=1)[0][0]


def asked() -> dict[str, Callable[[], object]]:
    """Everything that the window asks for while somebody waits, in words."""
    works: dict[str, Callable[[], object]] = {
        "home": lambda: home.look(lambda: None),
        "home: the last visits": lambda: visits.page(Filter(), size=SIZE),
        "the numbers of a month": lambda: stats.counted("visits", MONTH),
        "office: rooms": overview.states,
        "activities planned": lambda: activities.due.planned(NOW.date()),
        "risks to look at": lambda: activities.due.risks(NOW.date()),
        "findings to look at": lambda: activities.due.findings(NOW.date()),
        "decisions to be done": lambda: activities.due.resolutions(NOW.date()),
        "theme days": lambda: activities.due.themes(NOW.date() + datetime.timedelta(days=14)),
        "a month of activities": lambda: month.entries(2025, 6),
        "what is due in disputes": lambda: cases.due.everything(NOW.date()),
        "notices": notices.unread,
        "what is owed now": duties.now,
        "the year of duties": lambda: duties.year_sheet(2025),
        "count of all": lambda: visits.count(Filter()),
        "count of a year": lambda: visits.count(Filter(since=datetime.date(2026, 1, 1))),
        "count of a matter": lambda: visits.count(Filter(category="02")),
        "count of a number": lambda: visits.count(Filter(number=13)),
        "who handled": visits.handlers,
        "left for the lawyer": lambda: visits.left_for_lawyer(SIZE),
        "how they were delivered": deliveries.states,
        "what waits for delivery": deliveries.waiting,
        "what was delivered": delivered.all_past,
        "drafts": lambda: drafts.unfinished("visit"),
        "the next number": lambda: visits.next_number(2026),
        "people": lambda: people.page(size=SIZE),
        "disputes": lambda: cases.page(cases.Filter(), size=SIZE),
        "certificates": lambda: certificates.page(size=SIZE),
        "what is paid for a dispute": lambda: subsidy.ready(_dispute()),
        "what the office will ask": quality.likely_questions,
        "the disputes of a month that are paid": lambda: claiming.mediators(MONTH),
        "what became of each package": received.told,
        "what the office has by its codes": deliveries.told,
        "marks of a dispute": lambda: cases.titles.marks(_dispute()),
    }
    within = {"since": datetime.date(2026, 11, 1), "until": NOW.date()}
    narrowed = {
        "all": {},
        "a month": within,
        "a matter": {"category": "02"},
        "a result": {"result": "aid"},
        "a way": {"mode": "phone"},
        "a place": {"place": PLACE},
        "a handler": {"handler": HANDLER},
        "the lawyer's": {"for_lawyer": True},
        "late ones": {"late": True},
        "void ones": {"voided": True},
        "of this room": {"origin": store.current().origin},
        "a place in a month": {"place": PLACE, **within},
    }
    middle = datetime.date(2025, 6, 1)
    for words, narrowing in narrowed.items():
        each = Filter(**narrowing)
        works[f"list of {words}"] = lambda each=each: visits.page(each, size=SIZE)
        key = (datetime.date(2026, 11, 10) if "month" in words else middle, 1 << 40)
        works[f"list of {words}, further down"] = lambda e=each, k=key: visits.page(e, k, SIZE)
    for model in (Activity, Risk, Opinion, Survey):
        for words, narrowing in {
            "all": keeping.Narrowing(),
            "a month": keeping.Narrowing(**within),
            "void ones": keeping.Narrowing(voided=True),
            "a word": keeping.Narrowing(text="王建国"),
        }.items():
            what = f"{model.kind_name}: {words}"
            works[what] = lambda m=model, n=narrowing: keeping.page(m, n, size=SIZE)
    typed = [word[: end + 1] for word in TYPED for end in range(len(word)) if word[end] != " "]
    for text in dict.fromkeys(typed):
        works[f"search for {text!r}"] = lambda t=text: found.find(t, SIZE)
        works[f"people as {text!r}"] = lambda t=text: people.page(t, size=SIZE)
        works[f"who may be {text!r}"] = lambda t=text: people.suggest(t, SIZE)
        works[f"disputes as {text!r}"] = lambda t=text: cases.page(cases.Filter(text=t), size=SIZE)
        for words in ("all", "a month", "a place", "void ones"):
            narrowing = Filter(text=text, **narrowed[words])
            works[f"typed {text!r} in {words}"] = lambda n=narrowing: visits.page(n, size=SIZE)
    return works


def asked_of_remarks() -> dict[str, Callable[[], object]]:
    """What the page of remarks asks for, home and the office's first page."""
    # In a room they came down in a line that is not its own.
    store.current().lines |= {store.current().origin}
    rows = RemarkRows()
    works: dict[str, Callable[[], object]] = {
        "to answer": inspections.open_here,
        "past their day": inspections.overdue,
        "to check": inspections.to_check,
        "what presses": inspections.pressing,
        "what presses of one room": lambda: inspections.pressing(store.current().origin),
    }
    narrowed = {standing: RemarkNarrowing(standing=standing) for standing in inspections.STANDINGS}
    narrowed |= {
        "all": RemarkNarrowing(),
        "a month": RemarkNarrowing(since=datetime.date(2026, 11, 1), until=NOW.date()),
        "void ones": RemarkNarrowing(voided=True),
        "a word": RemarkNarrowing(text="照片"),
    }
    for words, narrowing in narrowed.items():
        works[f"list of {words}"] = lambda n=narrowing: rows.page(n, None, SIZE)
    return works


@pytest.mark.parametrize("where", ["rooms", "offices"])
def test_no_page_of_remarks_takes_more_steps_among_more_that_are_done(where, request):
    folders = request.getfixturevalue(where)
    few, most = (measured(folders[count], asked_of_remarks) for count in sorted(folders))
    assert not grown(few, most), told(grown(few, most))
    waiting = few["list of waiting"].total()
    assert waiting > 0


TYPED = ("1380", "13806321234", "第13号", "ouyangjianguo", "oyjg", "wjg", "欧阳建国", "王建国",
         "宅基地过户", "承包地", "2026-3", "13号 王")  # fmt: skip


def measured(folder: Path, works: Callable[[], dict[str, Callable[[], object]]]) -> Measured:
    """Steps by statement of each piece of work in one of the rooms."""
    store.open(folder, PASSWORD)
    store.current().clock = lambda: NOW
    steps = Steps()
    try:
        return {words: steps.count(work) for words, work in works().items()}
    finally:
        store.close(with_backup=False)


def grown(few: Measured, most: Measured) -> dict[str, list[str]]:
    """What takes far more steps among many, with the statements that do."""
    assert few.keys() == most.keys()
    found: dict[str, list[str]] = {}
    for words, by_statement in most.items():
        for sql, steps in by_statement.items():
            if steps > GROWTH * few[words][sql] + TRIFLE:
                found.setdefault(words, []).append(f"{few[words][sql]:,} → {steps:,}: {sql}")
    return found


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{words}\n    " + "\n    ".join(each) for words, each in found.items())


def test_no_list_keystroke_or_page_takes_more_steps_among_more_visits(rooms):
    few, most = (measured(rooms[count], asked) for count in (FEW, MANY))
    found = grown(few, most)
    assert {w: each for w, each in found.items() if w not in BY_NATURE} == {}, told(found)
    # An exception that is none any more is taken off the list.
    assert found.keys() == BY_NATURE.keys()
    for words in BY_NATURE:
        assert most[words].total() < 1.2 * MANY / FEW * few[words].total(), words


def saved() -> dict[str, Callable[[], object]]:
    chance = random.Random(5)
    kept: list[visits.Visit] = []
    works: dict[str, Callable[[], object]] = {}
    for turn in range(6):
        values = {**many.visit(chance, 1), "day": NOW.date()}
        del values["number"]
        works[f"log {turn}"] = lambda v=values: kept.append(visits.log(**v))
        works[f"amend {turn}"] = lambda: visits.amend(kept[-1], advice="改过")
        works[f"void {turn}"] = lambda: visits.void(kept[-1], reason="twice")
        works[f"restore {turn}"] = lambda: visits.restore(kept[-1])
    return works


def test_no_save_takes_more_steps_among_more_visits(rooms):
    def cheapest(count: int) -> Measured:
        # Now and then the full text tidies itself up.
        took = measured(rooms[count], saved)
        return {
            what: min((took[f"{what} {turn}"] for turn in range(6)), key=Counter.total)
            for what in ("log", "amend", "void", "restore")
        }

    few, most = cheapest(FEW), cheapest(MANY)
    assert not grown(few, most), told(grown(few, most))


def test_what_the_office_has_signed_for_is_not_gone_through_for_its_questions(rooms):
    def signed(count: int) -> Counter[str]:
        store.open(rooms[count], PASSWORD)
        store.current().clock = lambda: NOW
        try:
            with database.atomic() as undone:
                with journal.action("benchmark.receipt") as act:
                    act.add(
                        deliveries.Receipt, delivered_to=journal.newest(), hash="h", day=NOW.date(),
                        epoch=store.current().epoch,
                    )  # fmt: skip
                found = Steps().count(quality.likely_questions)
                undone.rollback()
        finally:
            store.close(with_backup=False)
        return found

    few, most = ({"asked": signed(count)} for count in (FEW, MANY))
    records = [f'FROM "{each}"' for each in ("visit", "case", "session")]
    grew = [e for e in grown(few, most).get("asked", []) if any(each in e for each in records)]
    assert grew == []
    assert any('FROM "visit"' in sql for sql in most["asked"])


def test_a_room_that_was_filled_in_bulk_is_as_sound_as_any(rooms):
    store.open(rooms[FEW], PASSWORD)
    assert journal.verify() > FEW
    assert database.pragma("synchronous") == 3


def test_visits_that_other_processes_spelled_are_as_sound_as_any(room, monkeypatch):
    monkeypatch.setattr(many, "CHUNK", 50)
    many.fill(170, 3)
    assert journal.verify() > 170
    numbers = [visit.number for visit, _key in visits.page(Filter(), size=200)]
    assert sorted(numbers) == list(itertools.chain(range(1, 171)))


@pytest.fixture(scope="module")
def doubling(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The folders of two offices, the one with ten times the disputes in ten times the days."""
    folders: dict[int, Path] = {}
    for count in (FEW // 5, MANY // 5):
        folders[count] = tmp_path_factory.mktemp("growth") / "office"
        store.create(
            folders[count],
            kind="office",
            code="370406",
            name="山亭区司法局",
            keeper="王主任",
            password=PASSWORD,
            clock=lambda: NOW,
        )
        quarrel_in_two_rooms(count)
        doubles.catch_up()
        store.close(with_backup=False)
    return folders


def asked_of_doubles() -> dict[str, Callable[[], object]]:
    """What the page of possible doubles asks for, and what a stick with one more dispute costs."""
    [one, other] = [each.key.split() for each in doubles.waiting(SIZE)[:2]]
    decided = doubles.decide(*one, same=True)

    def comes_in() -> None:
        quarrel_in_two_rooms(1)
        doubles.catch_up()

    return {
        "waiting": lambda: doubles.waiting(SIZE),
        "decided": lambda: doubles.decided(SIZE),
        "one more dispute": comes_in,
        "the same": lambda: doubles.decide(*other, same=True),
        "not the same after all": lambda: doubles.decide(*other, same=False),
        "taken back": lambda: doubles.undo(decided),
        "counted once": doubled.groups,
    }


def test_no_double_takes_more_steps_to_find_or_decide_among_more_disputes(doubling):
    few, most = (measured(doubling[count], asked_of_doubles) for count in sorted(doubling))
    assert not grown(few, most), told(grown(few, most))
    assert few["one more dispute"].total() > 0
