"""Periods that are locked (锁定): the numbers as they were reported, and what came afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from app.errors import AppError, BeforeBegin
from app.fields import Day, Text
from app.figures.tally import Numbers
from app.language import N_, _
from app.records import doubled, touched
from app.records.assessment import evidence
from app.records.doubled import Double
from app.records.stats import checking, counting, sheets
from app.records.stats.areas import Where
from app.records.stats.by_hand import HandNumber
from app.records.stats.counting import Counted, Way
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell, Value
from app.records.stats.words import difference, shown
from app.records.touched import Later
from app.store import Column, Record, journal, line, registry
from app.store.line import Place
from app.store.session import current

_LARGEST: Final = 16_000_000
_MOST: Final = 2**63 - 1
"""No larger number can be written down."""


class LockedAlready(AppError):
    """A period is locked (period, day)."""

    message = N_("{period} was locked on {day} already.")


class NotOver(AppError):
    """A period is not over (until)."""

    message = N_("The period goes on until {until}; it is locked when it is over.")


class NotLocked(AppError):
    """A period is not locked (period)."""

    message = N_("{period} is not locked.")


class DoesNotAddUp(AppError):
    """Numbers do not add up, so nothing is locked (what)."""

    message = N_("Nothing is locked, since numbers do not add up: {what}")


class Closing(Record):
    """That a period was locked: how far every journal had come, and what had been counted."""

    kind_name = "closing"
    label = N_("Locked period")
    ours_only = True
    in_ledgers = False

    first = Column(Day(), N_("From"), required=True, index=True)
    last = Column(Day(), N_("To"), required=True)
    day = Column(Day(), N_("Locked on"), required=True)
    heads = Column(Text(max=1_000_000), N_("Journals"), required=True, travels=False, listed=False)
    """JSON: how far the journal of each installation had come."""
    numbers = Column(Text(max=_LARGEST), N_("Numbers"), required=True, travels=False, listed=False)
    """JSON: of each sheet its cells, and of each place those of its numbers that are not zero."""

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An end before the beginning."""
        return {"last": BeforeBegin()} if values["last"] < values["first"] else {}

    def heading(self) -> str:
        """The period."""
        return str(Period(self.first, self.last))

    @property
    def period(self) -> Period:
        """The period that was locked."""
        return Period(self.first, self.last)


class _Frozen(msgspec.Struct, frozen=True):
    """A sheet as it was reported: the keys of its cells; places with what they are not zero in."""

    keys: tuple[str, ...]
    places: tuple[tuple[Where, tuple[tuple[int, int], ...]], ...]


class Reported:
    """The numbers of a sheet as they were reported, for any district, town or place."""

    def __init__(self, frozen: _Frozen, counted: Counted) -> None:
        self._counted = counted
        at = [counted.at.get(key) for key in frozen.keys]
        self.by_place: dict[Where, Numbers] = {}
        for where, several in frozen.places:
            numbers = self.by_place[where] = [0] * len(counted.cells)
            for key, number in several:
                slot = at[key]
                if slot is not None:  # a cell that a later version no longer has
                    numbers[slot] = number

    def numbers(self, path: Way = ()) -> Numbers:
        """The numbers of a district, town or place; without a path of all."""
        within = (n for where, n in self.by_place.items() if where.path[: len(path)] == path)
        return counting.summed(within, len(self._counted.cells))

    def value(self, cell: Cell, path: Way = ()) -> Value:
        """What a cell said."""
        return self._counted.value(cell, self.numbers(path))


@dataclass(frozen=True)
class Difference:
    """A number of a place that is not as it was reported."""

    sheet: str
    cell: Cell
    where: Where
    reported: int
    now: int


def lock(period: Period) -> Closing:
    """Lock a period that is over, with all its numbers as they are now.

    Raises NotOver, LockedAlready, DoesNotAddUp.
    """
    if period.last > current().today():
        raise NotOver(until=period.last.isoformat())
    if (there := of_period(period)) is not None:
        raise LockedAlready(period=str(period), day=there.day.isoformat())
    every = [counting.counted(each, period) for each in sheets.NAMES]
    if wrong := checking.of_period(period):
        raise DoesNotAddUp(what=checking.said(wrong))
    cells = {each.sheet.name: _frozen(each) for each in every}
    with journal.action("closing.lock") as act:
        return act.add(
            Closing, first=period.first, last=period.last, day=current().today(),
            heads=msgspec.json.encode(line.heads()).decode(),
            numbers=msgspec.json.encode(cells).decode(),
        )  # fmt: skip


def unlock(closing: Closing, words: str = "") -> Closing:
    """Make a lock void, so that the period can be locked anew; what was reported stays there."""
    with journal.action("closing.unlock") as act:
        return act.void(closing, "other", words)


def of_period(period: Period) -> Closing | None:
    """The lock of exactly this period."""
    same = (Closing.first == period.first) & (Closing.last == period.last)
    return Closing.get_or_none(same & Closing.voided.is_null())


def every() -> list[Closing]:
    """The locked periods, the latest first."""
    asked = Closing.select().where(Closing.voided.is_null())
    return list(asked.order_by(Closing.last.desc(), Closing.first))


def reported(closing: Closing, name: str) -> Reported:
    """What was reported of a sheet, in the cells that it has now."""
    return _reported(current().folder, journal.newest(), closing.id, name)


@lru_cache(maxsize=4)
def _reported(_folder: Path, _newest: int, closing: str, name: str) -> Reported:
    found = journal.get(Closing, closing)
    frozen = msgspec.json.decode(found.numbers, type=dict[str, _Frozen])
    counted = counting.counted(name, found.period)
    return Reported(frozen.get(name, _Frozen((), ())), counted)


def differences(closing: Closing) -> list[Difference]:
    """Every number of a place that is not as it was reported, sheet by sheet."""
    return [each for name in sheets.NAMES for each in _differences(closing, name)]


def _differences(closing: Closing, name: str) -> Iterator[Difference]:
    now, before = counting.counted(name, closing.period), reported(closing, name)
    zero = [0] * len(now.cells)
    # A place that was called otherwise, or lies elsewhere now, is the same one.
    then = _by_identity(before.by_place)
    here = _by_identity(now.by_place)
    for place in sorted({*then, *here}):
        where, numbers = here.get(place) or (then[place][0], zero)
        _where, was = then.get(place) or (where, zero)
        for cell, reported_, counted in zip(now.cells, was, numbers, strict=True):
            if reported_ != counted:
                yield Difference(name, cell, where, reported_, counted)


def _by_identity(several: Mapping[Where, Numbers]) -> dict[str, tuple[Where, Numbers]]:
    found: dict[str, tuple[Where, Numbers]] = {}
    for where, numbers in several.items():
        key = where.place or "/".join(where.path)
        before = found.get(key)
        both = [before[1], numbers] if before is not None else [numbers]
        found[key] = where, counting.summed(both, len(numbers))
    return found


def later(closing: Closing) -> list[Later]:
    """The records of a locked period that were entered, changed or made void since."""
    heads = msgspec.json.decode(closing.heads, type=dict[str, Place])
    days = _days()
    found: list[Later] = []
    for each in touched.since(heads, days.keys()):
        if any(_is_within(each, name, closing.period) for name in days[each.kind]):
            stands = each.stands()
            words, how = evidence.words(stands), each.how(stands)
            found.append(Later(each.kind, each.record, words, how))
    return found


def _days() -> dict[str, set[str]]:
    """The kinds that are counted, with the columns by whose days they are; what is counted once."""
    found: dict[str, set[str]] = {}
    for name in sheets.NAMES:
        for figure in sheets.sheet(name).figures:
            for measure in sheets.measures_of(figure):
                found.setdefault(measure.kind, set()).add(measure.by)
    of_cases = found.get(doubled.CASE, set[str]())
    found[Double.kind_name] = {f"{of}.{by}" for of in ("one", "other") for by in of_cases}
    return found | {HandNumber.kind_name: {"last"}}


def _is_within(each: touched.Touched, by: str, period: Period) -> bool:
    """Whether a record is or was of a period, by a day of its own or of what it hangs on."""
    through, _dot, further = by.partition(".")
    span = period.first.isoformat(), period.last.isoformat()
    if not further:
        return any(span[0] <= str(body.get(by) or "") <= span[1] for body in each.bodies)
    reference = each.model.columns()[through].kind
    owners = {str(body[through]) for body in each.bodies if body.get(through)}
    for owner in registry[getattr(reference, "to", "")].where_in("id", sorted(owners)):
        day = getattr(owner, further)
        if day is not None and period.first <= day <= period.last:
            return True
    return False


def _frozen(counted: Counted) -> _Frozen:
    keys = tuple(cell.key for cell in counted.cells)
    places = tuple(
        (where, tuple((at, min(number, _MOST)) for at, number in enumerate(numbers) if number))
        for where, numbers in counted.by_place.items()
    )
    return _Frozen(keys, places)


def standing_words(closing: Closing) -> str:
    """That a period is locked and since when."""
    return _("Locked on {day}").format(day=closing.day.isoformat())


def difference_words(each: Difference) -> str:
    """Where which figure was reported otherwise than it is now, and by how much."""
    unit = each.cell.unit
    template = _("{place} · {figure}: reported {reported}, now {now} ({difference})")
    return template.format(
        place=each.where.name or _("Place unknown"), figure=each.cell.words,
        reported=shown(unit, each.reported), now=shown(unit, each.now),
        difference=difference(unit, each.now - each.reported),
    )  # fmt: skip
