"""Places: what each has put up of what it should have, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from app.language import N_, _
from app.records import fixtures, places, rooms
from app.records.fixtures import GROUPS, Standing
from app.records.layouts import kinds_shown_with
from app.records.places import Place
from app.store.session import current
from ui import style
from ui.pages.places.checklist import Checklist
from ui.pages.places.sheets import PlaceSheet
from ui.shell import Page, Shell
from ui.widgets.arrange import SplitView
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, Card, box, column, row
from ui.widgets.table import Table, TableColumn

_SHORT: Final = {"": N_("Seven"), "has": N_("Five"), "put": N_("Four")}
ALL, LACKING, DONE = "all", "lacking", "done"


@dataclass(frozen=True)
class Line:
    """One place in the list; `id` is its record or, where there is none yet, its village code."""

    id: str
    name: str
    where: str
    place: Place | None
    standing: Standing | None

    @property
    def has(self) -> int:
        """How many things it has."""
        return sum(self.standing.has) if self.standing is not None else 0

    @property
    def complete(self) -> bool:
        """Whether it has everything."""
        return self.standing is not None and self.standing.complete

    @property
    def ours(self) -> bool:
        """Whether this installation says what it has."""
        if self.place is None:
            return not current().is_office
        return self.place.origin == current().origin


class PlacesPage(Page):
    """The list of places on the left, the checklist of one on the right."""

    shows = frozenset({"attachment", "room"}) | kinds_shown_with(Place)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.lines: list[Line] = []
        self._id = ""
        self.wanted = Chips(
            [(ALL, _("All")), (LACKING, _("Something missing")), (DONE, _("Complete"))], ALL
        )
        self.wanted.chosen.connect(lambda _value: self.table.reload())
        self.add = Button(_("Add a place"), self.ask_place, key="Ctrl N")
        self.table = Table(
            [
                TableColumn(
                    "name", _("Place"), lambda line: line.name, 176, look=lambda _l: "strong"
                ),
                *(
                    TableColumn(
                        name or "seven", _(_SHORT[name]), _count(at), 80, right=True, look=_look(at)
                    )
                    for at, name in enumerate(GROUPS)
                ),
            ],
            self._page,
            empty=(
                _("No places yet"),
                _("They come with the reports of the rooms.")
                if current().is_office
                else _("Add a clinic or a society with the button."),
            ),
            extra=[self.add],
        )
        self.table.picked.connect(self._picked)
        self.checklist = Checklist(shell, self)
        head, away = row(self.wanted), style.gap(12)
        head.setContentsMargins(away, away, away, 0)
        edge = box(head)
        left = Card("", edge, self.table, margin=0)
        left.body.setStretch(1, 1)
        self.sides = SplitView(left, self.checklist, share=0.46)
        self.setLayout(column(self.sides))

    # What the window calls

    def open(self, record_id: str | None = None, **_wanted: Any) -> None:
        """Show the places, and one of them: the named one, else this room's own."""
        self._id = record_id or self._id
        self.look_again()
        if record_id:
            self.sides.show_record()
        self.table.filter.setFocus()

    def look_again(self) -> None:
        """Read again what each place has, and show it."""
        self._read()
        self.table.reload()
        self._show()

    # What its parts call

    def shown(self) -> Line | None:
        """The place that is shown."""
        return next((line for line in self.lines if line.id == self._id), None)

    def show_place(self, record: str) -> None:
        """Turn to a place."""
        self.open(record)

    def ask_place(self, place: Place | None = None) -> None:
        """Ask for a new place, or for what is to be changed of one."""
        PlaceSheet(self.shell, place, lambda kept: self.show_place(kept.id))

    def _read(self) -> None:
        self.lines = _of_office() if current().is_office else _of_room()
        # What was known by its village code alone has a record once something is said of it.
        if self.shown() is None:
            self._id = self.lines[0].id if self.lines else ""

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Line, Any]]:
        if after is not None:
            return []
        wanted = self.wanted.value
        found = [
            line
            for line in self.lines
            if text in f"{line.where}{line.name}"
            and (wanted == ALL or line.complete == (wanted == DONE))
        ]
        return [(line, line.id) for line in found]

    def _picked(self, line: Line | None) -> None:
        if line is not None and line.id != self._id:
            self._id = line.id
            self._show()

    def _show(self) -> None:
        self.checklist.show_line(self.shown())


def _of_room() -> list[Line]:
    """This room's own village first, then every place it knows."""
    own, code = places.own_village(), current().code[:12]
    known = places.all_places()
    standing = {each.place.id: each for each in fixtures.standing([place.id for place in known])}
    found = [_line(place, standing.get(place.id)) for place in known]
    if own is None:
        return [Line(code, current().name, "", None, None), *found]
    found.sort(key=lambda line: line.id != own.id)
    return found


def _of_office() -> list[Line]:
    """Every place of which something was said, then the rooms that have said nothing."""
    found = [_line(each.place, each) for each in fixtures.standing()]
    known = {line.id for line in found}
    own = [place for place in places.all_places() if place.origin == current().origin]
    found += [_line(place, None) for place in own if place.id not in known]
    spoken = {line.place.origin for line in found if line.place is not None}
    silent = [each for each in rooms.enrolled() if each.installation not in spoken]
    return found + [Line(each.installation, each.name, each.code, None, None) for each in silent]


def _line(place: Place, standing: Standing | None) -> Line:
    own = places.own_village()
    room = rooms.room_of(place.origin) if place.origin != current().origin else None
    name = place.name
    if own is not None and own.id == place.id:
        name = current().name
    elif room is not None and room.code.startswith(place.code or "-"):
        name = room.name
    return Line(place.id, name, place.town or "", place, standing)


def _count(at: int) -> Any:
    def shown(line: Line) -> str:
        standing = line.standing
        if standing is None:
            return "—"
        return f"{standing.has[at]} / {standing.of[at]}"

    return shown


def _look(at: int) -> Any:
    def look(line: Line) -> str:
        standing = line.standing
        if standing is None or not standing.has[at]:
            return "quiet"
        return "safe" if standing.has[at] == standing.of[at] else "soon"

    return look
