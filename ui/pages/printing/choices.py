"""The choices for anything that can be printed, from its own description."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from app.books import roster
from app.documents.items import modes
from app.documents.items.item import ItemRequest
from app.documents.items.lists import listing
from app.documents.items.modes import Mode
from app.documents.made import FinishedPaper
from app.fields import long_period
from app.language import _, n_
from app.records import places
from app.store import journal, registry
from app.store.session import current
from ui.pages.printing.options import Options
from ui.pages.printing.part import Part
from ui.pages.printing.period import OneDay, Period
from ui.pages.printing.well import PrintedSheet
from ui.widgets.chips import Chips
from ui.widgets.files import take_dropped, workbook_to_open
from ui.widgets.plain import Button, Label, box, column, hint
from ui.widgets.table import Table


class ItemPart(Part):
    """Ticks records, days, rows of a workbook or nothing, and says how they are printed."""

    def build(self) -> None:
        self._rows: tuple[dict[str, str], ...] = ()
        offered = modes.of(self.item)
        self._only = offered[0][0] if offered else Mode.NOTHING
        self.kind = Chips(offered) if len(offered) > 1 else None
        self.table = self._table() if self.item.of else None
        self.day, self.period = OneDay(), Period()
        self.book = Label("", "strong")
        choose = Button(_("Choose a workbook…"), self._choose_book)
        each_row = hint(_("One is printed for each row below the head."))
        self._roster = box(column(choose, self.book, each_row))
        take_dropped(self._roster, self.read_book)
        self.options = Options(self.item)
        self.set_right()
        self.summary = Label("", "strong", wrap=True)
        self._lay()
        for asked in (self.day.changed, self.period.changed, self.options.changed):
            asked.connect(self._chosen)
        if self.kind is not None:
            self.kind.chosen.connect(self._chosen)
        if self.table is not None:
            self.table.ticked.connect(self._chosen)
        self._show()

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
        if ids and self.table is not None:
            model = registry[self.item.of]
            self.table.rows.checked = {each: journal.get(model, each) for each in ids}
            self._begin(Mode.CHOSEN)
        elif (day := since or until) and "day" in self.item.choices and since in (None, until):
            self.day.input.set_value(day)
            self._begin(Mode.DAY)
        elif since or until:
            self.period.set_days(since, until)
            self._begin(Mode.PERIOD)
        elif modes.has_usual(self.item) and not self.ticked:
            self._tick_own()
        if parts:
            self.options.parts.set_value(tuple(parts))
        self.reload()
        days = self.day if self.mode == Mode.DAY else self.period.since
        first = days if self.table is None else self.table.filter
        if first.isVisibleTo(self):
            first.setFocus()

    def reload(self) -> None:
        if self.table is not None:
            self.table.reload()
        self._say()

    def wanted(self) -> ItemRequest | None:
        mode = self.mode
        ids = self.ticked if mode == Mode.CHOSEN else ()
        rows = self._rows if mode == Mode.ROSTER else ()
        ends = self._days()
        lacking = mode == Mode.CHOSEN and not ids and not modes.has_usual(self.item)
        if ends is None or lacking or (mode == Mode.ROSTER and not rows):
            return None
        since, until = ends
        if modes.asks_period(self.item, self.mode) and not (since or until):
            until = current().today()  # nothing said would mean today alone
        blank = mode == Mode.BLANK
        return self.options.added(
            ItemRequest(ids=ids, roster=rows, since=since, until=until, blank=blank)
        )

    def _days(self) -> tuple[datetime.date | None, datetime.date | None] | None:
        """The first and the last day, each of them open; None while they cannot be read."""
        if self.mode == Mode.DAY:
            day = self.day.day()
            return None if day is None else (day, day)
        return self.period.days() if modes.asks_period(self.item, self.mode) else (None, None)

    def lesson(self) -> str:
        return modes.lesson(self.mode)

    def name(self) -> str:
        days = long_period(*(self._days() or (None, None)))
        return f"{super().name()} {days}".strip()

    def ready(self, on: bool) -> None:
        super().ready(on)
        self._say()

    def set_right(self) -> None:
        if self.item.sizes:
            self.begin_size(self.options.sizes)

    def printable_edge(self) -> float:
        return self.item.printable_edge(self.options.sized)

    # What is chosen

    @property
    def mode(self) -> Mode:
        """What is printed now."""
        return self._only if self.kind is None else self.kind.value

    @property
    def ticked(self) -> tuple[str, ...]:
        """The records that are ticked, in the order in which they were."""
        return tuple(self.table.rows.checked) if self.table is not None else ()

    # After printing

    def print_it(self) -> None:
        """Print what is shown, then ask what came out well where a register wants to know."""
        if not self.print_button.isEnabled() or not super().print_it() or not self.item.after:
            return
        wanted, made = self.wanted(), self.page.made
        if wanted is not None and made is not None and not wanted.blank:
            ticked = self.table.rows.checked if self.table is not None else {}
            pieces = modes.pieces(wanted, ticked)
            PrintedSheet(self.shell, pieces, lambda well: self._enter(wanted, made, well))

    def _enter(self, wanted: ItemRequest, made: FinishedPaper, well: tuple[str, ...]) -> None:
        assert self.item.after is not None
        self.item.after(wanted, made, well)
        if well:
            self.shell.notify(_("It is in the register."))

    # Inside

    def _table(self) -> Table:
        offers = listing(self.item.of, self.item.having)

        def widen() -> None:
            wide = offers.wide if self.everybody.isChecked() else None
            made.rows.source = wide or offers.source
            made.reload()

        self.everybody = Button(offers.wide_words, widen, look="chip", checkable=True)
        extra = [
            *([self.everybody] if offers.wide is not None else []),
            Button(_("Tick all"), lambda: made.check_all()),
            Button(_("Tick none"), lambda: made.check_all(False)),
        ]
        made = Table(offers.columns, offers.source, checks=True, empty=offers.empty, extra=extra)
        return made

    def _lay(self) -> None:
        self._space = box(column(None))
        shown = [each for each in (self.kind, self.table) if each is not None]
        body = self.lay_out(
            *shown, self.day, self.period, self._roster, self.options, self._space,
            foot=self.summary, flush=self.kind is None and self.table is not None,
        )  # fmt: skip
        for at in range(body.count()):
            stretched = body.itemAt(at).widget() in (self.table, self._space)
            body.setStretch(at, 1 if stretched else 0)

    def _tick_own(self) -> None:
        """Tick the room's own place where there is no other to choose."""
        own, every = places.own_village(), places.all_places()
        if self.table is not None and own is not None and [own.id] == [each.id for each in every]:
            self.table.rows.checked = {own.id: own}

    def _begin(self, mode: Mode) -> None:
        if self.kind is not None and mode in self.kind.chips:
            self.kind.set_value(mode)
        self._show()

    def _show(self) -> None:
        mode = self.mode
        if self.table is not None:
            self.table.setVisible(mode == Mode.CHOSEN)
        self.day.setVisible(mode == Mode.DAY)
        self.period.setVisible(modes.asks_period(self.item, self.mode))
        self._roster.setVisible(mode == Mode.ROSTER)
        self.options.copies_row.setVisible(modes.asks_copies(self.item, self.mode))
        self._space.setVisible(mode != Mode.CHOSEN)
        self._say()

    def _chosen(self, *_said: object) -> None:
        self._show()
        self.changed.emit()

    def _say(self) -> None:
        count = len(self.ticked) if self.mode == Mode.CHOSEN else len(self._rows)
        words = n_("{count} chosen", "{count} chosen", count)
        if self.mode == Mode.ROSTER:
            words = n_("{count} row", "{count} rows", count)
        made = self.page.made if self.print_button.isEnabled() else None
        if self.mode == Mode.PERIOD and self.item.group == "ledger" and made is not None:
            count, words = made.count, n_("{count} record", "{count} records", made.count)
        words = words.format(count=count) if count and self.mode else ""
        if modes.has_usual(self.item) and not count:
            words = _("For this room; tick other places to print theirs.")
        self.summary.setText(words)

    def _choose_book(self) -> None:
        if (file := workbook_to_open(self.window())) is not None:
            self.read_book(file)

    def read_book(self, file: Path) -> None:
        """Take the rows of a workbook, off the window's thread."""

        def taken(rows: list[dict[str, str]]) -> None:
            self._rows = tuple(rows)
            self.book.setText(file.name)
            self._chosen()

        self.shell.run(lambda progress: roster.read(file), taken, title=_("Reading…"))
