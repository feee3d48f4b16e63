"""The end of a dispute: return visit, close, archive."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app import codes
from app.fields import Entry, Text
from app.language import N_, _
from app.records.cases import guards, parts, volume
from app.records.cases.model import Case, CaseNote, Revisit
from app.records.cases.refusals import NotYet
from app.records.cases.step import (
    ARCHIVED,
    CLOSED,
    ENDED,
    IN_FORCE,
    PERFORMING,
    Form,
    Values,
    after,
    latest,
    step,
    today,
)
from app.store import journal
from app.store.session import current


def _visit(case: Case) -> Values:
    how = case.performance if case.performance in ("performed", "part", "not") else None
    return {"day": today(), "whom": parts.names(case), "performance": how,
            "by": parts.mediator_names(case) or [current().user_name]}  # fmt: skip


@step(
    "revisit", IN_FORCE | {ENDED}, label=N_("Return visit"), guard=guards.revisit,
    form=Form(
        N_("Return visit"),
        [("day", "performance", "satisfaction"), ("whom",), ("cause",), ("words",), ("dangers",),
         ("by",)],
        Revisit, begin=_visit, offers={"whom": parts.names, "by": parts.mediator_names},
        required=["words"], meets=[Revisit], corrects=True, left_out=("agreement_number",),
    ),
)  # fmt: skip
def revisit(act: journal.Action, case: Case, **values: Any) -> Revisit:
    """Keep a return visit (values of Revisit); it carries the agreement's number. Raises NotYet."""
    agreement = parts.agreement(case)
    values.setdefault("day", act.store.today())
    after("day", values["day"], agreement.effective if agreement else case.ended, case.accepted)
    number = agreement.number if agreement is not None else None
    return act.add(Revisit, case=case.id, **{"agreement_number": number, **values})


@step(
    "close", {PERFORMING, ENDED}, CLOSED, label=N_("Close the dispute"), guard=guards.close,
    form=Form(
        N_("Close the dispute"), [("closed",), ("routes_told",), ("prevented", "people")], Case,
        begin=lambda case: {"closed": today(), "routes_told": case.routes_told,
                            "prevented": case.prevented, "people": case.people},
        arguments={"closed": "day"}, required=["closed"], labels={"closed": N_("Closed on")},
        verb=N_("Close the dispute"), meets=[Case.closed],
    ),
)  # fmt: skip
def close(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    prevented: str | None = None,
    people: int | None = None,
) -> Case:
    """Close a dispute that was performed or ended, and revisited. Raises NotYet, FieldErrors.

    `prevented` says what it was kept from, of how many `people`.
    """
    closed = day or act.store.today()
    seen = latest(each.day for each in parts.revisits(case))
    after("closed", closed, case.ended, case.performed, seen)
    told = list(routes_told) or case.routes_told
    return act.change(
        case, state=CLOSED, closed=closed, routes_told=told,
        prevented=prevented or case.prevented, people=people or case.people,
    )  # fmt: skip


def _filing(case: Case) -> Values:
    return {"archived": today(), "filed_by": current().user_name, "volume": case.number,
            "retention": codes.load("retention").current()[0].code}  # fmt: skip


@step(
    "archive", {CLOSED}, ARCHIVED, label=N_("Archive"),
    # What came from a paper book lies in its cupboard already.
    offered=lambda case: case.batch is None,
    form=Form(
        N_("Into the archive"),
        [("archived", "retention"), ("filed_by", "checked_by"), ("volume",), ("volume_state",),
         ("despite",)],
        Case, more={"despite": Entry(Text(max=300), N_("Papers differ all the same because"))},
        begin=_filing, arguments={"archived": "day", "volume": "volume_number"},
        required=["archived", "retention", "filed_by"], verb=N_("Archive"),
        labels={"archived": N_("Archived on"), "volume": N_("Volume no.")},
        says=N_("From then on the volume is only read; what must be added is added as a note."),
    ),
)  # fmt: skip
def archive(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    retention: str,
    filed_by: str,
    checked_by: str | None = None,
    volume_number: str | None = None,
    volume_state: str | None = None,
    despite: str | None = None,
) -> Case:
    """Put the volume into the archive; from then on only notes are added. Raises NotYet.

    Every paper that must lie in it does, and its papers do not contradict each other, unless
    `despite` says why that is as it should be.
    """
    missing = [each.missing for each in volume.gaps(case)]
    if not despite:
        missing += [each.missing for each in volume.contradictions(case)]
    if missing:
        raise NotYet("archive", missing)
    archived = day or act.store.today()
    after("archived", archived, case.closed)
    if despite:
        words = _("Archived although papers differ: {why}").format(why=despite)
        act.add(CaseNote, case=case.id, day=archived, words=words)
    return act.change(
        case,
        state=ARCHIVED,
        archived=archived,
        retention=retention,
        filed_by=filed_by,
        checked_by=checked_by,
        volume=volume_number or case.number,
        volume_state=volume_state,
    )
