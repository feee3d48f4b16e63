"""What is asked of a place, and of one thing that it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.language import N_, _
from app.records import attachments, fixtures, places, references
from app.records.fixtures import LEFT_OUT, Fixture
from app.records.layouts import form_rows
from app.records.places import Place
from app.store.session import current
from ui.records.attached import Attached
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import Button, box, row

_ROWS: Final = (
    ("name",),
    ("type", "code"),
    ("district", "town"),
    ("parent",),
    ("longitude", "latitude"),
    ("population", "households"),
    ("grid",),
    ("note",),
)


def ask_place(shell: Shell, place: Place | None, done: Callable[[Place], object]) -> FormSheet:
    """Ask for a new place, or for what is to be changed of one."""
    form = Form(
        Place.columns(),
        form_rows(Place, _ROWS),
        suggest=references.suggests(Place),
        title_of=references.titles(Place),
        required=("name", "type"),
        labels={"name": N_("What it is called")},
    )
    form.fill(place.values() if place is not None else {})

    def keep(values: dict[str, Any]) -> Place:
        return places.add(**values) if place is None else places.change(place, **values)

    title = _("Place") if place is not None else _("Add a place")
    return FormSheet(shell, title, form, done, keep).show_form(focus="name")


class FixtureSheet(FormSheet):
    """Since when a place has something, with photos."""

    def __init__(
        self, shell: Shell, place: str, line: fixtures.Line, done: Callable[[str], object]
    ) -> None:
        form = Form(Fixture.columns(), form_rows(Fixture, [("since",), ("note",)], LEFT_OUT))
        super().__init__(shell, line.label, form, lambda kept: done(kept.place))
        self.place, self.line = place, line
        fixture = line.fixture
        form.fill(fixture.values() if fixture is not None else {"since": current().today()})
        self.attached = Attached(shell)
        self.attached.begin(fixture)
        choose = Button(_("Add a photo…"), self.attached.choose)
        self.show_form(self.attached, box(row(choose, None)), focus="since")

    def keep(self, values: dict[str, Any]) -> Fixture:
        prepared = self.attached.prepared
        kept = fixtures.note(self.place, self.line.code, prepared=prepared, **values)
        self.attached.prepared = []
        return kept

    def close_sheet(self) -> None:
        for each in self.attached.prepared:
            attachments.drop(each)
        self.attached.prepared = []
        super().close_sheet()
