"""How a village is drawn: full where it is served, half where that ends soon, empty where not.

Colours say the same; without them the shapes are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from app.records.network.coverage import COVERED, ENDING, UNCOVERED
from ui import style

COLOURS: Final = {COVERED: "green", ENDING: "amber", UNCOVERED: "red"}
GROUNDS: Final = {COVERED: "mint", ENDING: "cream", UNCOVERED: "rose"}
_EDGE: Final = 7
"""How many edges wide a mark is."""


def draw(painter: QPainter, squares: Sequence[QRectF], state: str) -> None:
    """Draw the mark of a state in each of these squares, which are equally large."""
    if not squares:
        return
    ink = style.colour(COLOURS[state])
    if state == COVERED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRects(squares)
        return
    edge = max(1.0, squares[0].width() / _EDGE)
    half = edge / 2
    pen = QPen(ink, edge)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(style.colour("card"))
    painter.drawRects([each.adjusted(half, half, -half, -half) for each in squares])
    if state == ENDING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        side = squares[0].width()
        below = QPolygonF([QPointF(0, 0), QPointF(0, side), QPointF(side, side)])
        for each in squares:
            painter.drawPolygon(below.translated(each.x(), each.y()))


def ground(state: str) -> QColor:
    """What the words about a village of a state stand on."""
    return style.colour(GROUNDS[state])


class Mark(QLabel):
    """The mark of a state, to be explained in words beside it."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side, ratio = style.px(16), self.devicePixelRatioF()
        picture = QPixmap(QSize(side, side) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter, [QRectF(0, 0, side, side)], state)
        painter.end()
        self.setPixmap(picture)
        self.setFixedSize(side, side)
