"""What a dispute is worth by the rates, and what is still missing before it can be claimed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app import codes
from app.language import N_, _
from app.records.cases import parts, volume
from app.records.cases.model import Case
from app.records.cases.refusals import Missing
from app.records.cases.step import FINISHED
from app.records.cases.titles import title
from app.records.subsidy import standing
from app.records.subsidy.model import STANDARDS, SubsidyClaim, SubsidyLine
from app.records.subsidy.rates import Rates, Standard

_NOT_CLOSED = Missing("closed", N_("it is not closed"), "case", "closed")
_NO_CLASS = Missing("difficulty", N_("its difficulty is not written down"), "case", "difficulty")
_NO_MEDIATOR = Missing("mediator", N_("no mediator is named"), "case_mediator", "person")
_NO_ARCHIVE = Missing("archived", N_("the volume is not in the archive"), "case", "archived")


@dataclass(frozen=True)
class Worth:
    """What a dispute is worth, in fen: `share` percent of the `base` of its class."""

    difficulty: str
    base: int
    share: int

    @property
    def amount(self) -> int:
        """The share of the base, to the nearest fen."""
        return (self.base * self.share + 50) // 100


@dataclass(frozen=True)
class Ready:
    """How a dispute stands to be paid for.

    `worth` is what it comes to, `missing` what has to be there first, `why_not` why nothing is
    paid for it at all, `line` and `claim` where it is claimed already.
    """

    case: Case
    worth: Worth | None = None
    missing: tuple[Missing, ...] = ()
    why_not: str = ""
    line: SubsidyLine | None = None
    claim: SubsidyClaim | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be claimed now."""
        return self.worth is not None and not (self.missing or self.why_not or self.line)

    def holds(self, text: str) -> bool:
        """Whether a text stands in its number or title."""
        return text in (self.case.number or "") or text in title(self.case)


def standard() -> Standard:
    """The standard in force: the office's, else the sample."""
    return STANDARDS.given()[0].data


def in_force(day: datetime.date) -> Rates | None:
    """The rates that are in force on a day."""
    return standard().on(day)


def worth(case: Case, rates: Rates) -> Worth | None:
    """What a dispute is worth by some rates; None where nothing is paid for how it ended."""
    share = rates.shares.get(case.outcome or "")
    difficulty = case.difficulty or ""
    counts_as = (rates.oral_class or difficulty) if case.outcome == "oral" else difficulty
    if share is None:
        return None
    return Worth(difficulty, rates.of_class(counts_as), share)


def ready(case: Case) -> Ready:
    """How one dispute stands to be paid for."""
    return all_ready([case])[0]


def all_ready(found: list[Case]) -> list[Ready]:
    """How several disputes stand to be paid for."""
    taken = standing.taken([each.id for each in found])
    with parts.read_together(found):
        return [_ready(each, taken.get(each.id)) for each in found]


def _ready(case: Case, taken: tuple[SubsidyLine, SubsidyClaim] | None) -> Ready:
    if taken is not None:
        return Ready(case, line=taken[0], claim=taken[1])
    if (why := _why_never(case)) or (case.outcome is None and case.state in FINISHED):
        return Ready(case, why_not=why or _("how it ended is not known"))
    rates = in_force(case.closed or case.ended or case.day)
    if rates is None:
        return Ready(case, why_not=_("no rates are in force for that day"))
    found = worth(case, rates) if case.outcome is not None else None
    if case.outcome is not None and found is None:
        ended = codes.load("outcome").label(case.outcome)
        return Ready(case, why_not=_("nothing is paid for “{outcome}”").format(outcome=ended))
    return Ready(case, found, tuple(missing(case, rates)))


def missing(case: Case, rates: Rates) -> list[Missing]:
    """What has to be there before a dispute can be claimed, each with where it is written."""
    found = [] if case.difficulty else [_NO_CLASS]
    found += [] if parts.mediators(case) else [_NO_MEDIATOR]
    papers = volume.papers(case)
    needed = {each.code for each in papers if each.must} | {*rates.papers}
    found += [each.missing for each in papers if each.code in needed and not each.is_there]
    is_closed = case.state in FINISHED
    if not is_closed:
        # The paper that says so is made with it.
        found = [*(each for each in found if each.name != "closing"), _NOT_CLOSED]
    elif rates.archived and case.archived is None:
        found.append(_NO_ARCHIVE)
    return found


def _why_never(case: Case) -> str:
    if case.voided:
        return _("it is void")
    if case.batch:
        return _("it was brought in from the paper book")
    return ""
