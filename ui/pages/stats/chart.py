"""A chart on the screen: the same drawing as on paper, drawn again at each size."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style, work
from ui.widgets.delay import Delay

if TYPE_CHECKING:
    from app.documents.stats.charts import Draw

_REST: Final = 40
"""Milliseconds for which a window that is drawn larger rests before the chart is drawn anew."""
_POINT: Final = 0.75
"""Points that a pixel at 100 % is."""


def load() -> None:
    """Load what draws, on the window's thread; the numbers stand before."""
    for module in ("app.documents.stats.charts", "ui.widgets.sheets"):
        importlib.import_module(module)


class Chart(QWidget):
    """Shows what `draw` draws, as wide as there is room and so many points tall."""

    def __init__(self, draw: Draw, height: float, said: str) -> None:
        super().__init__()
        self._draw, self._points = draw, height
        self._image = QPixmap()
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(style.px(200))
        self._soon = Delay(self, _REST, self._render)

    def sizeHint(self) -> QSize:
        return QSize(style.px(300), round(style.px(self._points) / _POINT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            QPainter(self).drawPixmap(self.rect(), self._image)

    def _render(self) -> None:
        dots = self.devicePixelRatioF() * self.width() / self._wide()
        work.read(self, self._drawn(dots), self._show)

    def _wide(self) -> float:
        return self._points * self.width() / max(1, self.height())

    def _drawn(self, dots: float) -> Callable[[], QImage]:
        from app.documents.stats.charts import picture
        from ui.widgets.sheets import Pages

        draw, wide, tall = self._draw, self._wide(), self._points

        def drawn() -> QImage:
            pages = Pages(picture(draw, wide, tall))
            try:
                return pages.draw(0, dots)
            finally:
                pages.close()

        return drawn

    def _show(self, image: QImage) -> None:
        self._image = QPixmap.fromImage(image)
        self.update()
