"""Investigation, sessions, more time."""

from __future__ import annotations

import datetime
from typing import Any

from app.errors import FieldErrors
from app.language import N_, _
from app.records.cases import guards, parts
from app.records.cases.amending import (
    require_in_time,
    require_longer,
    require_mediators,
    require_parties,
)
from app.records.cases.model import Case, CaseMediator, Extension, Inquiry, Session
from app.records.cases.opening import RIGHTS
from app.records.cases.refusals import OutOfOrder
from app.records.cases.step import (
    INVESTIGATING,
    MEDIATING,
    TALKING,
    Form,
    Values,
    after,
    step,
    today,
)
from app.store import journal
from app.store.session import current


def speakers(case: Case, field: str, text: str) -> list[str]:
    """What may be written in a record besides phrases: who speaks."""
    names = [f"{each.name}：" for each in parts.parties(case)]
    names += [_("Mediator {name}: ").format(name=name) for name in parts.mediator_names(case)]
    return [each for each in names if each.startswith(text)] if field != "told" else []


def _now() -> datetime.time:
    return current().clock().time().replace(second=0, microsecond=0)


def _inquiry(case: Case) -> Values:
    here = current()
    return {"day": today(), "begin": _now(), "place": here.name,
            "by": parts.mediator_names(case) or [here.user_name],
            "clerk": here.user_name}  # fmt: skip


def _session(case: Case) -> Values:
    before, here = parts.sessions(case), current()
    place, told = (before[-1].place, before[-1].told) if before else (here.name, _(RIGHTS))
    return {"day": today(), "begin": _now(), "place": place, "told": told,
            "present": [each.name for each in parts.parties(case)],
            "clerk": here.user_name}  # fmt: skip


@step(
    "investigate", TALKING, INVESTIGATING, label=N_("Investigation record"), guard=guards.may_talk,
    form=Form(
        N_("Investigation record"),
        [("day", "begin", "finish"), ("place",), ("asked",), ("words",), ("present",),
         ("by", "clerk")],
        Inquiry, begin=_inquiry, offers={"asked": parts.names, "by": parts.mediator_names},
        phrases=speakers, required=["asked", "words"], large=True, meets=[Inquiry], corrects=True,
        left_out=(),
    ),
)  # fmt: skip
def investigate(act: journal.Action, case: Case, **values: Any) -> Inquiry:
    """Keep a record of the investigation (values of Inquiry). Raises NotYet, FieldErrors."""
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted, case.notified, _served_since(case))
    require_in_time(values)
    require_mediators(case, values)
    made = act.add(Inquiry, case=case.id, **values)
    # An inquiry between two sessions is no step back.
    if case.state != MEDIATING:
        first = case.investigating or made.day
        act.change(case, state=INVESTIGATING, investigating=min(first, made.day))
    return made


@step(
    "mediate", TALKING, MEDIATING, label=N_("Mediation record"), guard=guards.may_talk,
    form=Form(
        N_("Mediation record"),
        [("day", "begin", "finish"), ("place",), ("present",), ("invited", "clerk"),
         ("statements",), ("findings",), ("result", "next_day"), ("told",)],
        Session, begin=_session, offers={"present": parts.speaking}, among=["present"],
        phrases=speakers,
        required=["present", "statements"], large=True, meets=[Session], corrects=True,
        left_out=("sequence", "round"),
    ),
)  # fmt: skip
def mediate(act: journal.Action, case: Case, **values: Any) -> Session:
    """Keep the record of one session (values of Session). Raises NotYet, FieldErrors."""
    number = case.round or 1
    values.setdefault("day", act.store.today())
    before = parts.sessions(case)
    held = [each.day for each in before]
    after("day", values["day"], case.accepted, case.notified, _served_since(case), *held)
    if number > 1:
        after("day", values["day"], case.mediating)
    require_in_time(values)
    require_parties(case, values)
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


@step(
    "extend", TALKING, label=N_("Extend"),
    form=Form(
        N_("More time"), [("kind", "day", "until"), ("reason",)], Extension,
        begin=lambda _case: {"kind": "agreed", "day": today()}, corrects=True, left_out=(),
    ),
)  # fmt: skip
def extend(act: journal.Action, case: Case, **values: Any) -> Extension:
    """Enter more time, agreed on (`agreed`) or taken by experts (`expert`). Raises FieldErrors."""
    values.setdefault("day", act.store.today())
    after("day", values["day"], case.accepted)
    require_longer(case, values)
    return act.add(Extension, case=case.id, **values)
