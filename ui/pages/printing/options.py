"""How a thing is printed: size, which papers, filled in or blank, for whom, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.documents.items import memory
from app.documents.items.item import Item, ItemRequest
from app.documents.items.memory import Last
from app.language import _
from ui.pages.printing.part import Count
from ui.widgets.chips import Chips, Several
from ui.widgets.chooser import FixedChooser
from ui.widgets.plain import Label, box, column, row

_MOST_COPIES = 500
_MOST_WORDS = 30
_FEW = 6
"""More papers than this to choose from are asked for in a list that opens."""


class Options(QWidget):
    """What an item says may be chosen, as it was chosen last."""

    changed = Signal()

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        last = memory.last(item.name)
        self.sizes = _one([(each.name, _(each.label)) for each in item.sizes] or [("", "")])
        self.copies = Count(_MOST_COPIES, last.copies)
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.variant.set_value("public" if last.public else "full")
        ways = [("", _("Filled in"))]
        if "ruled" in item.choices:
            ways.append(("ruled", _("Head filled in, lines to write on")))
        if "blank" in item.choices:
            ways.append(("blank", _("Blank")))
        self.way = Chips(ways, last.way)
        parts = item.parts() if item.parts is not None else ()
        self.parts = Several([(each.name, _(each.label)) for each in parts], _FEW)
        self.parts.set_value(last.parts)
        self.black = QCheckBox(_("Black only"))
        self.black.setChecked(last.black)
        self._lay(bool(parts))
        for each in (self.sizes, self.variant, self.way, self.parts):
            each.chosen.connect(self._chosen)
        self.copies.edited.connect(self._chosen)
        self.black.clicked.connect(self._chosen)

    @property
    def sized(self) -> str:
        """The size that is chosen; empty where there is one alone."""
        return str(self.sizes.value) if self.item.sizes else ""

    def added(self, wanted: ItemRequest) -> ItemRequest | None:
        """The same with how it is to be printed; None while the copies are no number."""
        copies, choices = self.copies.number, self.item.choices
        if copies is None:
            return None
        return replace(
            wanted,
            size=self.sized,
            copies=copies if self.copies_row.isVisibleTo(self) else 1,
            blank=wanted.blank or (self.item.named and self.way.value == "blank"),
            ruled=self.item.named and self.way.value == "ruled",
            public="public" in choices and self.variant.value == "public",
            black="black" in choices and self.black.isChecked(),
            parts=self.parts.value,
        )

    def _lay(self, has_parts: bool) -> None:
        labelled = [
            (self.sizes, _("Size"), bool(self.item.sizes)),
            (self.parts, _("Papers"), has_parts),
            (self.way, _("How"), self.item.named and len(self.way.chips) > 1),
            (self.variant, "", "public" in self.item.choices),
        ]
        whole = column(spacing=8)
        for widget, words, there in labelled:
            widget.setVisible(there)
            if there:
                line = row(Label(words, "quiet"), widget, spacing=8) if words else row(widget)
                line.setStretch(line.count() - 1, 1)
                whole.addLayout(line)
        self.copies_row = box(row(self.copies, Label(_("copies")), None, spacing=6))
        self.black.setVisible("black" in self.item.choices)
        whole.addLayout(row(self.copies_row, None, self.black))
        self.setLayout(whole)

    def _chosen(self, *_said: object) -> None:
        memory.keep(
            self.item.name,
            Last(
                size=self.sized,
                copies=self.copies.number or 1,
                public=self.variant.value == "public",
                black=self.black.isChecked(),
                way=self.way.value or "",
                parts=self.parts.value,
            ),
        )
        self.changed.emit()


def _one(options: Sequence[tuple[str, str]]) -> Chips | FixedChooser:
    long = sum(len(words) for _value, words in options) > _MOST_WORDS
    return FixedChooser(options) if long else Chips(options)
