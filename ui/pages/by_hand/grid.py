"""Rooms and their figures as a sheet to type into."""

from __future__ import annotations

from collections.abc import Sequence

from app.fields.suggestion import Suggestion
from app.records.stats import hand_rows
from app.records.stats.hand_rows import ROOM, Row
from app.records.stats.hand_sheet import HandSheet
from ui.widgets.cells import SheetRows
from ui.widgets.typed_grid import TypedGrid


class HandRows(SheetRows):
    """The rooms; the last row is for one that is not among them yet."""

    def grow(self, least: int = 0) -> None:
        """Have an empty row at the end; at least so many in all."""
        while len(self.lines) < least or not self.lines or not self.lines[-1].empty:
            self.append(Row())


class HandGrid(TypedGrid):
    """The sheet; Enter goes down the column."""

    def __init__(self) -> None:
        super().__init__(HandRows())
        self.sheet: HandSheet | None = None

    def show_sheet(self, sheet: HandSheet, lines: list[Row]) -> None:
        """Show other columns or rooms, with the keyboard in the first number."""
        self.sheet = sheet
        self.rows.set_columns(sheet.columns())
        self.begin(lines, (0, 1))
        self.share_width()

    def read(self, at: int, name: str, text: str) -> None:
        if self.sheet is not None:
            self.sheet.take(self.rows.lines[at], name, text)

    def offered(self, text: str) -> Sequence[Suggestion]:
        return hand_rows.offered(text) if self.here()[1] == ROOM else []

    def take(self, suggestion: Suggestion) -> None:
        line, _name = self.here()
        if self.sheet is not None:
            self.forget()
            self.sheet.choose(line, suggestion.value)
            self.redraw(self.at[0])
            self.move_by(1, 0)
