"""The rows of the paper book as Qt asks for them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.records.visits import paper_book
from app.records.visits.paper_book import Row, following
from ui import style
from ui.widgets.cells import SheetRows


class Rows(SheetRows):
    """The rows of the sheet; the last one is always empty."""

    def __init__(self) -> None:
        super().__init__(paper_book.columns())

    @property
    def lines(self) -> list[Row]:
        """What each row holds."""
        return self._rows

    def start(self, lines: list[Row]) -> None:
        """Hold these rows and an empty one below."""
        held = lines or [following([])]
        self.hold(held if held[-1].empty else [*held, following(held)])

    def grow(self, least: int = 0) -> None:
        """Have an empty row at the end, with what is carried down; at least so many in all."""
        while len(self.lines) < least or not self.lines[-1].empty:
            self.append(following(self.lines))
        if len(self.lines) > 1 and not self.lines[-1].fresh:
            # What is carried down may have been put right meanwhile.
            self.lines[-1] = following(self.lines[:-1])
            self.redraw_row(len(self.lines) - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal or section >= len(self.lines):
            return super().headerData(section, orientation, role)
        line = self.lines[section]
        if role == Qt.ItemDataRole.ForegroundRole:
            return style.colour("red" if line.errors else "green")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if line.errors:
            return "!"
        if line.visit is not None and not line.fresh:
            return f"✓ {line.number}"
        return "" if line.empty else "…"
