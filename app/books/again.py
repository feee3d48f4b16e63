"""Rows that are in already, known by what they are: day, person, matter and number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from app.books.plan import LEFT_OUT, LOOK, READY, Choices, Item, Plan, Reason
from app.books.refusals import Differs
from app.books.remarks import TakenBefore
from app.books.sheet import plain
from app.books.table import Form
from app.language import _
from app.records import people
from app.records.cases import past
from app.records.cases.model import Case, Party
from app.records.cases.refusals import NumberUsed
from app.records.people import Person
from app.records.visits import Visit
from app.store import Record
from app.store.session import current

AGAIN = "again"
"""What a keeper says of a row that is in with other words, where else a cell would be typed."""
LEAVE, REPLACE, ADD = "leave", "replace", "add"

NumberKey = tuple[int | None, int | None, str]
Difference = tuple[object, object]
Found = Callable[[Item], "tuple[Record, dict[str, Difference]] | None"]

_BESIDE_NUMBERS = re.compile(r"[\s()（）\[\]〔〕【】［］{}<>《》〈〉\-－—–_.,，。、:：/第号年]")
_SIDES = {"applicants": "applicant", "respondents": "respondent", "third_parties": "third"}
_OF_CASE = ("paper_number", "category", "facts", "requests", "source", "difficulty", "amount",
            "volume")  # fmt: skip
_SHOWN = 40


def number_key(number: str) -> NumberKey:
    """A number on paper as it is compared: its year, its running number, and its letters."""
    year, sequence = past.place_in_year(number)
    if year is None or sequence is None:
        return None, None, _BESIDE_NUMBERS.sub("", plain(number))
    letters = re.sub(r"\d", "", _BESIDE_NUMBERS.sub("", plain(number)))
    return year, sequence, letters


def compare(plan: Plan, choices: Choices, form: Form) -> Plan:
    """Leave out what is in already, and ask where it is in with other words."""
    items = [item for item in plan.items if item.state != LEFT_OUT]
    find = _FINDERS[plan.form](items)
    for item in items:
        if (met := find(item)) is None:
            continue
        record, differs = met
        chosen = choices.typed.get(item.row, {}).get(AGAIN, "")
        if chosen == ADD:
            # It is another one, so what is remembered of the first may not keep it out.
            item.fingerprint = item.fingerprint[::-1]
            continue
        # Its number is its own.
        item.reasons = [each for each in item.reasons if not isinstance(each.error, NumberUsed)]
        if not differs or chosen == LEAVE:
            item.state = LEFT_OUT
            item.reasons = [Reason("", "", TakenBefore(), "")]
        elif chosen == REPLACE:
            item.known, item.changes = (
                record.id,
                {name: new for name, (_old, new) in differs.items()},
            )
            item.lacking = []
            item.state = LOOK if item.reasons else READY
        else:
            item.state = LOOK
            item.reasons.insert(0, Reason(AGAIN, "", Differs(what=_words(differs, form)), ""))
    return plan


def _words(differs: dict[str, Difference], form: Form) -> str:
    columns = {each.name: each.column for each in form.meanings}
    said: list[str] = []
    for name, (old, new) in differs.items():
        kind = columns[name].kind
        show = kind.mask if columns[name].private else kind.show
        texts = [(show(each) or "—")[:_SHOWN] for each in (old, new)]
        said.append(f"{_(columns[name].label)} {texts[0]} → {texts[1]}")
    return "；".join(said)


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return plain(one) == plain(other)
    return one == other


# Visits


def _visits(items: list[Item]) -> Found:
    by_day: dict[object, list[Visit]] = defaultdict(list)
    for each in cast("Iterator[Visit]", _of_days(Visit, items)):
        by_day[each.day].append(each)
    taken: set[str] = set()

    def find(item: Item) -> tuple[Record, dict[str, Difference]] | None:
        free = [each for each in by_day[item.values.get("day")] if each.id not in taken]
        marks = [(sum(_alike(item, each)), each) for each in free if sum(_alike(item, each)) > 1]
        if not marks:
            return None
        visit = max(marks, key=lambda each: each[0])[1]
        taken.add(visit.id)
        given = {**item.person, **item.values}
        return visit, {
            name: (old, new)
            for name, new in given.items()
            if name in Visit.columns()
            and not _same(old := getattr(visit, name), new)
            and not (name == "paper_number" and old is None)
        }

    return find


def _alike(item: Item, visit: Visit) -> tuple[bool, bool, bool]:
    """Whether person, matter and number are those of a visit of this day."""
    name, facts = item.person.get("name"), item.values.get("facts")
    number = item.values.get("paper_number")
    nameless = item.values.get("anonymous") and visit.anonymous
    return (
        bool(nameless or (name and name == visit.name)),
        bool(facts and visit.facts and plain(str(facts)) == plain(visit.facts)),
        bool(number and number in (visit.paper_number, str(visit.number))),
    )


def _of_days(model: type[Visit] | type[Case], items: list[Item]) -> Iterator[Record]:
    days = sorted(day for each in items if isinstance(day := each.values.get("day"), date))
    if days:
        mine = (model.origin == current().origin) & model.voided.is_null()
        yield from model.select().where(mine & model.day.between(days[0], days[-1]))


# Disputes


def _cases(items: list[Item]) -> Found:
    mine = (Case.origin == current().origin) & Case.voided.is_null()
    by_number: dict[object, Case] = {}
    by_day: dict[object, list[Case]] = defaultdict(list)
    for case in Case.select().where(mine):
        by_day[case.accepted or case.declined or case.day].append(case)
        if case.number:
            by_number.setdefault(number_key(case.number), case)
    taken: set[str] = set()

    def find(item: Item) -> tuple[Record, dict[str, Difference]] | None:
        number, names = item.values.get("number"), _names(item)
        met = by_number.get(number_key(str(number))) if number else None
        among = [met] if met else by_day[item.values.get("day")]
        for case in among:
            if case.id in taken or not names or names != _parties(case):
                continue
            numbered = number and case.number
            if case is met or (not numbered and _same(case.facts, item.values.get("facts"))):
                taken.add(case.id)
                return case, _case_differs(item, case)
        return None

    return find


def _case_differs(item: Item, case: Case) -> dict[str, Difference]:
    given = {name: item.values[name] for name in _OF_CASE if name in item.values}
    if past.may_be_put_right(case):
        result = str(item.values.get("result") or "")
        if result and past.said_of(case) != result:
            given |= {"result": result}
        given |= {n: item.values[n] for n in ("performance", "closed") if n in item.values}
    olds = {**case.values(), "result": past.said_of(case)}
    return {
        name: (olds.get(name), new)
        for name, new in given.items()
        if not _same(olds.get(name), new) and not (name == "paper_number" and not olds.get(name))
    }


def _names(item: Item) -> set[tuple[str, str]]:
    return {
        (role, name)
        for column, role in _SIDES.items()
        for name in cast("list[str]", item.values.get(column) or [])
    }


def _parties(case: Case) -> set[tuple[str, str]]:
    found = Party.select().where((Party.case == case.id) & Party.voided.is_null())
    return {(each.role, each.name) for each in found}


# People


def _people(_items: list[Item]) -> Found:
    def find(item: Item) -> tuple[Record, dict[str, Difference]] | None:
        name, number, phone = (item.person.get(key) for key in ("name", "identity", "phone"))
        if not name:
            return None
        met = people.likenesses(name=str(name), identity=str(number or ""), phone=str(phone or ""))
        sure = [each.person for each in met if each.why in (people.IDENTITY, people.NAME_AND_PHONE)]
        person = sure[0] if sure else _alone(item)
        if person is None:
            return None
        held = {role.role for role in people.roles(person.id)}
        roles = set(cast("list[str]", item.values.get("role") or []))
        differs = _person_differs(item, person)
        if not sure and differs:
            return None  # somebody else of this name
        return None if roles - held else (person, differs)

    return find


def _person_differs(item: Item, person: Person) -> dict[str, Difference]:
    return {
        name: (old, new)
        for name, new in item.person.items()
        if name != "village" and not _same(old := getattr(person, name), new)
    }


def _alone(item: Item) -> Person | None:
    """The one person of this name, where the row says nothing that tells people apart."""
    if item.person.get("identity") or item.person.get("phone"):
        return None
    found = list(
        Person.select()
        .where((Person.name == item.person["name"]) & Person.voided.is_null())
        .limit(2)
    )
    return found[0] if len(found) == 1 else None


_FINDERS: dict[str, Callable[[list[Item]], Found]] = {
    "visits": _visits,
    "cases": _cases,
    "people": _people,
}
