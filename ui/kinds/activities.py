"""Activities: planned, held, reported, with all that hangs on them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from app import codes
from app.fields import Entry, Hours, Text
from app.language import N_, _
from app.records import activities
from app.records.activities import (
    CANCELLED,
    HELD,
    PLANNED,
    Activity,
    ActivityPerson,
    ActivityPlace,
    Attendance,
    Finding,
    Resolution,
    Risk,
    Survey,
    month,
    rolls,
    words,
)
from app.store.session import current
from ui.records.form_sheet import ask
from ui.records.hanging import Hanging
from ui.records.kind import Deed, RecordKind
from ui.records.month import Line, Month
from ui.records.persons import named
from ui.widgets.typed import LongInput

_PASTED: Final = Text(max=20_000, lines=6)


def _suits(hanging: str) -> Callable[[Any], bool]:
    def suits(activity: Activity) -> bool:
        return activities.suits(activity.kind or "", hanging)

    return suits


def _risk_begins(activity: Activity) -> Mapping[str, Any]:
    return {"day": min(activity.day, current().today()), "place": activity.place}


def _ask_names(shell: Any, activity: Activity, done: Any) -> None:
    """Ask for many names at once, as they were pasted from a list."""
    asked = {
        "name": Entry(Attendance.columns()["name"].kind, N_("Names"), required=True,
                      help=N_("With 、 between them, or one on each line.")),
        "minutes": Entry(Hours(), N_("Hours")),
    }  # fmt: skip

    def keep(values: dict[str, Any]) -> Any:
        return rolls.call(activity, values.get("name") or "", minutes=values.get("minutes"))

    begin, inputs = words.with_length(activity), {"name": LongInput(_PASTED)}
    title = _("Names for the roll")
    ask(shell, title, asked, lambda _made: done(), keep, begin=begin, form={"inputs": inputs},
        about=(activity,))  # fmt: skip


def _ask_certificates(shell: Any, activity: Activity, again: Any) -> None:
    def said(asked: Any) -> None:
        made = _("Certificates asked for: {count}").format(count=len(asked))
        shell.notify(made if asked else _("Nobody on the roll waits for a certificate."))
        again()

    shell.act(lambda: rolls.ask_certificates(activity), done=said)


def _held(view: Any) -> None:
    """Open the form with what holding it needs: the state, and today where it was to come."""
    view.propose("headcount", state=HELD, day=min(view.record.day, current().today()))


def _is_planned(activity: Activity) -> bool:
    return activity.state == PLANNED


def _month(page: Any) -> Month:
    def open_line(line: Line, day: datetime.date) -> None:
        assert isinstance(line, month.Entry)
        if line.activity:
            page.show_id(line.activity)
        elif page.kind.may_enter:
            theme = codes.load("theme_day").label(line.theme_day)
            page.begin(day=day, theme_day=line.theme_day, theme=theme)

    legend = (("planned", N_("planned")), ("late", N_("was it held?")), ("held", N_("held")),
              ("theme", N_("theme day")))  # fmt: skip

    def open_day(day: datetime.date) -> None:
        page.begin(day=day)

    return Month(month.entries, open_line, open_day if page.kind.may_enter else None, legend)


KIND = RecordKind(
    Activity,
    rows=(
        ("kind", "state"),
        ("theme:2", "theme_day"),
        ("day:3", "until:3", "begin:2", "finish:2"),
        ("place", "venue", "headcount"),
        ("audiences",),
        ("cancelled_why",),
        ("speakers", "organiser"),
        ("outcome",),
        ("materials:2", "copies"),
        ("channels",),
        ("agenda",),
    ),
    only_when={"cancelled_why": ("state", CANCELLED)},
    listed={"day": 92, "kind": 100, "theme": 150, "state": 72},
    heading=N_("Activities"),
    new=N_("New activity"),
    lesson=N_("What is planned and what was held stands here."),
    begin=lambda: {"state": PLANNED, "kind": "publicity"},
    hanging=(
        Hanging(ActivityPerson, "activity", N_("Who of ours took part"),
                lambda each: words.said(each, "person", "task", "minutes"),
                rows=(("person",), ("minutes", "task")),
                begin=words.with_length, sums=words.persons),
        Hanging(ActivityPlace, "activity", N_("More places"),
                lambda each: words.said(each, "place", "headcount"),
                rows=(("place", "headcount"),)),
        Hanging(Attendance, "activity", N_("Roll"),
                lambda each: words.said(each, "name", "unit", "minutes", "score"),
                rows=(("name", "unit"), ("minutes", "score", "role")),
                left_out=lambda _record: ("person", "request"),
                inputs=lambda: named(Attendance), begin=words.with_length,
                deeds=((N_("Many names…"), _ask_names),
                       (N_("Ask for certificates"), _ask_certificates)),
                when=_suits("attendance"), sums=words.persons),
        Hanging(Finding, "activity", N_("Check-up findings"),
                lambda each: words.said(each, "object", "level", "facts", "adopted", "look_again"),
                rows=(("object", "level"), ("facts",), ("advice",), ("adopted",),
                      ("look_again", "looked")),
                when=_suits("finding")),
        Hanging(Risk, "activity", N_("Risks found"), lambda each: each.heading(),
                on_page=True, begin=_risk_begins, when=_suits("risk")),
        Hanging(Resolution, "activity", N_("Decisions"),
                lambda each: words.said(each, "topic", "decision", "who", "until", "done"),
                rows=(("topic",), ("decision",), ("who",), ("until", "done")),
                when=_suits("resolution")),
        Hanging(Survey, "activity", N_("Surveys"), lambda each: each.heading(), on_page=True,
                begin=lambda of: {"day": of.day, "place": of.place}, when=_suits("survey")),
    ),
    deeds=(
        Deed(N_("Was held…"), _held, when=_is_planned),
        Deed(N_("Was cancelled…"), lambda view: view.propose("cancelled_why", state=CANCELLED),
             when=_is_planned, aside=True),
    ),
    overview=_month,
    overview_label=N_("Month"),
    labels={"theme": N_("Theme")},
)  # fmt: skip
