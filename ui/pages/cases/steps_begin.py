"""The forms from registration to the end of the talks."""

from __future__ import annotations

from typing import Any

from app.fields import Code, Reference
from app.language import N_, _
from app.records import cases
from app.records.cases.model import Case, CaseMediator, Extension, Inquiry, PoliceReport, Session
from app.store import journal, phrases
from app.store.session import current
from ui.pages.cases.known import (
    NamesInput,
    mediator_input,
    mediators_of,
    names_of,
    serving_mediator_input,
    usual_mediator,
)
from ui.pages.cases.spec import StepSpec, Values, given
from ui.widgets.input import Entry

_CASE, _OF_MEDIATOR = Case.columns(), CaseMediator.columns()
_RIGHTS = N_(
    "Each side may refuse mediation or stop it at any time, choose the mediator, and ask for a"
    " mediator to stand aside; each side tells the truth, keeps order and respects the other."
    " Mediation costs nothing."
)


def today() -> Any:
    """The day of the store's clock."""
    return current().today()


def _accept(case: Case, values: Values) -> Any:
    return cases.accept(case, day=values["accepted"], applied=values.get("applied"),
                        consent_day=values.get("consent_day"),
                        difficulty=values.get("difficulty"))  # fmt: skip


def _mediator(_case: Case) -> dict[str, Any]:
    return {"person": mediator_input()}


def _name_mediator(case: Case, values: Values) -> Any:
    return cases.name_mediator(case, **given(values))


def _change_mediator(case: Case, values: Values) -> Any:
    mediator = journal.get(CaseMediator, values["mediator"])
    more = {"anyway": True} if values.get("anyway") else {}
    return cases.change_mediator(case, mediator=mediator, until=values["until"],
                                 by=values.get("person"), **more)  # fmt: skip


def _asked(case: Case) -> CaseMediator:
    serving = cases.parts.mediators(case)
    waiting = [m for m in serving if m.avoidance_asked and m.avoidance_decided is None]
    return (waiting or serving)[0]


def _decide(case: Case, values: Values) -> Any:
    return cases.decide_avoidance(case, mediator=_asked(case), day=values["until"],
                                  granted=values["avoidance_decided"] == "granted")  # fmt: skip


def _ask_avoidance(case: Case, values: Values) -> Any:
    mediator = journal.get(CaseMediator, values["mediator"])
    return cases.ask_avoidance(case, mediator=mediator, reason=values["avoidance_reason"],
                               day=values["avoidance_asked"])  # fmt: skip


def _serving(case: Case) -> Values:
    serving = cases.parts.mediators(case)
    return {"mediator": serving[0].id if serving else None}


def _place() -> str:
    return current().name


def _inquiry(case: Case) -> Values:
    own = mediators_of(case)
    return {"day": today(), "begin": _now(), "place": _place(), "by": own or [current().user_name],
            "clerk": current().user_name}  # fmt: skip


def _session(case: Case) -> Values:
    before = cases.parts.sessions(case)
    place = before[-1].place if before else _place()
    told = before[-1].told if before else _(_RIGHTS)
    names = [each.name for each in cases.parts.parties(case)]
    return {"day": today(), "begin": _now(), "place": place, "told": told, "present": names,
            "clerk": current().user_name}  # fmt: skip


def _now() -> Any:
    return current().clock().time().replace(second=0, microsecond=0)


def _spoken(case: Case, field: str, text: str) -> list[str]:
    """Who speaks, then what was written in this field before."""
    names = [f"{each.name}：" for each in cases.parts.parties(case)]
    names += [_("Mediator {name}: ").format(name=name) for name in mediators_of(case)]
    found = [each for each in names if each.startswith(text)] if field != "told" else []
    return [*found, *phrases.of(field, text)]


def _ending(name: str, title: str, says: str) -> StepSpec:
    def act(case: Case, values: Values) -> Any:
        routes = values.get("routes_told") or ()
        more = given(values, "end_reason", "end_begin", "end_finish", "undisputed")
        return getattr(cases, name)(case, day=values["ended"], routes_told=routes, **more)

    return StepSpec(
        name, title, _CASE,
        [("routes_told",), ("ended", "end_begin", "end_finish"), ("end_reason",), ("undisputed",)],
        act, begin=lambda case: {"ended": today(), "routes_told": case.routes_told},
        says=says, fills=frozenset({"routes"}), required=("routes_told",),
        labels={"ended": N_("Date"), "end_reason": N_("Reason")},
    )  # fmt: skip


def _hand_on(case: Case, values: Values) -> Any:
    return cases.hand_on(case, to=values["to"], reason=values["end_reason"], day=values["ended"])


_TOLD = N_("Tell both sides where they may turn now, and tick what was told (People's Mediation"
           " Law, art. 26).")  # fmt: skip

SPECS = (
    StepSpec(
        "accept", N_("Accept the dispute"), _CASE,
        [("accepted", "difficulty"), ("applied", "consent_day")], _accept,
        begin=lambda case: {"accepted": today(), "applied": case.applied, "difficulty":
                            case.difficulty or "ordinary", "consent_day": case.consent_day},
        labels={"accepted": N_("Accepted on")},
        says=N_("Accepted is what was applied for in writing, or what both sides agree to have"
                " mediated."),
        fills=frozenset({"applied", "consent"}), verb=N_("Accept the dispute"),
    ),
    StepSpec(
        "decline", N_("Do not accept"), _CASE,
        [("barred",), ("decline_reason",), ("advised_route",), ("declined",)],
        lambda case, v: cases.decline(case, day=v["declined"], reason=v.get("decline_reason"),
                                      advised_route=v.get("advised_route")),
        begin=lambda case: {"declined": today(), "barred": case.barred},
        fills=frozenset({"reason", "route"}), required=("advised_route",), verb=N_("Decline"),
    ),
    StepSpec(
        "name_mediator", N_("Name a mediator"), _OF_MEDIATOR,
        [("person:2", "named_by"), ("since", "leading")], _name_mediator,
        begin=lambda case: {"person": None if cases.parts.mediators(case) else usual_mediator(),
                            "named_by": "committee", "since": case.accepted or today(),
                            "leading": not cases.parts.mediators(case) or None},
        inputs=_mediator, labels={"person": N_("Who mediates")},
    ),
    StepSpec(
        "change_mediator", N_("Change the mediator"),
        {**_OF_MEDIATOR, "mediator": Entry(Reference(to="case_mediator"), N_("Who goes"),
                                           required=True),
         "person": Entry(Reference(to="person"), N_("Who takes over"))},
        [("mediator", "until"), ("person",)], _change_mediator,
        begin=lambda case: {**_serving(case), "until": today()}, required=("until",),
        inputs=lambda case: {"mediator": serving_mediator_input(case), "person": mediator_input()},
    ),
    StepSpec(
        "correct_mediator", N_("Mediator"), _OF_MEDIATOR,
        [("person:2", "named_by"), ("since", "until"), ("leading", "avoidance_asked"),
         ("avoidance_reason",)],
        lambda case, v: cases.name_mediator(case, **given(v)),
        inputs=_mediator, labels={"person": N_("Who mediates")},
    ),
    StepSpec(
        "ask_avoidance", N_("Somebody asks for another mediator"),
        {**_OF_MEDIATOR, "mediator": Entry(Reference(to="case_mediator"), N_("Mediator"),
                                           required=True)},
        [("mediator", "avoidance_asked"), ("avoidance_reason",)], _ask_avoidance,
        begin=lambda case: {**_serving(case), "avoidance_asked": today()},
        inputs=lambda case: {"mediator": serving_mediator_input(case)},
        required=("avoidance_asked", "avoidance_reason"),
        says=N_("Nothing goes on until it is decided."),
    ),
    StepSpec(
        "decide_avoidance", N_("Does the mediator stand aside?"), _OF_MEDIATOR,
        [("avoidance_decided", "until")], _decide,
        begin=lambda _case: {"until": today()}, required=("avoidance_decided", "until"),
        labels={"until": N_("Decided on")},
    ),
    StepSpec(
        "tell_rights", N_("Tell the rights and duties"), _CASE, [("notified", "notified_how")],
        lambda case, v: cases.tell_rights(case, day=v["notified"], how=v["notified_how"]),
        begin=lambda case: {"notified": case.accepted or today(), "notified_how": "oral"},
        required=("notified", "notified_how"), says=_RIGHTS,
    ),
    StepSpec(
        "investigate", N_("Investigation record"), Inquiry.columns(),
        [("day", "begin", "finish"), ("place",), ("asked",), ("words",), ("present",),
         ("by", "clerk")],
        lambda case, v: cases.investigate(case, **given(v)), begin=_inquiry, large=True,
        inputs=lambda case: {"asked": NamesInput(names_of(case)), "present": NamesInput(()),
                             "by": NamesInput(mediators_of(case))},
        phrases=_spoken, required=("asked", "words"),
    ),
    StepSpec(
        "mediate", N_("Mediation record"), Session.columns(),
        [("day", "begin", "finish"), ("place",), ("present",), ("invited", "clerk"),
         ("statements",), ("findings",), ("result", "next_day"), ("told",)],
        lambda case, v: cases.mediate(case, **given(v)), begin=_session, large=True,
        inputs=lambda case: {"present": NamesInput(names_of(case)), "invited": NamesInput(())},
        phrases=_spoken, required=("present", "statements"),
    ),
    _ending("fail", N_("No agreement was reached"), _TOLD),
    _ending("withdraw", N_("The application is withdrawn"), _TOLD),
    _ending("refuse", N_("A side refuses mediation"), _TOLD),
    StepSpec(
        "hand_on", N_("Hand on to an authority"),
        {**_CASE, "to": Entry(Code(list="case_route"), N_("Handed on to"), required=True)},
        [("to", "ended"), ("end_reason",)], _hand_on, begin=lambda _case: {"ended": today()},
        required=("end_reason", "ended"), fills=frozenset({"police"}),
        labels={"ended": N_("Date"), "end_reason": N_("Reason")},
    ),
    StepSpec(
        "extend", N_("More time"), Extension.columns(), [("kind", "day", "until"), ("reason",)],
        lambda case, v: cases.extend(case, **given(v)),
        begin=lambda _case: {"kind": "agreed", "day": today()},
    ),
    StepSpec(
        "report_to_police", N_("Report to the police"), PoliceReport.columns(),
        [("time", "whom"), ("words",), ("answer",)],
        lambda case, v: cases.report_to_police(case, **given(v)),
        begin=lambda _case: {"time": current().clock().replace(second=0, microsecond=0)},
        says=N_("Where a crime or a breach of the peace threatens, calm both sides and report at"
                " once (art. 25)."),
    ),
)  # fmt: skip

__all__ = ["SPECS", "today"]
