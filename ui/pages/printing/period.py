"""Of which day, or from which to which."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.fields import Day
from app.language import _
from app.records import days
from app.store.session import current
from ui.widgets.chips import Chips
from ui.widgets.lines import turners
from ui.widgets.plain import Button, Label, box, column, hide_unless, row
from ui.widgets.typed import DayInput

Days = tuple[datetime.date | None, datetime.date | None]


class Period(QWidget):
    """This month, the last, this year, everything, or two days that are typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.quick = Chips(self.offered())
        self.since, self.until = DayInput(Day()), DayInput(Day())
        ends = box(row(Label(_("From day")), self.since, Label(_("to day")), self.until, spacing=6))
        self.setLayout(column(self.quick, ends))
        hide_unless(self.is_typed, ends)
        self.pick(next(iter(self.quick.chips)))
        self.quick.chosen.connect(self.pick)
        for each in (self.since, self.until):
            each.edited.connect(self._typed)

    is_typed = True
    """Whether days can be typed."""

    def offered(self) -> Sequence[tuple[Any, str]]:
        """What is chosen with one press."""
        return [(each, _(words)) for each, words in days.PERIODS.items()]

    def bounds(self, which: Any) -> Days:
        """The first and the last day of what was pressed."""
        return days.whole(which, current().today())

    def pick(self, which: Any) -> None:
        """Be what was pressed."""
        self.set_days(*self.bounds(which))
        self.quick.set_value(which)
        self.changed.emit()

    def set_days(self, since: datetime.date | None, until: datetime.date | None) -> None:
        """Be these days."""
        self.quick.set_value(None)
        self.since.set_value(since)
        self.until.set_value(until)

    def days(self) -> Days | None:
        """The first and the last day, either of them open; None while one is no day."""
        since, until = self.since.value_or_none(), self.until.value_or_none()
        if not (self.since.readable() and self.until.readable()):
            return None
        return (until, since) if since and until and until < since else (since, until)

    def _typed(self) -> None:
        self.quick.set_value(None)
        for each in (self.since, self.until):
            each.set_wrong(not each.readable())
        self.changed.emit()


class Year(Period):
    """This year, the last, or the one that the page which leads here shows."""

    is_typed = False

    def offered(self) -> Sequence[tuple[Any, str]]:
        now = current().today().year
        return [(now, _("This year")), (now - 1, _("Last year"))]

    def bounds(self, which: Any) -> Days:
        return datetime.date(which, 1, 1), datetime.date(which, 12, 31)

    def set_days(self, since: datetime.date | None, until: datetime.date | None) -> None:
        year = (since or until or current().today()).year
        super().set_days(*self.bounds(year))
        self.quick.offer(year, str(year))
        self.quick.set_value(year)


class OneDay(QWidget):
    """A day that is typed, or stepped to from today."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.input = DayInput(Day())
        last, following = turners(self.step, _("The day before"), _("The next day"))
        today = Button(_("Today"), lambda: self.step(0))
        self.setLayout(row(last, self.input, following, today, spacing=6))
        self.setFocusProxy(self.input)
        self.input.set_value(current().today())
        self.input.edited.connect(self._typed)

    def day(self) -> datetime.date | None:
        """The day; None while what stands there is none."""
        return self.input.value_or_none()

    def step(self, by: int) -> None:
        """Go so many days on; with 0 to today."""
        today = current().today()
        start = (self.day() or today) if by else today
        self.input.set_value(start + datetime.timedelta(days=by))
        self._typed()

    def _typed(self) -> None:
        self.input.set_wrong(not self.input.readable())
        self.changed.emit()
