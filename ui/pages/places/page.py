"""Places: what each has put up of what it should have, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.language import _
from app.records import fixtures
from app.records.fixtures import Listed
from app.records.layouts import kinds_shown_with
from app.records.listed import all_here
from app.records.literate import LITERATE
from app.records.people.lists import PeopleFilter
from app.records.places import Place
from app.store.session import current
from ui import style
from ui.pages.places import literate
from ui.pages.places.checklist import Checklist
from ui.pages.places.sheets import ask_place
from ui.records import columns
from ui.records.beside import ListPage
from ui.shell import Shell
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips
from ui.widgets.focus import in_reading_order
from ui.widgets.plain import Button, column
from ui.widgets.table import Table

ALL, LACKING, DONE = "all", "lacking", "done"
_LEAST: Final = 400
"""Pixels at 100 % of the list: narrower, names and numbers are cut off."""


class PlacesPage(ListPage):
    """The list of places on the left, the checklist of one on the right."""

    shows = frozenset({"attachment", "room"}) | kinds_shown_with(Place)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.lines: list[Listed] = []
        self._id = ""
        self.wanted = Chips(
            [(ALL, _("All")), (LACKING, _("Something missing")), (DONE, _("Complete"))], ALL
        )
        self.wanted.chosen.connect(lambda _value: self._list())
        add = Button(_("Add a place"), self.ask_place, key="Ctrl N")
        more = Button(_("Columns"), look="link", menu=[])
        # All villages on one sheet, the place that is shown here among them.
        sheet = Button(_("Coverage"), lambda: shell.show_page("coverage", record_id=self._id))
        self.table = Table(
            fixtures.columns(),
            all_here(self._found),
            empty=(
                _("No places yet"),
                _("They come with the reports of the rooms.")
                if current().is_office
                else _("Add a clinic or a society with the button."),
            ),
            extra=[add],
            more=fixtures.more_columns(),
        )
        columns.fill(more.menu(), self.table, Place.kind_name)
        self.table.picked.connect(self._picked)
        self.checklist = Checklist(shell, self)
        self.table.actors = lambda: [self.checklist.head]
        # Beside the filter they would leave no room to type.
        aside = Flowing(sheet, more, spacing=8)
        above = column(self.wanted, aside, margins=(12, 12, 12, 0))
        self.lay_out(
            _LEAST,
            right=self.checklist,
            head=[above],
            most=style.px(_LEAST),
            share=0.46,
            whole=self.table.whole_width,
        )

    # What the window calls

    def open(
        self, record_id: str | None = None, appoint: Mapping[str, str] | None = None, **_wanted: Any
    ) -> None:
        """Show the places, and one of them: the named one, else this room's own.

        With `appoint`, columns of a role, ask who is to serve there so.
        """
        self._id = record_id or self._id
        self.look_again()
        if record_id:
            self._widen()
            self.sides.show_record()
        self.table.filter.setFocus()
        shown = self.shown()
        if appoint and shown is not None and shown.place is not None:
            self._appoint(shown.place, appoint)

    def _appoint(self, place: Place, wanted: Mapping[str, str]) -> None:
        if wanted.get("role") == LITERATE:
            literate.ask(self.shell, place, self.look_again)
        else:
            self.shell.show_page("people", asked=PeopleFilter(role=wanted.get("role", "")))

    def look_again(self) -> None:
        """Read again what each place has, and show it."""
        self.lines = fixtures.every_place()
        # What was known by its village code alone has a record once something is said of it.
        if self.shown() is None:
            self._id = self.lines[0].id if self.lines else ""
        self._list()
        self.checklist.show_line(self.shown())

    def _list(self) -> None:
        """List them again, at the place that is shown where it is among them."""
        self.table.reload(self._id)
        self.table.stand_at(self._id)

    def _widen(self) -> None:
        """List all of them where what is listed leaves out the place that is shown."""
        if not self.table.stand_at(self._id):
            self.wanted.set_value(ALL)
            self.table.forget_filter()
            self._list()

    # What its parts call

    def shown(self) -> Listed | None:
        """The place that is shown."""
        return next((line for line in self.lines if line.id == self._id), None)

    def ask_place(self, place: Place | None = None) -> None:
        """Ask for a new place, or for what is to be changed of one."""
        ask_place(self.shell, place, lambda kept: self.open(kept.id))

    def open_row(self, row: Any) -> None:
        super().open_row(row)
        next(in_reading_order(self.checklist), self.checklist).setFocus()

    def _found(self, text: str) -> list[Listed]:
        wanted = self.wanted.value
        return [
            line
            for line in self.lines
            if text in f"{line.where}{line.name}"
            and (wanted == ALL or line.complete == (wanted == DONE))
        ]

    def _picked(self, line: Listed | None) -> None:
        if line is not None and line.id != self._id:
            self._id = line.id
            self.checklist.show_line(line)
