"""From registration to a mediator: register, decline or accept, tell the rights, avoidance."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app import codes, settings
from app.errors import FieldErrors
from app.errors import Missing as Empty
from app.fields import Entry
from app.language import N_
from app.records import directory, places
from app.records.cases import guards, numbering, parties, parts
from app.records.cases.model import Case, Committee, Party
from app.records.cases.refusals import TooLate
from app.records.cases.step import (
    ACCEPTED,
    DECLINED,
    REGISTERED,
    UNDECIDED,
    Form,
    Values,
    after,
    step,
    today,
)
from app.records.visits import Visit
from app.store import journal, preferences
from app.store.session import current

RIGHTS = N_(
    "Each side may refuse mediation or stop it at any time, choose the mediator, and ask for a"
    " mediator to stand aside; each side tells the truth, keeps order and respects the other."
    " Mediation costs nothing."
)


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


def _known(case: Case) -> Values:
    """What is usual of a new dispute, and what the visit said that it comes from."""
    usual: Values = {"day": today(), "source": "apply", "difficulty": "ordinary"}
    visit = journal.get(Visit, case.visit) if case.visit else None
    if visit is None:
        return usual
    if visit.name:
        usual["parties"] = [{"role": "applicant", "name": visit.name, "phone": visit.phone,
                             "person": visit.person}]  # fmt: skip
    return {**usual, "facts": visit.facts, "category": _kind_of(visit)}


def _kind_of(visit: Visit) -> str | None:
    """The kind of dispute that is called as the matter of the visit, if one is."""
    kinds, matters = codes.load("dispute"), codes.load("matter")
    matter = matters.label(visit.category) if visit.category else ""
    return next((each.code for each in kinds.current() if kinds.label(each.code) == matter), None)


def entered(case: Case, values: Values) -> Values:
    """What was entered of a new dispute, with the visit that it comes from."""
    visit = {"visit": case.visit} if case.visit else {}
    return {name: value for name, value in values.items() if value is not None} | visit


NOT_ASKED = frozenset(
    {
        # said by the steps
        "state", "round", "consent_day", "accepted", "declined", "decline_reason", "notified",
        "notified_how", "investigating", "mediating", "outcome", "ended", "end_reason",
        "end_begin", "end_finish", "undisputed", "routes_told", "performance", "performed",
        "closed", "archived", "volume", "retention", "filed_by", "checked_by", "volume_state",
        # filled in by the program
        "number", "year", "sequence", "visit", "referral", "risk", "from_case", "names", "place",
        "on_the_spot", "batch",
    }
)  # fmt: skip
"""The columns of a dispute that neither registering nor correcting it asks for."""

REGISTER = Form(
    N_("Register a dispute"),
    [("parties",), ("category:3", "source:3", "day:3"), ("facts",), ("requests",),
     ("amount:3", "applied:3", "difficulty:3"), ("barred",), ("advised_route",),
     ("confidential", "people", "paper_number")],
    Case, more={"parties": Entry(None, N_("Who with whom"))}, begin=_known,
    act=lambda case, values: register(**entered(case, values)),
    labels={"day": N_("Date"), "barred": N_("May not be mediated because (only where it is so)")},
    verb=N_("Register"), name="register", left_out={*NOT_ASKED, "title", "committee", "prevented"},
    says=N_("Enter after a name asks for the next one, in an empty one it goes on; several names"
            " may be pasted at once."),
)  # fmt: skip
"""How a dispute is registered, the case given being no more than the visit that it comes from."""


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
    here = places.own_village()
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


def of_risk(risk: str) -> list[Case]:
    """The disputes that a risk became."""
    return Case.where_equal("risk", risk)


def committee_name() -> str | None:
    """What the committee is called: as entered, or after the village (XX镇XX村人民调解委员会)."""
    mine = (Committee.origin == current().origin) & Committee.voided.is_null()
    committee = Committee.select().where(mine).order_by(Committee.row.desc()).first()
    if committee is not None:
        return committee.seal_name or committee.name
    village = directory.village(current().code[:12])
    return f"{village.town}{village.short_name}人民调解委员会" if village else None


@step(
    "accept", {REGISTERED}, ACCEPTED, label=N_("Accept the dispute"), guard=guards.accept,
    form=Form(
        N_("Accept the dispute"), [("accepted", "difficulty"), ("applied", "consent_day")], Case,
        begin=lambda case: {"accepted": today(), "applied": case.applied,
                            "difficulty": case.difficulty or "ordinary",
                            "consent_day": case.consent_day},
        arguments={"accepted": "day"}, labels={"accepted": N_("Accepted on")},
        says=N_("Accepted is what was applied for in writing, or what both sides agree to have"
                " mediated."),
        verb=N_("Accept the dispute"), meets=[Case.accepted],
    ),
)  # fmt: skip
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


@step(
    "decline", {REGISTERED}, DECLINED, label=N_("Decline"), guard=guards.decline,
    form=Form(
        N_("Do not accept"),
        [("barred",), ("decline_reason",), ("advised_route",), ("declined",)], Case,
        begin=lambda case: {"declined": today(), "barred": case.barred},
        arguments={"declined": "day", "decline_reason": "reason"}, required=["advised_route"],
        verb=N_("Decline"), meets=[Case.decline_reason, Case.advised_route, Case.barred],
    ),
)  # fmt: skip
def decline(
    act: journal.Action,
    case: Case,
    *,
    day: datetime.date | None = None,
    reason: str | None = None,
    advised_route: Sequence[str] | None = None,
    barred: str | None = None,
) -> Case:
    """Do not accept a dispute: why, and where to go instead. Raises NotYet, FieldErrors.

    `barred` says why the law forbids mediating it (list `not_mediable`).
    """
    declined = day or act.store.today()
    after("declined", declined, case.day)
    barred = barred or case.barred
    why = codes.load("not_mediable").label(barred) if barred else None
    return act.change(
        case,
        state=DECLINED,
        outcome="declined",
        declined=declined,
        barred=barred,
        decline_reason=reason or case.decline_reason or why,
        advised_route=list(advised_route or case.advised_route or ()),
    )


def usual_difficulty(case: Case) -> str:
    """The class (list `difficulty`) that a dispute falls into by its people and its amount."""
    is_large = (case.amount or 0) >= preferences.get(settings.MAJOR_AMOUNT)
    if is_large or (case.people or 0) >= preferences.get(settings.MAJOR_PEOPLE):
        return "major"
    return "simple" if case.on_the_spot else "ordinary"


@step(
    "tell_rights", UNDECIDED, label=N_("Tell the rights"),
    offered=lambda case: case.notified is None,
    form=Form(
        N_("Tell the rights and duties"), [("notified", "notified_how")], Case,
        begin=lambda case: {"notified": case.accepted or today(), "notified_how": "oral"},
        arguments={"notified": "day", "notified_how": "how"},
        required=["notified", "notified_how"], says=RIGHTS,
        meets=[Case.notified, Case.notified_how],
    ),
)  # fmt: skip
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
