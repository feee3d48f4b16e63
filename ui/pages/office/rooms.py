"""The rooms that report here: who has come, what is missing, what was laid aside."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.language import N_, _
from app.messages import words
from app.office import overview
from app.office import stick as desk
from app.office.held import NotTaken
from app.records import reported
from app.records.calendar import add_months
from app.records.listed import TableColumn, paged
from app.store.session import current
from app.store.sounds import readings
from ui import work
from ui.pages.office.room import Known, RoomSheet
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, Card, Label, box, row
from ui.widgets.table import Table


class RoomFilter(StrEnum):
    """What the list is narrowed by; `INVITED` and `HELD` are what a line may be, too."""

    ALL = "all"
    SILENT = "silent"
    GAPS = "gaps"
    HELD = "held"
    INVITED = "invited"


_NAMES: Final = {
    RoomFilter.ALL: N_("All"),
    RoomFilter.SILENT: N_("Has not reported"),
    RoomFilter.GAPS: N_("Some have not come"),
    RoomFilter.HELD: N_("Laid aside"),
    RoomFilter.INVITED: N_("Invited"),
}


@dataclass
class Line(Known):
    """A room in the list, one that was invited, or a package of nobody known here."""

    kind: str = "room"
    day: datetime.date | None = None

    def fits(self, wanted: str) -> bool:
        """Whether it belongs to what is asked for."""
        state = self.state
        return {
            RoomFilter.ALL: True,
            RoomFilter.SILENT: state is not None and not state.reported,
            RoomFilter.GAPS: bool(state and state.missing),
            RoomFilter.HELD: bool(self.held),
            RoomFilter.INVITED: self.kind == RoomFilter.INVITED,
        }[RoomFilter(wanted)]


class Rooms(Card):
    """The list of rooms, narrowed by what is amiss."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=0)
        self.shell = shell
        self.lines: list[Line] = []
        self.wanted: str = RoomFilter.ALL
        self._narrowed = Chips([(each, "") for each in RoomFilter])
        self._narrowed.chosen.connect(self.narrow)
        self._narrowed.hide()  # until there is something to count
        self.chips = self._narrowed.chips
        self.month = reported.month_of(current().today())
        self._named = Label("", "strong")
        self._print = Button(_("Print the list…"), self.print_unreported)
        steps = row(
            Button("‹", lambda: self.step(-1)),
            self._named,
            Button("›", lambda: self.step(1)),
            self._print,
            spacing=6,
        )
        above = row(self._narrowed, box(steps), margins=(12, 12, 12, 0))
        above.setStretch(0, 1)
        self.table = Table(
            [
                TableColumn("name", _("Room"), lambda line: line.name, 150, look="strong"),
                TableColumn("code", _("Room's code"), lambda line: line.code, 160, look="quiet"),
                TableColumn("last", _("Last report"), _last, 104),
                TableColumn("serial", _("Which time"), _serial, 76, right=True),
                TableColumn("state", _("How it stands"), _stands, 236, look=_look),
            ],
            lambda text, after, size: paged(
                [each for each in self.lines if each.fits(self.wanted) and _holds(each, text)],
                after,
                size,
            ),
            empty=(
                _("No rooms yet"),
                _("Invite the first one above; it appears here with its first report."),
            ),
        )
        self.table.opened.connect(self.show_room)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.append(above, self.table)

    def show_rooms(self) -> None:
        """Read how every room stands."""
        month = self.month
        work.read(self, lambda: _lines(month), self._show)

    def show_again(self, installations: set[str]) -> None:
        """Read again how some rooms stand: one stick does not change the other hundreds."""
        if not self.lines:
            self.show_rooms()
            return

        def show(fresh: list[Line]) -> None:
            kept = [each for each in self.lines if each.state and each.id not in installations]
            self._show(sorted([*kept, *fresh], key=lambda each: (each.state is None, each.code)))

        month = self.month
        work.read(self, lambda: _lines(month, installations), show)

    def narrow(self, wanted: str) -> None:
        """Show only the rooms of which something is true."""
        self.wanted = wanted
        self._show(self.lines)

    def show_room(self, line: Line) -> None:
        """Say everything about a room, and what can be done about it."""
        said = overview.sentences(line.state) if line.state else [_stands(line)]
        RoomSheet(self, self.shell, line, said, self.show_rooms)

    def step(self, months: int) -> None:
        """Look at another month, so many on; never at one that nobody can have reported on."""
        latest = current().today().replace(day=1)
        self.month = min(add_months(self.month, months), latest)
        self.show_rooms()

    def print_unreported(self) -> None:
        """Lead to the list of those who have not reported on the month, with whom to call."""
        last = add_months(self.month, 1) - datetime.timedelta(days=1)
        self.shell.show_page("printing", item="unreported", since=self.month, until=last)

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        self._narrowed.set_value(self.wanted)
        self._narrowed.show()
        self._named.setText(overview.month_words(self.month))
        for which, chip in self.chips.items():
            count = sum(line.fits(which) for line in lines)
            chip.setText(f"{_(_NAMES[which])} {count}")
            if which == RoomFilter.SILENT:
                self._print.setVisible(bool(count))
            chip.setVisible(bool(count) or which in (RoomFilter.ALL, self.wanted))
        self.table.reload()


def _lines(month: datetime.date, only: set[str] | None = None) -> list[Line]:
    asked = (
        (overview.state(each, month) for each in only)
        if only is not None
        else overview.states(month)
    )
    found = [
        Line(each.installation, each.code, each.name, each, list(each.held), "room", each.last)
        for each in asked
        if each is not None
    ]
    strangers = {each.id for each in overview.newcomers()}
    for package, why in desk.held_back():
        if package.id in strangers:
            name = desk.name_of(package.code or "")
            found.append(Line(package.id, package.code or "", name, None, [why], RoomFilter.HELD))
    for each in desk.invited():
        found.append(Line(each.id, each.code, each.name, kind=RoomFilter.INVITED, day=each.day))
    return found


def _holds(line: Line, text: str) -> bool:
    low = text.lower()
    if low in line.name.lower() or line.code.startswith(low):
        return True
    return low.isascii() and any(each.startswith(low) for each in readings(line.name).split())


def _last(line: Line) -> str:
    return line.day.isoformat() if line.day and line.state else ""


def _serial(line: Line) -> str:
    return str(line.state.serial) if line.state and line.state.serial else ""


def _stands(line: Line) -> str:
    if line.held:
        why = line.held[-1]
        said = "{why}" if isinstance(why, NotTaken) else _("Laid aside: {why}")
        return said.format(why=words(why))
    state = line.state
    if state is None:
        day = line.day.isoformat() if line.day else ""
        return _("Invited on {day}, has not reported yet").format(day=day)
    month = _("has reported") if state.reported else _("has not reported")
    if not state.missing:
        return month
    gaps = _("{said}; No. {missing} has not come")
    return gaps.format(said=month, missing=state.missing_words)


def _look(line: Line) -> str:
    state = line.state
    if line.held:
        return "late" if isinstance(line.held[-1], NotTaken) else "soon"
    if state is None:
        return "quiet"
    if not state.reported:
        return "late"
    return "soon" if state.missing else "safe"
