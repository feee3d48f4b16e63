"""The sheet on the screen: moved, brought nearer, walked over by keys; drawn in tiles once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.language import _
from app.records.network.coverage import Served
from app.records.network.plan import Cell, Plan, laid_out
from ui import style
from ui.pages.coverage import drawing

TILE: Final = 256
"""Pixels of a side of what is drawn at once and kept."""
_MOST_TILES: Final = 160
"""Tiles that are kept: 40 MB."""
_NEARER: Final = 1.25
_NEAREST: Final = 130.0
"""Pixels at 100 % that a square has at most."""
_EDGE: Final = 10
"""Pixels at 100 % that stay free around the sheet."""
_MOVED: Final = 4

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Picture(QWidget):
    """All villages of a network on one sheet.

    The wheel and +, − bring it nearer, 0 shows all of it again; the mouse moves it; the arrows go
    from village to village.
    """

    picked = Signal(object)
    """The village that is chosen now (Served), or None."""
    opened = Signal(object)
    """A village was clicked, or Enter pressed on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(style.px(330), style.px(150))
        self.setAccessibleName(_("Villages and who serves them"))
        self.setMouseTracking(True)
        self._plan: Plan | None = None
        self._unit = 1.0
        self.offset = QPointF()
        """What lies at the upper left, in pixels of the sheet."""
        self.chosen = ""
        self._found: Sequence[Served] = ()
        self._by_position = False
        self._whole = True
        self._laid_out_for = QSize()
        self._names = drawing.Names()
        self._drawn: drawing.Drawn | None = None
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        self._pressed: QPoint | None = None
        self._held = QPointF()
        self._is_moved = False

    # What the page calls

    def show_found(self, found: Sequence[Served], *, by_position: bool) -> None:
        """Show these villages; the same one stays chosen where it is among them."""
        self._found, self._by_position = found, by_position
        self._plan = None
        if self.served() is None:
            self.chosen = ""
        self.update()
        self.picked.emit(self.served())

    def show_all(self) -> None:
        """Bring all of it into sight again."""
        self._whole = True
        self._unit = self.plan.unit
        self._redraw()

    def nearer(self, times: float = _NEARER, around: QPointF | None = None) -> None:
        """Draw it so many times as large, around a point of the widget."""
        middle = around or QPointF(self.rect().center())
        most = max(style.px(_NEAREST), self.plan.unit)
        unit = self.unit * times
        unit = float(math.ceil(unit) if times > 1 else math.floor(unit))
        unit = min(max(unit, self.plan.unit), most)
        if unit == self.unit:
            return
        held = unit / self.unit
        self._whole = unit == self.plan.unit
        self._unit = unit
        self.offset = (self.offset + middle) * held - middle
        self._redraw()

    def move_by(self, pixels: QPointF) -> None:
        """Move the sheet under the window."""
        self.offset = self._within(self.offset - pixels)
        self.update()

    def choose(self, village: str) -> bool:
        """Choose a village by its identity and bring it into sight; False where it is not here."""
        if self.cell(village) is None:
            return False
        self.chosen = village
        self._bring_into_sight()
        self._tell()
        return True

    def served(self) -> Served | None:
        """The village that is chosen."""
        if not self.chosen:
            return None
        return next((each for each in self._found if each.village.id == self.chosen), None)

    def cell(self, village: str = "") -> Cell | None:
        """Where a village stands; the chosen one unless told."""
        wanted = village or self.chosen
        if not wanted:
            return None
        return next((each for each in self.plan.cells if each.served.village.id == wanted), None)

    def at(self, point: QPoint) -> Cell | None:
        """The village at a point of the widget."""
        where = QPointF(point) + self.offset
        hit = [each for each in self.plan.cells if self.square(each).contains(where)]
        return hit[-1] if hit else None

    def square(self, cell: Cell) -> QRectF:
        """The square of a village in pixels of the sheet."""
        return drawing.square(cell, self.unit, spread=self.plan.spread)

    # Drawing

    @property
    def plan(self) -> Plan:
        """Where all stands: laid out once it is asked for, since a page that is put up changes."""
        if self._plan is None or self.size() != self._laid_out_for:
            return self._lay_out()
        return self._plan

    @property
    def unit(self) -> float:
        """Pixels of a square now."""
        plan = self.plan  # which is laid out for what is to be seen now, and the unit with it
        return plan.unit if self._whole else self._unit

    def _lay_out(self) -> Plan:
        self._laid_out_for = self.size()
        edge = 2 * style.px(_EDGE)
        room = max(1, self.width() - edge), max(1, self.height() - edge)
        made = self._plan = laid_out(
            self._found, room, self._names.measure, self._names.line + 2, style.scale() / 100,
            by_position=self._by_position,
        )  # fmt: skip
        if self._whole or self._unit < made.unit:
            self._unit = made.unit
        self._redraw()
        return made

    def _redraw(self) -> None:
        self._tiles.clear()
        self._drawn = None
        self.offset = self._within(self.offset)
        self.update()

    def _size(self) -> QSize:
        wide, high = self.plan.wide * self.unit, self.plan.high * self.unit
        return QSize(math.ceil(wide), math.ceil(high))

    def _within(self, offset: QPointF) -> QPointF:
        """An offset that leaves no room unused; a small sheet stands in the middle."""
        edge, size = style.px(_EDGE), self._size()

        def kept(at: float, whole: int, seen: int) -> float:
            if whole + 2 * edge <= seen:
                return (whole - seen) / 2
            return min(max(at, -edge), whole + edge - seen)

        return QPointF(
            kept(offset.x(), size.width(), self.width()),
            kept(offset.y(), size.height(), self.height()),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._size()  # once it is laid out
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("card"))
        left, top = round(self.offset.x()), round(self.offset.y())
        seen = QRect(left, top, self.width(), self.height())
        for x in range(max(0, left // TILE), min(seen.right(), size.width()) // TILE + 1):
            for y in range(max(0, top // TILE), min(seen.bottom(), size.height()) // TILE + 1):
                painter.drawPixmap(x * TILE - left, y * TILE - top, self._tile(x, y))
        if (cell := self.cell()) is not None:
            painter.translate(-left, -top)
            drawing.draw_chosen(painter, self.square(cell), focused=self.hasFocus())

    def _tile(self, x: int, y: int) -> QPixmap:
        found = self._tiles.get((x, y))
        if found is None:
            if len(self._tiles) >= _MOST_TILES:
                self._tiles.pop(next(iter(self._tiles)))
            if self._drawn is None:
                self._drawn = drawing.Drawn(self.plan, self.unit, TILE, self._names)
            found = self._tiles[x, y] = self._drawn.tile(x, y, self.devicePixelRatioF())
        return found

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self.nearer(_NEARER**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._held = event.position().toPoint(), self.offset
            self._is_moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None:
            shape = (
                Qt.CursorShape.PointingHandCursor if self.at(here) else Qt.CursorShape.ArrowCursor
            )
            self.setCursor(shape)
            return
        moved = here - self._pressed
        if self._is_moved or moved.manhattanLength() > _MOVED:
            self._is_moved = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.offset = self._within(self._held - QPointF(moved))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        self.unsetCursor()
        cell = self.at(event.position().toPoint()) if not self._is_moved else None
        if cell is not None:
            self.chosen = cell.served.village.id
            self._tell()
            self.opened.emit(cell.served)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.nearer()
        elif key == Qt.Key.Key_Minus:
            self.nearer(1 / _NEARER)
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.served() is not None:
            self.opened.emit(self.served())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.at(event.pos())
            QToolTip.showText(event.globalPos(), drawing.words(cell.served) if cell else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def _step(self, across: int, down: int) -> None:
        """Go to the next village that way; to the first one where none is chosen yet."""
        now = self.cell()
        if now is None:
            found = next(iter(self.plan.cells), None)
        else:
            ways = [
                (ahead + 2.5 * aside, each)
                for each in self.plan.cells
                if (ahead := (each.x - now.x) * across + (each.y - now.y) * down) > 0.01
                and (aside := abs((each.x - now.x) * down) + abs((each.y - now.y) * across))
                <= 3 * ahead + 1
            ]
            found = min(ways, key=lambda each: each[0])[1] if ways else None
        if found is not None:
            self.choose(found.served.village.id)

    def _bring_into_sight(self) -> None:
        cell = self.cell()
        if cell is None:
            return
        square, around = self.square(cell), style.px(3 * _EDGE)
        x = min(
            max(self.offset.x(), square.right() + around - self.width()), square.left() - around
        )
        y = min(
            max(self.offset.y(), square.bottom() + around - self.height()), square.top() - around
        )
        self.offset = self._within(QPointF(x, y))
        self.update()

    def _tell(self) -> None:
        served = self.served()
        self.setAccessibleDescription(drawing.words(served) if served is not None else "")
        self.picked.emit(served)
        self.update()
