"""How contact cards are printed: on which sheet, of which look, with a back, in black."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app import settings
from app.documents.items import cards, memory
from app.documents.items.item import Item
from app.documents.items.memory import Last
from app.language import _
from app.store import preferences
from ui import style
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips
from ui.widgets.chooser import FixedChooser

_BACK = "back"


class CardLook(Flowing):
    """The choices below the list of people; `sheet` stands in another line."""

    changed = Signal()

    def __init__(self, item: Item) -> None:
        self.item = item
        parts = memory.last(item.name).parts
        looks = [(each.name, _(each.label)) for each in cards.parts() if each.name != _BACK]
        self.look = FixedChooser(looks, cards.look(parts), before=_("Design"))
        self.back, self.black = QCheckBox(_("With a back")), QCheckBox(_("Black only"))
        super().__init__(self.look, self.back, self.black, spacing=14)
        self.sheet = Chips([(each.name, _(each.label)) for each in item.sizes])
        # Beside each other: below each other they would take the list its room.
        wide = [chip.sizeHint().width() + style.gap(6) for chip in self.sheet.chips.values()]
        self.sheet.setMinimumWidth(sum(wide))
        self.sheet.chips["eight"].setToolTip(_("For printers that leave a wide margin."))
        self.back.setChecked(_BACK in parts)
        self.black.setChecked(preferences.get(settings.BLACK_ONLY))
        for chosen in (
            self.sheet.chosen, self.look.chosen, self.back.clicked, self.black.clicked,
        ):  # fmt: skip
            chosen.connect(self._keep)

    def chosen(self) -> dict[str, Any]:
        """What `papers.contact_cards` is told."""
        return {
            "sheet": self.sheet.value,
            "look": self.look.value,
            "back": self.back.isChecked(),
            "black": self.black.isChecked(),
        }

    def _keep(self, _value: object) -> None:
        preferences.put(settings.BLACK_ONLY, self.black.isChecked())
        parts = (self.look.value, _BACK) if self.back.isChecked() else (self.look.value,)
        memory.keep(self.item.name, Last(size=self.sheet.value, parts=parts))
        self.changed.emit()
