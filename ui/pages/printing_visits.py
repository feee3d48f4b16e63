"""What is printed of visits: the form of each, the log of a day, the ledger of a period."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.documents import papers, sources
from app.errors import AppError
from app.fields import Day, Text
from app.language import _, n_
from app.records import visits
from app.records.visits import Filter, Visit
from app.store import journal
from app.store.session import current
from ui.pages.printing_part import Count, Part, Wanted
from ui.pages.printing_period import Period
from ui.widgets.chips import Chips
from ui.widgets.inputs import CodeInput, DayInput, TextInput
from ui.widgets.plain import Button, Words, box, column, row
from ui.widgets.table import Shown, Table


class VisitFormPart(Part):
    """The 法律咨询登记表 of visits that are ticked, or empty ones."""

    def __init__(self, shell: Any, page: Any) -> None:
        super().__init__(shell, page)
        self.kind = Chips([("chosen", _("Of visits")), ("blank", _("Blank"))])
        self.copies = Count(200, 1)
        self._copies = box(row(self.copies, Words(_("copies")), None, spacing=6))
        self.chosen = Words("", "quiet")
        self.table = Table(
            _visit_columns(),
            lambda text, after, size: visits.page(Filter(text=text), after, size),
            checks=True,
            empty=(_("No visits yet"), _("F2 logs the first one.")),
            extra=[Button(_("Tick none"), self._none)],
        )
        self._space = box(column(None))
        body = self.lay(self.kind, self._copies, self.table, self._space, foot=self.chosen)
        body.setStretch(2, 1)
        self.kind.chosen.connect(self._show)
        self.copies.edited.connect(self.changed)
        self.table.ticked.connect(self._ticked)
        self._show("chosen", quiet=True)

    def open(self, ids: Sequence[str] = (), **_wanted: Any) -> None:
        """Show the visits; with `ids` these are ticked."""
        if ids:
            found = [journal.get(Visit, each) for each in ids]
            self.table.rows.checked = {visit.id: visit for visit in found}
            self.kind.set_value("chosen")
            self._show("chosen", quiet=True)
        self.reload()
        self._count()
        self.table.filter.setFocus()

    def reload(self) -> None:
        self.table.reload()

    def wanted(self) -> Wanted | None:
        if self.kind.value == "blank":
            copies = self.copies.number
            return (lambda progress: papers.blank_forms(copies)) if copies else None
        ids = [visit.id for visit in self.table.checked()]
        return (lambda progress: papers.visit_forms(ids, progress=progress)) if ids else None

    def lesson(self) -> str:
        return _("Tick the visits whose forms are to be printed.")

    def name(self) -> str:
        return _("Visit forms")

    def _show(self, kind: str, *, quiet: bool = False) -> None:
        self._copies.setVisible(kind == "blank")
        self._space.setVisible(kind == "blank")
        self.table.setVisible(kind == "chosen")
        self.chosen.setVisible(kind == "chosen")
        if not quiet:
            self.changed.emit()

    def _none(self) -> None:
        self.table.check_all(False)
        self._ticked()

    def _ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        count = len(self.table.rows.checked)
        words = n_("{count} visit ticked", "{count} visits ticked", count).format(count=count)
        self.chosen.setText(words if count else "")


class DayLogPart(Part):
    """The 工作日志 of a day, of every day of a period, or a page to be written by hand."""

    def __init__(self, shell: Any, page: Any) -> None:
        super().__init__(shell, page)
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
            return (lambda progress: papers.blank_day_logs(copies)) if copies else None
        if kind == "day":
            day = self._value()
            return (lambda progress: papers.day_logs(day, day)) if day else None
        ends = self.period.days()
        if ends is None:
            return None
        since, until = ends[0] or datetime.date.min, ends[1] or current().today()
        return lambda progress: papers.day_logs(since, until, progress=progress)

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


class LedgerPart(Part):
    """The ledger of a period, narrowed if wanted, in full or for everybody to read."""

    def __init__(self, shell: Any, page: Any) -> None:
        super().__init__(shell, page)
        self.period = Period()
        self.text = TextInput(Text(max=60), hint=_("Name, words or phone; empty means all"))
        self.category = CodeInput(Visit.columns()["category"].kind, hint=_("Every matter"))
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.explain = Words("", "quiet", wrap=True)
        self.count = Words("", "strong")
        self.lay(
            Words(_("Period"), "quiet"),
            self.period,
            4,
            Words(_("Only"), "quiet"),
            row(self.text, self.category, spacing=6),
            4,
            self.variant,
            self.explain,
            None,
            foot=self.count,
        )
        self.period.changed.connect(self.changed)
        for each in (self.text, self.category):
            each.edited.connect(self.changed)
        self.variant.chosen.connect(self._variant_chosen)
        self._explain()

    def open(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        **_wanted: Any,
    ) -> None:
        """Begin with a period."""
        if since or until:
            self.period.set_days(since, until)
        self.period.since.setFocus()

    def wanted(self) -> Wanted | None:
        ends = self.period.days()
        if ends is None:
            return None
        try:
            category = self.category.value() or ""
        except AppError:
            return None
        asked = Filter(
            text=self.text.value() or "", since=ends[0], until=ends[1], category=category
        )
        public = self.variant.value == "public"
        return lambda progress: papers.visit_ledger(asked, masked=public, progress=progress)

    def lesson(self) -> str:
        return _("Type from which day to which.")

    def name(self) -> str:
        ends = self.period.days()
        return " ".join(filter(None, (_("Ledger"), sources.period_words(*ends) if ends else "")))

    def ready(self, on: bool) -> None:
        super().ready(on)
        made = self.page.made
        words = ""
        if on and made is not None:
            words = n_("{count} visit", "{count} visits", made.count).format(count=made.count)
        self.count.setText(words)

    def _variant_chosen(self, _variant: str) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        public = self.variant.value == "public"
        self.explain.setText(
            _("Names are masked; phones and what was said are left out.")
            if public
            else _("Not for the wall: it shows names and what was said.")
        )


def _visit_columns() -> list[Shown]:
    matters = codes.load("matter")
    return [
        Shown("day", _("Date"), lambda visit: visit.day.isoformat(), 140),
        Shown(
            "name",
            _("Visitor"),
            lambda visit: visit.name or _("Prefers no name"),
            90,
            look=lambda visit: "strong" if visit.name else "quiet",
        ),
        Shown("category", _("Matter"), lambda visit: matters.label(visit.category), 90),
    ]
