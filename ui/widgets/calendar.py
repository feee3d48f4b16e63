"""A month to pick a day from, floating under a line."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView, QWidget

from app import language
from app.language import _
from ui import style
from ui.widgets.floating import Floating
from ui.widgets.lines import turners
from ui.widgets.plain import Button, Label, column, row


class Month(QCalendarWidget):
    """Weeks begin on Monday; arrows move, Page Up and Down turn the month, Enter takes a day."""

    def __init__(self, day: datetime.date) -> None:
        super().__init__()
        self.setLocale(QLocale(language.current()))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
            if language.current() == "zh_CN"
            else QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setNavigationBarVisible(False)
        self.setDateEditEnabled(False)
        head, today = QTextCharFormat(), QTextCharFormat()
        head.setForeground(style.colour("quiet"))
        today.setForeground(style.colour("blue"))
        today.setFont(style.font(bold=True))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, QTextCharFormat())  # not red
        self.setHeaderTextFormat(head)
        self.setDateTextFormat(QDate.currentDate(), today)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        view = self.findChild(QTableView)
        if view is not None:
            view.horizontalHeader().setMinimumSectionSize(1)
        self.setFixedSize(7 * style.px(40), 7 * style.px(34))


class _Calendar(Floating):
    def __init__(
        self, anchor: QWidget, day: datetime.date, take: Callable[[datetime.date], object]
    ) -> None:
        super().__init__(anchor)
        self._take = take
        self.month = Month(day)
        self._title = Label(look="strong")
        last, following = turners(self._turn, _("The month before"), _("The next month"), "link")
        today = Button(_("Today"), lambda: self._choose(QDate.currentDate()), look="link")
        for each in (last, following, today):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(last, self._title, following, None, today, spacing=4)
        inside = column(head, self.month, margins=10)
        self.setLayout(inside)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        self.month.currentPageChanged.connect(self._name)
        self._name(self.month.yearShown(), self.month.monthShown())
        hint = inside.sizeHint()
        self.place(hint.width(), hint.height())
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _turn(self, by: int) -> None:
        (self.month.showNextMonth if by > 0 else self.month.showPreviousMonth)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() == Qt.Key.Key_Space and watched is self.month.focusWidget():
                self._choose(self.month.selectedDate())
                return True
        outside = isinstance(watched, QWidget) and not self.isAncestorOf(watched)
        pressed = kind == QEvent.Type.MouseButtonPress and outside and watched is not self
        if pressed or (kind == QEvent.Type.FocusOut and not outside):
            self._close(back=False)
        return False

    def _name(self, year: int, month: int) -> None:
        self._title.setText(_("{year}-{month:02}").format(year=year, month=month))

    def _choose(self, day: QDate) -> None:
        if self.isVisible():  # a click may come as a choice, too
            self._close()
            self._take(datetime.date(day.year(), day.month(), day.day()))

    def _close(self, *, back: bool = True) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self.isVisible():
            self.leave(back=back)


def open_calendar(
    anchor: QWidget, day: datetime.date | None, take: Callable[[datetime.date], object]
) -> QWidget:
    """Show the month of a day; Enter or a click takes one, Esc or leaving takes none."""
    return _Calendar(anchor, day or datetime.date.today(), take)
