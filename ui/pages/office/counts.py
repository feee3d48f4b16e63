"""How many visits of which matter in which month, and disputes, with what is behind a number."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from app import codes
from app.language import _
from app.office import overview
from app.office.overview import Count, DisputeCount
from app.records import rooms
from app.records.rooms import Room
from app.records.visits import Filter
from app.store.session import current
from ui import style, work
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.chooser import Chooser
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row
from ui.widgets.rows import Grid, Index

_MONTHS = 12
_FIRST_YEAR = 2017


class Numbers(QAbstractTableModel):
    """Matters down, months across, sums at the right and at the foot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.year, self.room = 0, ""
        self.matters: list[str] = []
        self._counts: dict[tuple[str, int], Count] = {}

    def fill(self, year: int, room: str, counts: list[Count]) -> None:
        """Show the counts of a year."""
        self.beginResetModel()
        self.year, self.room = year, room
        self._counts = {(each.category, int(each.month[5:])): each for each in counts}
        listed = [each.code for each in codes.load("matter").entries]
        met = {each.category for each in counts}
        self.matters = [each for each in listed if each in met]
        self.matters += sorted(met - set(listed))
        self.endResetModel()

    def number(self, row: int, month: int) -> int:
        """Visits of a matter (or all) in a month (or, with 0, the year)."""
        matters = self.matters if row >= len(self.matters) else [self.matters[row]]
        months = range(1, _MONTHS + 1) if not month else (month,)
        keys = ((each, at) for each in matters for at in months)
        return sum(self._counts[key].number for key in keys if key in self._counts)

    def filter(self, row: int, month: int) -> Filter | None:
        """What shows the visits behind a number; None where there are none."""
        if not self.number(row, month):
            return None
        category = "" if row >= len(self.matters) else self.matters[row]
        if category and month:
            return self._counts[category, month].filter
        first = datetime.date(self.year, month or 1, 1)
        days = calendar.monthrange(self.year, month or _MONTHS)[1]
        last = datetime.date(self.year, month or _MONTHS, days)
        return Filter(since=first, until=last, category=category, origin=self.room, counted=True)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.matters else len(self.matters) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _MONTHS + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Matter")
        if section > _MONTHS:
            return _("All year")
        return _("{month}.").format(month=section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        at, month = index.row(), index.column()
        foot = at >= len(self.matters)
        if role == roles.FontRole and (foot or month > _MONTHS):
            return style.font(bold=True)
        if month == 0:
            if role != roles.DisplayRole:
                return None
            return _("All matters") if foot else codes.load("matter").label(self.matters[at])
        number = self.number(at, month if month <= _MONTHS else 0)
        shown = {
            roles.DisplayRole: str(number) if number else "·",
            roles.TextAlignmentRole: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            roles.ForegroundRole: style.colour("blue" if number else "faint"),
        }
        return shown.get(Qt.ItemDataRole(role))


class _Grid(Grid):
    def __init__(self) -> None:
        super().__init__(space=16)
        self.setObjectName("tight")
        header = self.horizontalHeader()
        header.setMinimumSectionSize(style.px(42))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Counts(Card):
    """A year of all rooms or one; a click on a number leads to its visits."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=14)
        self.shell = shell
        self.year, self.room = 0, ""
        self._rooms: list[Room] = []
        self.years = Chooser(self._years)
        self.which = Chooser(self._offered)
        self.years.chosen.connect(lambda year: self.choose(year=year))
        self.which.chosen.connect(lambda room: self.choose(room=room))
        self.numbers = Numbers(self)
        self.grid = _Grid()
        self.grid.setModel(self.numbers)
        self.grid.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.ResizeToContents
        )
        self.grid.clicked.connect(self._open)
        self.nothing = hint()
        lead = Label(_("A click on a number shows its visits."), "quiet")
        self.stages, self.outcomes = Flow(spacing=8), Flow(spacing=8)
        self.disputes = box(column(self.stages, self.outcomes, spacing=4))
        self.append(row(self.years, self.which, lead, None), self.nothing, self.grid, self.disputes)

    def choose(self, *, year: int | None = None, room: str | None = None) -> None:
        """Count another year or other rooms."""
        self.year = self.year if year is None else year
        self.room = self.room if room is None else room
        self.show_counts()

    def show_counts(self) -> None:
        """Count again."""
        self.year = self.year or current().today().year
        year, room = self.year, self.room

        def count() -> tuple[list[Count], list[DisputeCount], list[Room]]:
            return overview.counts(year, room), overview.disputes(year, room), rooms.enrolled()

        def show(found: tuple[list[Count], list[DisputeCount], list[Room]]) -> None:
            counts, disputes, self._rooms = found
            self._show_disputes(disputes)
            self.numbers.fill(year, room, counts)
            self.years.show_choice(year, str(year))
            self.which.show_choice(room, dict(self._offered()).get(room, _("All rooms")))
            self.grid.setVisible(bool(counts))
            self.nothing.setVisible(not counts)
            self.nothing.setText(_("No visits that count in {year}.").format(year=year))

        work.read(self, count, show)

    def _show_disputes(self, found: list[DisputeCount]) -> None:
        """How many disputes stand where and how they ended; a click shows them."""
        for flow, by, listed, words in (
            (self.stages, "state", "case_state", _("Disputes by stage")),
            (self.outcomes, "outcome", "outcome", _("By outcome")),
        ):
            clear(flow)
            flow.addWidget(Label(words, "quiet"))
            for each in (count for count in found if count.by == by):
                label = codes.load(listed).label(each.code)
                flow.addWidget(Button(f"{label} {each.number}", self._shows(each), look="link"))
        self.disputes.setVisible(bool(found))

    def _shows(self, count: DisputeCount) -> Callable[[], object]:
        return lambda: self.shell.show_page("cases", asked=count.filter)

    def _open(self, index: Index) -> None:
        if not index.isValid() or index.column() == 0:
            return
        month = index.column() if index.column() <= _MONTHS else 0
        asked = self.numbers.filter(index.row(), month)
        if asked is not None:
            self.shell.show_page("visits", asked=asked)

    def _years(self) -> list[tuple[int, str]]:
        return [(each, str(each)) for each in range(current().today().year, _FIRST_YEAR - 1, -1)]

    def _offered(self) -> list[tuple[str, str]]:
        return [("", _("All rooms")), *((each.installation, each.name) for each in self._rooms)]
