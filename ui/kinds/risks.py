"""Risks: watched until they are defused or become a dispute."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.fields import Day, Entry, Text
from app.language import N_, _
from app.records import activities, cases, references
from app.records.activities import Risk
from app.store.session import current
from ui.records.form_sheet import ask
from ui.records.kind import Deed, RecordKind
from ui.records.last_number import unless_numbered
from ui.records.persons import named
from ui.records.ways import way
from ui.widgets.lines import Elided

_NEXT: Final = datetime.timedelta(days=7)
"""A week until the next look, where nobody says otherwise."""


def _look(view: Any, *, defused: bool = False) -> None:
    """Ask what was done about a risk, and when to look next; or how it was defused."""
    risk, today = view.record, current().today()
    words = N_("How it was defused") if defused else N_("What was done")
    day = N_("Defused on") if defused else N_("Next look")
    asked = {
        "words": Entry(Text(max=500, lines=3), words),
        "day": Entry(Day(), day, required=True),
    }

    def keep(values: dict[str, Any]) -> Risk:
        words = values.get("words") or ""
        if defused:
            return activities.defuse(risk, defused=values["day"], how=words)
        return activities.look_again(risk, next_look=values["day"], measures=words)

    title = _("Defused") if defused else _("Looked at it again")
    begin = {"day": today if defused else today + _NEXT}
    ask(view.shell, title, asked, lambda _kept: view.look_again(), keep, begin=begin,
        about=(risk,))  # fmt: skip


def _dispute(view: Any) -> None:
    """Register the dispute that it became, and show it."""

    def opened(case: cases.Case) -> None:
        shell = view.shell
        shell.show_page("cases", record_id=case.id)
        shell.notify(_("The risk became the dispute {number}").format(number=case.number or ""))

    def refused(error: Exception) -> None:
        unless_numbered(view.shell, error, lambda: _dispute(view), view.shell.fail)

    view.shell.act(lambda: activities.become_dispute(view.record), done=opened, refused=refused)


def _links(view: Any) -> list[QWidget]:
    """The sweep that found it, the dispute that it became."""
    risk: Risk = view.record
    found: list[QWidget] = []
    for kind, record, words in (
        ("activity", risk.activity, _("Found by: {what}")),
        ("case", risk.case, _("Became: {what}")),
    ):
        if record:
            said = Elided(words.format(what=references.title(kind, record)))
            found.append(way(view.shell, kind, record, said))
    return found


KIND = RecordKind(
    Risk,
    rows=(
        ("level", "category"),
        ("parties:2", "people"),
        ("facts",),
        ("day", "place"),
        ("responsible_name", "next_look"),
        ("measures",),
        ("confidential",),
    ),
    listed={"day": 92, "level": 46, "category": 90, "parties": 110, "next_look": 92,
            "defused": 92},
    discreet=("category", "parties", "facts", "measures"),
    named_by=("parties",),
    beneath="activity",
    heading=N_("Risks"),
    new=N_("New risk"),
    lesson=N_("What a sweep found stays here until it is defused or becomes a dispute."),
    begin=lambda: {"next_look": current().today() + _NEXT},
    inputs=lambda: named(Risk, "responsible_name", "responsible"),
    left_out={"responsible": "goes with the name", "defused": "a button says it",
              "how": "a button says it", "activity": "a line below says it",
              "case": "a line below says it"},
    deeds=(
        Deed(N_("Looked at it again…"), _look, when=lambda risk: risk.is_open, aside=True),
        Deed(N_("Defused…"), partial(_look, defused=True), when=lambda risk: risk.is_open),
        Deed(N_("Make it a dispute"), _dispute, when=lambda risk: risk.is_open),
    ),
    beside=_links,
)  # fmt: skip
