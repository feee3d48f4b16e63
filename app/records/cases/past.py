"""Disputes of the past, as a paper book has them: with their stage, without their papers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.fields import plain
from app.records import people, places
from app.records.cases import numbering, opening
from app.records.cases.model import OF_CASE, Case, CaseMediator, CaseNote, Party
from app.records.cases.parties import add_within
from app.records.cases.step import CLOSED, DECLINED, MEDIATING, PERFORMING
from app.records.on_paper import NumbersOnPaper
from app.records.people import Person
from app.store import journal
from app.store.session import current

AGREED, GOING = "agreed", "going"
"""What a paper book says came of a dispute, where it is no outcome by itself."""

FROM_BOOK = "book"
_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)\D+?(?P<sequence>\d{1,6})(?!.*\d)")
_STILL_OWED = frozenset(("part", "not", "not_due"))


def bring_in(
    act: journal.Action,
    *,
    parties: Sequence[Mapping[str, Any]],
    result: str,
    form: str | None = None,
    mediators: Sequence[str] = (),
    note: str | None = None,
    **values: Any,
) -> Case:
    """Keep a dispute of the past as part of a larger action, at the stage that it had reached.

    `result` is of the list `past_result`, `form` of an agreement; `mediators` are persons, `note`
    what else the book says; `values` are those of Case. A number keeps its place in the order of
    its year. Nothing of what lies in the volume is made up, so the later steps of such a dispute
    ask for less. Raises FieldErrors.
    """
    day = values["day"]
    given = {"source": "apply", "accepted": day, **_stage(result, form, values), **values}
    if result == DECLINED:
        given.update(accepted=None, declined=day)
    given["year"], given["sequence"] = _place(values.get("number"), day.year)
    given.setdefault("committee", opening.committee_name())
    own = places.own_village()
    given.setdefault("place", own.id if own is not None else None)
    names = [str(each["name"]) for each in parties]
    case = act.add(Case, **{**given, "round": 1, "names": names})
    for each in parties:
        add_within(act, case, **each)
    for number, person in enumerate(mediators):
        name = journal.get(Person, person).name
        leading = True if number == 0 else None
        act.add(CaseMediator, case=case.id, person=person, name=name, leading=leading, since=day)
    if note:
        act.add(CaseNote, case=case.id, day=act.store.today(), words=note)
    return case


def may_be_put_right(case: Case) -> bool:
    """Whether a dispute still stands as a book had it: nobody has gone on with it here."""
    if case.batch is None:
        return False
    kept = (Party, CaseMediator, CaseNote)
    later = (model for model in OF_CASE if model not in kept)
    return not any(
        model.select().where((model.case == case.id) & model.voided.is_null()).exists()
        for model in later
    )


def said_of(case: Case) -> str:
    """What a book says came of a dispute, by where it stands (list `past_result`)."""
    if case.outcome in ("written", "oral", "partial"):
        return AGREED
    return case.outcome or GOING


def put_right(
    act: journal.Action, case: Case, said: Mapping[str, Any], changes: Mapping[str, Any]
) -> None:
    """Let a dispute of the past say what a newer book says, its stage too where that changed."""
    given = {name: value for name, value in changes.items() if name != "result"}
    if given.keys() & {"performance", "closed"} or "result" in changes:
        given |= _stage(str(said["result"]), said.get("form"), {**case.values(), **said})
    act.change(case, **given)


def _stage(result: str, form: str | None, values: Mapping[str, Any]) -> dict[str, Any]:
    if result == GOING:
        return {"state": MEDIATING}
    if result != AGREED:
        return {"state": DECLINED if result == DECLINED else CLOSED, "outcome": result}
    is_over = values.get("performance") == "performed" or (
        values.get("closed") and values.get("performance") not in _STILL_OWED
    )
    return {"state": CLOSED if is_over else PERFORMING, "outcome": form}


def _place(number: str | None, year: int) -> tuple[int, int | None]:
    """Year and running number that a number on paper stands for, where it is not taken yet."""
    said, sequence = place_in_year(number or "")
    if said is None:
        return year, None
    mine = (Case.origin == current().origin) & Case.voided.is_null()
    taken = mine & (Case.year == said) & (Case.sequence == sequence)
    return said, None if Case.select().where(taken).exists() else sequence


def place_in_year(number: str) -> tuple[int | None, int | None]:
    """The year and the running number that a number on paper names."""
    found = _NUMBER.search(plain(number))
    if found is None:
        return None, None
    return int(found["year"]), int(found["sequence"]) or None


def say_last(act: journal.Action, year: int, last: int) -> None:
    """Let new numbers of a year begin after the last one in a paper book."""
    if numbering.last_used(year) < last:
        # It is no answer to what somebody is asked after a backup was restored.
        act.add(NumbersOnPaper, year=year, last=last, epoch=FROM_BOOK)


def numbers_taken() -> set[str]:
    """The numbers of our disputes; what was brought in and taken out again is free once more."""
    mine = (Case.origin == current().origin) & Case.number.is_null(False)
    counts = Case.voided.is_null() | Case.batch.is_null()
    found = Case.select(Case.number).where(mine & counts)
    return {each.number for each in found if each.number}


def mediator(name: str) -> str | None:
    """The person whom a mediator's name alone means: one who serves here, or mediated before."""
    serving = [each.id for each in people.serving() if each.name == name]
    if len(serving) == 1:
        return serving[0]
    named = (CaseMediator.name == name) & CaseMediator.voided.is_null()
    before = {each.person for each in CaseMediator.select(CaseMediator.person).where(named)}
    known = {people.main_of(each) for each in before}
    return known.pop() if len(known) == 1 else None
