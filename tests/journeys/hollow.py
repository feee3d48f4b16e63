"""A room whose own key signs of every kind what lacks, misstates or overstates what it requires."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from app import codes, records
from app.errors import AppError
from app.fields import Clock, Code, Codes, Day, Flag, Moment, Reference
from app.records import keeping, people, places, reviews, subsidy, visits
from app.records.activities import Activity
from app.records.assessment import freezing
from app.records.stats import closing, periods
from app.store import Column, Installation, Record, apply, journal, registry
from app.store.session import current
from tests.journeys.district import CODES, DAY, District
from tests.records.reviews.conftest import asked, decided
from tests.records.subsidy.conftest import SEPTEMBER, Closing

ON = "2026-09-08"
"""A day of a month that is over, in which rooms have recorded too."""
YEAR = periods.parse("2026", DAY)
ROOMS = (("店子村", CODES[0]), ("山前村", CODES[1]))
ROOM = ROOMS[0][0]

_NUMBERS = (1, 2026, 117_300_000, 35_000_000, 0, 100)
_WORDS = (
    "王建国", CODES[2][:12], "13806321234", "370481194912310020", "91350100M000100Y43",
)  # fmt: skip
_LONGEST = 5_000

_SAID: dict[str, dict[str, Any]] = {
    "place": {"type": "village", "parent": None},
    "role": {"role": "deputy", "since": None, "until": None},
    "case": {"state": "archived", "confidential": None, "from_case": None, "outcome": "agreed"},
    "agreement": {"form": "written"},
    "activity": {"state": "held"},
    "excuse": {"answer": None, "asked": None, "rule": "lecture", "first": "2026-09-01"},
    "subsidy_claim": {"month": "2026-09"},
    "certificate_request": {"state": None},
}
"""What is meant of a kind, so that what is made up of it counts for something."""


def worked(district: District) -> None:
    """Two rooms that have reported a month, and an office that has judged it."""
    for who, code in ROOMS:
        district.room(who, code)
        with district.at(who):
            _record(code[:12])
        district.round(who, who)
    with district.at("office"):
        published = people.register(name="律师甲")
        people.appoint(published, role="lawyer", place=CODES[0][:12])
        closing.lock(SEPTEMBER)
        freezing.freeze(DAY.year)
        review = reviews.draw(asked(percent=100))
        reviews.keep(review, reviews.volumes(review)[0].id, decided(review, session=400))


def _record(code: str) -> None:
    place, village, day = places.ensure(code), Closing(), datetime.date.fromisoformat(ON)
    people.appoint(village.mediator, role="deputy", place=place.id)
    visits.log(day=day, name="赵淑珍", category="01", facts="租金", place=place.id)
    keeping.keep(Activity, day=day, kind="lecture", state="held", theme="宪法", place=place.id)
    village.paid()
    subsidy.check(subsidy.claim(village.mediator.id, SEPTEMBER), by="李秀英")


def sent(district: District) -> list[tuple[str, str]]:
    """Let one of them send what is hollow; kind and identity of each record."""
    with district.at(ROOM):
        found = _write()
    district.deliver(ROOM, "hollow")
    verdicts = district.receive("hollow")
    assert [(each.verdict, repr(each.reason)) for each in verdicts] == [("taken", "None")]
    return found


def _write() -> list[tuple[str, str]]:
    assert records
    whole_ones = {kind: journal.new_id() for kind in registry}
    here = current().origin
    names = {**whole_ones, **_real()}
    found: list[tuple[str, str]] = []
    stands = Installation.select().where(Installation.id == here).dicts().get()
    for kind, model in registry.items():
        whole: dict[str, Any] = {}
        with journal.action("visit.log") as act:
            for number, body in enumerate(_bodies(model, names)):
                record = whole_ones[kind] if number == 0 else journal.new_id()
                if model is Installation:  # no room speaks for another computer, or as an office
                    record = here
                    body |= {"kind": "room"} if "kind" in body else {}
                    body.pop("voided", None)
                if number % 2:  # said well before
                    act.add_version(kind, record, whole, {})
                whole = body if number == 0 else whole
                found.append((kind, record))
                act.add_version(kind, record, body, {})
    # What the room itself would make of it is nobody's concern.
    for each in found:
        if each[1] != here:
            apply.forget(*each)
    Installation.update(stands).where(Installation.id == here).execute()
    return found


def _real() -> dict[str, str]:
    """What is there already, for what is made up to hang on."""
    first = {kind: model.select().order_by(model.row).first() for kind, model in registry.items()}
    return {kind: each.id for kind, each in first.items() if each is not None}


def _bodies(model: type[Record], names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """First one that is whole; then without all, without any one, of other types, and too long."""
    columns = {name: each for name, each in model.columns().items() if each.travels}
    required = [name for name, each in columns.items() if each.required]
    for turn, lacks in enumerate(["", *required]):
        whole = _whole(model, columns, names, turn)
        least = {name: whole[name] for name in required if name in whole}
        yield {name: said for name, said in whole.items() if name != lacks}
        yield {name: said for name, said in least.items() if name != lacks}
    whole = _whole(model, columns, names, 0)
    yield {}
    yield {n: whole[n] for n, each in columns.items() if n in whole and _names(each)}
    yield {name: _of_another_type(each) for name, each in columns.items()}
    yield {name: _too_long(each) for name, each in columns.items()}
    yield {**whole, **{name: _too_long(columns[name]) for name in required}}
    yield {**whole, "voided": {"why": 1}}
    yield {**whole, "voided": "other", "void_words": [1]}


def _names(column: Column) -> bool:
    return isinstance(column.kind, Reference)


def _whole(
    model: type[Record], columns: dict[str, Column], names: dict[str, str], turn: int
) -> dict[str, Any]:
    said = {name: _value(each, names, turn) for name, each in columns.items()}
    said |= _SAID.get(model.kind_name, {})
    return {name: value for name, value in said.items() if value is not None}


def _value(column: Column, names: dict[str, str], turn: int) -> Any:
    kind: Any = column.kind
    match kind:
        case Reference():
            return names.get(kind.to or "case")
        case Code() | Codes():
            entries = codes.load(kind.list).current()
            code = entries[turn % len(entries)].code
            return [code] if kind.many else code
        case Flag():
            return 1
        case Day():
            return ON
        case Clock():
            return "10:00"
        case Moment():
            return f"{ON}T10:00:00+08:00"
        case _ if kind.many:
            return ["王建国"]
        case _:
            fitting = _NUMBERS if column.shape is int else _WORDS
            return next((each for each in fitting if _fits(kind, each)), None)


def _fits(kind: Any, value: Any) -> bool:
    try:
        kind.check(value)
    except AppError:
        return False
    return True


def _of_another_type(column: Column) -> Any:
    return {str: 7, int: "七", list: {"甲": 1}}[column.shape]  # type: ignore[index]


def _too_long(column: Column) -> Any:
    most = getattr(column.kind, "max", 200)
    if column.shape is int:
        return 10**15
    if column.shape is list:
        return ["王"] * 1_000
    return "字" * (min(most, _LONGEST) + 1)
