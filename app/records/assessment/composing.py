"""How an indicator comes about, as a form asks for it: its source, and what that source needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from app.errors import AppError, FieldErrors, Missing, NotChosen
from app.fields import Code, Codes, Entry, Flag, Points, Reference, Text, Whole
from app.figures import Measure
from app.language import N_, _
from app.records import duties
from app.records.activities import Activity, ActivityPlace
from app.records.assessment import sending
from app.records.assessment.tables import (
    HUNDREDTHS,
    ByDuty,
    ByHand,
    BySurvey,
    Checklist,
    Findings,
    Indicator,
    Rule,
    Share,
    Stands,
    Times,
    exact,
    plain,
)
from app.store import registry

Offered = Sequence[tuple[str, str]]
"""What may be chosen, each with its words."""

DUTY, TIMES, CHECKLIST, FINDINGS, SURVEY, HAND = (
    "duty", "times", "checklist", "findings", "survey", "hand",
)  # fmt: skip
_SOURCES: Final = {
    DUTY: N_("A duty that is met in time"),
    TIMES: N_("Records in each period"),
    CHECKLIST: N_("What a place has put up and set in order"),
    FINDINGS: N_("Findings of inspections cost points"),
    SURVEY: N_("The good answers of a survey"),
    HAND: N_("The office gives the points"),
}
_SHAPES: Final[Mapping[type[Rule], str]] = {
    ByDuty: DUTY,
    Times: TIMES,
    Checklist: CHECKLIST,
    Findings: FINDINGS,
    BySurvey: SURVEY,
    ByHand: HAND,
}
_LIKE: Final = "like:"
"""Before the name of an indicator whose rule is taken over."""
KEPT: Final = "kept"
"""The rule stays as it is: no field here says what it says."""

_IN_SHORT: Final[Mapping[type[Rule], str]] = {
    Times: N_("records in each period"),
    Share: N_("a share"),
    Stands: N_("there or not"),
    Checklist: N_("a checklist"),
    Findings: N_("findings cost points"),
    BySurvey: N_("a survey"),
    ByHand: N_("the office gives them"),
}

RHYTHMS: Final = {
    "month": N_("every month"),
    "quarter": N_("every quarter"),
    "half": N_("every half-year"),
    "year": N_("every year"),
}
WHICH: Final = {
    "late": N_("past their day without an answer"),
    "open": N_("not answered yet, past their day or not"),
    "all": N_("all of them, put right or not"),
}
_KINDS: Final = ("visit", "case", "service", "activity", "risk", "opinion", "survey")
"""Kinds of record that a clerk counts."""

ENTRIES: Final[Mapping[str, Entry]] = {
    "title": Entry(Text(max=200), N_("Indicator"), required=True),
    "points": Entry(Points(min=0, max=1_000 * HUNDREDTHS), N_("Points at most"), required=True),
    "source": Entry(Reference(to=""), N_("How they come about"), required=True),
    "how": Entry(
        Text(max=200), N_("In words, for those who are assessed"),
        help=N_("Stands below the indicator on every sheet."),
    ),
    "duty": Entry(Reference(to=""), N_("Duty")),
    "kinds": Entry(Text(), N_("Records that count")),
    "activities": Entry(
        Codes(list="activity_kind"), N_("Activities that count"), help=N_("None chosen: any.")
    ),
    "rhythm": Entry(Reference(to=""), N_("How often")),
    "needs": Entry(Whole(min=1, max=1_000_000), N_("So many each time")),
    "items": Entry(Codes(list="place_standard"), N_("Things")),
    "whole": Entry(Flag(), N_("All of them, or no points")),
    "fresh": Entry(
        Whole(min=0, max=600), N_("Too old after months"),
        help=N_("Left empty, age does not matter."),
    ),
    "stale": Entry(Points(min=0), N_("Points lost where one is too old")),
    "each": Entry(Points(min=1), N_("Points lost for each finding")),
    "which": Entry(Reference(to=""), N_("Findings that count")),
    "found": Entry(
        Codes(list="inspection_item"), N_("What they are about"), help=N_("None chosen: any.")
    ),
    "about": Entry(Code(list="survey_kind"), N_("Kind of survey")),
    "forms": Entry(Whole(min=1, max=100_000), N_("Forms at least")),
    "full": Entry(Flag(), N_("All points until the office gives others")),
}  # fmt: skip
"""The fields of the form."""

_OF: Final[Mapping[str, tuple[str, ...]]] = {
    DUTY: ("duty",),
    TIMES: ("kinds", "activities", "rhythm", "needs"),
    CHECKLIST: ("items", "whole", "fresh", "stale"),
    FINDINGS: ("each", "which", "found"),
    SURVEY: ("about", "forms"),
    HAND: ("full",),
}
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    DUTY: ("duty",),
    TIMES: ("kinds", "rhythm"),
    CHECKLIST: ("items",),
    FINDINGS: ("each", "which"),
    SURVEY: ("about",),
}
_USUAL: Final[Mapping[str, Any]] = {
    "rhythm": "quarter", "needs": 1, "which": "late", "each": HUNDREDTHS, "forms": 20, "full": True,
}  # fmt: skip
"""What a source that is chosen anew begins with."""


def sources(rule: Rule | None) -> Offered:
    """From what points may come: in general, as some indicator here, or as it is."""
    found = [(name, _(words)) for name, words in _SOURCES.items()]
    like = _("As for “{indicator}”")
    found += [(_LIKE + e.name, like.format(indicator=e.title)) for e in _to_take_over()]
    if rule is not None and source_of(rule) == KEPT:
        found.append((KEPT, _("The rule stays as it is")))
    return found


def source_of(rule: Rule) -> str:
    """The source that a rule is of; `KEPT` where no source says all of it."""
    same = next((each for each in _to_take_over() if each.rule == rule), None)
    if same is not None:
        return _LIKE + same.name
    source = _SHAPES.get(type(rule), KEPT)
    if source == KEPT:
        return KEPT
    try:
        again = rule_of(source, values_of(rule), rule)
    except FieldErrors:
        return KEPT
    return source if again == rule else KEPT


def words_of(rule: Rule) -> str:
    """From what the points of a rule come, in a few words."""
    if isinstance(rule, ByDuty):
        return dict(offered_duties()).get(rule.duty, rule.duty)
    return _(_IN_SHORT[type(rule)])


def fields_of(source: str) -> tuple[str, ...]:
    """The fields that a source asks for."""
    return _OF.get(source, ())


def fields_of_any() -> tuple[str, ...]:
    """The fields that one source or another asks for."""
    return tuple(name for names in _OF.values() for name in names)


def offered_duties() -> Offered:
    """The duties in force."""
    return [(each.name, str(each.title)) for each in duties.in_force()]


def offered_kinds() -> Offered:
    """The kinds of record that can be counted."""
    return [(name, _(registry[name].label)) for name in _KINDS]


def values_of(rule: Rule | None) -> dict[str, Any]:
    """What the form begins with for a rule; what its source does not ask for, as is usual."""
    return {**_USUAL, **(_said(rule) if rule is not None else {})}


def _said(rule: Rule) -> dict[str, Any]:
    match rule:
        case ByDuty(duty=duty):
            return {"duty": duty}
        case Times(counts=counts, rhythm=rhythm, needs=needs):
            return {
                "kinds": [each.kind for each in counts],
                "activities": list(dict.fromkeys(_activities(counts))) or None,
                "rhythm": rhythm,
                "needs": needs,
            }
        case Checklist(items=items, how=how, fresh=fresh, stale=stale):
            return {"items": list(items), "whole": how == "all" or None, "fresh": fresh or None,
                    "stale": exact(stale) or None}  # fmt: skip
        case Findings(each=each, which=which, items=items):
            return {"each": exact(each), "which": which, "found": list(items) or None}
        case BySurvey(about=about, forms=forms):
            return {"about": about, "forms": forms}
        case ByHand(begins=begins):
            return {"full": begins == "full" or None}
        case _:
            return {}


def rule_of(source: str, values: Mapping[str, Any], before: Rule | None) -> Rule:
    """The rule that a form says. Raises FieldErrors."""
    wrong: dict[str, AppError] = {
        name: Missing() for name in _NEEDED.get(source, ()) if not values.get(name)
    }
    if wrong:
        raise FieldErrors(wrong)
    if source == KEPT and before is not None:
        return before
    if source.startswith(_LIKE):
        taken = {_LIKE + each.name: each.rule for each in _to_take_over()}
        if source in taken:
            return taken[source]
    made = _MAKE.get(source)
    if made is None:
        raise FieldErrors({"source": NotChosen(typed=source)})
    return made(values, before)


def _times(values: Mapping[str, Any], before: Rule | None) -> Rule:
    activities = values.get("activities") or ()
    counts = tuple(_measure(kind, activities) for kind in values["kinds"])
    made = Times(counts, values["rhythm"], values.get("needs") or 1)
    if isinstance(before, Times) and before.counts == counts:
        return msgspec.structs.replace(made, begins=before.begins)
    return made


def _checklist(values: Mapping[str, Any], _before: Rule | None) -> Rule:
    how = "all" if values.get("whole") else "share"
    fresh = values.get("fresh") or 0
    return Checklist(tuple(values["items"]), how, fresh, plain(values.get("stale") or 0))


_MAKE: Final[Mapping[str, Callable[[Mapping[str, Any], Rule | None], Rule]]] = {
    DUTY: lambda said, _before: ByDuty(said["duty"]),
    TIMES: _times,
    CHECKLIST: _checklist,
    FINDINGS: lambda said, _before: Findings(
        plain(said["each"]), said["which"], tuple(said.get("found") or ())
    ),
    SURVEY: lambda said, _before: BySurvey(said["about"], said.get("forms") or 20),
    HAND: lambda said, _before: ByHand("full" if said.get("full") else "nothing"),
}


def _measure(kind: str, activities: Sequence[str]) -> Measure:
    """What counts each record of a kind for its place."""
    model = registry[kind]
    on = model.day_column()
    if model is not Activity:
        return Measure(kind, on)
    held: list[Any] = [("state", "is", "held")]
    if activities:
        held.append(("kind", "in", list(activities)))
    return Measure(kind, on, where=tuple(held), places=ActivityPlace.kind_name)


def _activities(counts: Sequence[Measure]) -> Iterator[str]:
    """The kinds of activity that measures count, where they name some."""
    for measure in counts:
        for column, _how, value in measure.where:
            if column == "kind":
                yield from value if isinstance(value, list) else [value]


def _to_take_over() -> list[Indicator]:
    """The indicators here whose rule no field can say, each rule once."""
    found: list[Indicator] = []
    for given in sending.given():
        for each in given.data.indicators:
            if isinstance(each.rule, Share | Stands) and all(e.rule != each.rule for e in found):
                found.append(each)
    return found
