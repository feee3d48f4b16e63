"""The log of a day, of every day of a period, or pages to be written by hand."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.documents.items.item import Item, Wanted
from app.errors import AppError
from app.fields import Day
from app.language import _
from app.store.session import current
from ui.pages.printing.part import Count, Part
from ui.pages.printing.period import Period
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.inputs import DayInput
from ui.widgets.plain import Button, Words, box, row


class DayLogPart(Part):
    """The 工作日志 of a day, of every day of a period, or a page to be written by hand."""

    def __init__(self, shell: Shell, page: Any, item: Item) -> None:
        super().__init__(shell, page, item)
        self.kind = Chips(
            [("day", _("One day")), ("period", _("Several days")), ("blank", _("Blank"))]
        )
        self.day = DayInput(Day())
        self._day = box(
            row(
                Button("‹", lambda: self._step(-1)),
                self.day,
                Button("›", lambda: self._step(1)),
                Button(_("Today"), lambda: self._step(0)),
                spacing=6,
            )
        )
        self.period = Period()
        self.copies = Count(100, 1)
        self._copies = box(row(self.copies, Words(_("copies")), None, spacing=6))
        self.lay(self.kind, self._day, self.period, self._copies, None)
        self.day.set_value(current().today())
        self.kind.chosen.connect(self._show)
        self.day.edited.connect(self.changed)
        self.period.changed.connect(self.changed)
        self.copies.edited.connect(self.changed)
        self._show("day", quiet=True)

    def open(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        **_wanted: Any,
    ) -> None:
        """Begin with a day or a period."""
        if since is not None and until is not None and since != until:
            self.period.set_days(since, until)
            self.kind.set_value("period")
        elif since or until:
            self.day.set_value(since or until)
            self.kind.set_value("day")
        self._show(self.kind.value, quiet=True)
        self.day.setFocus()

    def wanted(self) -> Wanted | None:
        kind = self.kind.value
        if kind == "blank":
            copies = self.copies.number
            return Wanted(blank=True, copies=copies) if copies else None
        if kind == "day":
            day = self._value()
            return Wanted(since=day, until=day) if day else None
        ends = self.period.days()
        if ends is None:
            return None
        return Wanted(since=ends[0] or datetime.date.min, until=ends[1] or current().today())

    def lesson(self) -> str:
        return _("Type a day.")

    def name(self) -> str:
        day = self._value()
        return " ".join(filter(None, (_("Day log"), day.isoformat() if day else "")))

    def _value(self) -> datetime.date | None:
        try:
            value = self.day.value()
        except AppError:
            self.day.set_wrong(True)
            return None
        self.day.set_wrong(False)
        return value

    def _step(self, by: int) -> None:
        today = current().today()
        start = (self._value() or today) if by else today
        self.day.set_value(start + datetime.timedelta(days=by))
        self.changed.emit()

    def _show(self, kind: str, *, quiet: bool = False) -> None:
        shown: dict[str, QWidget] = {
            "day": self._day,
            "period": self.period,
            "blank": self._copies,
        }
        for name, each in shown.items():
            each.setVisible(name == kind)
        if not quiet:
            self.changed.emit()
