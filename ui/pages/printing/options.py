"""How a thing is printed: size, which papers, filled in or blank, for whom, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app import messages, settings
from app.documents.items import cards, memory, modes
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.items.memory import Last
from app.documents.items.modes import Mode
from app.errors import AppError
from app.fields import Text
from app.language import _
from app.records.visits import Visit
from app.store import preferences
from ui import style
from ui.pages.printing.part import Count
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips, Several
from ui.widgets.chooser import FixedChooser
from ui.widgets.chosen import CodeInput, TextInput
from ui.widgets.plain import Label, box, column, hide_unless, hint, leave_out, row

_BACK = "back"
_CARDS = 10
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
        # Of what the item does not let be chosen nothing is made.
        self.sizes = _one([(each.name, _(each.label)) for each in item.sizes])
        looks = [(each.name, _(each.label)) for each in item.looks]
        known = last.look in {name for name, _words in looks}
        self.looks = Chips(looks, last.look if known else None) if looks else None
        self.copies = Count(_MOST_COPIES, last.copies)
        self.public = last.public
        self.variant, self.explain = self._variant() if "public" in item.choices else (None, None)
        self.text = self.category = self.narrow = None
        if "narrow" in item.choices:
            self.text = TextInput(Text(max=60), hint=_("Name, words or phone; empty means all"))
            kind = Visit.columns()["category"].kind
            self.category = CodeInput(kind, hint=_("Every matter"))
            self.narrow = box(row(self.text, self.category, spacing=6))
        ways = [("", _("Filled in"))]
        if "ruled" in item.choices:
            ways.append(("ruled", _("Head filled in, lines to write on")))
        if "blank" in item.choices and item.named:  # else it is asked for beside the period
            ways.append(("blank", _("Blank")))
        self.way = self.way_row = None
        if len(ways) > 1:
            self.way = Chips(ways, last.way)
            self.way_row = box(row(Label(_("How"), "quiet"), self.way, spacing=8, stretch=-1))
        parts = item.parts() if item.parts is not None else ()
        self.parts = self.make_parts(parts)
        self.parts.set_value(last.parts)
        self.black = QCheckBox(_("Black only"))
        self.black.setChecked(last.black)
        self.arrange(bool(parts))
        choices = (self.sizes, self.looks, self.variant, self.narrow, self.way_row, self.parts)
        leave_out(self, *filter(None, (*choices, self.explain)), self.black)
        for each in filter(None, (self.sizes, self.looks, self.variant, self.way, self.parts)):
            each.chosen.connect(self._chosen)
        for each in filter(None, (self.copies, self.text, self.category)):
            each.edited.connect(self._chosen)
        self.black.clicked.connect(self._chosen)

    def _variant(self) -> tuple[Chips, Label]:
        """What chooses whether everybody may read it, and what that means."""
        made = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        made.set_value("public" if self.public else "full")
        return made, hint()

    def make_parts(self, parts: Sequence[Size]) -> Several | LookAndBack:
        """Make what chooses which papers, or which shape of them."""
        labels = [(each.name, _(each.label)) for each in parts]
        return Several(labels, _FEW, nothing=_(self.item.all_parts))

    @property
    def sized(self) -> str:
        """The size that is chosen; empty where there is one alone."""
        return str(self.sizes.value) if self.sizes is not None else ""

    def now(self) -> Last:
        """How it is to be printed, as it is remembered."""
        return Last(
            size=self.sized,
            copies=self.copies.number or 1,
            public=self.public,
            black=self.black.isChecked(),
            way=(self.way and self.way.value) or "",
            parts=self.parts.value,
            look=(self.looks and self.looks.value) or "",
        )

    def added(self, wanted: ItemRequest) -> ItemRequest | None:
        """The same with how it is to be printed; None while something of that cannot be read."""
        if self.copies.number is None or self.wrong():
            return None
        copies = self.copies.number if self.copies_row.isVisibleTo(self) else 1
        text = (self.text and self.text.value()) or ""
        category = (self.category and self.category.value()) or ""
        asked = self.now().applied(self.item, wanted)
        return replace(asked, copies=copies, text=text, category=category)

    def wrong(self) -> str:
        """Why something that was typed cannot be read; empty while all can be."""
        for each in filter(None, (self.copies, self.text, self.category)):
            try:
                each.value()
            except AppError as refusal:
                return messages.words(refusal)
        return ""

    def show_for(self, mode: Mode) -> None:
        """Ask only what matters where this is printed."""
        ruled = self.way is not None and self.way.value == "ruled" and mode != Mode.BLANK
        self.copies_row.setVisible(modes.asks_copies(self.item, mode, ruled=ruled))
        if self.way_row is not None:
            self.way_row.setVisible(mode != Mode.BLANK)

    def arrange(self, has_parts: bool) -> None:
        """Put below each other what the item says may be chosen."""
        labelled = [
            (self.sizes, _("Size")),
            (self.looks, _("Design")),
            (self.parts if has_parts else None, _(self.item.parts_label)),
            (self.way_row, ""),
            (self.narrow, _("Only")),
            (self.variant, ""),
            (self.explain, ""),
        ]
        whole = column(spacing=8)
        for widget, words in labelled:
            if widget is not None:
                named = [Label(words, "quiet")] if words else []
                whole.addLayout(row(*named, widget, spacing=8, stretch=-1))
        hide_unless(has_parts, self.parts)
        self.copies_row = box(row(self.copies, Label(_("copies")), None, spacing=6))
        hide_unless("black" in self.item.choices, self.black)
        whole.addLayout(row(self.copies_row, None, self.black))
        self.setLayout(whole)
        self._say()

    def _say(self) -> None:
        public = _("Names are masked; phones and what was said are left out.")
        full = _("Not for the wall: it shows names and what was said.")
        if self.explain is not None:
            self.explain.setText(public if self.public else full)

    def _chosen(self, *_said: object) -> None:
        if self.text is not None:
            self.text.set_wrong(not self.text.readable())
        if self.variant is not None:
            self.public = self.variant.value == "public"
        self._say()
        memory.keep(self.item.name, self.now())
        self.changed.emit()


class LookAndBack(QWidget):
    """The look of a contact card, and whether something stands on its back."""

    chosen = Signal(object)

    def __init__(self, looks: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.look = FixedChooser(looks, before=_("Design"))
        self.back = QCheckBox(_("With a back"))
        self.setLayout(row(self.look, self.back, spacing=14))
        for each in (self.look.chosen, self.back.clicked):
            each.connect(lambda: self.chosen.emit(self.value))

    @property
    def value(self) -> tuple[str, ...]:
        """What is chosen, as the item names its parts."""
        return (self.look.value, _BACK) if self.back.isChecked() else (self.look.value,)

    def set_value(self, value: Sequence[str]) -> None:
        """Choose without saying so."""
        self.look.set_value(cards.look(value))
        self.back.setChecked(_BACK in value)


class CardOptions(Options):
    """How contact cards are printed: on two lines, for the list of people needs the room."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.copies.set_value(_CARDS)
        self.black.setChecked(preferences.get(settings.BLACK_ONLY))

    def make_parts(self, parts: Sequence[Size]) -> LookAndBack:
        return LookAndBack([(each.name, _(each.label)) for each in parts if each.name != _BACK])

    def arrange(self, has_parts: bool) -> None:
        assert isinstance(self.sizes, Chips)
        # Beside each other: below each other they would take the list its room.
        wide = [chip.sizeHint().width() + style.gap(6) for chip in self.sizes.chips.values()]
        self.sizes.setMinimumWidth(sum(wide))
        self.sizes.chips["eight"].setToolTip(_("For printers that leave a wide margin."))
        self.copies_row = box(row(Label(_("Each")), self.copies, Label(_("cards")), spacing=6))
        sheet = box(row(Label(_("A sheet")), self.sizes, spacing=6))
        look = Flowing(self.parts, self.black, spacing=14)
        self.setLayout(column(Flowing(self.copies_row, sheet), look))

    def chosen(self) -> dict[str, Any]:
        """What `papers.contact_cards` is told."""
        parts = self.parts.value
        look, back = cards.look(parts), _BACK in parts
        return {"sheet": self.sized, "look": look, "back": back, "black": self.black.isChecked()}

    def _chosen(self, *said: object) -> None:
        preferences.remember(settings.BLACK_ONLY, self.black.isChecked())
        super()._chosen(*said)


def _one(options: Sequence[tuple[str, str]]) -> Chips | FixedChooser | None:
    if not options:
        return None
    long = sum(len(words) for _value, words in options) > _MOST_WORDS
    return FixedChooser(options) if long else Chips(options)
