"""Risks: watched until they are defused or become a dispute."""

from __future__ import annotations

import datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.fields import Day, Entry, Text
from app.language import N_, _
from app.records import activities, cases, offers, places, references
from app.records.activities import Risk
from app.store.session import current
from ui.records.form_sheet import FormSheet
from ui.records.kind import Deed, RecordKind
from ui.records.last_number import unless_numbered
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.input import Input
from ui.widgets.lines import Elided, OpeningLine

_NEXT: Final = datetime.timedelta(days=7)
"""A week until the next look, where nobody says otherwise."""


def _begin() -> dict[str, Any]:
    own = places.own_village()
    today = current().today()
    return {"place": own.id if own is not None else None, "next_look": today + _NEXT}


def _responsible() -> dict[str, Input]:
    kind = Risk.columns()["responsible_name"].kind
    return {"responsible_name": WhoInput(kind, column="responsible", suggest=offers.known_people)}


class LookSheet(FormSheet):
    """What was done about a risk, and when to look next; or that it is defused."""

    def __init__(self, view: Any, *, defused: bool) -> None:
        day = Entry(Day(), N_("Defused on") if defused else N_("Next look"), required=True)
        words = Entry(Text(max=500, lines=3),
                      N_("How it was defused") if defused else N_("What was done"))  # fmt: skip
        form = Form({"day": day, "words": words}, [("words",), ("day",)])
        title = _("Defused") if defused else _("Looked at it again")
        super().__init__(view.shell, title, form, lambda _kept: view.look_again())
        self.risk, self.defused = view.record, defused
        today = current().today()
        form.fill({"day": today if defused else today + _NEXT})
        self.show_form(focus="words")

    def keep(self, values: dict[str, Any]) -> Risk:
        words = values.get("words") or ""
        if self.defused:
            return activities.defuse(self.risk, defused=values["day"], how=words)
        return activities.look_again(self.risk, next_look=values["day"], measures=words)


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
        page = view.shell.page_of(kind)
        if record and page is not None:
            said = Elided(words.format(what=references.title(kind, record)))
            open_it = lambda p=page, r=record: view.shell.show_page(p, record_id=r)  # noqa: E731
            found.append(OpeningLine(open_it, said))
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
    begin=_begin,
    inputs=_responsible,
    left_out={"responsible": "goes with the name", "defused": "a button says it",
              "how": "a button says it", "activity": "a line below says it",
              "case": "a line below says it"},
    deeds=(
        Deed(N_("Looked at it again…"), lambda view: LookSheet(view, defused=False),
             when=lambda risk: risk.is_open, aside=True),
        Deed(N_("Defused…"), lambda view: LookSheet(view, defused=True),
             when=lambda risk: risk.is_open),
        Deed(N_("Make it a dispute"), _dispute, when=lambda risk: risk.is_open),
    ),
    beside=_links,
)  # fmt: skip
