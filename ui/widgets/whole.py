"""Words, or a line to type into, that stand whole beside what else there is, or else above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui import style
from ui.widgets.arrange import SideBySide, least
from ui.widgets.plain import box, row, type_of_child

_AROUND: Final = 28
"""Pixels at 100 % beside the words in a line to type into."""


class WholeWords(SideBySide):
    """A label or a line, and beside it others; below it where its words would be cut.

    It asks for the width that all of them need at least, however they stand now.
    """

    def __init__(self, first: QLabel | QLineEdit, others: Sequence[type_of_child]) -> None:
        self._first = first
        beside = [box(row(*others, None, spacing=8))] if others else []
        super().__init__([first, *beside], [1, 0][: 1 + len(beside)], spacing=8)

    def needs(self, widget: QWidget) -> int:
        if widget is not self._first:
            return least(widget).width()
        first = self._first
        words = first.placeholderText() if isinstance(first, QLineEdit) else first.text()
        around = style.px(_AROUND) if isinstance(first, QLineEdit) else 0
        return first.fontMetrics().horizontalAdvance(words) + around + self._edges()

    def minimumSizeHint(self) -> QSize:
        # Whether a record stands beside the list does not follow from how this is arranged.
        wide = sum(least(each).width() for each in self.widgets)
        wide += self.beside.spacing() * (len(self.widgets) - 1) + self._edges()
        return QSize(wide, super().minimumSizeHint().height())

    def _edges(self) -> int:
        edges = self.contentsMargins()
        return edges.left() + edges.right()
