"""What concerns a dispute as a whole: correct it, void it, keep it confidential, its papers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import FieldErrors, NotFound
from app.errors import Missing as Empty
from app.language import N_
from app.records import attachments, deliveries
from app.records.cases import guards, numbering, volume
from app.records.cases.entering import add_within
from app.records.cases.model import (
    OF_CASE,
    Agreement,
    Case,
    CaseMediator,
    PaperOriginal,
    PrintedPaper,
)
from app.records.cases.opening import NOT_ASKED
from app.records.cases.refusals import HasLaterSteps, TooLate
from app.records.cases.step import (
    ARCHIVED,
    BEFORE_ARCHIVE,
    ENDED,
    OPEN,
    Form,
    Group,
    Values,
    after,
    step,
    today,
)
from app.records.people import Person
from app.records.visits import Referral, Visit, note_entitled, referral_of
from app.store import journal, registry

_SET_BY_STEPS = frozenset(
    {
        "number", "year", "sequence", "state", "names", "round", "outcome", "accepted", "declined",
        "decline_reason", "notified", "notified_how", "investigating", "mediating", "ended",
        "performance", "performed", "closed", "archived", "on_the_spot", "confidential", "batch",
    }
)  # fmt: skip
"""What the steps alone may set; the rest is corrected by `change`."""


_ASKED = [
    ("category", "source", "day"), ("facts",), ("requests",), ("amount", "difficulty", "people"),
    ("applied", "consent_day", "paper_number"), ("title", "committee"), ("prevented",), ("reason",),
]  # fmt: skip


@step(
    "change", BEFORE_ARCHIVE,
    form=Form(
        N_("Correct the dispute"), _ASKED, Case,
        begin=lambda case: {**case.values(), "reason": None},
        act=lambda case, values: change(case, **{**values, "reason": values["reason"] or ""}),
        large=True, verb=N_("Keep the correction"), meets=[Case],
        left_out={*NOT_ASKED, "confidential", "barred", "advised_route"},
        labels={
            "day": N_("Registered on"),
            "reason": N_("Why it is corrected (only where the district has it already)"),
        },
    ),
)  # fmt: skip
def change(act: journal.Action, case: Case, *, reason: str = "", **values: Any) -> Case:
    """Correct what a dispute says; a delivered one needs a reason. Raises FieldErrors.

    What the steps have set is corrected by steps, not here.
    """
    wrong = _SET_BY_STEPS & values.keys()
    if wrong:
        raise TypeError(f"set by steps: {', '.join(sorted(wrong))}")
    if deliveries.state(case) != deliveries.HERE and not reason:
        raise FieldErrors({"reason": Empty()})
    day = values.get("day")
    after("day", day)
    later = [each for each in (case.accepted, case.declined, case.ended) if each is not None]
    if day is not None and later and day > min(later):
        raise FieldErrors({"day": TooLate(day=min(later))})
    # The number speaks of the year.
    if day is not None and day.year != case.year:
        raise HasLaterSteps
    for name in ("applied", "consent_day"):
        after(name, values.get(name))
        if values.get(name) and case.accepted and values[name] > case.accepted:
            raise FieldErrors({name: TooLate(day=case.accepted)})
    return act.change(case, reason=reason or None, **values)


def _referred(case: Case) -> Values:
    known = referral_of(case.visit or "")
    return known.values() if known is not None else {"told": True}


@step(
    "refer", OPEN | {ENDED}, label=N_("Legal aid"), guard=guards.refer, group=Group.BESIDE,
    offered=lambda case: bool(case.visit),
    form=Form(
        N_("Legal aid"),
        [("told", "centre:2"), ("documents",), ("submitted", "decision", "decided"),
         ("number", "lawyer", "assigned"), ("outcome",)],
        Referral, begin=_referred, keeps_empty=True, labels={"documents": N_("Papers asked for")},
    ),
)  # fmt: skip
def refer(act: journal.Action, case: Case, **values: Any) -> Referral:
    """Send the visitor whom the dispute came from on to legal aid (values of Referral).

    Raises NotYet where it came from no visit, FieldErrors.
    """
    already = referral_of(case.visit or "")
    if already is None:
        sent = act.add(Referral, visit=case.visit, **values)
    else:
        sent = act.change(already, **values)
    if case.referral != sent.id:
        act.change(case, referral=sent.id)
    return note_entitled(act, Visit.get_or_none(Visit.id == sent.visit), sent)


@step("void", BEFORE_ARCHIVE)
def void(act: journal.Action, case: Case, *, reason: str, words: str = "") -> Case:
    """Declare a dispute void that was entered by mistake; its number is not used again."""
    return act.void(case, reason, words)


def from_paper(
    act: journal.Action,
    *,
    parties: Sequence[Mapping[str, Any]],
    mediators: Sequence[str] = (),
    agreement: Mapping[str, Any] | None = None,
    **values: Any,
) -> Case:
    """Keep a dispute of a paper book as it ended there, as part of a larger action.

    No guard is asked: what was done then was done. `mediators` are persons; `agreement` are values
    of Agreement. Without a `number` it gets the next one of its year. Raises FieldErrors.
    """
    day = values.get("day")
    if not isinstance(day, datetime.date):
        raise FieldErrors({"day": Empty()})
    given = {"source": "apply", "round": 1, "year": day.year, **values}
    if not given.get("number"):
        given["sequence"], given["number"] = numbering.next_of(day.year)
    case = act.add(Case, **given)
    made = [add_within(act, case, **each) for each in parties]
    for person in mediators:
        name = journal.get(Person, person).name
        act.add(CaseMediator, case=case.id, person=person, name=name, since=day)
    if agreement is not None:
        at = {"round": 1, "number": case.number, "day": case.ended or day, **agreement}
        act.add(Agreement, case=case.id, **{"effective": at["day"], **at})
    return act.change(case, names=[each.name for each in made]) if made else case


@step("keep_confidential", BEFORE_ARCHIVE | {ARCHIVED})
def keep_confidential(act: journal.Action, case: Case, *, wanted: bool = True) -> Case:
    """Hide a dispute in lists and keep all but its stage in the room, or no longer.

    What hangs on it is written anew with it, so that what has not left yet never does; what the
    office has received before stays there. The risk that it grew from names the same people and is
    confidential with it.
    """
    changed = act.change(case, confidential=wanted or None)
    for model in OF_CASE:
        for each in model.select().where(model.case == case.id):
            _again(act, each)
            for scan in attachments.of(each.id):
                _again(act, scan)
    for scan in attachments.of(case.id):
        _again(act, scan)
    for risk in registry["risk"].where_equal("id", case.risk or "") if wanted else ():
        act.change(risk, confidential=True)
    return changed


def _again(act: journal.Action, record: Any) -> None:
    act.change(record)


@step(
    "add_original", BEFORE_ARCHIVE,
    form=Form(
        N_("The paper itself lies in the volume"), [("paper:2", "pages"), ("of:2", "day"),
                                                    ("note",)],
        PaperOriginal, begin=lambda _case: {"day": today(), "pages": 1}, subject="paper",
        labels={"of": N_("Which one, where there are several")}, meets=[PaperOriginal],
    ),
)  # fmt: skip
def add_original(act: journal.Action, case: Case, **values: Any) -> PaperOriginal:
    """Note a paper that lies in the volume without a scan, with its pages (纸质原件在卷).

    `of` is the record whose paper it is, where the dispute has several of the kind; the only one
    unless told. Raises FieldErrors, NotFound.
    """
    known = {each.id for each in volume.records(case, values.get("paper") or "")}
    if values.get("of") and values["of"] not in known:
        raise NotFound
    if len(known) == 1:
        values.setdefault("of", *known)
    return act.add(PaperOriginal, case=case.id, **values)


@step("note_printed", BEFORE_ARCHIVE | {ARCHIVED})
def note_printed(act: journal.Action, case: Case, **values: Any) -> PrintedPaper:
    """Remember that a paper was printed from this state of its records (values of PrintedPaper)."""
    values.setdefault("day", act.store.today())
    return act.add(PrintedPaper, case=case.id, **values)


def note_all_printed(printed: Sequence[tuple[Case, dict[str, Any]]]) -> None:
    """Remember of several papers, in one action, that they were printed (values of PrintedPaper).

    Raises WrongStage, ReadOnly, NotOurs.
    """
    with journal.action("case.note_printed") as act:
        for case, values in printed:
            note_printed.within(act, case, **values)
