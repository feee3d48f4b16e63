"""The one search box: everything that is kept, by name, pinyin, initials, phone or words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.language import _
from app.messages import shortened
from ui import style
from ui.widgets.keys import draw_key, key_height, key_width
from ui.widgets.line import Line
from ui.widgets.suggest import Suggestion, Suggestions


class SearchBox(Line):
    """Offers hits while one types."""

    chosen = Signal(str, str)
    """Kind and id of the record to open."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "search")
        self.setPlaceholderText(_("Find a name, pinyin initials, a phone, a word…"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(style.px(180))
        self.setMaximumWidth(style.px(460))
        self.setTextMargins(0, 0, key_width("Ctrl K"), 0)
        self._suggestions = Suggestions(self, self._hits, delay=120)
        self._suggestions.chosen.connect(self._take)

    def _hits(self, text: str) -> list[Suggestion]:
        from app.records import found  # which brings the whole store with it

        nothing = _("Nothing found for “{text}”").format(text=shortened(text))
        hits = [each.offered() for each in found.find(text, limit=20)]
        return hits or [Suggestion(None, nothing)]

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.value is not None:
            self.clear()
            self.chosen.emit(*suggestion.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            wide, tall = key_width("Ctrl K"), key_height()
            painter = QPainter(self)
            top = (self.height() - tall) // 2
            draw_key(painter, QRect(self.width() - wide - style.gap(10), top, wide, tall), "Ctrl K")
