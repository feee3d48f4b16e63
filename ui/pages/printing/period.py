"""From which day to which."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.fields import Day
from app.language import _
from app.records import days
from app.store.session import current
from ui.widgets.chips import Chips
from ui.widgets.inputs import DayInput
from ui.widgets.plain import Words, column, row


class Period(QWidget):
    """This month, the last, this year, everything, or two days that are typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.quick = Chips(
            [
                ("本月", _("This month")),
                ("上月", _("Last month")),
                ("year", _("This year")),
                ("last", _("Last year")),
                ("all", _("Everything")),
            ]
        )
        self.since, self.until = DayInput(Day()), DayInput(Day())
        ends = row(Words(_("From day")), self.since, Words(_("to day")), self.until, spacing=6)
        self.setLayout(column(self.quick, ends))
        self.quick.chosen.connect(self._pick)
        for each in (self.since, self.until):
            each.edited.connect(self._typed)
        self._pick("本月", quiet=True)

    def set_days(self, since: datetime.date | None, until: datetime.date | None) -> None:
        """Be these days."""
        self.quick.set_value(None)
        self.since.set_value(since)
        self.until.set_value(until)

    def days(self) -> tuple[datetime.date | None, datetime.date | None] | None:
        """The first and the last day, either of them open; None while one is no day."""
        try:
            ends = self.since.value(), self.until.value()
        except AppError:
            return None
        return ends if None in ends or ends[0] <= ends[1] else (ends[1], ends[0])

    def _pick(self, which: str, *, quiet: bool = False) -> None:
        today = current().today()
        words = {"year": f"{today.year}年", "last": f"{today.year - 1}年"}.get(which, which)
        span = days.spanned(words, today) if which != "all" else None
        since, until = span or (None, None)
        self.since.set_value(since)
        self.until.set_value(until)
        if not quiet:
            self.changed.emit()

    def _typed(self, *_said: Any) -> None:
        self.quick.set_value(None)
        for each in (self.since, self.until):
            try:
                each.value()
                each.set_wrong(False)
            except AppError:
                each.set_wrong(True)
        self.changed.emit()
