"""What stands on the sheet: squares, names of towns, and of villages where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStaticText,
)

from app.language import _
from app.records.network.coverage import STATE_WORDS, STATES, Served
from app.records.network.plan import Cell, Plan
from ui import style
from ui.pages.coverage import marks

_FILLED: Final = 0.86
"""Of a unit that its square takes."""
_NAMED: Final = 66
"""Pixels at 100 % of a square in which the name of its village stands, on two lines."""
_ON_MAP: Final = 22
"""Pixels at 100 % that a square on a map has at most: nearer ones part."""
_BESIDE: Final = 70
"""Pixels at 100 % of a unit of a map from which on names stand beside the squares."""
_MARK: Final = 14
"""Pixels at 100 % of a mark over a name."""


_Said: TypeAlias = tuple[QPointF, QFont, QStaticText]
"""Words that are set, and where they stand."""


def head_font(*, bold: bool = False) -> QFont:
    """In which the names of towns stand."""
    return style.font(bold=bold)


class Names:
    """Names of towns and districts, each set once: they are measured, and drawn in many tiles."""

    def __init__(self) -> None:
        self.fonts = {bold: head_font(bold=bold) for bold in (False, True)}
        self.line = QFontMetricsF(self.fonts[True]).height()
        self._blank = QFontMetricsF(self.fonts[True]).horizontalAdvance("\u3000")
        self._set: dict[tuple[str, bool], QStaticText] = {}

    def put(self, said: str, *, bold: bool = False) -> QStaticText:
        """A name as it is set."""
        if (said, bold) not in self._set:
            made = self._set[said, bold] = QStaticText(said)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=self.fonts[bold])
        return self._set[said, bold]

    def before(self, district: str) -> float:
        """How many pixels the name of a district, if there is any, takes before that of a town."""
        return self.put(district, bold=True).size().width() + self._blank if district else 0.0

    def measure(self, district: str, town: str) -> float:
        """How many pixels both take, and some air."""
        return self.before(district) + self.put(town).size().width() + 4


def words(served: Served) -> str:
    """A village in words: what it is called, where, who serves it."""
    village = served.village
    who = "、".join(each.name for each in served.by) or _(STATE_WORDS[served.state])
    return f"{village.town[1]} {village.name}：{who}"


def square(cell: Cell, unit: float, *, spread: bool) -> QRectF:
    """The square of a village where a unit has so many pixels, in pixels of the sheet."""
    side, inset = _side(unit, spread=spread)
    return QRectF(round(cell.x * unit) + inset, round(cell.y * unit) + inset, side, side)


def _side(unit: float, *, spread: bool) -> tuple[float, float]:
    """How large a square is drawn, and how far within its unit."""
    side = float(int(unit * _FILLED))
    if spread:
        side = min(side, style.px(_ON_MAP))
    return side, (unit - side) // 2


def draw_chosen(painter: QPainter, at: QRectF, *, focused: bool) -> None:
    """Frame the village that is chosen, for whoever has the keyboard more strongly."""
    wide = style.px(3 if focused else 2)
    for colour, more in (("card", wide + 2), ("ring", wide)):
        painter.setPen(QPen(style.colour(colour), more))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(-wide, -wide, wide, wide))


class Drawn:
    """A sheet where a unit has so many pixels, to be drawn tile by tile."""

    def __init__(self, plan: Plan, unit: float, tile: int, names: Names) -> None:
        self.plan, self.unit, self.side, self.names = plan, unit, tile, names
        self.squares: dict[tuple[int, int], list[tuple[QRectF, Served]]] = {}
        named = plan.spread and unit >= style.px(_BESIDE)
        side, inset = _side(unit, spread=plan.spread)
        beyond = side + (unit if named else 0)

        def within(at: float, beyond: float) -> tuple[float, int, int]:
            """Where it begins in pixels, and the first and the last tile that it lies in."""
            begins = round(at * unit) + inset
            return begins, int(begins // tile), int((begins + beyond) // tile)

        # Thousands of them, while somebody waits for the page: in blocks they stand in few columns
        # and rows, and nearly all lie in one tile each.
        across = {each: within(each, beyond) for each in {cell.x for cell in plan.cells}}
        down = {each: within(each, side) for each in {cell.y for cell in plan.cells}}
        for each in plan.cells:
            left, x, far = across[each.x]
            top, y, low = down[each.y]
            drawn = QRectF(left, top, side, side), each.served
            if x == far and y == low:
                self.squares.setdefault((x, y), []).append(drawn)
                continue
            for beside in range(x, far + 1):
                for below in range(y, low + 1):
                    self.squares.setdefault((beside, below), []).append(drawn)
        self.heads = list(self._heads())
        self.over = self._names_over()

    def _heads(self) -> Iterator[tuple[QRectF, list[_Said]]]:
        """The names of towns over their blocks, as much of them as there is room for."""
        names, line = self.names, QFontMetricsF(self.names.fonts[False]).height()
        for each in self.plan.heads:
            at = QRectF(*[part * self.unit for part in (each.x, each.y, each.wide, each.high)])
            if not each.wide or at.height() < line * 0.9:
                continue
            said: list[_Said] = []
            if each.district:
                said.append(self._said(at, each.district, bold=True))
            town = at.adjusted(names.before(each.district), 0, 0, 0)
            yield at, [*said, self._said(town, each.words)]

    def _said(self, at: QRectF, said: str, *, bold: bool = False) -> _Said:
        """Words at the lower left of a place."""
        font, made = self.names.fonts[bold], self.names.put(said, bold=bold)
        metrics = QFontMetricsF(font)
        if made.size().width() > at.width() + 2:
            elide = Qt.TextElideMode.ElideRight
            made = self.names.put(metrics.elidedText(said, elide, at.width() + 2), bold=bold)
        return QPointF(at.left(), at.bottom() - metrics.height()), font, made

    def _names_over(self) -> list[tuple[QRectF, str]]:
        """The names of towns that stand amid their villages, as far as they leave room."""
        metrics = QFontMetricsF(head_font(bold=True))
        found: list[tuple[QRectF, str]] = []
        for each in self.plan.heads:
            if each.wide:
                continue
            wide, high = metrics.horizontalAdvance(each.words), metrics.height()
            left, top = each.x * self.unit - wide / 2, each.y * self.unit - high / 2
            at = QRectF(left, top, wide, high)
            if not any(at.intersects(other) for other, _words in found):
                found.append((at, each.words))
        return found

    def tile(self, x: int, y: int, ratio: float) -> QPixmap:
        """One square piece of the sheet."""
        side = self.side
        made = QPixmap(QSize(side, side) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(style.colour("card"))
        painter = QPainter(made)
        painter.translate(-x * side, -y * side)
        found = self.squares.get((x, y), [])
        if not self.plan.spread and self.unit * _FILLED >= style.px(_NAMED):
            for at, served in found:
                _draw_named(painter, at, served)
        else:
            for state in STATES:
                marks.draw(painter, [at for at, each in found if each.state == state], state)
            if self.plan.spread and self.unit >= style.px(_BESIDE):
                self._name_beside(painter, found)
        here = QRectF(x * side, y * side, side, side)
        painter.setPen(style.colour("text"))
        for at, said in self.heads:
            if at.intersects(here):
                for place, font, words_ in said:
                    painter.setFont(font)
                    painter.drawStaticText(place, words_)
        for at, said in self.over:
            if at.adjusted(-4, -4, 4, 4).intersects(here):
                _write_over(painter, at, said)
        painter.end()
        return made

    def _name_beside(self, painter: QPainter, found: list[tuple[QRectF, Served]]) -> None:
        painter.setFont(style.font())
        painter.setPen(style.colour("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for at, served in found:
            room = QRectF(at.right() + 3, at.top() - at.height(), self.unit, 3 * at.height())
            painter.drawText(room, left, served.village.name)


def _write_over(painter: QPainter, at: QRectF, said: str) -> None:
    """Words over squares, with a light edge so that both can be seen."""
    font = head_font(bold=True)
    outline = QPainterPath()
    outline.addText(at.left(), at.top() + QFontMetricsF(font).ascent(), font, said)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(outline, QPen(style.colour("card"), style.px(4)))
    painter.fillPath(outline, style.colour("text"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_named(painter: QPainter, at: QRectF, served: Served) -> None:
    """A village so large that its name stands in it, with its mark above."""
    ink = style.colour(marks.COLOURS[served.state])
    painter.setPen(QPen(ink, 1))
    painter.setBrush(marks.ground(served.state))
    painter.drawRect(at)
    side, edge = float(style.px(_MARK)), style.px(3)
    marks.draw(painter, [QRectF(at.left() + edge, at.top() + edge, side, side)], served.state)
    font = style.font()
    painter.setFont(font)
    painter.setPen(style.colour("text"))
    room, name = at.adjusted(1, side + edge, -1, 0), served.village.name
    fit = max(1, int(room.width() // font.pixelSize()))
    if len(name) > 2 * fit:
        name = f"{name[: 2 * fit - 1]}…"
    half = len(name) if len(name) <= fit else max(fit, (len(name) + 1) // 2)
    lines = [name[:half], name[half:]]
    high = QFontMetricsF(font).height()
    for number, each in enumerate(filter(None, lines)):
        line = QRectF(room.left(), room.top() + number * high * 0.92, room.width(), high)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, each)
