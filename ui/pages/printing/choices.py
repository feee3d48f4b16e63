"""The choices for anything that can be printed, from its own description."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.books import roster
from app.documents.items import lists, memory, modes
from app.documents.items.item import ItemRequest
from app.documents.items.lists import listing
from app.documents.items.modes import Mode
from app.documents.made import FinishedPaper
from app.fields import long_period
from app.language import _
from app.records import places
from app.records.listed import TableColumn
from ui import style
from ui.pages.printing.confirm import PrintedSheet
from ui.pages.printing.options import Options
from ui.pages.printing.part import Part
from ui.pages.printing.period import OneDay, Period, Year
from ui.widgets.chips import Chips
from ui.widgets.files import take_dropped, workbook_to_open
from ui.widgets.plain import Button, Label, box, column, hint, leave_out
from ui.widgets.table import Table

_LOW: Final = 200
"""Pixels at 100 % in which the head of a list and a few of its rows are seen."""


class ItemPart(Part):
    """Ticks records, days, rows of a workbook or nothing, and says how they are printed."""

    def build(self) -> None:
        self._rows: tuple[dict[str, str], ...] = ()
        self._asked_for: list[Any] = []
        offered = modes.of(self.item) or [(Mode.NOTHING, "")]
        self.kind = Chips(offered)
        self.listing = listing(self.item.of, self.item.having)
        self.table = self._table()
        ways = [mode for mode, _words in offered]
        self.day = OneDay() if Mode.DAY in ways else None
        self.period = None
        if any(modes.asks_period(self.item, each) for each in ways):
            self.period = Year() if "year" in self.item.choices else Period()
        self.book = Label("", "strong")
        self._roster = self._make_roster() if Mode.ROSTER in ways else None
        self.options = self.make_options()
        self.set_right()
        self.summary = Label("", "strong", wrap=True)
        self._space = box(column(None))
        self.arrange([self.kind] if len(offered) > 1 else [])
        leave_out(self, self.kind, self.book, self._space, self.everybody)
        for asked in filter(None, (self.day, self.period, self.options)):
            asked.changed.connect(self._chosen)
        self.kind.chosen.connect(self._chosen)
        self.table.ticked.connect(self._chosen)
        self._show()

    # What a part of its own says

    def columns(self) -> Sequence[TableColumn]:
        """The columns of what can be ticked."""
        return self.listing.columns

    def make_options(self) -> Options:
        """Make the choices of how it is printed."""
        return Options(self.item)

    def arrange(self, kinds: Sequence[QWidget]) -> None:
        """Put all of it together; `kinds` is what chooses among ticked ones, a day, a workbook."""
        body = self.lay_out(
            *kinds, self.table, *filter(None, (self.day, self.period, self._roster)), self.options,
            self._space, foot=self.summary, flush=bool(self.item.of) and not kinds,
        )  # fmt: skip
        for at in range(body.count()):
            stretched = body.itemAt(at).widget() in (self.table, self._space)
            body.setStretch(at, 1 if stretched else 0)

    # What the page calls

    def open(
        self,
        ids: Sequence[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        parts: Sequence[str] = (),
        **_wanted: object,
    ) -> None:
        """Begin with these records ticked, with this period, with these papers."""
        if ids and self.item.of:
            self._asked_for = [lists.meant(self.item.of, each) for each in ids]
            self.table.rows.checked = {each.id: each for each in self._asked_for}
            self._set_days(since, until)
            self._begin(Mode.CHOSEN)
        elif (day := since or until) and self.day is not None and since in (None, until):
            self.day.input.set_value(day)
            self._begin(Mode.DAY)
        elif since or until:
            self._set_days(since, until)
            self._begin(Mode.PERIOD)
        elif modes.has_usual(self.item) and not self.ticked:
            self._tick_own()
        if parts:
            self.options.parts.set_value(tuple(parts))
        self.reload()
        since_when = self.period and self.period.since
        first = self.day if self.mode == Mode.DAY else since_when
        first = self.table.filter if self.item.of else first
        if first is not None and first.isVisibleTo(self):
            first.setFocus()

    def _set_days(self, since: datetime.date | None, until: datetime.date | None) -> None:
        if self.period is not None and (since or until):
            self.period.set_days(since, until)

    def reload(self) -> None:
        self.table.reload()
        self._say()

    def wanted(self) -> ItemRequest | None:
        asked = modes.request(self.item, self.mode, self.ticked, self._rows, self._days())
        return self.options.added(asked) if asked is not None else None

    def _days(self) -> modes.Days | None:
        day, period = self.day and self.day.day(), self.period and self.period.days()
        return modes.days(self.item, self.mode, day, period)

    def lesson(self) -> str:
        return self.options.wrong() or modes.lesson(self.mode)

    def name(self) -> str:
        days = long_period(*(self._days() or (None, None)))
        return f"{super().name()} {days}".strip()

    def ready(self, on: bool) -> None:
        super().ready(on)
        self._say()

    def set_right(self) -> None:
        if self.options.sizes is not None:
            self.options.sizes.set_value(memory.size(self.item))

    def printable_edge(self) -> float:
        return self.item.printable_edge(self.options.sized)

    # What is chosen

    @property
    def mode(self) -> Mode:
        """What is printed now."""
        return self.kind.value

    @property
    def ticked(self) -> tuple[str, ...]:
        """The records that are ticked, in the order in which they were."""
        return tuple(self.table.rows.checked)

    # After printing

    def print_it(self) -> None:
        """Print what is shown, then ask what came out well where a register wants to know."""
        if not self.print_button.isEnabled() or not super().print_it() or not self.item.after:
            return
        wanted, made = self.wanted(), self.page.made
        if wanted is not None and made is not None and not wanted.blank:
            pieces = modes.pieces(wanted, self.table.rows.checked)
            PrintedSheet(self.shell, pieces, lambda well: self._enter(wanted, made, well))

    def _enter(self, wanted: ItemRequest, made: FinishedPaper, well: tuple[str, ...]) -> None:
        assert self.item.after is not None
        self.item.after(wanted, made, well)
        if well:
            self.shell.notify(_("It is in the register."))

    # Inside

    def _make_roster(self) -> QWidget:
        ask = partial(workbook_to_open, self, self.read_book)
        choose = Button(_("Choose a workbook…"), ask)
        each_row = hint(_("One is printed for each row below the head."))
        made = box(column(choose, self.book, each_row))
        take_dropped(made, self.read_book)
        return made

    def _table(self) -> Table:
        wide = self.listing.wide
        self.everybody = Button(
            self.listing.wide_words, lambda: self.table.reload(), look="chip", checkable=True
        )
        extra = [
            *([self.everybody] if wide is not None else []),
            Button(_("Tick all"), lambda: self.table.check_all()),
            Button(_("Tick none"), lambda: self.table.check_all(False)),
        ]

        def page(text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
            usual = self.listing.source
            source = wide if wide is not None and self.everybody.isChecked() else usual
            return lists.below(self._asked_for, source)(text, after, size)

        made = Table(self.columns(), page, checks=True, empty=self.listing.empty, extra=extra)
        made.setMinimumHeight(style.px(_LOW))
        return made

    def _tick_own(self) -> None:
        """Tick the room's own place where there is no other to choose."""
        own, every = places.own_village(), places.all_places()
        if own is not None and [own.id] == [each.id for each in every]:
            self.table.rows.checked = {own.id: own}

    def _begin(self, mode: Mode) -> None:
        if mode in self.kind.chips:
            self.kind.set_value(mode)
        self._show()

    def _show(self) -> None:
        mode = self.mode
        self.table.setVisible(mode == Mode.CHOSEN)
        for asked, wanted in (
            (self.day, mode == Mode.DAY),
            (self.period, modes.asks_period(self.item, mode)),
            (self._roster, mode == Mode.ROSTER),
        ):
            if asked is not None:
                asked.setVisible(wanted)
        self.options.show_for(mode)
        self._space.setVisible(mode != Mode.CHOSEN)
        self._say()

    def _chosen(self, *_said: object) -> None:
        self._show()
        self.changed.emit()

    def _say(self) -> None:
        made = self.page.made if self.print_button.isEnabled() else None
        count = made.count if made is not None else None
        ticked, rows = len(self.ticked), len(self._rows)
        self.summary.setText(modes.summary(self.item, self.mode, ticked, rows, count))

    def read_book(self, file: Path) -> None:
        """Take the rows of a workbook, off the window's thread."""

        def taken(rows: list[dict[str, str]]) -> None:
            self._rows = tuple(rows)
            self.book.setText(file.name)
            self._chosen()

        self.shell.run(lambda progress: roster.read(file), taken, title=_("Reading…"))
