"""The line of stages across the top of a dispute: what is done, where it stands, what comes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.records import days
from app.records.cases import stages
from app.records.cases.model import Case
from app.records.cases.stages import Stage, When
from ui import style

_COLOURS: Final = {When.DONE: "green", When.NOW: "blue", When.TO_COME: "edge"}
_BAR: Final = 4


class StageLine(QWidget):
    """The stages beside each other under a bar; day below name where they do not fit in one."""

    def __init__(self) -> None:
        super().__init__()
        self.stages: list[Stage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_case(self, case: Case) -> None:
        """Show where a dispute stands."""
        self.stages = stages.of(case)
        self.setAccessibleName("；".join(each.title_with_day for each in self.stages))
        self.setFixedHeight(self._height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.px(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(300), self._height())

    def _height(self) -> int:
        return _BAR + style.gap(10) + (2 if self._two else 1) * QFontMetrics(style.font()).height()

    def font_of(self, stage: Stage) -> QFont:
        """Its font; smaller where the longest name has no room."""
        room = self.width() / max(1, len(self.stages)) - style.gap(6)
        widest = max(map(_width, self.stages), default=1)
        size = style.TEXT * min(1.0, room / widest) if self._two else style.TEXT
        return style.font(size, bold=stage.when is When.NOW)

    @property
    def _two(self) -> bool:
        if not self.stages:
            return False
        room = self.width() // len(self.stages) - style.gap(6)
        metrics = QFontMetrics(style.font(bold=True))
        return any(metrics.horizontalAdvance(each.title_with_day) > room for each in self.stages)

    def resizeEvent(self, _event: object) -> None:
        self.setFixedHeight(self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        count = len(self.stages)
        line = QFontMetrics(style.font()).height()
        for at, each in enumerate(self.stages):
            left, right = self.width() * at // count, self.width() * (at + 1) // count
            painter.fillRect(QRect(left, 0, right - left, _BAR), style.colour(_COLOURS[each.when]))
            painter.setFont(self.font_of(each))
            passed_by = each.when is When.DONE and each.day is None
            dim = passed_by or each.when is When.TO_COME
            painter.setPen(style.colour("quiet" if dim else "text"))
            top = _BAR + style.gap(8)
            parts = [each.words, days.short(each.day)] if self._two else [each.title_with_day]
            for number, words in enumerate(parts):
                area = QRect(left, top + number * line, right - left, line)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _width(stage: Stage) -> int:
    """How wide the name of a stage may be."""
    return QFontMetrics(style.font(bold=True)).horizontalAdvance(stage.words)
