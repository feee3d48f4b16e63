"""The rooms that report here: who has come, what is missing, what was laid aside."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.messages import words
from app.office import overview, settle
from app.office import stick as desk
from app.office.held import Forked, HeldBack, NotTaken, SecondComputer, SecondKey
from app.office.overview import RoomState
from app.records.listed import TableColumn, paged
from app.records.visits import Filter
from app.store.sounds import readings
from ui import work
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Card, Label, row
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
    RoomFilter.SILENT: N_("Nothing this month"),
    RoomFilter.GAPS: N_("Some never came"),
    RoomFilter.HELD: N_("Laid aside"),
    RoomFilter.INVITED: N_("Invited"),
}


@dataclass
class Line:
    """A room in the list, one that was invited, or a package of nobody known here."""

    id: str
    code: str
    name: str
    kind: str = "room"
    state: RoomState | None = None
    day: datetime.date | None = None
    held: list[HeldBack] = field(default_factory=list[HeldBack])

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
        above = row(self._narrowed, margins=(12, 12, 12, 0))
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
        work.read(self, _lines, self._show)

    def show_again(self, installations: set[str]) -> None:
        """Read again how some rooms stand: one stick does not change the other hundreds."""
        if not self.lines:
            self.show_rooms()
            return

        def show(fresh: list[Line]) -> None:
            kept = [each for each in self.lines if each.state and each.id not in installations]
            self._show(sorted([*kept, *fresh], key=lambda each: (each.state is None, each.code)))

        work.read(self, lambda: _lines(installations), show)

    def narrow(self, wanted: str) -> None:
        """Show only the rooms of which something is true."""
        self.wanted = wanted
        self._show(self.lines)

    def show_room(self, line: Line) -> None:
        """Say everything about a room, and lead to its visits."""
        sheet = Sheet(self, line.name or line.code)
        sheet.add(Label(line.code, "quiet"))
        said = overview.sentences(line.state) if line.state else [_stands(line)]
        sheet.add(*(Label(each, wrap=True) for each in said))
        for key, why in {each.key: each for each in line.held}.items():
            count = sum(each.key == key for each in line.held)
            times = f" × {count}" if count > 1 else ""
            sheet.add(Label(words(why) + times, "soon", wrap=True))
            sheet.add(Label(_("What to do: {advice}").format(advice=_(why.advice)), wrap=True))

        def leads(words: str, function: Callable[[Line], object]) -> Button:
            def pressed() -> None:
                sheet.close_sheet()
                function(line)

            return Button(words, pressed)

        keys = {why.key for why in line.held}
        buttons: list[QWidget] = []
        if line.state is not None:
            buttons.append(leads(_("Its visits"), self._show_visits))
        # What somebody who has called can do about what was laid aside.
        if SecondComputer.key in keys:
            buttons.append(leads(_("It may go on"), self._allow))
        if keys & {Forked.key, SecondKey.key}:
            buttons.append(leads(_("Invite the second one…"), self._invite))
        if any(not why.by_itself for why in line.held):
            buttons.append(leads(_("Asked and settled"), self._settle))
        close = Button(_("Close"), sheet.close_sheet, look="primary")
        sheet.add(8, row(*buttons, None, close)).rise(close, width=520)

    def _show_visits(self, line: Line) -> None:
        self.shell.show_page("visits", asked=Filter(origin=line.id))

    def _invite(self, line: Line) -> None:
        self.shell.show_page("office", invite=True, village=line.code.partition("-")[0])

    def _settle(self, line: Line) -> None:
        found = settle.open_questions(line.id)

        def again(_settled: object) -> None:
            settle.take_up_again(found)
            self.show_rooms()

        self.shell.act(
            lambda: settle.put_by(found),
            done=lambda _settled: self.show_rooms(),
            words=_("Put by: {name}").format(name=line.name or line.code),
            undo=again,
        )

    def _allow(self, line: Line) -> None:
        def agreed() -> None:
            self.shell.act(lambda: settle.allow(line.code))
            self.show_rooms()

        question = _("Has somebody called {name} and found out which computer is in use?")
        ask(
            self,
            question.format(name=line.name),
            _("Yes, let the restored one go on"),
            agreed,
            explain=_("What the other computer wrote since then counts no more."),
        )

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        self._narrowed.set_value(self.wanted)
        self._narrowed.show()
        for which, chip in self.chips.items():
            count = sum(line.fits(which) for line in lines)
            chip.setText(f"{_(_NAMES[which])} {count}")
            chip.setVisible(bool(count) or which in (RoomFilter.ALL, self.wanted))
        self.table.reload()


def _lines(only: set[str] | None = None) -> list[Line]:
    asked = map(overview.state, only) if only is not None else overview.states()
    found = [
        Line(each.installation, each.code, each.name, "room", each, each.last, list(each.held))
        for each in asked
        if each is not None
    ]
    strangers = {each.id for each in overview.newcomers()}
    for package, why in desk.held_back():
        if package.id in strangers:
            name = desk.name_of(package.code or "")
            found.append(
                Line(package.id, package.code or "", name, RoomFilter.HELD, None, None, [why])
            )
    for each in desk.invited():
        found.append(Line(each.id, each.code, each.name, RoomFilter.INVITED, None, each.day))
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
    month = _("reported this month") if state.reported else _("nothing this month")
    if not state.missing:
        return month
    gaps = _("{said}; No. {missing} never came")
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
