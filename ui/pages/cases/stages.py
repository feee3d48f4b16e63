"""The line of stages across the top of a dispute: what is done, where it stands, what comes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import codes
from app.language import N_, _
from app.records import cases
from app.records.cases.model import Case
from ui import style
from ui.pages.cases.words import short

DONE, NOW, TO_COME = "green", "blue", "edge"
_WAY: Final = (
    "registered", "accepted", "investigating", "mediating", "agreed", "performing", "revisit",
    "archived",
)  # fmt: skip
_BAR: Final = 4


@dataclass(frozen=True)
class Stage:
    """One stage: its name, since when, and whether it is done, now or to come."""

    words: str
    day: datetime.date | None
    state: str

    @property
    def title_with_day(self) -> str:
        """Name and day in one."""
        return f"{self.words} {short(self.day)}".strip()


def of(case: Case) -> list[Stage]:
    """The stages of a dispute; one that ended without agreement goes another way."""
    label = codes.load("case_state").label
    days = _days(case)
    state = case.state or "registered"
    if state == "declined":
        return [Stage(label("registered"), case.day, DONE),
                Stage(label("declined"), case.declined, NOW)]  # fmt: skip
    way: list[str] = list(_WAY)
    ended = state == "ended" or (case.outcome in ("failed", "withdrawn", "refused", "handed_on"))
    if ended:
        way[way.index("agreed") : way.index("performing") + 1] = ["ended"]
    now = "agreed" if state == "agreed" else state
    if state == "closed":
        now = "archived"
    elif state == "performing" and case.performed is not None:
        now = "revisit"
    elif state == "ended":
        now = "ended"
    at = way.index(now) if now in way else 0
    stages: list[Stage] = []
    for index, name in enumerate(way):
        words = _(N_("Return visit")) if name == "revisit" else label(name)
        how = DONE if index < at or state == "archived" else NOW if index == at else TO_COME
        if state == "closed" and name == "archived":
            how = TO_COME
        stages.append(Stage(words, days.get(name), how))
    return stages


def _days(case: Case) -> dict[str, datetime.date | None]:
    agreement = cases.parts.agreement(case)
    seen = cases.parts.revisits(case)
    return {
        "registered": case.day,
        "accepted": case.accepted,
        "investigating": case.investigating,
        "mediating": case.mediating,
        "agreed": agreement.effective if agreement is not None else None,
        "performing": case.performed,
        "ended": case.ended,
        "revisit": seen[-1].day if seen else None,
        "archived": case.archived,
    }


class StageLine(QWidget):
    """The stages beside each other under a bar; day below name where they do not fit in one."""

    def __init__(self) -> None:
        super().__init__()
        self.stages: list[Stage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_case(self, case: Case) -> None:
        """Show where a dispute stands."""
        self.stages = of(case)
        self.setAccessibleName("；".join(each.title_with_day for each in self.stages))
        self.setFixedHeight(self._height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.px(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(style.px(300), self._height())

    def _height(self) -> int:
        return _BAR + style.gap(10) + (2 if self._two else 1) * QFontMetrics(style.font()).height()

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
            painter.fillRect(QRect(left, 0, right - left, _BAR), style.colour(each.state))
            painter.setFont(style.font(bold=each.state == NOW))
            passed_by = each.state == DONE and each.day is None
            painter.setPen(style.colour("quiet" if each.state == TO_COME or passed_by else "text"))
            top = _BAR + style.gap(8)
            parts = [each.words, short(each.day)] if self._two else [each.title_with_day]
            for number, words in enumerate(parts):
                area = QRect(left, top + number * line, right - left, line)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
