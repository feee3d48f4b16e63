"""What goes into the cell of a superior's workbook that was clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import stats
from app.records.stats import superior
from app.records.stats.areas import LEVELS
from app.records.stats.superior import SAID, SPANS, Asked
from ui import style
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips
from ui.widgets.chooser import Chooser, FixedChooser
from ui.widgets.plain import Button, Label, Note, column, row

_WORDS: Final = ""
"""The value of the chip for what is no figure."""
_INDENT: Final = "　"


class CellCard(QWidget):
    """The cell, what stands in it in the workbook, and choosers of what is to go into it."""

    changed = Signal(object)
    """The Asked that goes into the cell from now on."""
    taken_out = Signal()
    down = Signal()
    """The same for every row below that names a place."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self.title = Label(look="title")
        self.stands = Note("quiet")
        self.refused = Note("soon")
        sheets = [(each.name, str(each.title)) for each in stats.every()]
        self.counts = Chips([*sheets, (_WORDS, _("Words"))])
        self.counts.chosen.connect(lambda _name: self._turn())
        self.figure = Chooser(self._figures, before=_("Figure"))
        self.figure.chosen.connect(lambda figure: self._put(figure=figure))
        self.where = Chooser(self._ways, before=_("Which place"))
        self.where.chosen.connect(lambda path: self._put(path=path))
        spans = [(each, _(label)) for each, label in SPANS.items()]
        self.span = FixedChooser(spans, before=_("Of which days"))
        self.span.chosen.connect(lambda span: self._put(span=span))
        self.myriads = Button(_("In 10,000 yuan"), look="chip", checkable=True)
        self.myriads.clicked.connect(lambda on: self._put(myriads=on))
        self.number, self.called = Note("headline"), Note("quiet")
        self.down_button = Button(_("One for each row that names a place"), self.down.emit)
        self.out = Button(_("Nothing goes here"), self.taken_out.emit, look="link")
        choosers = (self.figure, self.where, self.span)
        for each in choosers:
            each.setMinimumWidth(style.px(220))
        self.chosen = column(
            self.counts, *choosers, row(self.myriads, None), 6, self.number, self.called, 6,
            Flowing(self.down_button, self.out), spacing=8,
        )  # fmt: skip
        self.inside = QWidget()
        self.inside.setLayout(self.chosen)
        self.setLayout(column(self.title, self.stands, self.refused, self.inside, None))
        self._last = Asked(stats.every()[0].name, "")

    def show_cell(
        self, name: str, text: str, refused: str, asked: Asked | None, *, over: bool = False
    ) -> None:
        """Show a cell, what stands in it, and what goes into it; or why nothing can.

        `over` says that words stand there, which are written over.
        """
        self.title.setText(_("Cell {cell}").format(cell=name))
        stands = (
            _("In the workbook: {text}, which is written over")
            if over
            else _("In the workbook: {text}")
        )
        self.stands.say(stands.format(text=text) if text else "")
        self.refused.say(refused)
        self.inside.setVisible(not refused)
        self.asked = asked
        if asked is not None:
            self._last = asked
        self._show(asked or replace(self._last, figure=""))

    def show_number(self, number: str) -> None:
        """Show what the cell comes to in the period."""
        self.number.say(number)

    def choose(self) -> None:
        """Let the figure be chosen."""
        if self.inside.isVisible():
            self.figure.setFocus()
            self.figure.open()

    # Inside

    def _show(self, asked: Asked) -> None:
        counts = asked.counts
        self.counts.set_value(counts)
        words = _figure_words(asked) if asked.figure else _("Choose the figure…")
        look = "chooser" if asked.figure else "choose"
        self.figure.show_choice(asked.figure, words, look=look)
        path = asked.path
        self.where.show_choice(
            path, superior.place_words(counts, path) if counts and path else _("All")
        )
        self.span.set_value(asked.span)
        self.myriads.setChecked(asked.myriads)
        cell = asked.cell_of_figures if asked.counts else None
        self.myriads.setVisible(cell is not None and cell.unit == "money")
        for each in (self.where, self.span):
            each.setVisible(bool(counts))
        there = self.asked is not None
        self.number.say("")
        self.called.say(asked.words if asked.figure else "")
        self.out.setVisible(there)
        self.down_button.setVisible(there and bool(counts))

    def _turn(self) -> None:
        """Another sheet of figures: what was chosen of this one stays until one of that is."""
        counts = self.counts.value
        path = self._last.path if counts and len(self._last.path) < len(LEVELS) else ()
        self._last = Asked(counts, "", path, self._last.span)
        self._show(self._last)
        self.figure.setFocus()

    def _put(self, **chosen: Any) -> None:
        now = replace(self._now(), **chosen)
        if now.figure:
            self.changed.emit(now)
        else:
            self._last = now
            self._show(now)

    def _now(self) -> Asked:
        if self.asked is not None and self.asked.counts == self.counts.value:
            return self.asked
        return self._last

    def _figures(self) -> Sequence[tuple[Any, str]]:
        counts = self.counts.value
        if not counts:
            return [(each, _(words)) for each, words in SAID.items()]
        every = stats.cells(stats.sheet(counts))
        return [(each.key, _figure_words(Asked(counts, each.key))) for each in every]

    def _ways(self) -> Sequence[tuple[Any, str]]:
        counts = self.counts.value
        found = superior.ways(counts) if counts else []
        return [(way, f"{_INDENT * (len(way) - 1)}{name}") for way, name in found]


def _figure_words(asked: Asked) -> str:
    cell = asked.cell_of_figures
    if cell is None:
        return _(SAID[asked.figure]) if asked.figure in SAID else asked.figure
    return _INDENT * cell.depth + cell.words
