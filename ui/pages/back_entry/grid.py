"""The paper book as a sheet: a row is kept when it is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.fields.suggestion import Suggestion
from app.language import _
from app.records.offers import ANOTHER, of_cell
from app.records.visits import paper_book
from app.records.visits.paper_book import Row, year_below
from ui import style
from ui.pages.back_entry.cells import Rows
from ui.widgets.typed_grid import TypedGrid


class PaperGrid(TypedGrid):
    """The sheet. A row is kept when it is left; nothing pops up but what may be chosen."""

    kept = Signal(object)
    """The Row that was made a visit."""

    rows: Rows
    block = staticmethod(paper_book.block)

    def __init__(self) -> None:
        super().__init__(Rows())
        # Room for a tick and a number of four digits.
        self.verticalHeader().setFixedWidth(style.px(64))
        self.verticalHeader().show()
        self.line.unclear.connect(self._turn_unclear)
        self._asked: Row | None = None
        """The row of which was asked already who it is."""

    def read(self, at: int, name: str, text: str) -> None:
        self.rows.lines[at].take(name, text, year_below(self.rows.lines[:at]))

    def offered(self, text: str) -> Sequence[Suggestion]:
        return of_cell(self.here()[1], text)

    def left(self, at: int) -> None:
        self.keep(at)

    def returns_to(self, column: int) -> int:
        return self._began

    def keep(self, at: int) -> None:
        """Make a row a visit, unless it is empty or as it was."""
        line = self.rows.lines[at]
        if not line.empty and line.fresh and line.keep():
            self.kept.emit(line)
        self.redraw(at)

    def keep_all(self) -> None:
        """Make every row that waits a visit, and go to the first cell that is refused."""
        self.commit()
        for at, line in enumerate(self.rows.lines):
            if line.waits:
                self.keep(at)
        self.rows.grow()
        self.go_to_error()

    def takes_marked(self) -> bool:
        # A name in characters may be another one than any that is known.
        return self.here()[1] != "name" or self.line.text().isascii()

    def asks(self) -> bool:
        """Whether it is asked, once for a row, which of those of the same name it is."""
        if self.here()[1] != "name":
            return False
        self.commit()
        line = self.rows.lines[self.at[0]]
        if line is self._asked or not line.alike():
            return False
        self._asked = line
        self.suggestions.close()  # what was on its way would choose anew
        self.suggestions.ask()
        self.moved.emit()
        return True

    def take(self, suggestion: Suggestion) -> None:
        line, name = self.here()
        if suggestion.value != ANOTHER:
            self.line.setText(suggestion.title or suggestion.beside)
        self._changed = True
        self.commit()
        if name == "name" and suggestion.value is not None:
            line.choose(suggestion.value if suggestion.value != ANOTHER else None)
            self.redraw(self.at[0])
        self.move_by(1, 0)

    def show_text(self) -> tuple[str, str]:
        line, name = self.here()
        if name in line.unclear:
            return "", _("cannot be read")
        return line.typed.get(name, ""), ""

    def _turn_unclear(self) -> None:
        line, name = self.here()
        self._changed = False
        line.mark(name, name not in line.unclear)
        self.redraw(self.at[0])
        self._show_cell()
        if name in line.unclear:
            self.move_by(1, 0)
