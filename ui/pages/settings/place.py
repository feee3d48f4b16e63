"""Settings of the room itself, and of what it enters and prints."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app import settings
from app.errors import AppError, FieldErrors
from app.fields import Day, Text
from app.language import N_, _
from app.records import deliveries, visits
from app.store import installation, preferences
from app.store.session import current
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Button, Card, Words, column, row
from ui.widgets.suggest import Suggestion


class PlacePart(QWidget):
    """Name, code and the day from which visits count."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        office = current().is_office
        described = {
            "name": Entry(
                Text(max=60),
                N_("Name of the office") if office else N_("Name of the room"),
                required=True,
            ),
            "code": Entry(Text(max=20), N_("Code of this computer"), required=True),
            "start_day": Entry(
                Day(),
                N_("Counting starts on"),
                help=N_(
                    "Visits from this day on count here. Older ones may be added and found all the"
                    " same."
                ),
            ),
        }
        rows = [("name",), ("code",) if office else ("code", "start_day")]
        self.form = Form(described, rows)
        self.form.submitted.connect(self.save)
        self.given = Words("", "quiet", wrap=True)
        title = _("This office") if office else _("This room")
        keep = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        card = Card(title, self.form, self.given, 6, row(None, keep), margin=22)
        self.setLayout(column(card, None))

    def look_again(self) -> None:
        """Show what is kept, unless something is being changed."""
        if self.form.dirty:
            return
        here = current()
        self.form.fill({"name": here.name, "code": here.code, "start_day": here.start_day})
        above = deliveries.office()
        self.form.input("code").set_fixed(above is not None)
        self.given.setVisible(above is not None)
        if above is not None:
            self.given.setText(_("The code was given by {office}.").format(office=above.name))

    def save(self) -> None:
        """Keep name, code and day, and say them in the window."""
        try:
            values = self.form.values()
            installation.rename(
                code=values["code"], name=values["name"], start_day=values.get("start_day")
            )
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self.shell.fail(error)
            return
        self.form.dirty = False
        self.shell.renamed.emit()
        self.shell.notify(_("Saved."))


_KEPT: Final[dict[str, settings.Setting[Any]]] = {
    each.key: each
    for each in (
        settings.HANDLER,
        settings.NUMBER_FROM,
        settings.HOTLINE,
        settings.LEGAL_LINE,
        settings.SERVICES,
        settings.SUPERIOR,
        settings.COMPLAINT,
        settings.OPEN_HOURS,
    )
}


class EntryPart(QWidget):
    """What is filled in by itself when a visit is logged or a card printed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.form = Form(
            {key: Entry(each.kind, each.label) for key, each in _KEPT.items()},
            [
                ("handler", "number_from"),
                ("hotline", "legal_line"),
                ("complaint", "superior"),
                ("services",),
                ("open_hours",),
            ],
            suggest={"handler": _handlers},
        )
        self.form.submitted.connect(self.save)
        keep = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        teach = Words(
            _("What is filled in by itself when a visit is logged or a card is printed."),
            "quiet",
            wrap=True,
        )
        card = Card(_("Logging and cards"), teach, 4, self.form, 6, row(None, keep), margin=22)
        self.setLayout(column(card, None))

    def look_again(self) -> None:
        """Show what is kept, unless something is being changed."""
        if not self.form.dirty:
            self.form.fill({key: preferences.get(each) for key, each in _KEPT.items()})

    def save(self) -> None:
        """Keep everything; what is empty goes back to what it was at first."""
        try:
            values = self.form.values()
        except FieldErrors:
            return
        for key, each in _KEPT.items():
            value = values[key]
            if value is None:
                preferences.forget(each)
            else:
                preferences.put(each, value)
        self.form.dirty = False
        self.look_again()
        self.shell.notify(_("Saved."))


def _handlers(text: str) -> list[Suggestion]:
    found = [name for name in visits.handlers() if text in name]
    return [Suggestion(name, name, plain=True) for name in found]
