"""No list, keystroke or page takes more steps of SQLite's machine among more visits; no clock."""

from __future__ import annotations

import datetime
from collections import Counter

from app import store
from app.office import overview
from app.records import (
    activities,
    cases,
    certificates,
    delivered,
    deliveries,
    duties,
    found,
    keeping,
    notices,
    people,
    received,
    stats,
    subsidy,
    visits,
)
from app.records.activities import Activity, Opinion, Risk, Survey, month
from app.records.subsidy import claiming
from app.records.visits import Filter
from app.room import quality
from app.room import today as home
from app.store import drafts, journal
from app.store.database import database
from tests.conftest import PASSWORD
from tests.growth.growing import HANDLER, MONTH, NOW, PLACE, SIZE
from tests.growth.steps import FEW, MANY, Steps, Works, grown, measured, told

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

TYPED = ("1380", "13806321234", "第13号", "ouyangjianguo", "oyjg", "wjg", "欧阳建国", "王建国",
         "宅基地过户", "承包地", "2026-3", "13号 王")  # fmt: skip


def _dispute() -> cases.Case:
    return cases.page(cases.Filter(), size=1)[0][0]


def asked() -> Works:
    """Everything that the window asks for while somebody waits, in words."""
    works: Works = {
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


def test_no_list_keystroke_or_page_takes_more_steps_among_more_visits(rooms):
    few, most = (measured(rooms[count], asked) for count in (FEW, MANY))
    found = grown(few, most)
    assert {w: each for w, each in found.items() if w not in BY_NATURE} == {}, told(found)
    # An exception that is none any more is taken off the list.
    assert found.keys() == BY_NATURE.keys()
    for words in BY_NATURE:
        assert most[words].total() < 1.2 * MANY / FEW * few[words].total(), words


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
