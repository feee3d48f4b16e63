"""The log of a day, of every day of a period, or pages to be written by hand."""

from __future__ import annotations

import datetime

from app.documents.items.item import ItemRequest
from app.fields import Day
from app.language import _
from app.store.session import current
from ui.pages.printing.part import Count, Part
from ui.pages.printing.period import Period
from ui.widgets.chips import Chips
from ui.widgets.inputs import DayInput
from ui.widgets.plain import Button, Label, box, row


class DayLogPart(Part):
    """The 工作日志 of a day, of every day of a period, or a page to be written by hand."""

    def build(self) -> None:
        kinds = [("day", _("One day")), ("period", _("Several days")), ("blank", _("Blank"))]
        self.kind, self.day = Chips(kinds), DayInput(Day())
        self.period, self.copies = Period(), Count(100, 1)
        day = row(
            Button("‹", lambda: self._step(-1)), self.day, Button("›", lambda: self._step(1)),
            Button(_("Today"), lambda: self._step(0)), spacing=6,
        )  # fmt: skip
        copies = row(self.copies, Label(_("copies")), None, spacing=6)
        self._of = {"day": box(day), "period": self.period, "blank": box(copies)}
        self.lay_out(self.kind, *self._of.values(), None)
        self.day.set_value(current().today())
        self.kind.chosen.connect(self._show)
        for chosen in (
            self.kind.chosen, self.day.edited, self.period.changed, self.copies.edited,
        ):  # fmt: skip
            chosen.connect(lambda *_value: self.changed.emit())
        self._show("day")

    def open(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        **_wanted: object,
    ) -> None:
        """Begin with a day or a period."""
        if since is not None and until is not None and since != until:
            self.period.set_days(since, until)
            self.kind.set_value("period")
        elif since or until:
            self.day.set_value(since or until)
            self.kind.set_value("day")
        self._show(self.kind.value)
        self.day.setFocus()

    def wanted(self) -> ItemRequest | None:
        kind = self.kind.value
        if kind == "blank":
            copies = self.copies.number
            return ItemRequest(blank=True, copies=copies) if copies else None
        if kind == "day":
            self.day.set_wrong(not self.day.readable())
            day = self.day.value_or_none()
            return ItemRequest(since=day, until=day) if day else None
        ends = self.period.days()
        if ends is None:
            return None
        return ItemRequest(since=ends[0] or datetime.date.min, until=ends[1] or current().today())

    def lesson(self) -> str:
        return _("Type a day.")

    def name(self) -> str:
        day = self.day.value_or_none()
        return " ".join(filter(None, (_("Day log"), day.isoformat() if day else "")))

    def _step(self, by: int) -> None:
        today = current().today()
        start = (self.day.value_or_none() or today) if by else today
        self.day.set_value(start + datetime.timedelta(days=by))
        self.changed.emit()

    def _show(self, kind: str) -> None:
        for name, each in self._of.items():
            each.setVisible(name == kind)
