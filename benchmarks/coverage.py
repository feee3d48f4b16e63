"""Moving the sheet of every village of a city, beside one bare picture and an item a village."""

from __future__ import annotations

import os
import random
import statistics
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from app.records import directory
from app.records.network.coverage import STATES, Held, Served, Village
from benchmarks.measuring import Result, in_turn, seconds, shown
from ui import style
from ui.pages.coverage import marks
from ui.pages.coverage.picture import Picture

SIZE = 742, 540
"""Pixels that the sheet has in a window of 1366×768."""
FRAMES = 600
FRAME = 16.0
"""Milliseconds of a frame at 60 a second."""
FIRST = 100.0
"""Milliseconds from the villages to the first picture."""
NEARER = 4
"""Steps that it is brought nearer, so that there is something to move."""


def run(_visits: int) -> list[Result]:
    """All villages of the city, however many visits are asked for."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    style.apply(app, 100)
    found = villages()
    first, _nothing = in_turn(lambda: _first(found), lambda: None)
    ours, picture, items = _Moved(found), _Bare(), _Items(found)
    took = {each: _frames(each) for each in (picture, ours, items)}
    mine, bare, naive = (statistics.median(took[each]) for each in (ours, picture, items))
    slowest = max(took[ours]) * 1000
    claim = f"A frame of {len(found):,} villages while the sheet is moved"
    return [
        Result(claim, shown(mine), f"one bare picture of the same size {shown(bare)}",
               mine / bare, 4.0),
        Result(f"{claim}, beside an item a village", shown(mine),
               f"QGraphicsView {shown(naive)}", mine / naive, 1.0),
        Result(f"{claim}, the slowest of {FRAMES} in ms", f"{slowest:.1f} ms",
               f"60 frames a second leave {FRAME:g} ms", slowest, FRAME),
        Result(f"The first picture of {len(found):,} villages, in ms", shown(first),
               "laid out and drawn, once they are known", first * 1000, FIRST),
    ]  # fmt: skip


def villages() -> list[Served]:
    """Every village of the directory, served by one, by two or by nobody."""
    chance = random.Random(20261129)
    people = [Held(f"p{n}", "周明", "deputy") for n in range(500)]
    return [
        Served(
            Village(each.code, each.code, each.short_name, (each.district, each.town)),
            chance.choice(STATES),
            tuple(chance.sample(people, chance.randrange(3))),
        )
        for each in directory.every()
    ]


def _first(found: list[Served]) -> None:
    made = Picture()
    made.resize(*SIZE)
    made.show_found(found, by_position=False)
    made.grab()


class _Moved:
    """Ours, moved along a way that reaches all of it."""

    def __init__(self, found: list[Served]) -> None:
        self.picture = Picture()
        self.picture.resize(*SIZE)
        self.picture.show()
        self.picture.show_found(found, by_position=False)
        for _step in range(NEARER):
            self.picture.nearer()
        self.step = _way(self._by)

    def _by(self, across: float, down: float) -> None:
        self.picture.move_by(QPointF(-across, -down))
        self.picture.repaint()


class _Bare:
    """One picture as large as the window, drawn again at another place."""

    def __init__(self) -> None:
        pixmap = QPixmap(2 * SIZE[0], 2 * SIZE[1])
        pixmap.fill(Qt.GlobalColor.white)

        class Bare(QWidget):
            at = QPointF()

            def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
                QPainter(self).drawPixmap(self.at, pixmap)

        self.widget = Bare()
        self.widget.resize(*SIZE)
        self.widget.show()
        self.step = _way(self._by)

    def _by(self, across: float, down: float) -> None:
        at = self.widget.at - QPointF(across, down)
        self.widget.at = QPointF(-(abs(at.x()) % SIZE[0]), -(abs(at.y()) % SIZE[1]))
        self.widget.repaint()


class _Items:
    """What is usually done: an item for each village, and a view that is scrolled."""

    def __init__(self, found: list[Served]) -> None:
        like = Picture()
        like.resize(*SIZE)
        like.show_found(found, by_position=False)
        for _step in range(NEARER):
            like.nearer()
        self.scene = QGraphicsScene()
        for each in like.plan.cells:
            colour = style.colour(marks.COLOURS[each.served.state])
            self.scene.addRect(QRectF(like.square(each)), colour, colour)
        for head in like.plan.heads:
            text = self.scene.addSimpleText(head.words, style.font())
            text.setPos(head.x * like.unit, head.y * like.unit)
        self.view = QGraphicsView(self.scene)
        self.view.resize(*SIZE)
        self.view.show()
        self.step = _way(self._by)

    def _by(self, across: float, down: float) -> None:
        for bar, by in (
            (self.view.horizontalScrollBar(), across),
            (self.view.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() + round(by))
        self.view.viewport().repaint()


def _way(by: Callable[[float, float], None]) -> Callable[[], None]:
    """To and fro across, a little down each time: a step a call, as fast as a hand moves."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        across = 23.0 if (steps // 40) % 2 == 0 else -23.0
        by(across, 3.0)

    return step


def _frames(moved: _Moved | _Bare | _Items) -> list[float]:
    QApplication.processEvents()
    return [seconds(moved.step) for _frame in range(FRAMES)]
