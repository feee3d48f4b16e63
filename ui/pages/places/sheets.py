"""What is asked of a place, and of one thing that it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.errors import AppError, FieldErrors
from app.language import N_, _
from app.records import attachments, fixtures, places
from app.records.fixtures import Fixture
from app.records.places import Place
from app.store.session import current
from ui.records.attached import Attached
from ui.records.form_sheet import FormSheet
from ui.records.kind import form_rows
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, row

_ROWS: Final = (("name",), ("type", "code"), ("district", "town"), ("note",))
LEFT_OUT: Final = {"parent": "nothing is counted by it yet"}
"""What the form does not ask for, and why."""


class PlaceSheet(FormSheet):
    """A new place, or one to be changed."""

    def __init__(self, shell: Shell, place: Place | None, done: Callable[[Place], object]) -> None:
        form = Form(
            Place.columns(),
            form_rows(Place, _ROWS, LEFT_OUT),
            required=("name", "type"),
            labels={"name": N_("What it is called")},
        )
        title = _("Place") if place is not None else _("Add a place")
        super().__init__(shell, title, form, done)
        self.place = place
        if place is not None:
            form.fill(place.values())
        self.show_form(focus="name")

    def keep(self, values: dict[str, Any]) -> Place:
        if self.place is None:
            return places.add(**values)
        return places.change(self.place, **values)


class FixtureSheet(Sheet):
    """Since when a place has something, with photos."""

    def __init__(
        self, shell: Shell, place: str, line: fixtures.Line, done: Callable[[str], object]
    ) -> None:
        super().__init__(shell, line.label, stays=True)
        self.shell, self.place, self.line, self._done = shell, place, line, done
        self.form = Form(Fixture.columns(), [("since",), ("note",)])
        fixture = line.fixture
        self.form.fill(
            {"since": fixture.since, "note": fixture.note}
            if fixture is not None
            else {"since": current().today()}
        )
        self.form.submitted.connect(self.save)
        self.attached = Attached(shell)
        self.attached.begin(fixture)
        self.when_left(self._leave)
        choose = Button(_("Add a photo…"), self.attached.choose)
        save = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        self.add(
            self.form,
            self.attached,
            row(choose, None),
            6,
            row(None, Button(_("Leave it"), self._not_kept), save),
        )
        self.rise(self.form.input("since"), width=480)

    def save(self) -> None:
        """Keep it."""
        try:
            values = self.form.values()
            kept = fixtures.note(
                self.place,
                self.line.code,
                since=values["since"],
                note=values.get("note"),
                prepared=self.attached.prepared,
            )
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self._not_kept()
            self.shell.fail(error)
            return
        self.attached.prepared = []
        self.close_sheet()
        self._done(kept.place)

    def _not_kept(self) -> None:
        self._leave()
        self.close_sheet()

    def _leave(self) -> None:
        for each in self.attached.prepared:
            attachments.drop(each)
        self.attached.prepared = []
