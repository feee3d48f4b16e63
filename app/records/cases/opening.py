"""From registration to a mediator: register, decline or accept, tell the rights, avoidance."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app import codes, settings
from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.records import places
from app.records.cases import avoidance, guards, numbering, parties, parts
from app.records.cases.model import Case, CaseMediator, Committee, Party
from app.records.cases.refusals import HasLaterSteps, MayHaveToAvoid, TooLate
from app.records.cases.step import ACCEPTED, DECLINED, REGISTERED, after, own, step
from app.records.people import Person
from app.records.visits import Visit
from app.store import journal, preferences
from app.store.session import current


def register(
    *,
    parties: Sequence[Mapping[str, Any]],
    number: str | None = None,
    **values: Any,
) -> Case:
    """Register a dispute with its parties (each what `parties.add` takes).

    Number, committee and place are filled in. A matter that may not be mediated (`barred`) is
    declined at once where `advised_route` says where to go. `number` is one that a paper book has
    given. Raises FieldErrors, LastNumberUnknown, NumberUsed.
    """
    with journal.action("case.register") as act:
        return register_within(act, parties=parties, number=number, **values)


def register_within(
    act: journal.Action,
    *,
    parties: Sequence[Mapping[str, Any]],
    number: str | None = None,
    **values: Any,
) -> Case:
    """Register a dispute as part of a larger action."""
    given: dict[str, Any] = {"day": act.store.today(), "source": "apply", **_from_visit(values)}
    given["round"] = 1
    day = given["day"]
    if not isinstance(day, datetime.date):
        raise FieldErrors({"day": Empty()})
    after("day", day)
    after("applied", given.get("applied"))
    if not parties:
        raise FieldErrors({"parties": Empty()})
    if number is None:
        given["sequence"], given["number"] = numbering.next_of(day.year)
    else:
        numbering.require_unused(number)
        given["number"] = number
    here = places.own()
    given.setdefault("place", here.id if here is not None else None)
    given.setdefault("committee", committee_name())
    given["names"] = [str(each["name"]) for each in parties if each.get("name")] or None
    case = act.add(Case, **given, year=day.year, state=REGISTERED)
    made = [_add_party(act, case, index, each) for index, each in enumerate(parties)]
    if case.names != [each.name for each in made]:
        case = act.change(case, names=[each.name for each in made])
    if case.visit and not case.confidential:
        _mark_visit(act, case.visit)
    if case.barred and case.advised_route:
        return decline.within(act, case, day=day, advised_route=case.advised_route)
    return case


def _add_party(act: journal.Action, case: Case, index: int, values: Mapping[str, Any]) -> Party:
    try:
        return parties.add_within(act, case, **values)
    except FieldErrors as refused:
        # Which of the parties: `parties.0.name`.
        named = {f"parties.{index}.{name}": each for name, each in refused.fields.items()}
        raise FieldErrors(named) from refused


def _from_visit(values: dict[str, Any]) -> dict[str, Any]:
    if not values.get("visit"):
        return values
    visit = journal.get(Visit, values["visit"])
    return {"facts": visit.facts, "place": visit.place, **values}


def _mark_visit(act: journal.Action, visit: str) -> None:
    """Let the visit say that it became a dispute, where it is ours and says nothing else."""
    found = journal.get(Visit, visit)
    if found.origin == act.store.origin and not found.result:
        act.change(found, result="mediation")


def of_visit(visit: str) -> list[Case]:
    """The disputes that a visit became."""
    return list(Case.select().where((Case.visit == visit) & Case.voided.is_null()))


def committee_name() -> str | None:
    """What the committee is called: as entered, or after the village (XX镇XX村人民调解委员会)."""
    mine = (Committee.origin == current().origin) & Committee.voided.is_null()
    committee = Committee.select().where(mine).order_by(Committee.row.desc()).first()
    if committee is not None:
        return committee.seal_name or committee.name
    village = places.village(current().code[:12])
    return f"{village.town}{village.short_name}人民调解委员会" if village else None


@step("decline")
def decline(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    reason: str | None = None,
    advised_route: Sequence[str] | None = None,
) -> Case:
    """Do not accept a dispute: why, and where to go instead. Raises NotYet, FieldErrors."""
    guards.require(case, "decline", reason=reason, advised_route=advised_route)
    declined = day or act.store.today()
    after("declined", declined, case.day)
    barred = codes.load("not_mediable").label(case.barred) if case.barred else None
    return act.change(
        case,
        state=DECLINED,
        outcome="declined",
        declined=declined,
        decline_reason=reason or case.decline_reason or barred,
        advised_route=list(advised_route or case.advised_route or ()),
    )


@step("accept")
def accept(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    applied: datetime.date | None = None,
    consent_day: datetime.date | None = None,
    difficulty: str | None = None,
) -> Case:
    """Accept a dispute: the application is signed, or both sides agree. Raises NotYet."""
    guards.require(case, "accept", applied=applied, consent_day=consent_day)
    accepted = day or act.store.today()
    signed, agreed = applied or case.applied, consent_day or case.consent_day
    after("accepted", accepted, case.day, signed, agreed)
    return act.change(
        case,
        state=ACCEPTED,
        accepted=accepted,
        applied=signed,
        consent_day=agreed,
        difficulty=difficulty or case.difficulty or usual_difficulty(case),
    )


def usual_difficulty(case: Case) -> str:
    """The class (list `difficulty`) that a dispute falls into by its people and its amount."""
    is_large = (case.amount or 0) >= preferences.get(settings.MAJOR_AMOUNT)
    if is_large or (case.people or 0) >= preferences.get(settings.MAJOR_PEOPLE):
        return "major"
    return "simple" if case.on_the_spot else "ordinary"


@step("tell_rights")
def tell_rights(
    act: journal.Action, case: Case, *, day: datetime.date | None = None, how: str
) -> Case:
    """Write down when and how (list `told_how`) the rights and duties were told."""
    told = day or act.store.today()
    after("notified", told, case.day)
    talks = [each.day for each in (*parts.inquiries(case), *parts.sessions(case))]
    if talks and told > min(talks):
        raise FieldErrors({"notified": TooLate(day=min(talks))})
    return act.change(case, notified=told, notified_how=how)


@step("name_mediator")
def name_mediator(
    act: journal.Action,
    case: Case,
    *,
    person: str,
    since: datetime.date | None = None,
    leading: bool | None = None,
    named_by: str = "committee",
    anyway: bool = False,
) -> CaseMediator:
    """Name a mediator. Raises MayHaveToAvoid for one close to a party; `anyway` names him still.

    A party itself never mediates.
    """
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


@step("change_mediator")
def change_mediator(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    until: datetime.date | None = None,
    by: str | None = None,
    anyway: bool = False,
) -> CaseMediator | None:
    """Let a mediator go on a day, and another person (`by`) take over; the new one, if any."""
    until = until or act.store.today()
    stands = own(case, CaseMediator, mediator)
    after("until", until, stands.since)
    led = stands.leading
    act.change(stands, until=until, leading=None)
    if by is None:
        for each in parts.mediators(case)[:1]:
            act.change(each, leading=True)
        return None
    return name_mediator.within(act, case, person=by, since=until, leading=led, anyway=anyway)


@step("ask_avoidance")
def ask_avoidance(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    reason: str,
    day: datetime.date | None = None,
) -> CaseMediator:
    """Enter that a mediator is asked to stand aside; nothing goes on until it is decided."""
    stands = own(case, CaseMediator, mediator)
    asked = day or act.store.today()
    after("avoidance_asked", asked, stands.since)
    return act.change(
        stands, avoidance_asked=asked, avoidance_reason=reason, avoidance_decided=None
    )


@step("decide_avoidance")
def decide_avoidance(
    act: journal.Action,
    case: Case,
    *,
    mediator: CaseMediator,
    granted: bool,
    day: datetime.date | None = None,
) -> CaseMediator:
    """Decide whether a mediator stands aside; one who does mediates no more from that day on."""
    stands = own(case, CaseMediator, mediator)
    if stands.avoidance_asked is None or stands.avoidance_decided is not None:
        raise HasLaterSteps
    decided = day or act.store.today()
    after("until", decided, stands.avoidance_asked)
    if not granted:
        return act.change(stands, avoidance_decided="refused")
    return act.change(stands, avoidance_decided="granted", until=decided, leading=None)
