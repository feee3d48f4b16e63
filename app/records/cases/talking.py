"""Investigation, sessions, more time, and the end without an agreement."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.records.cases import guards, parts
from app.records.cases.agreeing import drop_agreement
from app.records.cases.amending import require_in_time, require_longer
from app.records.cases.model import Case, CaseMediator, Extension, Inquiry, Session
from app.records.cases.refusals import OutOfOrder
from app.records.cases.step import (
    ENDED,
    INVESTIGATING,
    MEDIATING,
    after,
    latest,
    step,
)
from app.store import journal


@step("investigate")
def investigate(act: journal.Action, case: Case, **values: Any) -> Inquiry:
    """Keep a record of the investigation (values of Inquiry). Raises NotYet, FieldErrors."""
    guards.require(case, "investigate")
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted, case.notified, _served_since(case))
    require_in_time(values)
    made = act.add(Inquiry, case=case.id, **values)
    # An inquiry between two sessions is no step back.
    if case.state != MEDIATING:
        first = case.investigating or made.day
        act.change(case, state=INVESTIGATING, investigating=min(first, made.day))
    return made


@step("mediate")
def mediate(act: journal.Action, case: Case, **values: Any) -> Session:
    """Keep the record of one session (values of Session). Raises NotYet, FieldErrors."""
    guards.require(case, "mediate")
    number = case.round or 1
    values.setdefault("day", act.store.today())
    before = parts.sessions(case)
    held = [each.day for each in before]
    after("day", values["day"], case.accepted, case.notified, _served_since(case), *held)
    if number > 1:
        after("day", values["day"], case.mediating)
    require_in_time(values)
    if values.get("next_day") and values["next_day"] < values["day"]:
        raise FieldErrors({"next_day": OutOfOrder(values["day"])})
    # A void one among them has had its number.
    sequence = max((each.sequence or 0 for each in before), default=0) + 1
    made = act.add(Session, case=case.id, **{"sequence": sequence, "round": number, **values})
    act.change(case, state=MEDIATING, mediating=case.mediating or made.day)
    return made


def _served_since(case: Case) -> datetime.date | None:
    """The day from which somebody has mediated this dispute."""
    return min((each.since for each in parts.of(CaseMediator, case)), default=None)


@step("extend")
def extend(act: journal.Action, case: Case, **values: Any) -> Extension:
    """Enter more time, agreed on (`agreed`) or taken by experts (`expert`). Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted)
    require_longer(case, values)
    return act.add(Extension, case=case.id, **values)


# The end without an agreement


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


@step("fail")
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
    guards.require(case, "fail", routes_told=routes_told)
    return _end(act, case, "failed", day=day, routes_told=routes_told, **values)


@step("withdraw")
def withdraw(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because the application was withdrawn; else like `fail`."""
    guards.require(case, "withdraw", routes_told=routes_told)
    return _end(act, case, "withdrawn", day=day, routes_told=routes_told, **values)


@step("refuse")
def refuse(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    routes_told: Sequence[str] = (),
    **values: Any,
) -> Case:
    """End because a party refuses (人民调解法 art. 17); else like `fail`."""
    guards.require(case, "refuse", routes_told=routes_told)
    return _end(act, case, "refused", day=day, routes_told=routes_told, **values)


@step("hand_on")
def hand_on(
    act: journal.Action, case: Case, *, to: str, reason: str, day: datetime.date | None = None
) -> Case:
    """Hand a dispute on to an authority (list `case_route`); to the police once it was reported."""
    guards.require(case, "hand_on", to=to)
    if not reason:
        raise FieldErrors({"end_reason": Empty()})
    return _end(act, case, "handed_on", day=day, routes_told=[to], end_reason=reason)


@step("tell_routes")
def tell_routes(act: journal.Action, case: Case, *, routes: Sequence[str]) -> Case:
    """Write down which other ways were told (list `case_route`). Raises FieldErrors."""
    return act.change(case, routes_told=list(routes))
