"""What a list can be narrowed by: the fields of its filter, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app import codes
from app.fields import Code
from app.language import N_, _
from app.records import places, rooms
from app.records.listed import TableColumn
from app.store import Column
from app.store.session import current


@dataclass(frozen=True)
class Choice:
    """A field of a filter that is chosen in the menu of a list.

    `values` are offered below its label, each with its words; `say` words the one that is chosen.
    Without any, the label itself chooses `value`, which `short` names on the button.
    """

    field: str
    label: str
    say: Callable[[Any], str] = str
    values: Callable[[], Sequence[tuple[Any, str]]] | None = None
    value: Any = True
    short: str = ""

    def words(self, chosen: Any) -> str:
        """What is chosen, in words; empty where nothing is, or the value of another choice."""
        if self.values is not None:
            return self.say(chosen) if chosen else ""
        return _(self.short or self.label) if chosen == self.value else ""


def of_code(
    field: str, label: str, name: str, offered: Callable[[str], bool] = lambda _code: True
) -> Choice:
    """A choice among the codes of a list."""
    return Choice(
        field,
        label,
        lambda code: codes.load(name).label(code),
        lambda: [
            (each.code, each.label) for each in codes.load(name).current() if offered(each.code)
        ],
    )


def of_place(field: str, label: str) -> Choice:
    """A choice among the places that are kept here."""
    every = lambda: [(each.id, each.short_name()) for each in places.all_places()]  # noqa: E731
    return Choice(field, label, places.name_of, every)


def of_column(name: str, column: Column) -> Choice:
    """A choice among what a column of codes or places holds."""
    if isinstance(column.kind, Code):
        return of_code(name, column.label, column.kind.list)
    return of_place(name, column.label)


def _room(origin: str) -> str:
    room = rooms.room_of(origin)
    return room.name if room is not None else ""


OF_ROOM: Final = Choice("origin", N_("Room"), _room, lambda: list(rooms.names().items()))
"""The room that made a record, as an office asks."""


def at_an_office(choices: Sequence[Choice]) -> Sequence[Choice]:
    """What a list is narrowed by, at an office by the room too."""
    return [*choices, OF_ROOM] if current().is_office else choices


class RoomOfEach:
    """Which room made each record of a list; all of them are asked for once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def ask(self) -> None:
        """Ask anew, as before the first page of a list."""
        self._names = rooms.names() if current().is_office else {}

    def columns(self) -> list[TableColumn]:
        """Its column, at an office."""
        shown = TableColumn("room", _("Room"), self._name, width=110)
        return [shown] if current().is_office else []

    def _name(self, record: Any) -> str:
        return self._names.get(record.origin, "")
