"""What became of a corrected person's particulars in disputes, and what is still to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import codes
from app.language import N_, _
from app.records import people
from app.records.cases import parts
from app.records.cases.model import CaseNote, Party, PrintedPaper
from app.records.cases.parties import PERSONAL, Use, carry_over, noted, uses, wrongs
from app.records.people import Person
from app.store import journal
from app.store.session import current

CARRY, NOTE, PRINT, REPRINT = "carry", "note", "print", "reprint"

_PAPER = "correction"
_WORDS = {
    CARRY: N_("Not signed yet: it can be brought over."),
    NOTE: N_("Signed: the paper stays as it is and gets a printed correction."),
    PRINT: N_("The correction is written; it has to be printed and put beside the paper."),
    REPRINT: N_("Brought over; what was printed before is out of date."),
}


@dataclass(frozen=True)
class Standing:
    """One use of a person, and what is to be done there.

    `todo` is CARRY (no agreement is signed: bring it over), NOTE (signed: a 更正说明 is to be
    written), PRINT (it is written, not printed) or REPRINT (`papers` were printed before the
    correction, and not signed). `differs` are (column, before, after).
    """

    use: Use
    todo: str
    differs: tuple[tuple[str, object, object], ...]
    papers: tuple[str, ...]

    @property
    def is_noted(self) -> bool:
        """Whether bringing it over writes a correction of something that was signed."""
        return self.todo == NOTE or (self.todo == CARRY and bool(self.use.signed))

    def words(self) -> str:
        """What is to be done, in a sentence."""
        if self.todo == CARRY and self.use.signed:
            return _("The agreement is not signed: it can be brought over. Papers that are signed"
                     " stay as they are and get a printed correction.")  # fmt: skip
        return _(_WORDS[self.todo])

    def printed_words(self) -> str:
        """Which papers are printed, or have to be again; empty where there are none."""
        again = self.todo in (CARRY, REPRINT)
        words = _("To be printed again: {papers}") if again else _("Printed: {papers}")
        return words.format(papers="、".join(self.papers)) if self.papers else ""

    def differences(self) -> list[str]:
        """What differs, a line each; private things masked."""
        columns = type(self.use.party).columns()
        found: list[str] = []
        for name, before, after in self.differs:
            kind, private = columns[name].kind, columns[name].private
            say = kind.mask if private else kind.show
            words = _("{label}: {before} → {after}").format(
                label=_(columns[name].label), before=say(before) or _("(empty)"), after=say(after)
            )
            found.append(words)
        return found


def put_right(person: str, *, reason: str = "") -> tuple[int, int]:
    """Bring a correction to where it is missing; how many were brought over, how many noted.

    As `carry_over`. Raises FieldErrors, NotOurs.
    """
    before = of_person(person)
    carry_over(person, reason=reason)
    carried = sum(each.todo == CARRY for each in before)
    return carried, sum(each.is_noted for each in before)


def of_person(person: str) -> list[Standing]:
    """What is to be done in the disputes of this room after a person was corrected."""
    stands = journal.get(Person, people.main_of(person))
    found: list[Standing] = []
    for use in uses(person):
        if use.party.origin != current().origin:
            continue
        differs = tuple(
            (name, getattr(use.party, name), getattr(stands, name)) for name in use.differs
        )
        if differs and not use.is_signed:
            found.append(Standing(use, CARRY, differs, _labels((*use.unsigned, *use.signed))))
            continue
        old = [] if use.is_signed else _old(use)
        if old:
            found.append(Standing(use, REPRINT, differs, _labels(old)))
        if todo := _noting(use, stands):
            printed = (*use.unsigned, *use.signed) if use.is_signed else use.signed
            found.append(Standing(use, todo, differs, _labels(printed)))
    return found


def _noting(use: Use, person: Person) -> str:
    """What is to be done about what was signed: write the correction, or print it."""
    if use.is_signed:
        notes = [noted(use.case, wrong) for wrong in wrongs(use, person)]
    elif use.signed:
        notes = [each for each in parts.of(CaseNote, use.case) if _is_of(each, use, person)]
    else:
        notes = []
    if None in notes:
        return NOTE
    last = max((_made(each.id) for each in notes if each is not None), default=0)
    papers = (*use.unsigned, *use.signed)
    is_printed = any(each.paper == _PAPER and _made(each.id) > last for each in papers)
    return PRINT if last and not is_printed else ""


def _is_of(note: CaseNote, use: Use, person: Person) -> bool:
    """Whether a correction says how the person is right, as it was brought over since."""
    columns = type(use.party).columns()
    right = {columns[name].kind.show(getattr(person, name)) for name in PERSONAL if name in columns}
    return bool(note.correction) and note.now in right


def _old(use: Use) -> list[PrintedPaper]:
    """The unsigned papers that were last printed before a party's particulars were changed."""
    if not isinstance(use.party, Party):
        return []
    latest = {(each.paper, each.of): each for each in use.unsigned}
    for each in use.signed:
        latest.pop((each.paper, each.of), None)
    if not latest:
        return []
    changed = _last_changed(use.party)
    return [each for each in latest.values() if _made(each.id) < changed]


def _made(record: str) -> int:
    """The number of the entry that made a record, whatever was written of it since."""
    return journal.changes(record)[0].number


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
