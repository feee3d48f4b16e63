"""A month to pick a day from, floating under a line."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.language import N_, _
from ui import style
from ui.widgets.floating import Floating
from ui.widgets.plain import Button, Words, row

_WEEK: Final = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class Month(QWidget):
    """The days of a month, painted; arrows move, Page Up and Down turn the month."""

    taken = Signal(object)
    turned = Signal()

    def __init__(self, day: datetime.date) -> None:
        super().__init__()
        self.day = day
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(7 * style.px(40), 7 * style.px(34))

    def turn(self, months: int) -> None:
        """Go some months on, staying at the same day where there is one."""
        at = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(at, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.go_to(self.day.replace(year=year, month=month + 1, day=min(self.day.day, last)))

    def go_to(self, day: datetime.date) -> None:
        """Make a day current."""
        self.day = day
        self.turned.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.go_to(self.day + datetime.timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day, area in self._days():
            if area.contains(event.position().toPoint()):
                self.taken.emit(day)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        today = datetime.date.today()
        painter.setPen(style.colour("quiet"))
        for at, name in enumerate(_WEEK):
            painter.drawText(self._cell(0, at), Qt.AlignmentFlag.AlignCenter, _(name))
        for day, area in self._days():
            box = area.adjusted(2, 2, -2, -2)
            ink = "text" if day.month == self.day.month else "faint"
            if day == self.day:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.colour("blue"))
                painter.drawRoundedRect(box, 5, 5)
                ink = "onblue"
            elif day == today:
                painter.setPen(style.colour("blue"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, 5, 5)
            painter.setPen(style.colour(ink))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _days(self) -> list[tuple[datetime.date, QRect]]:
        first = self.day.replace(day=1)
        first -= datetime.timedelta(days=first.weekday())
        days = [first + datetime.timedelta(days=at) for at in range(42)]
        return [(day, self._cell(1 + at // 7, at % 7)) for at, day in enumerate(days)]

    def _cell(self, line: int, at: int) -> QRect:
        wide, tall = self.width() // 7, self.height() // 7
        return QRect(at * wide, line * tall, wide, tall)


class _Calendar(Floating):
    def __init__(
        self, anchor: QWidget, day: datetime.date, take: Callable[[datetime.date], object]
    ) -> None:
        super().__init__(anchor)
        self._take = take
        self.month = Month(day)
        self._title = Words(look="strong")
        last = Button("‹", lambda: self.month.turn(-1), look="link")
        following = Button("›", lambda: self.month.turn(1), look="link")
        today = Button(_("Today"), lambda: self._chosen(datetime.date.today()), look="link")
        for each in (last, following, today):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        edge = style.gap(10)
        inside.setContentsMargins(edge, edge, edge, edge)
        inside.addLayout(row(last, self._title, following, None, today, spacing=4))
        inside.addWidget(self.month)
        self.month.taken.connect(self._chosen)
        self.month.turned.connect(self._name)
        self._name()
        hint = inside.sizeHint()
        self.place(hint.width(), hint.height())
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self._close()
            return True
        outside = isinstance(watched, QWidget) and not self.isAncestorOf(watched)
        pressed = kind == QEvent.Type.MouseButtonPress and outside and watched is not self
        if pressed or (kind == QEvent.Type.FocusOut and watched is self.month):
            self._close(back=False)
        return False

    def _name(self) -> None:
        day = self.month.day
        self._title.setText(_("{year}-{month:02}").format(year=day.year, month=day.month))

    def _chosen(self, day: datetime.date) -> None:
        self._close()
        self._take(day)

    def _close(self, *, back: bool = True) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self.isVisible():
            self.hide()
            self.deleteLater()
            if back:
                self.anchor.setFocus(Qt.FocusReason.PopupFocusReason)


def open_calendar(
    anchor: QWidget, day: datetime.date | None, take: Callable[[datetime.date], object]
) -> QWidget:
    """Show the month of a day; Enter or a click takes one, Esc or leaving takes none."""
    return _Calendar(anchor, day or datetime.date.today(), take)
