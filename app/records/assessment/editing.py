"""A table changed by hand: what a form begins with, and the table that was typed into it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import msgspec

from app.errors import AppError, FieldErrors, Missing
from app.records.assessment import sending, tables
from app.records.assessment.composing import plain
from app.records.assessment.tables import Extra, Indicator, Level, Table, Veto, exact, spoken
from app.records.assessment.typed import (
    DoNotAddUp,
    NotDownToNothing,
    NoTitle,
    NoYear,
    SeeTheLine,
    Typed,
    TypedAny,
    TypedExtra,
    TypedLine,
    TypedVeto,
    hundredths,
    refusal,
    sum_of,
)
from app.records.data_files import BadFile, Words


def begin(table: Table) -> Typed:
    """A table to be edited."""
    levels = {e.name: TypedLine(str(e.title), spoken(exact(e.least)), e) for e in table.levels}
    return Typed(
        table,
        str(table.title),
        str(table.since),
        *(spoken(exact(each)) for each in (table.points, table.bonus, table.malus)),
        indicators=[
            TypedLine(
                str(each.title), spoken(exact(each.points)), each, each.rule, str(each.how or "")
            )
            for each in table.indicators
        ],
        extras=[
            TypedExtra(str(e.title), spoken(exact(e.most)), spoken(-exact(e.least)), e)
            for e in table.extras
        ],
        vetoes=[TypedVeto(str(e.title), levels[e.level], e) for e in table.vetoes],
        levels=list(levels.values()),
    )


def edited(typed: Typed) -> Table:
    """The table that was typed.

    Raises FieldErrors (`title`, `since`, `points`, `bonus`, `malus`, `indicators`, `extras`,
    `vetoes`, `levels`), with what `tables.read` refuses.
    """
    wrong = dict(_wrong(typed))
    if wrong:
        raise FieldErrors(wrong)
    names = _names(typed.table)
    levels = {id(each): _level(each, names) for each in typed.levels}
    vetoes = [(each, each.level) for each in typed.vetoes]
    table = msgspec.structs.replace(
        typed.table,
        title=_titled(typed.title, typed.table.title),
        points=_points(typed.points),
        bonus=_points(typed.bonus),
        malus=_points(typed.malus),
        indicators=tuple(_indicator(each, names) for each in typed.indicators),
        extras=tuple(_extra(each, names) for each in typed.extras),
        vetoes=tuple(
            _veto(each, levels[id(of)].name, names) for each, of in vetoes if of is not None
        ),
        levels=tuple(levels.values()),
        sample=False,
    )
    table = sending.from_year(table, int(typed.since))
    try:
        return tables.read(tables.spelled(table).encode(), f"{table.name}.json")
    except BadFile as refused:
        raise FieldErrors({"indicators": refused}) from refused


def _wrong(typed: Typed) -> Iterator[tuple[str, AppError]]:
    """What is wrong in what was typed, by the part of the form."""
    for name in ("title", "since", "points", "bonus", "malus"):
        try:
            _CHECKS[name](typed)
        except AppError as refused:
            yield name, refused
    several: dict[str, Sequence[TypedAny]] = {
        "indicators": typed.indicators, "extras": typed.extras, "vetoes": typed.vetoes,
        "levels": typed.levels,
    }  # fmt: skip
    bad = {name for name, lines in several.items() if any(map(refusal, lines))}
    for name in bad:
        untitled = any(not each.title.strip() for each in several[name])
        yield name, NoTitle() if untitled else SeeTheLine()
    if "indicators" not in bad:
        now, should = sum_of(typed.indicators), sum_of([TypedLine("", typed.points)])
        if now != should:
            yield "indicators", DoNotAddUp(is_now=spoken(now), should=spoken(should))
    if "levels" not in bad:
        bounds = [each.read() for each in typed.levels]
        if len(bounds) < 2 or bounds != sorted(set(bounds), reverse=True) or bounds[-1]:
            yield "levels", NotDownToNothing()


def _since(typed: Typed) -> None:
    said = typed.since.strip()
    if not (said.isdecimal() and len(said) == 4 and 2000 <= int(said) <= 2100):
        raise NoYear


def _title(typed: Typed) -> None:
    if not typed.title.strip():
        raise Missing


_CHECKS: dict[str, Callable[[Typed], object]] = {
    "title": _title,
    "since": _since,
    "points": lambda typed: hundredths(typed.points),
    "bonus": lambda typed: hundredths(typed.bonus),
    "malus": lambda typed: hundredths(typed.malus),
}


def _names(table: Table) -> Iterator[str]:
    """Names for what is new, none of which is taken."""
    every = (*table.indicators, *table.extras, *table.vetoes, *table.levels)
    taken = {each.name for each in every}
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = ("by_hand_" + "".join(pair) for pair in itertools.product(letters, repeat=2))
    return (name for name in found if name not in taken)


def _points(typed: str) -> int | float:
    return plain(hundredths(typed))


def _indicator(line: TypedLine, names: Iterator[str]) -> Indicator:
    was = line.of if isinstance(line.of, Indicator) else None
    how = _titled(line.how, was.how if was is not None else None) if line.how.strip() else None
    title = _titled(line.title, was.title if was is not None else None)
    name = was.name if was is not None else next(names)
    return Indicator(name, title, _points(line.points), line.rule, how)


def _extra(line: TypedExtra, names: Iterator[str]) -> Extra:
    was = line.of
    title = _titled(line.title, was.title if was is not None else None)
    name = was.name if was is not None else next(names)
    return Extra(name, title, _points(line.most), -_points(line.least))


def _veto(line: TypedVeto, level: str, names: Iterator[str]) -> Veto:
    was = line.of
    title = _titled(line.title, was.title if was is not None else None)
    return Veto(was.name if was is not None else next(names), title, level)


def _level(line: TypedLine, names: Iterator[str]) -> Level:
    was = line.of if isinstance(line.of, Level) else None
    title = _titled(line.title, was.title if was is not None else None)
    return Level(was.name if was is not None else next(names), title, _points(line.points))


def _titled(typed: str, before: Words | None) -> Words:
    said = typed.strip()
    return before if before is not None and str(before) == said else Words(zh=said, en=said)
