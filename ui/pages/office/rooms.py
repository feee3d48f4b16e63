"""The rooms that report here: who has come, what is missing, what was laid aside."""

from __future__ import annotations

import datetime
from typing import Final

from app.exchange import given_codes
from app.language import _
from app.office import overview, room_list
from app.office.room_list import FILTERS, RoomFilter, RoomLine
from app.records import reported
from app.records.calendar import add_months
from app.records.listed import all_here
from app.store.session import current
from ui import style, work
from ui.pages.office.codes import copy_codes
from ui.pages.office.room import RoomSheet
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.lines import Turning
from ui.widgets.plain import Button, Card, box, leave_out, row
from ui.widgets.table import Table

_LEAST: Final = 140
"""Pixels at 100 % of the list: its head and a few rooms."""


class Rooms(Card):
    """The list of rooms, narrowed by what is amiss."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=0)
        self.shell = shell
        self.lines: list[RoomLine] = []
        self._awaited: set[str] | None = set()
        """The rooms asked for and not shown yet; None is all of them."""
        self.wanted: str = RoomFilter.ALL
        self._narrowed = Chips([(each, "") for each in RoomFilter])
        self._narrowed.chosen.connect(self.narrow)
        self._narrowed.hide()  # until there is something to count
        self.chips = self._narrowed.chips
        self.month = reported.month_of(current().today())
        self._print = Button(_("Print the list…"), self.print_unreported)
        before, after = _("The month before"), _("The next month")
        self._months = Turning(self.step, before, after, look="strong", spacing=6)
        steps = row(self._months, self._print, spacing=6)
        above = row(self._narrowed, box(steps), margins=(12, 12, 12, 0), stretch=0)
        self.table = Table(
            room_list.columns(),
            all_here(self._found),
            empty=(
                _("No rooms yet"),
                _("Invite the first one above; it appears here with its first report."),
            ),
        )
        self.table.opened.connect(self.show_room)
        # What a click with the other button offers, besides.
        self._deeds = box(row(Button(_("Copy the receipt codes"), self.copy_codes)))
        leave_out(self, self._deeds)
        self.table.actors = lambda: [self._deeds]
        # Below a stick with much on it some rooms are seen all the same; the page scrolls to them.
        self.table.view.setMinimumHeight(style.px(_LEAST))
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.append(above, self.table)

    def _found(self, text: str) -> list[RoomLine]:
        return [each for each in self.lines if each.fits(self.wanted) and each.holds(text)]

    def show_rooms(self) -> None:
        """Read how every room stands."""
        self._awaited = None
        self._read()

    def show_again(self, installations: set[str]) -> None:
        """Read again how some rooms stand: one stick does not change the other hundreds."""
        if not self.lines or self._awaited is None:
            self.show_rooms()
            return
        self._awaited |= installations
        self._read()

    def _read(self) -> None:
        # Only the last thing asked for is answered, so it asks for what is still awaited too.
        month, some = self.month, None if self._awaited is None else set(self._awaited)

        def show(fresh: list[RoomLine]) -> None:
            self._awaited = set()
            self._show(fresh if some is None else room_list.with_fresh(self.lines, fresh, some))

        work.read(self, lambda: room_list.lines(month, some), show)

    def ask_for_silent(self, month: datetime.date) -> None:
        """Look from now on at those that have not reported on the month of a day."""
        self.wanted = RoomFilter.SILENT
        self.month = min(month.replace(day=1), reported.month_of(current().today()))

    def narrow(self, wanted: str) -> None:
        """Show only the rooms of which something is true."""
        self.wanted = wanted
        self._show(self.lines)

    def show_room(self, line: RoomLine) -> None:
        """Say everything about a room, and what can be done about it."""
        RoomSheet(self, self.shell, line, self.show_rooms)

    def copy_codes(self) -> None:
        """Put the receipt codes of the rooms that are picked on the clipboard."""
        picked = {line.id for line in self.table.selection() if line.state is not None}
        copy_codes(self.shell, given_codes.given(picked))

    def step(self, months: int) -> None:
        """Look at another month, so many on; never at one that nobody can have reported on."""
        latest = current().today().replace(day=1)
        self.month = min(add_months(self.month, months), latest)
        self.show_rooms()

    def print_unreported(self) -> None:
        """Lead to the list of those who have not reported on the month, with whom to call."""
        last = add_months(self.month, 1) - datetime.timedelta(days=1)
        self.shell.show_page("printing", item="unreported", since=self.month, until=last)

    def _show(self, lines: list[RoomLine]) -> None:
        self.lines = lines
        self._narrowed.set_value(self.wanted)
        self._narrowed.show()
        self._months.say(overview.month_words(self.month))
        for which, chip in self.chips.items():
            count = sum(line.fits(which) for line in lines)
            chip.setText(f"{_(FILTERS[which])} {count}")
            if which == RoomFilter.SILENT:
                self._print.setVisible(bool(count))
            chip.setVisible(bool(count) or which in (RoomFilter.ALL, self.wanted))
        self.table.reload()
