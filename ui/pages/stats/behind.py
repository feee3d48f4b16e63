"""What a number is made of: its course over the months, its places, at last its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _, n_
from app.records import duties
from app.records.assessment import evidence
from app.records.duties import Duty
from app.records.stats import (
    Cell,
    Counted,
    Hand,
    Line,
    Way,
    by_hand,
    counted,
    duty_figures,
    periods,
    rows,
    words,
)
from app.records.stats.counting import MOST_SHOWN
from app.records.stats.listed import Row
from app.store import Record
from ui import work
from ui.pages.stats import chart
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.lines import Elided, OpeningLine, first_lines, fixed
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row

_TALL: Final = 108
"""Points that the course over the months is tall."""
_BARS: Final = 8
_AT_FIRST: Final = 12
_LOOKS: Final = {duties.State.MET: "safe", duties.State.OVERDUE: "late"}


class Behind(QWidget):
    """The chosen figure of a sheet, place by place; a click leads further down."""

    def __init__(self, shell: Shell, turn_to: Callable[[Way], object]) -> None:
        super().__init__()
        self.shell, self._turn_to = shell, turn_to
        self._whole: set[str] = set()
        self._shown: tuple[Counted, Way, Row] | None = None
        self._beside: tuple[Counted, Counted] | None = None
        self._records = False
        self.parts = column(spacing=10)
        self.setLayout(column(self.parts, None))

    def way_names(self, counted: Counted, path: Way) -> list[str]:
        """What each step of the way is called."""
        names: list[str] = []
        for at in range(len(path)):
            found = [line for line in counted.lines(path[:at]) if line.path == path[: at + 1]]
            names.append(rows.named(found[0]) if found else path[at] or _("Place unknown"))
        return names

    def show_number(
        self, now: Counted, before: Counted, ago: Counted, path: Way, chosen: Row
    ) -> None:
        """Show what the number of a row is made of."""
        if self._shown is None or (self._shown[1], self._shown[2].key) != (path, chosen.key):
            self._records = False
        self._shown, self._beside = (now, path, chosen), (before, ago)
        self._clear()
        if self._records:
            self._show_records()
            return
        self.parts.addWidget(self._heading(now, before, ago, chosen))
        if not chosen.counted:
            return
        if hands := now.by_hand(chosen.cell, path):
            self.parts.addWidget(self._by_hand(now, hands, chosen.cell))
        below = now.lines(now.parting(path))
        self.parts.addWidget(self._course(now, path, below, chosen.cell))
        if below:
            self.parts.addWidget(self._places(now, below, chosen.cell))

    def leave_records(self) -> bool:
        """Go back from the records to the places; False where none are shown."""
        if not self._records or self._shown is None or self._beside is None:
            return False
        self._records = False
        now, path, chosen = self._shown
        self.show_number(now, *self._beside, path, chosen)
        return True

    def _clear(self) -> None:
        """Take away what is shown, and let go of what is still read of it."""
        work.forget(self)
        clear(self.parts)

    def _heading(self, now: Counted, before: Counted, ago: Counted, chosen: Row) -> Card:
        unit = chosen.cell.unit
        said = [Label(words.shown(unit, chosen.now), "headline")]
        for period, value in ((before.period, chosen.before), (ago.period, chosen.ago)):
            change = chosen.compared(value)
            told = f"{periods.words(period)} {words.shown(unit, value)}"
            said.append(hint(f"{told}，{change}" if change else told))
        see = Button(_("See the records"), self._open_records)
        see.setEnabled(bool(chosen.now))
        return Card(chosen.cell.words, column(*said, spacing=2), box(row(see, None)))

    def _course(self, now: Counted, path: Way, below: Sequence[Line], cell: Cell) -> QWidget:
        """How it went over the months of the year, beside those of the year before."""
        inside = column()
        place = box(inside)
        year = periods.of(now.period.last, "year")
        name = now.sheet.name

        def count() -> list[list[float | None]]:
            spans = year, year.before()
            return [rows.course(counted(name, each), path, cell) for each in spans]

        def show(found: list[list[float | None]]) -> None:
            chart.load()
            from app.documents.stats import charts

            labels = [str(month) for month in range(1, 13)]
            names = (str(year.first.year), str(year.first.year - 1))
            series = [charts.Series(n, v) for n, v in zip(names, found, strict=True)]
            drawn = charts.trend(labels, series, partial(words.short, cell.unit))
            title = _("Month by month")
            cards = [Card(title, chart.Chart(drawn, _TALL, title))]
            if len(below) > 1:
                bars = [charts.Bar(rows.named(line), value, words.shown(cell.unit, value))
                        for line in _largest(now, below, cell)[:_BARS]
                        if (value := now.value(cell, line.numbers))]  # fmt: skip
                title = _("Places beside each other")
                drawn = charts.bars(bars)
                cards.append(Card(title, chart.Chart(drawn, charts.bars_height(bars), title)))
            inside.addWidget(box(column(*cards, spacing=10)))

        work.read(place, count, show)
        return place

    def _places(self, now: Counted, below: Sequence[Line], cell: Cell) -> Card:
        lines = first_lines(
            _largest(now, below, cell), partial(self._place, now, cell), _AT_FIRST, self._whole
        )
        return Card(_("Where"), lines)

    def _place(self, now: Counted, cell: Cell, line: Line) -> OpeningLine:
        number = words.shown(cell.unit, now.value(cell, line.numbers))
        further = partial(self._turn_to, line.path)
        return OpeningLine(further, Elided(rows.named(line)), fixed(number, 90, "strong"))

    def _by_hand(self, now: Counted, hands: Sequence[Hand], cell: Cell) -> Card:
        """What was typed for rooms on paper, by whom, and what became of it."""

        def line(each: Hand) -> OpeningLine:
            wanted = {"sheet": now.sheet.name, "period": each.period}
            look = "" if each.state == by_hand.State.COUNTS else "quiet"
            words_ = by_hand.words_of(each, cell)
            return OpeningLine(
                partial(self.shell.show_page, "by_hand", **wanted), Label(words_, look, wrap=True)
            )

        lines = first_lines(hands, line, _AT_FIRST, self._whole, "by_hand")
        return Card(_("Numbers by hand"), lines)

    # The records

    def _open_records(self) -> None:
        self._records = True
        self._clear()
        self._show_records()

    def _show_records(self) -> None:
        if self._shown is None:
            return
        now, path, chosen = self._shown
        back = Button(_("‹ Back to the places"), self.leave_records, look="link")
        self.parts.addWidget(box(row(back, None)))
        back.setFocus()  # before what is read comes, or whoever types by then would be disturbed

        def show(found: tuple[list[Record] | list[Duty], int]) -> None:
            records, count = found
            said = (
                n_("{count} duty", "{count} duties", count)
                if now.sheet.is_of_duties
                else n_("{count} record", "{count} records", count)
            )
            said = said.format(count=count)
            if count > len(records):
                more = _("{said}, the first {shown} of which are shown. A town or place has fewer.")
                said = more.format(said=said, shown=len(records))
            lines = first_lines(records, self._record, _AT_FIRST, self._whole, "records")
            title = f"{chosen.cell.words} · {periods.words(now.period)}"
            self.parts.addWidget(Card(title, Label(said, "quiet", wrap=True), lines))

        def read() -> tuple[list[Record] | list[Duty], int]:
            if now.sheet.is_of_duties:
                every = now.duties_behind(chosen.cell, path)
                return every[:MOST_SHOWN], len(every)
            records = now.behind(chosen.cell, path)
            if len(records) < MOST_SHOWN:
                return records, len(records)
            return records, now.count_behind(chosen.cell, path)

        work.read(self, read, show)

    def _record(self, record: Record | Duty) -> QWidget:
        if isinstance(record, Duty):
            duty = record
            wanted = {
                "rule": duty.rule.name,
                "place": duty.subject.id,
                "year": duty.period.last.year,
            }
            show = partial(self.shell.show_page, "duties", **wanted)
            look = _LOOKS.get(duty.state, "")
            state = fixed(_(duties.STATE_WORDS[duty.state]), 60, look)
            return OpeningLine(show, Elided(duty_figures.words(duty)), state)
        return way_to(self.shell, record, Elided(evidence.words(record)))


def _largest(now: Counted, below: Sequence[Line], cell: Cell) -> list[Line]:
    return sorted(below, key=lambda line: -(now.value(cell, line.numbers) or 0))
