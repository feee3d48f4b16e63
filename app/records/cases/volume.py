"""Whether a volume is complete, and whether its papers agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app import codes
from app.language import N_, _
from app.records import attachments
from app.records.cases import money, parts, signing
from app.records.cases.contradictions import Contradiction, contradictions
from app.records.cases.model import Agreement, Case, CaseNote, Confirmation, PaperOriginal
from app.records.cases.refusals import Missing
from app.store.session import current

__all__ = [
    "Contradiction",
    "MissingPaper",
    "Paper",
    "completeness",
    "contradictions",
    "gaps",
    "papers",
    "records",
    "unwritten",
]


@dataclass(frozen=True)
class Paper:
    """One kind of paper of a volume (list `case_paper`), in the order of the 卷内目录.

    `must` lie in it, `is_there` by its records, a scan or an original; `pages` of originals.
    """

    code: str
    must: bool
    is_there: bool
    missing: Missing
    pages: int = 0

    @property
    def label(self) -> str:
        """What the paper is called."""
        return codes.load("case_paper").label(self.code)


@dataclass(frozen=True)
class MissingPaper:
    """A paper that must lie in the volume and does not."""

    paper: str
    missing: Missing

    def __str__(self) -> str:
        return str(self.missing)


def records(case: Case, paper: str) -> list[Any]:
    """The records that a kind of paper (list `case_paper`) is made of, one paper each."""
    if paper == "attorney":
        return [each for each in parts.agents(case) if not each.guardian]
    if paper in ("agreement", "oral"):
        form = "oral" if paper == "oral" else "written"
        return [each for each in parts.agreements(case) if each.form == form]
    listed: dict[str, Callable[[Case], list[Any]]] = {
        "inquiry": parts.inquiries,
        "session": parts.sessions,
        "revisit": parts.revisits,
        "confirmation": lambda case: list(parts.of(Confirmation, case)),
    }
    return listed[paper](case) if paper in listed else []


# Completeness


def papers(case: Case) -> list[Paper]:
    """What belongs into the volume of this dispute, what must, and what is there."""
    originals: dict[str, int] = {}
    for each in parts.of(PaperOriginal, case):
        originals[each.paper] = originals.get(each.paper, 0) + each.pages
    found: list[Paper] = []
    for code, must, is_there, field in _wanted(case):
        words = N_("{paper} is missing in the volume")
        label = codes.load("case_paper").label(code)
        kind, column = field
        missing = Missing(code, words, kind, column, said=(("paper", label),))
        pages = originals.get(code, 0)
        found.append(Paper(code, must, is_there or pages > 0, missing, pages))
    return found


def gaps(case: Case) -> list[MissingPaper]:
    """The papers that must be there and are not."""
    return [
        MissingPaper(each.code, each.missing)
        for each in papers(case)
        if each.must and not each.is_there
    ]


def doubts(case: Case, *, whole: bool) -> list[str]:
    """What an office asks of a volume, in words: what a `whole` one lacks, what contradicts itself.

    Of a confidential dispute nobody is named, and outside of its room nothing is known of it.
    """
    if case.confidential and case.origin != current().origin:
        return []
    said = [str(each) for each in contradictions(case)]
    if case.confidential and said:
        said = [_("its papers contradict each other")]
    if lacks := [each.label for each in papers(case) if whole and each.must and not each.is_there]:
        said.append(_("Still missing: {what}").format(what="、".join(lacks)))
    return said


def completeness(case: Case) -> tuple[int, int]:
    """How many of the papers that must be there are, and how many must."""
    must = [each for each in papers(case) if each.must]
    return sum(each.is_there for each in must), len(must)


_Wanted = tuple[str, bool, bool, tuple[str, str]]


def _wanted(case: Case) -> Iterator[_Wanted]:
    came_by_itself = case.source == "apply"
    yield "application", came_by_itself, case.applied is not None, ("case", "applied")
    yield "acceptance", not came_by_itself, case.accepted is not None, ("case", "accepted")
    yield "notice", True, case.notified is not None, ("case", "notified")
    people = [each for each in parts.parties(case) if each.type == "person"]
    scanned = all(attachments.of(each.id) for each in people)
    is_oral = any(each.form == "oral" for each in _in_force(case))
    yield "identity", not is_oral, bool(people) and scanned, ("paper_original", "paper")
    agents = [each for each in parts.agents(case) if not each.guardian]
    if agents:
        yield "attorney", True, False, ("paper_original", "paper")
    if case.investigating or parts.inquiries(case):
        yield "inquiry", True, bool(parts.inquiries(case)), ("inquiry", "words")
    yield "photos", False, bool(attachments.of(case.id)), ("attachment", "file")
    yield "evidence", False, False, ("paper_original", "paper")
    held = parts.sessions(case)
    has_talked = case.mediating is not None
    yield "session", has_talked, bool(held), ("mediation", "statements")
    yield from _ends(case)
    yield from _afterwards(case)
    yield "closing", True, case.closed is not None, ("case", "closed")
    corrected = [each for each in parts.of(CaseNote, case) if each.correction]
    if corrected:
        yield "correction", True, True, ("case_note", "words")
    yield "back", True, True, ("case", "volume")


def _ends(case: Case) -> Iterator[_Wanted]:
    for form, paper in (("written", "agreement"), ("oral", "oral")):
        if any(each.form == form for each in _in_force(case)):
            yield paper, True, True, ("agreement", "clauses")
    is_open = case.outcome is None and case.mediating is not None
    if is_open and not _in_force(case):
        yield "agreement", True, False, ("agreement", "clauses")
    if case.outcome in ("failed", "withdrawn", "refused"):
        yield "termination", True, bool(case.routes_told), ("case", "routes_told")


def _in_force(case: Case) -> list[Agreement]:
    return [each for each in parts.agreements(case) if each.effective is not None]


def _afterwards(case: Case) -> Iterator[_Wanted]:
    if _in_force(case):
        paid = [each for line in _in_force(case) for each in money.statement(case, line).payments]
        shown = any(each.voucher or attachments.of(each.id) for each in paid)
        yield "voucher", bool(paid), shown, ("paper_original", "paper")
    if case.outcome != "handed_on" and case.outcome != "declined":
        yield "revisit", True, bool(parts.revisits(case)), ("revisit", "words")
    asked = parts.of(Confirmation, case)
    if asked:
        yield "confirmation", True, True, ("confirmation", "applied")
        ruled = any(each.ruling and attachments.of(each.id) for each in asked)
        is_ruled = any(each.result in ("confirmed", "rejected") for each in asked)
        yield "ruling", is_ruled, ruled, ("paper_original", "paper")


def unwritten(case: Case) -> list[Missing]:
    """What article 29 demands of the present agreement and is not there."""
    agreement = parts.agreement(case)
    return signing.unwritten(agreement) if agreement is not None else []
