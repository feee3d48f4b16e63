"""How many visits of which matter in which month, and disputes, with what is behind a number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from app import codes
from app.language import _
from app.office import overview
from app.office.overview import DisputeCount, MatterCounts
from app.records import rooms
from app.records.listed import all_here
from app.records.rooms import Room
from app.store.session import current
from ui import style, work
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.chooser import Chooser
from ui.widgets.plain import Button, Card, Label, Note, box, clear, column, row
from ui.widgets.rows import Grid, Index, Rows

_MONTHS = 12
_FIRST_YEAR = 2017


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
        self._lines: list[MatterCounts] = []
        shown = all_here(lambda _text: self._lines)
        self.numbers = Rows(overview.matter_columns(), shown, parent=self)
        self.grid = _Grid()
        self.grid.setModel(self.numbers)
        self.grid.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.ResizeToContents
        )
        self.grid.clicked.connect(self._open)
        self.nothing = Note("quiet")
        lead = Label(_("A click on a number shows its visits."), "quiet")
        self.stages, self.outcomes = Flow(spacing=8), Flow(spacing=8)
        self.disputes = box(column(self.stages, self.outcomes, spacing=4))
        self.append(row(self.years, self.which, lead, None), self.nothing, self.grid, self.disputes)
        self.body.setStretchFactor(self.grid, 1)  # else the lines below take half of the page

    def choose(self, *, year: int | None = None, room: str | None = None) -> None:
        """Count another year or other rooms."""
        self.year = self.year if year is None else year
        self.room = self.room if room is None else room
        self.show_counts()

    def show_counts(self) -> None:
        """Count again."""
        self.year = self.year or current().today().year
        year, room = self.year, self.room

        def count() -> tuple[list[MatterCounts], list[DisputeCount], list[Room]]:
            return overview.matters(year, room), overview.disputes(year, room), rooms.enrolled()

        def show(found: tuple[list[MatterCounts], list[DisputeCount], list[Room]]) -> None:
            self._lines, disputes, self._rooms = found
            self._show_disputes(disputes)
            self.numbers.reload()
            self.years.show_choice(year, str(year))
            self.which.show_choice(room, dict(self._offered()).get(room, _("All rooms")))
            self.grid.setVisible(bool(self._lines))
            nothing = _("No visits that count in {year}.").format(year=year)
            self.nothing.say("" if self._lines else nothing)

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
        if (asked := self._lines[index.row()].filter(month)) is not None:
            self.shell.show_page("visits", asked=asked)

    def _years(self) -> list[tuple[int, str]]:
        return [(each, str(each)) for each in range(current().today().year, _FIRST_YEAR - 1, -1)]

    def _offered(self) -> list[tuple[str, str]]:
        return [("", _("All rooms")), *((each.installation, each.name) for each in self._rooms)]
