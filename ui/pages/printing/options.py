"""How a thing is printed: size, which papers, filled in or blank, for whom, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.documents.items import memory
from app.documents.items.item import Item, ItemRequest
from app.documents.items.memory import Last
from app.fields import Text
from app.language import _
from app.records.visits import Visit
from ui.pages.printing.part import Count
from ui.widgets.chips import Chips, Several
from ui.widgets.chooser import FixedChooser
from ui.widgets.inputs import CodeInput, TextInput
from ui.widgets.plain import Label, box, column, hide_unless, hint, row

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
        looks = [(each.name, _(each.label)) for each in item.looks] or [("", "")]
        known = last.look in {name for name, _words in looks}
        self.looks = Chips(looks, last.look if known else None)
        self.copies = Count(_MOST_COPIES, last.copies)
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.variant.set_value("public" if last.public else "full")
        self.explain = hint()
        self.text = TextInput(Text(max=60), hint=_("Name, words or phone; empty means all"))
        self.category = CodeInput(Visit.columns()["category"].kind, hint=_("Every matter"))
        self.narrow = box(row(self.text, self.category, spacing=6))
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
        for each in (self.sizes, self.looks, self.variant, self.way, self.parts):
            each.chosen.connect(self._chosen)
        for each in (self.copies, self.text, self.category):
            each.edited.connect(self._chosen)
        self.black.clicked.connect(self._chosen)

    @property
    def sized(self) -> str:
        """The size that is chosen; empty where there is one alone."""
        return str(self.sizes.value) if self.item.sizes else ""

    def added(self, wanted: ItemRequest) -> ItemRequest | None:
        """The same with how it is to be printed; None while copies or matter cannot be read."""
        copies, choices = self.copies.number, self.item.choices
        if copies is None or not self.category.readable():
            return None
        return replace(
            wanted,
            size=self.sized,
            look=self.looks.value or "",
            copies=copies if self.copies_row.isVisibleTo(self) else 1,
            blank=wanted.blank or (self.item.named and self.way.value == "blank"),
            ruled=self.item.named and self.way.value == "ruled",
            public="public" in choices and self.variant.value == "public",
            black="black" in choices and self.black.isChecked(),
            parts=self.parts.value,
            text=self.text.value() or "",
            category=self.category.value() or "",
        )

    def _lay(self, has_parts: bool) -> None:
        labelled = [
            (self.sizes, _("Size"), bool(self.item.sizes)),
            (self.looks, _("Design"), bool(self.item.looks)),
            (self.parts, _("Papers"), has_parts),
            (self.way, _("How"), self.item.named and len(self.way.chips) > 1),
            (self.narrow, _("Only"), "narrow" in self.item.choices),
            (self.variant, "", "public" in self.item.choices),
            (self.explain, "", self.item.group == "ledger"),
        ]
        whole = column(spacing=8)
        for widget, words, there in labelled:
            if not there:
                widget.hide()
            else:
                line = row(Label(words, "quiet"), widget, spacing=8) if words else row(widget)
                line.setStretch(line.count() - 1, 1)
                whole.addLayout(line)
        self.copies_row = box(row(self.copies, Label(_("copies")), None, spacing=6))
        hide_unless("black" in self.item.choices, self.black)
        whole.addLayout(row(self.copies_row, None, self.black))
        self.setLayout(whole)
        self._say()

    def _say(self) -> None:
        public = _("Names are masked; phones and what was said are left out.")
        full = _("Not for the wall: it shows names and what was said.")
        self.explain.setText(public if self.variant.value == "public" else full)

    def _chosen(self, *_said: object) -> None:
        self._say()
        memory.keep(
            self.item.name,
            Last(
                size=self.sized,
                copies=self.copies.number or 1,
                public=self.variant.value == "public",
                black=self.black.isChecked(),
                way=self.way.value or "",
                parts=self.parts.value,
                look=self.looks.value or "",
            ),
        )
        self.changed.emit()


def _one(options: Sequence[tuple[str, str]]) -> Chips | FixedChooser:
    long = sum(len(words) for _value, words in options) > _MOST_WORDS
    return FixedChooser(options) if long else Chips(options)
