"""Who mediates: named, changed, asked to stand aside, and whether they do."""

from __future__ import annotations

import datetime

from app.fields import Entry, Reference
from app.language import N_
from app.records.cases import avoidance, guards, parts
from app.records.cases.model import Case, CaseMediator
from app.records.cases.refusals import HasLaterSteps, MayHaveToAvoid
from app.records.cases.step import UNDECIDED, Form, Group, Values, after, living_part, step, today
from app.records.offers import NewPerson
from app.records.people import Person
from app.store import journal


def usual_mediator() -> str | None:
    """The person who mediated last here."""
    last = CaseMediator.select().where(CaseMediator.voided.is_null())
    found = last.order_by(CaseMediator.row.desc()).first()
    return found.person if found is not None else None


def _first_mediator(case: Case) -> Values:
    first = not parts.mediators(case)
    return {"person": usual_mediator() if first else None, "named_by": "committee",
            "since": case.accepted or today(), "leading": first or None}  # fmt: skip


def _serving(case: Case) -> Values:
    serving = parts.mediators(case)
    return {"mediator": serving[0].id if serving else None}


def _has_mediator(case: Case) -> bool:
    return bool(parts.mediators(case))


@step(
    "name_mediator", UNDECIDED, label=N_("Name a mediator"), group=Group.MEDIATOR,
    form=Form(
        N_("Name a mediator"), [("person:2", "named_by"), ("since", "leading")], CaseMediator,
        begin=_first_mediator, labels={"person": N_("Who mediates")}, meets=[CaseMediator.person],
    ),
)  # fmt: skip
def name_mediator(
    act: journal.Action,
    case: Case,
    *,
    person: str | NewPerson,
    since: datetime.date | None = None,
    leading: bool | None = None,
    named_by: str = "committee",
    anyway: bool = False,
) -> CaseMediator:
    """Name a mediator, known or new. Raises MayHaveToAvoid for one close to a party; `anyway` names
    him still.

    A party itself never mediates.
    """
    if isinstance(person, NewPerson):
        person = act.add(Person, name=person.name).id
    found = avoidance.conflicts(case, person)
    if any(each.why == avoidance.PARTY for each in found) or (found and not anyway):
        raise MayHaveToAvoid(found)
    serving = parts.mediators(case)
    since = since or act.store.today()
    after("since", since, case.day)
    known = next((each for each in serving if each.person == person), None)
    if known is not None:
        return known
    if leading:
        for each in serving:
            act.change(each, leading=None)
    return act.add(
        CaseMediator,
        case=case.id,
        person=person,
        name=journal.get(Person, person).name,
        leading=True if (not serving if leading is None else leading) else None,
        named_by=named_by,
        since=since,
    )


@step(
    "change_mediator", UNDECIDED, label=N_("Change the mediator…"), group=Group.MEDIATOR,
    offered=_has_mediator,
    form=Form(
        N_("Change the mediator"), [("mediator", "until"), ("person",)], CaseMediator,
        more={"mediator": Entry(Reference(to="case_mediator"), N_("Who goes"), required=True),
              "person": Entry(Reference(to="person"), N_("Who takes over"))},
        begin=lambda case: {**_serving(case), "until": today()}, arguments={"person": "by"},
        required=["until"],
    ),
)  # fmt: skip
def change_mediator(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    until: datetime.date | None = None,
    by: str | NewPerson | None = None,
    anyway: bool = False,
) -> CaseMediator | None:
    """Let a mediator go on a day, and another person (`by`) take over; the new one, if any."""
    until = until or act.store.today()
    stands = living_part(case, CaseMediator, mediator)
    after("until", until, stands.since)
    led = stands.leading
    act.change(stands, until=until, leading=None)
    if by is None:
        for each in parts.mediators(case)[:1]:
            act.change(each, leading=True)
        return None
    return name_mediator.within(act, case, person=by, since=until, leading=led, anyway=anyway)


@step(
    "ask_avoidance", UNDECIDED, label=N_("Somebody asks for another mediator…"),
    group=Group.MEDIATOR, offered=_has_mediator,
    form=Form(
        N_("Somebody asks for another mediator"),
        [("mediator", "avoidance_asked"), ("avoidance_reason",)], CaseMediator,
        more={"mediator": Entry(Reference(to="case_mediator"), N_("Mediator"), required=True)},
        begin=lambda case: {**_serving(case), "avoidance_asked": today()},
        arguments={"avoidance_asked": "day", "avoidance_reason": "reason"},
        required=["avoidance_asked", "avoidance_reason"],
        says=N_("Nothing goes on until it is decided."),
    ),
)  # fmt: skip
def ask_avoidance(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    reason: str,
    day: datetime.date | None = None,
) -> CaseMediator:
    """Enter that a mediator is asked to stand aside; nothing goes on until it is decided."""
    stands = living_part(case, CaseMediator, mediator)
    asked = day or act.store.today()
    after("avoidance_asked", asked, stands.since)
    return act.change(
        stands, avoidance_asked=asked, avoidance_reason=reason, avoidance_decided=None
    )


def _decide(case: Case, values: Values) -> CaseMediator:
    serving = parts.mediators(case)
    waiting = [each for each in serving if guards.undecided(each)]
    return decide_avoidance(case, mediator=(waiting or serving)[0], day=values["until"],
                            granted=values["avoidance_decided"] == "granted")  # fmt: skip


@step(
    "decide_avoidance", UNDECIDED, label=N_("Decide on avoidance"),
    offered=lambda case: any(map(guards.undecided, parts.mediators(case))),
    form=Form(
        N_("Does the mediator stand aside?"), [("avoidance_decided", "until")], CaseMediator,
        begin=lambda _case: {"until": today()}, act=_decide,
        required=["avoidance_decided", "until"], labels={"until": N_("Decided on")},
        meets=[CaseMediator.avoidance_decided],
    ),
)  # fmt: skip
def decide_avoidance(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    granted: bool,
    day: datetime.date | None = None,
) -> CaseMediator:
    """Decide whether a mediator stands aside; one who does mediates no more from that day on."""
    stands = living_part(case, CaseMediator, mediator)
    if stands.avoidance_asked is None or stands.avoidance_decided is not None:
        raise HasLaterSteps
    decided = day or act.store.today()
    after("until", decided, stands.avoidance_asked)
    if not granted:
        return act.change(stands, avoidance_decided="refused")
    return act.change(stands, avoidance_decided="granted", until=decided, leading=None)
