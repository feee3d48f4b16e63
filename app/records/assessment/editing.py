"""A table as it is being edited: titles, points and levels as typed, checked at every stroke."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from app.errors import AppError, FieldErrors
from app.fields import Points
from app.language import N_, _
from app.messages import words
from app.records.assessment import sending, tables
from app.records.assessment.tables import (
    HUNDREDTHS,
    ByHand,
    Indicator,
    Level,
    Table,
    exact,
    spoken,
)
from app.records.data_files import BadFile, Words

_MOST_POINTS = 1_000 * HUNDREDTHS


class DoNotAddUp(AppError):
    """The indicators come to other points than the table says (is_now, should)."""

    message = N_("Together they are {is_now} points; they should be {should}.")


@dataclass
class TypedLine:
    """One indicator or level as it is typed; `of` is what it was before, None for a new one."""

    title: str
    points: str
    of: Indicator | Level | None = None

    def read(self) -> int:
        """The points in hundredths. Raises Unacceptable."""
        return Points(min=0, max=_MOST_POINTS).parse(self.points) or 0


@dataclass
class Typed:
    """A table as it is typed."""

    table: Table
    since: str
    indicators: list[TypedLine] = field(default_factory=list[TypedLine])
    levels: list[TypedLine] = field(default_factory=list[TypedLine])

    def sum_words(self) -> tuple[str, bool]:
        """What the indicators come to, and whether that is what the table says."""
        now = sum(each.read() for each in self.indicators if not refusal(each))
        should = exact(self.table.points)
        if now == should:
            return _("Together {points} points").format(points=spoken(now)), True
        return words(DoNotAddUp(is_now=spoken(now), should=spoken(should))), False


def begin(table: Table) -> Typed:
    """A table to be edited."""
    return Typed(
        table,
        str(table.since),
        [TypedLine(str(e.title), spoken(exact(e.points)), e) for e in table.indicators],
        [TypedLine(str(e.title), spoken(exact(e.least)), e) for e in table.levels],
    )


def refusal(line: TypedLine) -> str:
    """What is wrong with a line, in words; empty where nothing is."""
    try:
        line.read()
    except AppError as wrong:
        return words(wrong)
    return "" if line.title.strip() else _("Please fill this in.")


def edited(typed: Typed) -> Table:
    """The table that was typed.

    Raises FieldErrors (`since`, `indicators`, `levels`), with what `tables.read` refuses.
    """
    wrong: dict[str, AppError] = {}
    for name, lines in (("indicators", typed.indicators), ("levels", typed.levels)):
        try:
            if any(not each.title.strip() for each in lines):
                raise NoTitle
            for each in lines:
                each.read()
        except AppError as refused:
            wrong[name] = refused
    now, should = sum_of(typed.indicators), exact(typed.table.points)
    if "indicators" not in wrong and now != should:
        wrong["indicators"] = DoNotAddUp(is_now=spoken(now), should=spoken(should))
    if not typed.since.strip().isdecimal():
        wrong["since"] = NoYear()
    if wrong:
        raise FieldErrors(wrong)
    names = _names(typed)
    table = msgspec.structs.replace(
        typed.table,
        indicators=tuple(_indicator(each, names) for each in typed.indicators),
        levels=tuple(_level(each) for each in typed.levels),
        sample=False,
    )
    table = sending.from_year(table, int(typed.since))
    try:
        return tables.read(tables.spelled(table).encode(), f"{table.name}.json")
    except BadFile as refused:
        raise FieldErrors({"levels": refused}) from refused


class NoTitle(AppError):
    """A line has no name."""

    message = N_("Each line needs a name.")


class NoYear(AppError):
    """What should be a year is none."""

    message = N_("Write the year in four digits.")


def sum_of(lines: Sequence[TypedLine]) -> int:
    """What lines come to, in hundredths, as far as they can be read."""
    return sum(each.read() for each in lines if not refusal(each))


def _names(typed: Typed) -> Iterator[str]:
    """Names for new indicators, none of which is taken."""
    table = typed.table
    taken = {each.name for each in (*table.indicators, *table.extras, *table.vetoes)}
    letters = "abcdefghijklmnopqrstuvwxyz"
    every = ("by_hand_" + "".join(pair) for pair in itertools.product(letters, repeat=2))
    return (name for name in every if name not in taken)


def _indicator(line: TypedLine, names: Iterator[str]) -> Indicator:
    points = line.read() / HUNDREDTHS
    points = int(points) if points.is_integer() else points
    if not isinstance(line.of, Indicator):
        return Indicator(next(names), _titled(line, None), points, ByHand())
    return msgspec.structs.replace(line.of, title=_titled(line, line.of.title), points=points)


def _level(line: TypedLine) -> Level:
    least = line.read() / HUNDREDTHS
    assert isinstance(line.of, Level)
    least = int(least) if least.is_integer() else least
    return msgspec.structs.replace(line.of, title=_titled(line, line.of.title), least=least)


def _titled(line: TypedLine, before: Words | None) -> Words:
    said = line.title.strip()
    return before if before is not None and str(before) == said else Words(zh=said, en=said)
