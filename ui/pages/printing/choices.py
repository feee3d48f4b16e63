"""The choices for anything that can be printed, from its own description."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from app.books import roster
from app.documents import printers
from app.documents.items.item import Item, Wanted
from app.language import _, n_
from app.store import journal, registry
from ui.pages.printing import memory
from ui.pages.printing.lists import Listing, listing
from ui.pages.printing.memory import Last
from ui.pages.printing.part import Count, Part
from ui.pages.printing.period import Period
from ui.pages.printing.well import WellSheet
from ui.widgets.chips import Chips, Several
from ui.widgets.plain import Button, Words, box, column, row, type_of_child
from ui.widgets.table import Table

_MOST_COPIES = 500
_FEW = 6
"""More papers than this to choose from are asked for in a list that opens."""


class ItemPart(Part):
    """Ticks records, a period, rows of a workbook or nothing, and says how they are printed."""

    def __init__(self, shell: Any, page: Any, item: Item) -> None:
        super().__init__(shell, page, item)
        self._rows: tuple[dict[str, str], ...] = ()
        self._begun = False
        last = memory.last(item.name)
        self.kind = Chips(self._kinds()) if len(self._kinds()) > 1 else None
        self.listing: Listing | None = listing(item.of) if item.of else None
        self.table = self._table() if self.listing is not None else None
        self.period = Period()
        self.book = Words("", "strong")
        self._roster = box(
            column(
                Button(_("Choose a workbook…"), self._choose_book),
                self.book,
                Words(_("One is printed for each row below the head."), "quiet", wrap=True),
            )
        )
        self.sizes = Chips([(each.name, _(each.label)) for each in item.sizes] or [("", "")])
        usual = item.usual(printers.reading().edge)
        self.sizes.set_value(last.size if last.size in self.sizes.chips else usual)
        self.copies = Count(_MOST_COPIES, last.copies)
        self._copies = box(row(self.copies, Words(_("copies")), None, spacing=6))
        self.variant = Chips([("full", _("In full")), ("public", _("For everybody to read"))])
        self.variant.set_value("public" if last.public else "full")
        ways = [("", _("Filled in"))]
        if "ruled" in item.choices:
            ways.append(("ruled", _("Head filled in, lines to write on")))
        if "blank" in item.choices:
            ways.append(("blank", _("Blank")))
        self.way = Chips(ways, last.way)
        self.parts = Several([(each.name, _(each.label)) for each in self._all_parts()], _FEW)
        self.parts.set_value(last.parts)
        self.black = QCheckBox(_("Black only"))
        self.black.setChecked(last.black)
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
        if parts:
            self.parts.set_value(tuple(parts))
        self.reload()
        if self.table is not None:
            self.table.filter.setFocus()

    def reload(self) -> None:
        if self.table is not None:
            self.table.reload()
        self._say()

    def wanted(self) -> Wanted | None:
        how, copies = self.how, self.copies.number
        ids = self.ticked if how == "chosen" else ()
        ends = self.period.days() if self._asks_period() else (None, None)
        if copies is None or ends is None or (how == "chosen" and not ids):
            return None
        if how == "roster" and not self._rows:
            return None
        choices = self.item.choices
        return Wanted(
            ids=ids,
            roster=self._rows if how == "roster" else (),
            since=ends[0] or (datetime.date.min if self._asks_period() else None),
            until=ends[1],
            size=self.sizes.value if self.item.sizes else "",
            copies=copies if self._asks_copies() else 1,
            blank=how == "blank" or (self.item.named and self.way.value == "blank"),
            ruled=self.item.named and self.way.value == "ruled",
            public="public" in choices and self.variant.value == "public",
            black="black" in choices and self.black.isChecked(),
            parts=self.parts.value,
        )

    def lesson(self) -> str:
        if self.how == "period":
            return _("Type from which day to which.")
        if self.how == "roster":
            return _("Choose the workbook that names whom it is printed for.")
        return _("Tick what it is printed for.")

    def ready(self, on: bool) -> None:
        super().ready(on)
        self._say()

    def reach(self) -> float:
        return self.item.reach(self.sizes.value if self.item.sizes else "")

    # What is chosen

    @property
    def how(self) -> str:
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

    def _all_parts(self) -> Sequence[Any]:
        return self.item.parts() if self.item.parts is not None else ()

    def _table(self) -> Table:
        assert self.listing is not None
        self.everybody = Button(_("Everybody"), self._widen, look="chip")
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
        labelled = [
            (self.sizes, _("Size"), bool(self.item.sizes)),
            (self.parts, _("Papers"), bool(self._all_parts())),
            (self.way, _("How"), self.item.named and len(self.way.chips) > 1),
            (self.variant, "", "public" in self.item.choices),
        ]
        how: list[type_of_child] = []
        for widget, words, there in labelled:
            widget.setVisible(there)
            if there:
                line = row(Words(words, "quiet"), widget, spacing=8) if words else row(widget)
                line.setStretch(line.count() - 1, 1)
                how.append(line)
        self.black.setVisible("black" in self.item.choices)
        self._space = box(column(None))
        body = self.lay(
            *([self.kind] if self.kind is not None else []),
            *([self.table] if self.table is not None else []),
            self.period, self._roster, *how, row(self._copies, None, self.black), self._space,
            foot=self.summary, flush=self.kind is None and self.table is not None,
        )  # fmt: skip
        for at in range(body.count()):
            stretched = body.itemAt(at).widget() in (self.table, self._space)
            body.setStretch(at, 1 if stretched else 0)

    def _connect(self) -> None:
        chips = [self.sizes, self.variant, self.way, self.parts]
        if self.kind is not None:
            chips.append(self.kind)
        for each in chips:
            each.chosen.connect(self._chosen)
        self.period.changed.connect(self._chosen)
        self.copies.edited.connect(self._chosen)
        self.black.clicked.connect(self._chosen)
        if self.table is not None:
            self.table.ticked.connect(self._chosen)

    def _asks_period(self) -> bool:
        by_month = self.item.group == "ledger" and "period" in self.item.choices
        return self.how == "period" or (by_month and self.how == "chosen")

    def _asks_copies(self) -> bool:
        sheets = "blank" in self.item.choices and not self.item.named
        return "copies" in self.item.choices and (not sheets or self.how == "blank")

    def _begin(self, how: str) -> None:
        if self.kind is not None and how in self.kind.chips:
            self.kind.set_value(how)
        self._show()

    def _show(self) -> None:
        how = self.how
        shown: list[tuple[QWidget | None, bool]] = [
            (self.table, how == "chosen"),
            (self.period, self._asks_period()),
            (self._roster, how == "roster"),
            (self._copies, self._asks_copies()),
            (self._space, how != "chosen"),
        ]
        for widget, there in shown:
            if widget is not None:
                widget.setVisible(there)
        self._say()

    def _chosen(self, *_said: object) -> None:
        self._show()
        memory.keep(
            self.item.name,
            Last(
                size=self.sizes.value or "",
                copies=self.copies.number or 1,
                public=self.variant.value == "public",
                black=self.black.isChecked(),
                way=self.way.value or "",
                parts=self.parts.value,
            ),
        )
        self.changed.emit()

    def _say(self) -> None:
        count = len(self.ticked) if self.how == "chosen" else len(self._rows)
        words = n_("{count} ticked", "{count} ticked", count)
        if self.how == "roster":
            words = n_("{count} row", "{count} rows", count)
        self.summary.setText(words.format(count=count) if count and self.how else "")

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
