"""Assessment tables as data: indicators with their points and how these come about, levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes, fields, figures
from app.figures import Measure, Standing
from app.records.data_files import Format, Words
from app.records.duties.rules import Rhythm, Scope, unfit_beginning, unknown_in
from app.records.inspections import Which
from app.store import registry

HUNDREDTHS: Final = 100
"""Points are reckoned in hundredths."""

_MOST: Final = 1_000

Name = Annotated[str, Meta(pattern="^[a-z][a-z_]{2,33}$")]
TableName = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{2,40}$")]
Points = int | float
Measures = Annotated[tuple[Measure, ...], Meta(min_length=1, max_length=8)]


class ByDuty(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="is", tag="duty"):
    """Its share of the points for each period in which a duty is met; excused ones are left out."""

    duty: Name


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
            tag_field="is", tag="times"):  # fmt: skip
    """The same for what is no duty: so many records that the measures count in each period."""

    counts: Measures
    rhythm: Rhythm
    needs: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    begins: Mapping[str, str] = {}


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
            tag_field="is", tag="share"):  # fmt: skip
    """The share that `counts` are of `of` in the year; where there are none of these, `none`."""

    counts: Measures
    of: Measures
    none: Literal["full", "nothing"] = "full"


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
                tag_field="is", tag="checklist"):  # fmt: skip
    """What a place has of some things (list `place_standard`): its share, or all or nothing.

    Where one of them is older than `fresh` months, `stale` points are lost.
    """

    items: Annotated[tuple[str, ...], Meta(min_length=1, max_length=50)]
    how: Literal["share", "all"] = "share"
    fresh: Annotated[int, Meta(ge=0, le=600)] = 0
    stale: Points = 0


class Stands(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
             tag_field="is", tag="stands"):  # fmt: skip
    """All points where a record stands for the place on the day, else none."""

    counts: Standing


class Findings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
               tag_field="is", tag="findings"):  # fmt: skip
    """All points but `each` for every finding of the year's inspections, as it stands on the day.

    Of those that are open (neither answered nor put right), of those past their day alone, or of
    all; `items` (list `inspection_item`) are what they may be about, empty means anything.
    """

    each: Points
    which: Which = "late"
    items: Annotated[tuple[str, ...], Meta(max_length=50)] = ()


class BySurvey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
               tag_field="is", tag="survey"):  # fmt: skip
    """The share of good answers in the year's surveys of a kind, of at least so many forms."""

    about: str
    forms: Annotated[int, Meta(ge=1, le=100_000)] = 20


class ByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True,
             tag_field="is", tag="hand"):  # fmt: skip
    """What the office gives; until it has, all points or none."""

    begins: Literal["full", "nothing"] = "full"


Rule = ByDuty | Times | Share | Checklist | Findings | Stands | BySurvey | ByHand


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a table: at most so many points, come about by its rule.

    `how` says to people how they are reckoned.
    """

    name: Name
    title: Words
    points: Points
    rule: Rule
    how: Words | None = None


class Extra(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is added or taken off by hand beside the indicators, within its bounds."""

    name: Name
    title: Words
    most: Points = 0
    least: Points = 0


class Veto(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What lets nobody come above a level, however many points there are."""

    name: Name
    title: Words
    level: Name


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one is who has at least so many points."""

    name: Name
    title: Words
    least: Points


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table that is in force from a year on, until a later one is.

    All indicators together have `points`; the extras add at most `bonus` and take off at most
    `malus`. `persons` are the codes of `role` whose holders are assessed with their places. The
    levels begin with the best.
    """

    name: TableName
    title: Words
    source: Words
    since: Annotated[int, Meta(ge=2000, le=2100)]
    points: Points
    indicators: Annotated[tuple[Indicator, ...], Meta(min_length=1, max_length=60)]
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, max_length=9)]
    extras: Annotated[tuple[Extra, ...], Meta(max_length=20)] = ()
    bonus: Points = 0
    malus: Points = 0
    vetoes: Annotated[tuple[Veto, ...], Meta(max_length=20)] = ()
    persons: tuple[str, ...] = ()
    scope: Scope = Scope()
    sample: bool = False
    """Its figures are nobody's regulation."""

    def indicator(self, name: str) -> Indicator | None:
        """The indicator of a name."""
        return next((each for each in self.indicators if each.name == name), None)

    def titled(self, name: str) -> Words | None:
        """What an indicator, an extra or a veto is called."""
        every = (*self.indicators, *self.extras, *self.vetoes)
        return next((each.title for each in every if each.name == name), None)


def exact(points: Points) -> int:
    """Points in hundredths."""
    return round(points * HUNDREDTHS)


def plain(hundredths: int) -> Points:
    """Points as a table writes them: 12, 12.5."""
    points = hundredths / HUNDREDTHS
    return int(points) if points.is_integer() else points


def total(table: Table) -> int:
    """What the indicators come to, in hundredths."""
    return sum(exact(each.points) for each in table.indicators)


def spoken(hundredths: int) -> str:
    """Points as they are said: 12.5."""
    return fields.Points().show(hundredths)


def _faults(table: Table) -> Iterator[tuple[str, str]]:
    """What is wrong in a table: the field, and the word that does not fit."""
    yield from unfit_points(_points_in(table))
    yield from _unfit_names(table)
    yield from unknown_in(table.scope)
    roles = codes.load("role")
    yield from (("persons", each) for each in table.persons if not roles.knows(each))
    for number, each in enumerate(table.indicators):
        of = f"indicators[{number}].rule"
        yield from ((f"{of}.{field}", word) for field, word in _unknown(each.rule))
    if total(table) != exact(table.points):
        yield "points", f"{spoken(total(table))} ≠ {spoken(exact(table.points))}"


def _points_in(table: Table) -> list[tuple[str, Points]]:
    """All points of a table, by field."""
    asked: list[tuple[str, Points]] = [("points", table.points)]
    asked += [(f"indicators[{n}].points", each.points) for n, each in enumerate(table.indicators)]
    asked += [("bonus", table.bonus), ("malus", table.malus)]
    asked += [(f"levels[{n}].least", each.least) for n, each in enumerate(table.levels)]
    for number, each in enumerate(table.extras):
        asked += [(f"extras[{number}].most", each.most), (f"extras[{number}].least", -each.least)]
    for number, each in enumerate(table.indicators):
        if isinstance(each.rule, Checklist):
            asked.append((f"indicators[{number}].rule.stale", each.rule.stale))
        if isinstance(each.rule, Findings):
            asked.append((f"indicators[{number}].rule.each", each.rule.each))
    return asked


def unfit_points(asked: Iterable[tuple[str, Points]]) -> Iterator[tuple[str, str]]:
    """Points that are below nothing, far too many, or finer than a hundredth, by field."""
    for field, points in asked:
        if not 0 <= points <= _MOST or abs(points * HUNDREDTHS - exact(points)) > 1e-6:
            yield field, str(points)


def _unfit_names(table: Table) -> Iterator[tuple[str, str]]:
    """Names that stand twice, and what is wrong with the levels."""
    met = set[str]()
    for field, several in (
        ("indicators", table.indicators), ("extras", table.extras), ("vetoes", table.vetoes),
    ):  # fmt: skip
        for number, each in enumerate(several):
            if each.name in met:
                yield f"{field}[{number}].name", each.name
            met.add(each.name)
    yield from unfit_levels(table.levels, table.vetoes)


def unfit_levels(levels: Sequence[Level], vetoes: Sequence[Veto]) -> Iterator[tuple[str, str]]:
    """Levels that do not go down to nothing, and a veto's that is none."""
    bounds = [each.least for each in levels]
    if bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
        yield "levels", str(bounds[-1])
    known = {each.name for each in levels}
    for number, each in enumerate(vetoes):
        if each.level not in known:
            yield f"vetoes[{number}].level", each.level


def _unknown(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule names that is not known here.

    A duty is not looked up: it may come down later than the table.
    """
    match rule:
        case Times(counts=counts):
            yield from _of_measures("counts", counts)
            if counts[0].kind in registry:
                yield from unfit_beginning(counts[0].kind, rule.begins)
        case Share(counts=counts, of=of):
            yield from _of_measures("counts", counts)
            yield from _of_measures("of", of)
        case Stands(counts=counts):
            yield from ((f"counts.{field}", word) for field, word in figures.wrong(counts))
        case Checklist(items=items):
            listed = codes.load("place_standard")
            yield from (("items", each) for each in items if not listed.knows(each))
        case Findings(items=items):
            listed = codes.load("inspection_item")
            yield from (("items", each) for each in items if not listed.knows(each))
        case BySurvey(about=about) if not codes.load("survey_kind").knows(about):
            yield "about", about
        case _:
            pass


def _of_measures(field: str, measures: tuple[Measure, ...]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(measures):
        yield from ((f"{field}[{number}].{name}", word) for name, word in figures.faults(each))


FORMAT: Final = Format(Table, "assessment", _faults)
read, read_file, spelled, bundled = FORMAT.read, FORMAT.read_file, FORMAT.spelled, FORMAT.bundled
