"""A table changed by hand: what a form begins with, and the table that was typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from app.errors import AppError, FieldErrors, Missing
from app.records.assessment import sending, tables
from app.records.assessment.tables import Extra, Indicator, Table, exact, spoken
from app.records.assessment.typed import (
    DoNotAddUp,
    NotDownToNothing,
    NoYear,
    Typed,
    TypedAny,
    TypedExtra,
    TypedLine,
    TypedVeto,
    goes_down_to_nothing,
    hundredths,
    level_of,
    new_names,
    points_of,
    sum_of,
    titled,
    veto_of,
    wrong_lines,
)
from app.records.data_files import BadFile


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
    was = typed.table
    names = new_names((*was.indicators, *was.extras, *was.vetoes, *was.levels))
    levels = {id(each): level_of(each, names) for each in typed.levels}
    vetoes = [(each, each.level) for each in typed.vetoes]
    table = msgspec.structs.replace(
        was,
        title=titled(typed.title, was.title),
        points=points_of(typed.points),
        bonus=points_of(typed.bonus),
        malus=points_of(typed.malus),
        indicators=tuple(_indicator(each, names) for each in typed.indicators),
        extras=tuple(_extra(each, names) for each in typed.extras),
        vetoes=tuple(
            veto_of(each, levels[id(of)].name, names) for each, of in vetoes if of is not None
        ),
        levels=tuple(levels.values()),
        sample=False,
    )
    table = sending.from_year(table, int(typed.since))
    try:
        return tables.FORMAT.checked(table)
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
    bad = wrong_lines(several)
    yield from bad.items()
    if "indicators" not in bad:
        now, should = sum_of(typed.indicators), sum_of([TypedLine("", typed.points)])
        if now != should:
            yield "indicators", DoNotAddUp(is_now=spoken(now), should=spoken(should))
    if "levels" not in bad and not goes_down_to_nothing(typed.levels):
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


def _indicator(line: TypedLine, names: Iterator[str]) -> Indicator:
    was = line.of if isinstance(line.of, Indicator) else None
    how = titled(line.how, was.how if was is not None else None) if line.how.strip() else None
    title = titled(line.title, was.title if was is not None else None)
    name = was.name if was is not None else next(names)
    return Indicator(name, title, points_of(line.points), line.rule, how)


def _extra(line: TypedExtra, names: Iterator[str]) -> Extra:
    was = line.of
    title = titled(line.title, was.title if was is not None else None)
    name = was.name if was is not None else next(names)
    return Extra(name, title, points_of(line.most), -points_of(line.least))
