"""The end of a dispute without an agreement."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Code, Entry
from app.language import N_
from app.records.cases import guards, parts
from app.records.cases.agreeing import drop_agreement
from app.records.cases.amending import require_in_time
from app.records.cases.model import Case
from app.records.cases.step import (
    ENDED,
    IN_FORCE,
    MEDIATING,
    TALKING,
    UNDECIDED,
    Form,
    Group,
    after,
    latest,
    step,
    today,
)
from app.store import journal


def _end(
    act: journal.Action,
    case: Case,
    outcome: str,
    *,
    day: datetime.date | None,
    routes_told: Sequence[str],
    **values: Any,
) -> Case:
    ended = day or act.store.today()
    last = latest(each.day for each in parts.sessions(case))
    after("ended", ended, case.day, case.accepted, last)
    require_in_time({"begin": values.get("end_begin"), "finish": values.get("end_finish")})
    draft = parts.agreement(case)
    if draft is not None:
        drop_agreement.do(act, case, agreement=draft)
    told = list(routes_told) or case.routes_told
    return act.change(case, state=ENDED, outcome=outcome, ended=ended, routes_told=told, **values)


def _form(title: str) -> Form:
    return Form(
        title,
        [("routes_told",), ("ended", "end_begin", "end_finish"), ("end_reason",), ("undisputed",)],
        Case, begin=lambda case: {"ended": today(), "routes_told": case.routes_told},
        arguments={"ended": "day"}, required=["routes_told"],
        labels={"ended": N_("Date"), "end_reason": N_("Reason")},
        says=N_("Tell both sides where they may turn now, and tick what was told (People's"
                " Mediation Law, art. 26)."),
    )  # fmt: skip


@step(
    "fail", {MEDIATING}, ENDED, label=N_("No agreement"), guard=guards.end, group=Group.ENDING,
    form=_form(N_("No agreement was reached")),
)  # fmt: skip
def fail(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End without agreement; the other ways were told (人民调解法 art. 26). Raises NotYet.

    `values` may hold end_reason, end_begin, end_finish, undisputed (山东多元化解条例 art. 24).
    """
    return _end(act, case, "failed", day=day, routes_told=routes_told, **values)


# Whoever refuses or withdraws stops it at once (人民调解法 art. 17), talks or no talks.


@step(
    "withdraw", TALKING, ENDED, label=N_("Withdrawn"), guard=guards.end, group=Group.ENDING,
    form=_form(N_("The application is withdrawn")),
)  # fmt: skip
def withdraw(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because the application was withdrawn; else like `fail`."""
    return _end(act, case, "withdrawn", day=day, routes_told=routes_told, **values)


@step(
    "refuse", TALKING, ENDED, label=N_("Refused"), guard=guards.end, group=Group.ENDING,
    form=_form(N_("A side refuses mediation")),
)  # fmt: skip
def refuse(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because a party refuses (人民调解法 art. 17); else like `fail`."""
    return _end(act, case, "refused", day=day, routes_told=routes_told, **values)


@step(
    "hand_on", UNDECIDED, ENDED, label=N_("Hand on"), guard=guards.hand_on, group=Group.ENDING,
    form=Form(
        N_("Hand on to an authority"), [("to", "ended"), ("end_reason",)], Case,
        more={"to": Entry(Code(list="case_route"), N_("Handed on to"), required=True)},
        begin=lambda _case: {"ended": today()},
        arguments={"ended": "day", "end_reason": "reason"}, required=["end_reason", "ended"],
        labels={"ended": N_("Date"), "end_reason": N_("Reason")},
    ),
)  # fmt: skip
def hand_on(
    act: journal.Action, case: Case, *, to: str, reason: str, day: datetime.date | None = None
) -> Case:
    """Hand a dispute on to an authority (list `case_route`); to the police once it was reported."""
    if not reason:
        raise FieldErrors({"end_reason": Empty()})
    return _end(act, case, "handed_on", day=day, routes_told=[to], end_reason=reason)


@step(
    "tell_routes", TALKING | IN_FORCE,
    form=Form(
        N_("Where else they may turn"), [("routes_told",)], Case,
        begin=lambda case: {"routes_told": case.routes_told},
        arguments={"routes_told": "routes"}, required=["routes_told"], meets=[Case.routes_told],
    ),
)  # fmt: skip
def tell_routes(act: journal.Action, case: Case, *, routes: Sequence[str]) -> Case:
    """Write down which other ways were told (list `case_route`). Raises FieldErrors."""
    return act.change(case, routes_told=list(routes))
