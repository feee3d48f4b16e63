"""The choices for anything that can be printed, from its own description."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.books import roster
from app.documents.items.item import Item, Wanted
from app.language import _, n_
from app.records import places
from app.store import journal, registry
from app.store.session import current
from ui.pages.printing.how import How
from ui.pages.printing.lists import Listing, listing
from ui.pages.printing.part import Part
from ui.pages.printing.period import Period
from ui.pages.printing.well import WellSheet
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, Words, box, column, hint, type_of_child
from ui.widgets.table import Table


class ItemPart(Part):
    """Ticks records, a period, rows of a workbook or nothing, and says how they are printed."""

    def __init__(self, shell: Shell, page: Any, item: Item) -> None:
        super().__init__(shell, page, item)
        self._rows: tuple[dict[str, str], ...] = ()
        self._begun = False
        self.kind = Chips(self._kinds()) if len(self._kinds()) > 1 else None
        self.listing: Listing | None = listing(item.of, item.having) if item.of else None
        self.table = self._table() if self.listing is not None else None
        self.period = Period()
        self.book = Words("", "strong")
        self._roster = box(
            column(
                Button(_("Choose a workbook…"), self._choose_book),
                self.book,
                hint(_("One is printed for each row below the head.")),
            )
        )
        self.how = How(item)
        self.set_right()
        self.summary = Words("", "strong", wrap=True)
        self._lay()
        self._connect()
        self._show()

    # What the page calls

    def open(
        self,
        ids: Sequence[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        parts: Sequence[str] = (),
        **_wanted: Any,
    ) -> None:
        """Begin with these records ticked, with this period, with these papers."""
        if ids and self.table is not None:
            model = registry[self.item.of]
            self.table.rows.checked = {each: journal.get(model, each) for each in ids}
            self._begin("chosen")
        elif since or until:
            self.period.set_days(since, until)
            self._begin("period")
        elif self._has_usual() and not self.ticked:
            self._tick_own()
        if parts:
            self.how.parts.set_value(tuple(parts))
        self.reload()
        if self.table is not None:
            self.table.filter.setFocus()

    def reload(self) -> None:
        if self.table is not None:
            self.table.reload()
        self._say()

    def wanted(self) -> Wanted | None:
        mode = self.mode
        ids = self.ticked if mode == "chosen" else ()
        ends = self.period.days() if self._asks_period() else (None, None)
        lacking = mode == "chosen" and not ids and not self._has_usual()
        if ends is None or lacking or (mode == "roster" and not self._rows):
            return None
        since, until = ends
        if self._asks_period() and not (since or until):
            until = current().today()  # nothing said would mean today alone
        asked = Wanted(
            ids=ids,
            roster=self._rows if mode == "roster" else (),
            since=since,
            until=until,
            blank=mode == "blank",
        )
        return self.how.added(asked)

    def lesson(self) -> str:
        if self.mode == "period":
            return _("Type from which day to which.")
        if self.mode == "roster":
            return _("Choose the workbook that names whom it is printed for.")
        return _("Tick what it is printed for.")

    def ready(self, on: bool) -> None:
        super().ready(on)
        self._say()

    def set_right(self) -> None:
        """Begin with a size that the printer prints whole."""
        if self.item.sizes:
            self.begin_size(self.how.sizes)

    def reach(self) -> float:
        return self.item.reach(self.how.sized)

    # What is chosen

    @property
    def mode(self) -> str:
        """chosen, period, roster or blank; empty where there is nothing to choose."""
        if self.kind is not None:
            return str(self.kind.value)
        kinds = self._kinds()
        return kinds[0][0] if kinds else ""

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
            WellSheet(
                self.shell, self._pieces(wanted), lambda well: self._enter(wanted, made, well)
            )

    def _enter(self, wanted: Wanted, made: Any, well: tuple[str, ...]) -> None:
        assert self.item.after is not None
        self.item.after(wanted, made, well)
        if well:
            self.shell.notify(_("It is in the register."))

    def _pieces(self, wanted: Wanted) -> list[tuple[str, str]]:
        """What was printed for each, by the words it is known by."""
        if wanted.roster:
            said = [" ".join(list(each.values())[:2]) for each in wanted.roster]
            return [(str(at), f"{at + 1}　{words}") for at, words in enumerate(said)]
        if self.table is None or self.listing is None:
            return []
        title = self.listing.title
        return [(each, title(record)) for each, record in self.table.rows.checked.items()]

    # Inside

    def _kinds(self) -> list[tuple[str, str]]:
        item = self.item
        kinds = [("chosen", _("Ticked ones"))] if item.of else []
        if "period" in item.choices:
            kinds.append(("period", _("Of a period")))
        if item.group == "ledger":
            kinds.reverse()
        if "roster" in item.choices:
            kinds.append(("roster", _("From a workbook")))
        if "blank" in item.choices and not item.named:
            kinds.append(("blank", _("Blank")))
        return kinds

    def _table(self) -> Table:
        assert self.listing is not None
        self.everybody = Button(self.listing.wide_words, self._widen, look="chip")
        self.everybody.setCheckable(True)
        extra: list[type_of_child] = [
            Button(_("Tick all"), lambda: self._tick(True)),
            Button(_("Tick none"), lambda: self._tick(False)),
        ]
        if self.listing.wide is not None:
            extra.insert(0, self.everybody)
        return Table(
            self.listing.columns, self.listing.source, checks=True, empty=self.listing.empty,
            extra=extra,
        )  # fmt: skip

    def _lay(self) -> None:
        self._space = box(column(None))
        body = self.lay(
            *([self.kind] if self.kind is not None else []),
            *([self.table] if self.table is not None else []),
            self.period, self._roster, self.how, self._space,
            foot=self.summary, flush=self.kind is None and self.table is not None,
        )  # fmt: skip
        for at in range(body.count()):
            stretched = body.itemAt(at).widget() in (self.table, self._space)
            body.setStretch(at, 1 if stretched else 0)

    def _connect(self) -> None:
        if self.kind is not None:
            self.kind.chosen.connect(self._chosen)
        self.period.changed.connect(self._chosen)
        self.how.changed.connect(self._chosen)
        if self.table is not None:
            self.table.ticked.connect(self._chosen)

    def _asks_period(self) -> bool:
        by_month = self.item.group == "ledger" and "period" in self.item.choices
        return self.mode == "period" or (by_month and self.mode == "chosen")

    def _asks_copies(self) -> bool:
        sheets = "blank" in self.item.choices and not self.item.named
        return "copies" in self.item.choices and (not sheets or self.mode == "blank")

    def _has_usual(self) -> bool:
        """Whether with nothing ticked the one of this room itself is meant."""
        return self.item.of == "place" and not self.item.named

    def _tick_own(self) -> None:
        """Tick the room's own place where there is no other to choose."""
        own, every = places.own(), places.all_places()
        if self.table is not None and own is not None and [own.id] == [each.id for each in every]:
            self.table.rows.checked = {own.id: own}

    def _begin(self, how: str) -> None:
        if self.kind is not None and how in self.kind.chips:
            self.kind.set_value(how)
        self._show()

    def _show(self) -> None:
        mode = self.mode
        shown: list[tuple[QWidget | None, bool]] = [
            (self.table, mode == "chosen"),
            (self.period, self._asks_period()),
            (self._roster, mode == "roster"),
            (self.how.copies_row, self._asks_copies()),
            (self._space, mode != "chosen"),
        ]
        for widget, there in shown:
            if widget is not None:
                widget.setVisible(there)
        self._say()

    def _chosen(self, *_said: object) -> None:
        self._show()
        self.changed.emit()

    def _say(self) -> None:
        count = len(self.ticked) if self.mode == "chosen" else len(self._rows)
        words = n_("{count} chosen", "{count} chosen", count)
        if self.mode == "roster":
            words = n_("{count} row", "{count} rows", count)
        words = words.format(count=count) if count and self.mode else ""
        if self._has_usual() and not count:
            words = _("For this room; tick other places to print theirs.")
        self.summary.setText(words)

    def _tick(self, on: bool) -> None:
        assert self.table is not None
        self.table.check_all(on)

    def _widen(self) -> None:
        assert self.table is not None
        assert self.listing is not None
        wide = self.listing.wide if self.everybody.isChecked() else None
        self.table.rows.source = wide or self.listing.source
        self.table.reload()

    def _choose_book(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(
            self.window(), _("Choose a workbook…"), "", _("Workbook") + " (*.xlsx *.xls *.ods)"
        )
        if file:
            self.read_book(Path(file))

    def read_book(self, file: Path) -> None:
        """Take the rows of a workbook, off the window's thread."""

        def taken(rows: list[dict[str, str]]) -> None:
            self._rows = tuple(rows)
            self.book.setText(file.name)
            self._chosen()

        self.shell.run(lambda progress: roster.read(file), taken, title=_("Reading…"))
