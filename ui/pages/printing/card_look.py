"""How contact cards are printed: on which sheet, of which look, with a back, in black."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app import settings
from app.documents.items import cards
from app.documents.items.item import Item
from app.language import _
from app.store import preferences
from ui import style
from ui.pages.printing import memory
from ui.pages.printing.memory import Last
from ui.widgets.arrange import Flowing
from ui.widgets.chips import Chips
from ui.widgets.chooser import Chooser
from ui.widgets.plain import column

_BACK = "back"


class CardLook(QWidget):
    """The choices below the list of people; `sheet` stands in another line."""

    changed = Signal()

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.sheet = Chips([(each.name, _(each.label)) for each in item.sizes])
        # Beside each other: below each other they would take the list its room.
        wide = [chip.sizeHint().width() + style.gap(6) for chip in self.sheet.chips.values()]
        self.sheet.setMinimumWidth(sum(wide))
        self.sheet.chips["eight"].setToolTip(_("For printers that leave a wide margin."))
        parts = memory.last(item.name).parts
        looks = [(each.name, _(each.label)) for each in cards.parts() if each.name != _BACK]
        self.look = Chooser(looks, before=_("Design"))
        self._say(cards.look(parts))
        self.back = QCheckBox(_("With a back"))
        self.back.setChecked(_BACK in parts)
        self.black = QCheckBox(_("Black only"))
        self.black.setChecked(preferences.get(settings.BLACK_ONLY))
        self.setLayout(column(Flowing(self.look, self.back, self.black, spacing=14)))
        self.sheet.chosen.connect(self._keep)
        self.look.chosen.connect(self._look_chosen)
        self.back.clicked.connect(self._keep)
        self.black.clicked.connect(self._black_chosen)

    def how(self) -> dict[str, Any]:
        """What `papers.contact_cards` is told."""
        return {
            "sheet": self.sheet.value,
            "look": self.look.value,
            "back": self.back.isChecked(),
            "black": self.black.isChecked(),
        }

    def _say(self, look: str) -> None:
        self.look.say(look, next(words for name, words in self.look.options() if name == look))

    def _look_chosen(self, look: str) -> None:
        self._say(look)
        self._keep()

    def _black_chosen(self) -> None:
        preferences.put(settings.BLACK_ONLY, self.black.isChecked())
        self.changed.emit()

    def _keep(self, *_said: object) -> None:
        parts = (self.look.value, _BACK) if self.back.isChecked() else (self.look.value,)
        memory.keep(self.item.name, Last(size=self.sheet.value, parts=parts))
        self.changed.emit()
