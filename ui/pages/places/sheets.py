"""What is asked of a place, and of one thing that it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.language import N_, _
from app.records import fixtures, places, references
from app.records.fixtures import LEFT_OUT, Fixture
from app.records.layouts import form_rows
from app.records.places import Place
from app.store.session import current
from ui.records.attached import PhotosSheet
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form


def ask_place(shell: Shell, place: Place | None, done: Callable[[Place], object]) -> FormSheet:
    """Ask for a new place, or for what is to be changed of one."""
    form = Form(
        Place.columns(),
        form_rows(Place, places.ROWS),
        **references.naming(Place),
        required=("name", "type"),
        labels={"name": N_("What it is called")},
    )
    form.fill(place.values() if place is not None else {})

    def keep(values: dict[str, Any]) -> Place:
        return places.add(**values) if place is None else places.change(place, **values)

    title = _("Place") if place is not None else _("Add a place")
    sheet = FormSheet(shell, title, form, done, keep, about=(place or "places",))
    return sheet.show_form(focus="name")


class FixtureSheet(PhotosSheet):
    """Since when a place has something, with photos."""

    def __init__(
        self, shell: Shell, place: str, line: fixtures.Line, done: Callable[[str], object]
    ) -> None:
        form = Form(Fixture.columns(), form_rows(Fixture, [("since",), ("note",)], LEFT_OUT))
        fixture = line.fixture
        about = ("places", place, line.code)
        super().__init__(
            shell, line.label, form, lambda kept: done(kept.place), fixture, about=about
        )
        self.place, self.line = place, line
        form.fill(fixture.values() if fixture is not None else {"since": current().today()})
        self.show_form(*self.photos, focus="since")

    def keep(self, values: dict[str, Any]) -> Fixture:
        prepared = self.attached.prepared
        return fixtures.note(self.place, self.line.code, prepared=prepared, **values)
