"""What a list is narrowed to: the fields of its filter, what may stand in them, the period."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app import codes
from app.fields import Code
from app.language import N_, _
from app.records import days, places, rooms
from app.records.keeping import Narrowing
from app.records.listed import TableColumn
from app.store import Column, Record
from app.store.session import current

ALL: Final = "all"
"""The period that has no bound."""


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


Fetch = Callable[[Any, Any, int], Sequence[tuple[Any, Any]]]
"""A page of what a filter holds after a key, so many, each with the key to go on from."""


class Narrowed:
    """What a list shows of all there is: what its filter holds, of a period.

    A filter is a dataclass with text, since, until, voided and origin, and the fields that the
    choices name, or `facets` for them. A text of which the period holds nothing is looked for in
    all of them, until it is gone. `periods` are in groups, each with its words.
    """

    def __init__(
        self,
        asked: Any,
        period: str,
        choices: Sequence[Choice] = (),
        periods: Sequence[Mapping[str, str]] = (days.PERIODS,),
    ) -> None:
        self.asked = self.everything = asked
        self.period, self.choices, self.periods = period, choices, periods
        self._before_text: str | None = None

    # What it shows

    def with_text(self, text: str) -> Any:
        """The filter of what is shown, with what is typed."""
        if self.period == ALL:
            return replace(self.asked, text=text)
        since, until = days.bounds(self.period, current().today())
        return replace(self.asked, text=text, since=since, until=until)

    def page(self, fetch: Fetch, text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of what is shown; it may widen the period, or narrow it again."""
        if after is None and not text:
            self._end_widening()
        found = fetch(self.with_text(text), after, size)
        if found or after is not None or not text or self.period == ALL:
            return found
        if found := fetch(replace(self.asked, text=text), None, size):
            # Whoever looks for a name means it whenever it was; the button says so.
            self._before_text, self.period = self.period, ALL
        return found

    def value_of(self, name: str) -> Any:
        """The value that a field of the filter asks for; empty where it asks for none."""
        asked = self.asked
        return getattr(asked, name) if hasattr(asked, name) else asked.facets.get(name)

    # What it is narrowed to

    def take_period(self, period: str) -> None:
        """Narrow to one of the periods."""
        self.period, self._before_text = period, None
        self.asked = replace(self.asked, since=None, until=None)

    def take(self, asked: Any) -> None:
        """Narrow to what a filter holds within the period, of the same room unless it says one."""
        self.asked = replace(asked, origin=asked.origin or self.asked.origin)

    def take_value(self, name: str, value: Any) -> None:
        """Narrow to what has a value in a field of the filter."""
        asked, said = self.asked, {name: value}
        has_facets = isinstance(asked, Narrowing)
        self.take(asked.narrowed(name, value) if has_facets else replace(asked, **said))

    def take_everything(self) -> None:
        """Show whatever there is of the period, void or not as before."""
        self.asked = replace(self.everything, voided=self.asked.voided)

    def narrow_to(self, asked: Any) -> None:
        """Show what a filter holds whenever it was, such as the records behind a number."""
        self.period, self._before_text, self.asked = ALL, None, asked

    def widen_for(self, record: Record) -> None:
        """Be narrowed to nothing that leaves out a record, once no text is typed."""
        self._end_widening()
        self.asked = replace(self.everything, voided=bool(record.voided))
        since, until = days.bounds(self.period, current().today())
        day = getattr(record, type(record).day_column() or "row")
        if isinstance(day, datetime.date) and ((since and day < since) or (until and day > until)):
            self.period = ALL

    # In words

    def period_words(self) -> str:
        """The period, or the days that were asked for."""
        since, until = self.asked.since, self.asked.until
        if self.period == ALL and since:
            same = until and until.year == since.year
            last = (f"{until:%m-%d}" if same else until.isoformat()) if until else ""
            return f"{days.short(since)}–{last}"
        named = {each: said for group in self.periods for each, said in group.items()}
        return _(named[self.period])

    def words(self) -> str:
        """What it is narrowed to besides the period; empty where it is not."""
        said = (each.words(self.value_of(each.field)) for each in self.choices)
        return "·".join(filter(None, said))

    def whole_words(self) -> str:
        """All that it is narrowed to; empty where it shows all there is."""
        period = self.period_words() if self._is_narrowed_by_time() else ""
        void = _("Void ones") if self.asked.voided else ""
        return "·".join(filter(None, (period, self.words(), void)))

    # Inside

    def _end_widening(self) -> None:
        """Go back to the period that a text had widened."""
        if self._before_text is not None:
            self.period, self._before_text = self._before_text, None

    def _is_narrowed_by_time(self) -> bool:
        return self.period != ALL or bool(self.asked.since or self.asked.until)


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
