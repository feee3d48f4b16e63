"""Sign-in sheets, notices, minutes, forms of surveys, of a record with what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec

from app import codes
from app.documents.design import load
from app.documents.forms import form
from app.documents.forms.design import Declaration, FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing, Way
from app.documents.forms.slots import Slots, chinese, fill
from app.documents.references import titles
from app.fields import Code, Codes, Day, Kind, Reference, long_day, long_period
from app.language import _
from app.records import activities, places, references
from app.records.activities import (
    ANSWERS,
    Activity,
    ActivityPerson,
    Resolution,
    Survey,
    rolls,
)
from app.records.layouts import unplaced
from app.store import Record
from app.store.session import current

_UNPRINTED: Final = ("reason", "activity", "case", "responsible", "confidential")
"""Columns that no form shows: nobody's business, or said by what they name."""


class ActivityFormDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/activities/notice.json` and `record.json`."""

    continued: str
    page: str


class SignInDesign(ActivityFormDesign, frozen=True, kw_only=True):
    """`resources/forms/activities/sign_in.json`: lines there are at least, and below the names."""

    at_least: int
    spare: int


class MinutesDesign(ActivityFormDesign, frozen=True, kw_only=True):
    """`resources/forms/activities/minutes.json`."""

    blank_day: str


class SurveyFormDesign(ActivityFormDesign, frozen=True, kw_only=True):
    """`resources/forms/activities/survey.json`."""

    question: str


def sign_in(activity: Activity | None) -> LaidOutPaper:
    """The sheet on which those who come sign; names on the roll stand there already."""
    design = load("activities/sign_in", SignInDesign)
    lines: list[dict[str, Any]] = [
        {"number": at, "name": each.name, "unit": each.unit, "role": chinese("role", each.role)}
        for at, each in enumerate(rolls.of(activity.id) if activity else (), start=1)
    ]
    wanted = min(max(design.at_least, len(lines) + design.spare), 5_000)
    lines += [{"number": at} for at in range(len(lines) + 1, wanted + 1)]
    return _laid(design, {**_of_activity(activity), "roll": lines})


def minutes(activity: Activity | None, way: Way = "filled") -> LaidOutPaper:
    """The minutes of a meeting: who was there, what was decided, who does it until when."""
    design = load("activities/minutes", MinutesDesign)
    found = _decisions(activity) if activity is not None and way == "filled" else []
    slots = {
        **_of_activity(activity),
        "kind": chinese("activity_kind", activity.kind) if activity else "",
        "present": _present(activity) if activity else "",
        "outcome": activity.outcome if activity and way == "filled" else "",
        "decisions": found,
        "issued": long_day(activity.ends()) if activity else design.blank_day,
    }
    return _laid(_dated(design, slots), slots, way)


def _present(activity: Activity) -> str:
    """Who of ours took part, and who stands on the roll; nobody twice."""
    ours = (references.title("person", each.person)
            for each in ActivityPerson.where_equal("activity", activity.id))  # fmt: skip
    there = (each.name or "" for each in rolls.of(activity.id))
    return "、".join(filter(None, dict.fromkeys([*ours, *there])))


def _decisions(activity: Activity) -> list[dict[str, Any]]:
    found = Resolution.where_equal("activity", activity.id)
    return [
        {
            "number": at, "topic": each.topic, "decision": each.decision, "who": each.who,
            **{name: day.isoformat() if (day := getattr(each, name)) else None
               for name in ("until", "done")},
        }
        for at, each in enumerate(found, start=1)
    ]  # fmt: skip


def notice(activity: Activity) -> LaidOutPaper:
    """A notice to hang up beforehand."""
    design = load("activities/notice", ActivityFormDesign)
    slots = _of_activity(activity)
    return _laid(_dated(design, slots), slots)


def _dated(design: ActivityFormDesign, slots: Mapping[str, Any]) -> ActivityFormDesign:
    """The design with the day beneath what is signed."""
    blocks = [
        msgspec.structs.replace(each, date=fill(each.date, slots))
        if isinstance(each, Declaration)
        else each
        for each in design.blocks
    ]
    return msgspec.structs.replace(design, blocks=tuple(blocks))


def _of_activity(activity: Activity | None) -> dict[str, Any]:
    slots: dict[str, Any] = {"room": current().name, "today": long_day(current().today())}
    if activity is None:
        return {**slots, **dict.fromkeys(("theme", "when", "where", "organiser"), "")}
    hours = "—".join(f"{each:%H:%M}" for each in (activity.begin, activity.finish) if each)
    last = activity.until or activity.day
    place, venue = places.name_of(activity.place), chinese("venue", activity.venue)
    return {
        **slots,
        "theme": activity.theme,
        "when": "　".join(filter(None, (long_period(activity.day, last), hours))),
        "where": "　".join(filter(None, (place, venue))),
        "organiser": activity.organiser or current().name,
        "audiences": "、".join(chinese("audience", each) for each in activity.audiences or ()),
        "speakers": "、".join(activity.speakers or ()),
        "agenda": activity.agenda or "",
    }


def survey(found: Survey) -> LaidOutPaper:
    """The form that is handed out: each question with a box before each answer."""
    design = load("activities/survey", SurveyFormDesign)
    rows: list[dict[str, str]] = []
    for at, each in enumerate(activities.questions(found.id)[: activities.MOST_QUESTIONS], 1):
        boxes = "　　".join(f"□{answer}" for answer in (each.answers or ())[: len(ANSWERS)])
        said = {"number": str(at), "question": each.question, "boxes": boxes}
        rows.append({"question": fill(design.question, said)})
    slots = {"title": found.title, "place": places.name_of(found.place), "questions": rows}
    return _laid(design, slots)


def record(found: Record) -> LaidOutPaper:
    """The form of a record: each column that holds something, then what hangs on it."""
    design = load("activities/record", ActivityFormDesign)
    model, title = type(found), titles()
    slots: dict[str, Any] = {
        "room": current().name if found.origin == current().origin else "",
        "kind": _(model.label),
        "day": found.made_at[:10],
        "rest": [
            (_(model.columns()[name].label), said)
            for name in unplaced(model, (), _UNPRINTED)
            if (said := _said(model.columns()[name].kind, getattr(found, name), title))
        ],
        "hanging": list(_hanging(found, title)),
    }
    return _laid(msgspec.structs.replace(design, title=fill(design.title, slots)), slots)


def _hanging(found: Record, title: Callable[[str, str], str]) -> Iterator[tuple[str, str]]:
    """What hangs on an activity: the label of each kind, and its records line below line."""
    if not isinstance(found, Activity):
        return
    for model in activities.HANGING:
        lines: list[str] = []
        for each in model.where_equal("activity", found.id):
            names = unplaced(model, (), ("activity", "request", "person"
                                         if "name" in model.columns() else ""))  # fmt: skip
            said = (_said(model.columns()[n].kind, getattr(each, n), title) for n in names)
            lines.append("　".join(filter(None, said)))
        if lines:
            numbered = [f"{at}. {line}" for at, line in enumerate(lines, start=1)]
            yield _(model.label), "\n".join(numbered)


def _said(kind: Kind[Any], value: Any, title: Callable[[str, str], str]) -> str:
    """A value as it stands on paper, nothing masked."""
    if value is None:
        return ""
    if isinstance(kind, Code):
        return codes.load(kind.list).chinese(value)
    if isinstance(kind, Codes):
        return "、".join(map(codes.load(kind.list).chinese, value))
    if isinstance(kind, Reference):
        return title(kind.to, value)
    return long_day(value) if isinstance(kind, Day) else kind.show(value)


def _laid(
    design: ActivityFormDesign, slots: Mapping[str, Any], way: Way = "filled"
) -> LaidOutPaper:
    filled: Slots = slots
    return form.lay_out(design, filled, Printing(way), PageWords(design.continued, design.page))
