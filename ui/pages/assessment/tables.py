"""The assessment tables of an office: edited while their points are added up, sent down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.messages import shortened
from app.records.assessment import Table, composing, editing, sending
from app.records.assessment.typed import TypedExtra, TypedLine
from app.records.sent_down import Given
from ui import style
from ui.pages.assessment.indicator_sheet import IndicatorSheet
from ui.records.given_card import Choice, GivenCard
from ui.records.table_editor import TableEditor
from ui.shell import Shell
from ui.widgets.plain import Button, Label, row

_TITLE: Final = 180
"""Pixels at 100 % that the title of a line has at least."""
_SOURCE: Final = 132
"""Pixels at 100 % of the button that says how points come about."""
_LONGEST: Final = 8
"""Characters on it; what is longer is cut."""


class TablesCard(GivenCard):
    """Every table with what can be done to it; what is changed goes down with the next replies."""

    title = N_("Assessment tables")
    reading = N_("Read in a table…")

    def words(self, given: Given[Table]) -> str:
        return sending.standing_words(given)

    def choices(self, data: Table) -> list[Choice]:
        return [(_("Change the table…"), partial(self.edit, data))]

    def edit(self, table: Table) -> TableSheet:
        """Let everything in it be changed, from this year on or for another one."""
        return TableSheet(self.shell, table, self._changed)


class TableSheet(TableEditor):
    """A line for each indicator, extra, veto and grade; below, whether the points add up."""

    def __init__(self, shell: Shell, table: Table, done: Callable[[], object]) -> None:
        self.typed = editing.begin(table)
        super().__init__(
            shell,
            self.typed,
            ("title", "since", "points", "bonus", "malus"),
            {"indicators": self._of_indicator, "extras": self._of_extra},
            title_width=_TITLE,
            keep=lambda: sending.send(editing.edited(self.typed)),
            said=_("The rooms hear of it with the next answers."),
            done=done,
        )
        heads, wrong = self.heads, self.wrong
        self.lay_out(
            row(Label(_("Name of the table")), heads["title"], stretch=1), wrong["title"],
            row(Label(_("In force from the year")), heads["since"], 12,
                Label(_("Points in all")), heads["points"], None),
            wrong["since"], wrong["points"],
            Label(_("Indicators"), "title"),
            *self.list_of("indicators", _("＋ Indicator"), self.add_line),
            Label(_("Added and taken off by hand"), "title"),
            *self.list_of("extras", _("＋ Reason"), self.add_extra),
            row(Label(_("Added at most")), heads["bonus"], 12,
                Label(_("taken off at most")), heads["malus"], None),
            wrong["bonus"], wrong["malus"],
        )  # fmt: skip

    def add_line(self) -> None:
        """One more indicator, by hand until another source is chosen."""
        self.typed.indicators.append(TypedLine("", ""))
        self.show_lines("indicators")

    def add_extra(self) -> None:
        """One more reason to add or take off points."""
        self.typed.extras.append(TypedExtra("", "", ""))
        self.show_lines("extras")

    def change_source(self, line: TypedLine) -> IndicatorSheet:
        """Let it be said how the points of an indicator come about."""
        return IndicatorSheet(self.shell, line, lambda _line: self.show_lines("indicators", line))

    def _of_indicator(self, each: TypedLine) -> QWidget:
        source = composing.words_of(each.rule)
        opens = Button(shortened(source, _LONGEST), partial(self.change_source, each), look="link")
        opens.setFixedWidth(style.px(_SOURCE))
        opens.setToolTip(_("How the points come about: {source}").format(source=source))
        return self.line(each, self.field_of(each, "points"), opens)

    def _of_extra(self, each: TypedExtra) -> QWidget:
        most, least = self.field_of(each, "most"), self.field_of(each, "least")
        return self.line(each, Label("＋"), most, Label("－"), least)
