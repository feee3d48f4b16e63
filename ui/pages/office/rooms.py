"""The rooms that report here: who has come, what is missing, what was laid aside."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import _
from app.messages import words
from app.office import overview, settle
from app.office import stick as desk
from app.office.held import Forked, Held, SecondComputer, SecondKey
from app.office.overview import RoomState
from app.records.visits import Filter
from app.store.search import readings
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Card, Words, box, row
from ui.widgets.table import Shown, Table

ALL, SILENT, GAPS, HELD, INVITED = "all", "silent", "gaps", "held", "invited"


@dataclass
class Line:
    """A room in the list, one that was invited, or a package of nobody known here."""

    id: str
    code: str
    name: str
    kind: str = "room"
    state: RoomState | None = None
    day: datetime.date | None = None
    held: list[Held] = field(default_factory=list[Held])

    def fits(self, wanted: str) -> bool:
        """Whether it belongs to what is asked for."""
        state = self.state
        return {
            ALL: True,
            SILENT: state is not None and not state.reported,
            GAPS: bool(state and state.missing),
            HELD: bool(self.held),
            INVITED: self.kind == INVITED,
        }[wanted]


class Rooms(Card):
    """The list of rooms, narrowed by what is amiss."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=0)
        self.shell = shell
        self.lines: list[Line] = []
        self.wanted = ALL
        self._asked = 0
        self.chips = {each: self._chip(each) for each in (ALL, SILENT, GAPS, HELD, INVITED)}
        flow = Flow(spacing=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        chips = box(row(flow))
        edge = style.gap(12)
        chips.layout().setContentsMargins(edge, edge, edge, 0)  # type: ignore[union-attr]
        self.table = Table(
            [
                Shown("name", _("Room"), lambda line: line.name, 150, look=lambda _l: "strong"),
                Shown(
                    "code", _("Room's code"), lambda line: line.code, 160, look=lambda _l: "quiet"
                ),
                Shown("last", _("Last report"), _last, 104),
                Shown("serial", _("Which time"), _serial, 76, right=True),
                Shown("state", _("How it stands"), _stands, 236, look=_look),
            ],
            self._page,
            empty=(
                _("No rooms yet"),
                _("Invite the first one above; it appears here with its first report."),
            ),
        )
        self.table.opened.connect(self.show_room)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.body.addWidget(chips)
        self.body.addWidget(self.table, 1)

    def show_rooms(self) -> None:
        """Read how every room stands."""
        self._asked += 1
        asked = self._asked

        def function(progress: Any) -> list[Line]:
            progress()
            return _lines()

        def done(lines: list[Line]) -> None:
            if asked == self._asked:
                self.lines = lines
                self._say_counts()
                self.table.reload()

        self.shell.run(function, done, quiet=True)

    def show_again(self, installations: set[str]) -> None:
        """Read again how some rooms stand: one stick does not change the other hundreds."""
        if not self.lines:
            self.show_rooms()
            return
        self._asked += 1
        asked = self._asked

        def function(progress: Any) -> list[Line]:
            progress()
            return _lines(installations)

        def done(fresh: list[Line]) -> None:
            if asked != self._asked:
                return
            kept = [each for each in self.lines if each.state and each.id not in installations]
            self.lines = sorted([*kept, *fresh], key=lambda each: (each.state is None, each.code))
            self._say_counts()
            self.table.reload()

        self.shell.run(function, done, quiet=True)

    def narrow(self, wanted: str) -> None:
        """Show only the rooms of which something is true."""
        self.wanted = wanted
        self._say_counts()
        self.table.reload()

    def show_room(self, line: Line) -> None:
        """Say everything about a room, and lead to its visits."""
        sheet = Sheet(self, line.name or line.code)
        sheet.add(Words(line.code, "quiet"))
        for said in _sentences(line):
            sheet.add(Words(said, wrap=True))
        for key, why in {each.key: each for each in line.held}.items():
            count = sum(each.key == key for each in line.held)
            times = f" × {count}" if count > 1 else ""
            sheet.add(Words(words(why) + times, "soon", wrap=True))
            sheet.add(Words(_("What to do: {advice}").format(advice=_(why.advice)), wrap=True))
        buttons: list[QWidget] = []
        if line.state is not None:
            origin = line.state.installation
            buttons.append(Button(_("Its visits"), lambda: self._see(sheet, origin)))
        buttons += self._settling(sheet, line)
        close = Button(_("Close"), sheet.close_sheet, look="primary")
        sheet.add(8, row(*buttons, None, close)).rise(close, width=520)

    def _see(self, sheet: Sheet, origin: str) -> None:
        sheet.close_sheet()
        self.shell.show_page("visits", asked=Filter(origin=origin))

    def _settling(self, sheet: Sheet, line: Line) -> list[QWidget]:
        """What somebody who has called can do about what was laid aside."""
        keys = {why.key for why in line.held}
        found: list[QWidget] = []
        if SecondComputer.key in keys:
            found.append(Button(_("It may go on"), lambda: self._allow(sheet, line)))
        if keys & {Forked.key, SecondKey.key}:
            found.append(Button(_("Invite the second one…"), lambda: self._invite(sheet, line)))
        if any(not why.by_itself for why in line.held):
            found.append(Button(_("Asked and settled"), lambda: self._put_by(sheet, line)))
        return found

    def _invite(self, sheet: Sheet, line: Line) -> None:
        sheet.close_sheet()
        self.shell.show_page("office", invite=True, village=line.code.partition("-")[0])

    def _put_by(self, sheet: Sheet, line: Line) -> None:
        sheet.close_sheet()
        found = settle.open_questions(line.id)

        def again() -> None:
            settle.take_up_again(found)
            self.show_rooms()

        try:
            settle.put_by(found)
        except AppError as error:
            self.shell.fail(error)
            return
        self.show_rooms()
        self.shell.notify(_("Put by: {name}").format(name=line.name or line.code), undo=again)

    def _allow(self, sheet: Sheet, line: Line) -> None:
        def agreed() -> None:
            try:
                settle.allow(line.code)
            except AppError as error:
                self.shell.fail(error)
            self.show_rooms()

        sheet.close_sheet()
        ask(
            self,
            _("Has somebody called {name} and found out which computer is in use?").format(
                name=line.name
            ),
            _("Yes, let the restored one go on"),
            agreed,
            explain=_("What the other computer wrote since then counts no more."),
        )

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Line, int]]:
        found = [each for each in self.lines if each.fits(self.wanted) and _holds(each, text)]
        start = after or 0
        return [(each, start + at + 1) for at, each in enumerate(found[start : start + size])]

    def _say_counts(self) -> None:
        names = {
            ALL: _("All"),
            SILENT: _("Nothing this month"),
            GAPS: _("Some never came"),
            HELD: _("Laid aside"),
            INVITED: _("Invited"),
        }
        for wanted, chip in self.chips.items():
            count = sum(line.fits(wanted) for line in self.lines)
            chip.setText(f"{names[wanted]} {count}")
            chip.setChecked(wanted == self.wanted)
            chip.setVisible(bool(count) or wanted in (ALL, self.wanted))

    def _chip(self, wanted: str) -> Button:
        chip = Button("", lambda: self.narrow(wanted), look="chip")
        chip.setCheckable(True)
        return chip


def _lines(only: set[str] | None = None) -> list[Line]:
    asked = map(overview.state, only) if only is not None else overview.states()
    found = [
        Line(each.installation, each.code, each.name, "room", each, each.last, list(each.held))
        for each in asked
        if each is not None
    ]
    strangers = {each.id for each in overview.newcomers()}
    for package, why in desk.held():
        if package.id in strangers:
            name = desk.name_of(package.code or "")
            found.append(Line(package.id, package.code or "", name, HELD, None, None, [why]))
    for each in desk.invited():
        found.append(Line(each.id, each.code, each.name, INVITED, None, each.day))
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
        return _("Laid aside: {why}").format(why=words(line.held[-1]))
    state = line.state
    if state is None:
        day = line.day.isoformat() if line.day else ""
        return _("Invited on {day}, has not reported yet").format(day=day)
    said = _("reported this month") if state.reported else _("nothing this month")
    if state.missing:
        return _("{said}; No. {missing} never came").format(
            said=said, missing=_numbers(state.missing)
        )
    return said


def _look(line: Line) -> str:
    state = line.state
    if line.held:
        return "soon"
    if state is None:
        return "quiet"
    if not state.reported:
        return "late"
    return "soon" if state.missing else "safe"


def _sentences(line: Line) -> list[str]:
    state = line.state
    if state is None:
        return [_stands(line)]
    said = [
        _("Last report: {day} (No. {serial})").format(
            day=state.last.isoformat() if state.last else "—", serial=state.serial
        )
    ]
    if state.start_day is not None:
        said.append(_("Counts from {day}.").format(day=state.start_day.isoformat()))
    if state.missing:
        said.append(
            _("No. {missing} never came; a later one brought what was in it.").format(
                missing=_numbers(state.missing)
            )
        )
    if state.aside:
        said.append(_("{count} steps left behind by a restored backup").format(count=state.aside))
    return said


_MOST: Final = 8


def _numbers(serials: list[int]) -> str:
    shown = "、".join(map(str, serials[:_MOST]))
    return shown + ("…" if len(serials) > _MOST else "")
