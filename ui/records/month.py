"""A month as seven columns of days, each with what is on it; days and lines can be opened."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language import _
from app.records.calendar import add_months
from app.store.session import current
from ui import style
from ui.records.kind import Overview
from ui.widgets.arrange import Flowing, scrolled
from ui.widgets.lines import Elided, OpeningLine, Turning, limited
from ui.widgets.plain import Button, Label, box, clear, column, row

_WEEKS: Final = 6
"""As many as a month can reach into."""
_TALL: Final = 72
"""Pixels at 100 % of a week in which nothing is."""
_IN_A_DAY: Final = 4
"""Lines that a day shows; how many more there are stands below them."""


class Line(Protocol):
    """One line in a day."""

    @property
    def words(self) -> str: ...
    @property
    def look(self) -> str: ...


class OfMonth(Overview):
    """What there is of one month; `turning` leads to the ones before and after."""

    def __init__(self) -> None:
        super().__init__()
        self.month = current().today().replace(day=1)
        self.turning = Turning(self.turn, _("The month before"), _("The next month"))

    def turn(self, by: int) -> None:
        """Show the month so many later."""
        month = add_months(self.month, by)
        if 1900 <= month.year < 2100:
            self.month = month
            self.look_again()

    def look_again(self) -> None:
        year, month = self.month.year, self.month.month
        self.turning.say(_("{year}-{month:02}").format(year=year, month=month))


class Month(OfMonth):
    """The days of one month.

    `source` gives what each day has, `open_line` opens one, `open_day` begins something on a day.
    `legend` says what the looks of lines mean.
    """

    def __init__(
        self,
        source: Callable[[int, int], Mapping[datetime.date, Sequence[Line]]],
        open_line: Callable[[Line, datetime.date], object],
        open_day: Callable[[datetime.date], object] | None,
        legend: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self.source, self.open_line, self.open_day = source, open_line, open_day
        now = Button(_("Today"), self.go_to_today, look="link")
        marks = [Label(_(words), _LOOKS.get(look, "")) for look, words in legend]
        head = row(self.turning, now, None)
        self.grid = QGridLayout()
        self.grid.setSpacing(style.gap(2))
        days = scrolled(box(column(self.grid, None)))
        self.setLayout(column(head, Flowing(*marks), days, stretch=2))

    def go_to_today(self) -> None:
        """Show the month of today."""
        self.month = current().today().replace(day=1)
        self.look_again()

    def look_again(self) -> None:
        """Ask again what each day has."""
        super().look_again()
        clear(self.grid)
        # A language parts them itself: one character a day in Chinese.
        for at, name in enumerate(_("Mon Tue Wed Thu Fri Sat Sun").split()):
            self.grid.addWidget(Label(name, "quiet"), 0, at)
            self.grid.setColumnStretch(at, 1)
        day = self.month
        found = self.source(day.year, day.month)
        for week in range(1, _WEEKS + 1):
            self.grid.setRowMinimumHeight(week, 0)  # the month before may have had more
        week, one = 0, datetime.timedelta(days=1)
        while day.month == self.month.month:
            if day.day == 1 or day.weekday() == 0:
                week += 1
                self.grid.setRowMinimumHeight(week, style.px(_TALL))
            self.grid.addWidget(self._day(day, found.get(day, ())), week, day.weekday())
            day += one

    def _day(self, day: datetime.date, lines: Sequence[Line]) -> QWidget:
        number = Button(str(day.day), look="link")
        number.setEnabled(self.open_day is not None)
        if self.open_day is not None:
            number.clicked.connect(lambda: self.open_day and self.open_day(day))
            number.setToolTip(_("Plan something for {day}").format(day=day.isoformat()))
        if day == current().today():
            number.setStyleSheet("font-weight: bold")
        shown = limited(lines, lambda each: self._line(each, day), _IN_A_DAY)
        cell = box(column(row(number, None), *shown, None, spacing=2, margins=(4, 2, 2, 4)))
        cell.setObjectName("monthDay")
        cell.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return cell

    def _line(self, line: Line, day: datetime.date) -> OpeningLine:
        said = Elided(line.words, _LOOKS.get(line.look, ""))
        made = OpeningLine(partial(self.open_line, line, day), said, margins=0)
        made.setToolTip(line.words)
        return made


_LOOKS: Final = {"planned": "soon", "late": "late", "held": "safe", "theme": "answer"}
