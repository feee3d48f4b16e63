"""Both disputes of a pair side by side, line by line, and which of them counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language import _
from app.office import double_rows
from app.office.double_rows import Row
from app.office.doubles import Possible
from app.records.cases import Case
from ui import style
from ui.records.particulars import readable
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint

_LEAST: Final = 380
"""Pixels at 100 %: narrower, one side alone is shown."""
_MOST: Final = 560


class Beside(QWidget):
    """A pair, or what is done with one while none is chosen."""

    def __init__(self, show_case: Callable[[Case], object]) -> None:
        super().__init__()
        self._show_case = show_case
        self.setMinimumWidth(min(style.px(_LEAST), _MOST))
        self.parts = column(spacing=10)
        self.setLayout(column(self.parts, None))

    def show_pair(self, pair: Possible | None) -> None:
        """Show both of a pair, with all that travelled of them."""
        clear(self.parts)
        if pair is None:
            return
        why = pair.alike.words if pair.alike is not None else ""
        said = [Label(why, "strong", wrap=True)] if why else []
        counting = Label(double_rows.counting(pair), "safe", wrap=True)
        self.parts.addWidget(Card("", *said, counting, margin=12))
        self.parts.addWidget(Card("", box(self._grid(pair, double_rows.rows(pair))), margin=12))
        self.parts.addWidget(hint(_("What is the same in both stands in bold.")))

    def _grid(self, pair: Possible, rows: Sequence[Row]) -> QGridLayout:
        """Three columns, of which the two of the disputes are as wide as each other."""
        made = QGridLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setHorizontalSpacing(style.gap(14))
        made.setVerticalSpacing(style.gap(7))
        for at, words in enumerate(double_rows.heads(pair), 1):
            made.addWidget(Label(words, "title"), 0, at)
            made.setColumnStretch(at, 1)
        for at, each in enumerate(rows, 1):
            look = "strong" if each.alike else ""
            line = [Label(each.label, "quiet"), readable(each.first, look),
                    readable(each.second, look)]  # fmt: skip
            for place, label in enumerate(line):
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                made.addWidget(label, at, place)
        for at, case in enumerate((pair.first, pair.second), 1):
            # Without an alignment a column is as narrow as the button in it.
            left = Qt.AlignmentFlag.AlignLeft
            opens = Button(_("Open it"), partial(self._show_case, case), look="link")
            made.addWidget(opens, len(rows) + 1, at, left)
        return made
