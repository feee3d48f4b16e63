"""What became of a corrected person's particulars in disputes, and what is still to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import codes
from app.records import people
from app.records.cases.model import Party, PrintedPaper
from app.records.cases.parties import PERSONAL, Use, noted, uses, wrongs
from app.records.people import Person
from app.store import journal
from app.store.session import current

CARRY, NOTE, PRINT, REPRINT = "carry", "note", "print", "reprint"

_PAPER = "correction"


@dataclass(frozen=True)
class Standing:
    """One use of a person, and what is to be done there.

    `todo` is CARRY (nothing is signed: bring it over), NOTE (signed: a 更正说明 is to be written),
    PRINT (it is written, not printed) or REPRINT (`papers` were printed before the correction).
    `differs` are (column, before, after).
    """

    use: Use
    todo: str
    differs: tuple[tuple[str, object, object], ...]
    papers: tuple[str, ...]


def of_person(person: str) -> list[Standing]:
    """What is to be done in the disputes of this room after a person was corrected."""
    stands = journal.get(Person, people.main_of(person))
    found: list[Standing] = []
    for use in uses(person):
        todo = _todo(use, stands) if use.party.origin == current().origin else ""
        if todo:
            differs = tuple(
                (name, getattr(use.party, name), getattr(stands, name)) for name in use.differs
            )
            printed = _old(use) if todo == REPRINT else (*use.unsigned, *use.signed)
            found.append(Standing(use, todo, differs, _labels(printed)))
    return found


def _todo(use: Use, person: Person) -> str:
    if not use.differs:
        return REPRINT if not use.is_signed and _old(use) else ""
    if not use.is_signed:
        return CARRY
    notes = [noted(use.case, wrong) for wrong in wrongs(use, person)]
    last = max((each.entry for each in notes if each is not None), default=0)
    if None in notes:
        return NOTE
    papers = (*use.unsigned, *use.signed)
    is_printed = any(each.paper == _PAPER and each.entry > last for each in papers)
    return "" if is_printed else PRINT


def _old(use: Use) -> list[PrintedPaper]:
    """The papers that were last printed before a party's particulars were changed."""
    if not isinstance(use.party, Party):
        return []
    latest = {(each.paper, each.of): each for each in (*use.unsigned, *use.signed)}
    if not latest:
        return []
    changed = _last_changed(use.party)
    return [each for each in latest.values() if each.entry < changed]


def _last_changed(party: Party) -> int:
    """The number of the entry that wrote the particulars as they are."""
    number, before = 0, None
    for change in journal.changes(party.id):
        now = [change.body.get(name) for name in PERSONAL]
        if now != before:
            number, before = change.number, now
    return number


def _labels(papers: Sequence[PrintedPaper]) -> tuple[str, ...]:
    listed = codes.load("case_paper")
    said = [listed.label(each.paper) for each in papers if each.paper != _PAPER]
    return tuple(dict.fromkeys(said))
