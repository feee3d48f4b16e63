"""手工数: numbers that an office typed for rooms still on paper, and whether they count.

One gives way, and is never added to, once a report of its room is in that was written after the
period's end. Until then it stands in the place of whatever was counted of the same figure.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.errors import AppError, BeforeBegin
from app.fields import Day, Reference, Text, Whole
from app.figures import Tally
from app.language import N_, _
from app.records import history, places, reported, rooms
from app.records.stats import areas, periods, words
from app.records.stats.areas import NOWHERE, Where
from app.records.stats.periods import Period
from app.records.stats.sheets import UNSAID_PART, Cell, Figure, Sheet, cells, codes_of, sheet
from app.store import Column, Record, journal

MOST: Final = 10**12
"""Larger than whatever is counted, in fen too."""


class HandNumber(Record):
    """One number of a place in a period, as somebody at the office typed it from paper."""

    kind_name = "hand_number"
    label = N_("Number by hand")
    ours_only = True
    in_ledgers = False
    counted = False

    place = Column(Reference(to="place"), N_("Place"), required=True, index=True)
    first = Column(Day(), N_("From"), required=True, index=True)
    last = Column(Day(), N_("To"), required=True)
    sheet = Column(Text(max=40), N_("Sheet"), required=True)
    cell = Column(Text(max=100), N_("Figure"), required=True)
    number = Column(Whole(min=0, max=MOST), N_("Number"), required=True)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An end before the beginning."""
        return {"last": BeforeBegin()} if values["last"] < values["first"] else {}

    @property
    def period(self) -> Period:
        """The period that it is of."""
        return Period(self.first, self.last)

    @property
    def figure(self) -> str:
        """The name of the figure that it is, or is a part of."""
        return self.cell.partition("/")[0]

    def heading(self) -> str:
        """Place, period, figure and number."""
        named = {each.key: each for each in cells(sheet(self.sheet))}.get(self.cell)
        said = f"{named.words} {words.shown(named.unit, self.number)}" if named else self.cell
        return f"{places.name_of(self.place)} {periods.words(self.period)} {said}"


class State(StrEnum):
    """What becomes of a number by hand."""

    COUNTS = "counts"
    GAVE_WAY = "gave_way"
    WIDER = "wider"
    """It is of a longer period, and nobody knows how much of it is of this one."""


@dataclass(frozen=True)
class Hand:
    """What was typed of one figure for a place in a period, the figure itself and its parts."""

    where: Where
    period: Period
    figure: str
    typed: tuple[HandNumber, ...]
    state: State
    written: datetime.date | None = None
    """When the last report of the room was written, as far as one came."""

    def number(self, key: str) -> HandNumber | None:
        """What was typed of a cell."""
        return next((each for each in self.typed if each.cell == key), None)

    def values(self) -> dict[str, int]:
        """The number of each cell of the figure that is not zero; what was not said is a part."""
        typed = {each.cell: each.number for each in self.typed}
        return spread(_figure(sheet(self.typed[0].sheet), self.figure), typed)


def spread(figure: Figure, typed: Mapping[str, int]) -> dict[str, int]:
    """What typed numbers of a figure come to in each of its cells, without what is zero."""
    whole, found = typed.get(figure.name, 0), dict(typed)
    for split in figure.splits:
        key, listed, several = codes_of(figure, split)
        parts = {each.code: typed.get(f"{key}/{each.code}", 0) for each in listed.entries}
        for group in split.groups:
            found[f"{key}/{group.name}"] = sum(parts.get(each, 0) for each in group.codes)
        if not several:
            official = (parts[each.code] for each in listed.entries if each.maps_to is None)
            found[f"{key}/{UNSAID_PART}"] = whole - sum(official)
    return {key: number for key, number in found.items() if number}


def _figure(of: Sheet, name: str) -> Figure:
    return next(each for each in of.figures if each.name == name)


def typed(name: str, period: Period) -> list[HandNumber]:
    """What was typed of a sheet for any period that has days of this one, as it was typed."""
    mine = (HandNumber.sheet == name) & HandNumber.voided.is_null()
    within = (HandNumber.first <= period.last) & (HandNumber.last >= period.first)
    return list(HandNumber.select().where(mine & within).order_by(HandNumber.row))


def typed_within(period: Period) -> set[str]:
    """The places for which anything was typed for days of a period."""
    within = (HandNumber.first >= period.first) & (HandNumber.last <= period.last)
    asked = HandNumber.select(HandNumber.place).where(within & HandNumber.voided.is_null())
    return {place for (place,) in asked.distinct().tuples()}


def hands(of: Sheet, period: Period) -> list[Hand]:
    """What was typed of a sheet that touches a period, figure by figure, and what became of it."""
    known = {each.key for each in cells(of)}
    several: defaultdict[tuple[Where, Period, str], dict[str, HandNumber]]
    several = defaultdict(dict)
    where = areas.of_places()
    for each in typed(of.name, period):
        if each.cell in known:  # a later version of a sheet may have a figure no longer
            place = where.get(each.place, NOWHERE)
            several[place, each.period, each.figure][each.cell] = each
    if not several:
        return []
    written, found = last_written(), list[Hand]()
    # Of what overlaps, since two places were found to be one, what was typed last stands.
    for (place, its, figure), numbers in reversed(several.items()):
        if figure not in numbers:
            continue  # parts of nothing
        wrote = written.get(place.path)
        state = State.COUNTS
        if its.first < period.first or its.last > period.last:
            state = State.WIDER
        elif (wrote is not None and wrote > its.last) or any(
            _overlap(each, place, its, figure) for each in found
        ):
            state = State.GAVE_WAY
        found.append(Hand(place, its, figure, tuple(numbers.values()), state, wrote))
    return sorted(found, key=lambda each: (each.where.path, each.period))


def _overlap(other: Hand, place: Where, period: Period, figure: str) -> bool:
    same = (other.where, other.figure, other.state) == (place, figure, State.COUNTS)
    return same and other.period.first <= period.last and other.period.last >= period.first


def last_written() -> dict[tuple[str, str, str], datetime.date]:
    """The day on which the last report that came of the room of a place was written."""
    where, came = areas.of_places(), rooms.packages_by_room()
    found: dict[tuple[str, str, str], datetime.date] = {}
    for room in rooms.enrolled():
        day = reported.last_packed(came.get(room.installation, []))
        place = where.get(room.installation) or _by_code(where, room.code)
        if day is not None and place is not None:
            found[place.path] = max(day, found.get(place.path, day))
    return found


def _by_code(where: Mapping[str, Where], code: str) -> Where | None:
    """Where a room is of whom nothing but its code has come."""
    place = places.by_code(places.village_of(code))
    return where.get(place.id) if place is not None else None


def put_in(
    tally: Tally,
    several: Iterable[Hand],
    slots: Mapping[str, Sequence[int]],
    where: Callable[[str], Where | None],
) -> None:
    """Let the numbers by hand that count stand in place of what was counted.

    `slots` names for each cell where its numbers stand; the number of several months stands in the
    last of them.
    """
    counting = [each for each in several if each.state == State.COUNTS]
    if not counting:
        return
    at: defaultdict[tuple[Where | None, str], list[list[int]]] = defaultdict(list)
    for (subject, month), row in tally.rows.items():
        at[where(subject), month].append(row)
    for each in counting:
        own = [slot for key, found in slots.items() if _is_of(key, each.figure) for slot in found]
        months = each.period.named_months
        for month in months:
            for row in at.get((each.where, month), ()):
                for slot in own:
                    row[slot] = 0
        key = each.typed[0].place, months[-1]
        if key not in tally.rows:
            tally.rows[key] = [0] * tally.size
            at[each.where, months[-1]].append(tally.rows[key])
        for cell, number in each.values().items():
            tally.rows[key][slots[cell][0]] = number


def _is_of(key: str, figure: str) -> bool:
    return key.partition("/")[0] == figure


def of_cell(several: Iterable[Hand], cell: Cell, path: Sequence[str] = ()) -> Iterator[Hand]:
    """Those of a figure below a district, town or place, and of a kind of body."""
    for each in several:
        is_below = each.where.path[: len(path)] == tuple(path)
        if is_below and each.figure == cell.figure and cell.body in ("", each.where.body):
            yield each


def value(each: Hand, cell: Cell) -> int:
    """What a number by hand says of a cell."""
    return each.values().get(each.figure if cell.body else cell.key, 0)


def by_whom(number: HandNumber) -> tuple[str, datetime.date]:
    """Who typed a number last, and on which day."""
    last = journal.changes(number.id)[-1]
    return history.user_name(last.user), datetime.datetime.fromisoformat(last.time).date()


def words_of(each: Hand, cell: Cell) -> str:
    """A number by hand in one sentence: how much, by whom, and what became of it."""
    user, day = by_whom(each.number(cell.key) or each.typed[0])
    said = {
        "place": each.where.name or _("Place unknown"),
        "period": periods.words(each.period),
        "number": words.shown(cell.unit, value(each, cell)),
        "user": user,
        "day": day.isoformat(),
        "written": each.written.isoformat() if each.written else "—",
    }
    return _(_WORDS[each.state]).format(**said)


_WORDS: Final = {
    State.COUNTS: N_("{place}: {number} by hand for {period}, typed by {user} on {day}"),
    State.GAVE_WAY: N_(
        "{place}: {number} by hand for {period} no longer counts, since the room reported on"
        " {written} (typed by {user} on {day})"
    ),
    State.WIDER: N_(
        "{place}: {number} by hand for all of {period} is not counted here (typed by {user} on"
        " {day})"
    ),
}
