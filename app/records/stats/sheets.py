"""What is counted each month, described once: sheets of figures, each with what it is split by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes
from app.fields import Code, Codes
from app.figures import Condition, Measure, described_as, faults
from app.language import N_
from app.records import data_files, duties
from app.records.data_files import Words
from app.resources import resource
from app.store import registry

Unit = Literal["times", "people", "money", "hours", "share"]
Value = int | None
"""What a cell says; None of a share of nothing."""

NAMES: Final = ("disputes", "visits", "advisers", "activities", "duties")
"""The sheets that come with the program, in the order in which they are shown."""

UNSAID: Final = N_("Not said")
UNSAID_PART: Final = "unsaid"
"""What the part of a split is called of which nobody said which it is."""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Several codes of a split that are counted together besides."""

    name: str
    title: Words
    codes: tuple[str, ...]


class Split(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """By which column of codes a figure is split; every code of its list is a part.

    Of a column that holds several codes the parts overlap.
    """

    column: str
    title: Words
    groups: tuple[Group, ...] = ()


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One figure: what it counts, or the share that one figure of the sheet is of another.

    `duties` counts duties that stand so, by their rules; `bodies` splits it by the kind of body
    that the place is, too.
    """

    name: Annotated[str, Meta(pattern="^[a-z][a-z_]{1,40}$")]
    title: Words
    counts: Measure | tuple[Measure, ...] | None = None
    unit: Unit = "times"
    splits: tuple[Split, ...] = ()
    bodies: bool = False
    share: tuple[str, str] | None = None
    duties: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Figures of one field; of persons where `roles` says which they serve as."""

    name: str
    title: Words
    figures: tuple[Figure, ...]
    roles: tuple[str, ...] = ()

    @property
    def is_of_duties(self) -> bool:
        """Whether duties are counted, not records."""
        return any(each.duties for each in self.figures)

    @property
    def is_of_places(self) -> bool:
        """Whether records are counted for places, so that numbers by hand can stand for them."""
        return not self.roles and not self.is_of_duties


@dataclass(frozen=True)
class Cell:
    """One number that is counted: a figure as a whole, or one part of it.

    `key` names it for good: `accepted`, `accepted/source/court`. `depth` is 0 for a figure, 1 for a
    part, 2 for a local code beneath its official one; `split` is what it is a part by.
    """

    key: str
    title: Words
    unit: Unit
    measures: tuple[Measure, ...]
    depth: int = 0
    split: Words | None = None
    body: str = ""
    share: tuple[str, str] | None = None
    adds: bool = True
    """Whether the parts of its split add up to the figure with it."""
    duties: tuple[str, ...] = ()
    """How the duties stand that are counted; of one rule, where `rule` names it."""
    rule: str = ""

    @property
    def figure(self) -> str:
        """The name of the figure that it is or is a part of."""
        return self.key.partition("/")[0]

    @property
    def words(self) -> str:
        """What it is called, with what it is a part by."""
        return f"{self.split}：{self.title}" if self.split is not None else str(self.title)


@cache
def sheet(name: str) -> Sheet:
    """A sheet that comes with the program."""
    file = f"stats_{name}.json"
    return data_files.read(resource("figures", file).read_bytes(), file, Sheet, _faults)


def every() -> list[Sheet]:
    """All sheets, in order."""
    return [sheet(each) for each in NAMES]


def cells(of: Sheet) -> list[Cell]:
    """Every number of a sheet, each figure with its parts behind it."""
    return [cell for figure in of.figures for cell in _cells(figure)]


def _cells(figure: Figure) -> Iterator[Cell]:
    measures = measures_of(figure)
    whole = Cell(
        figure.name, figure.title, figure.unit, measures, share=figure.share, duties=figure.duties
    )
    yield whole
    for split in figure.splits:
        yield from _parts(figure, measures, split)
    for rule in duties.in_force() if figure.duties else ():
        key, title = f"{figure.name}/rule/{rule.name}", Words(zh="任务", en="Duty")
        yield replace(whole, key=key, title=rule.title, depth=1, split=title, rule=rule.name)
    if figure.bodies:
        listed, title = codes.load("body_kind"), Words(zh="机构类别", en="Kind of body")
        for each in listed.entries:
            key = f"{figure.name}/body/{each.code}"
            words = Words(zh=each.zh, en=each.en)
            yield replace(whole, key=key, title=words, depth=1, split=title, body=each.code)


def measures_of(figure: Figure) -> tuple[Measure, ...]:
    """What a figure counts, together."""
    if figure.counts is None:
        return ()
    return (figure.counts,) if isinstance(figure.counts, Measure) else figure.counts


def codes_of(figure: Figure, split: Split) -> tuple[str, codes.CodeList, bool]:
    """What the keys of the parts of a split begin with, its codes, and whether they overlap."""
    column = _column(measures_of(figure)[0], split.column)
    assert isinstance(column, Code | Codes)
    key = f"{figure.name}/{split.column.rpartition('.')[2]}"
    return key, codes.load(column.list), isinstance(column, Codes)


def _parts(figure: Figure, measures: tuple[Measure, ...], split: Split) -> Iterator[Cell]:
    key, listed, several = codes_of(figure, split)

    def part(name: str, title: Words, how: str, value: object, depth: int, adds: bool) -> Cell:
        asked: Condition = (split.column, how, value)  # pyright: ignore[reportAssignmentType]
        parts = tuple(
            msgspec.structs.replace(each, where=(*each.where, asked)) for each in measures
        )
        return Cell(f"{key}/{name}", title, figure.unit, parts, depth, split.title, adds=adds)

    is_part = "has" if several else "is"
    for each in listed.entries:
        if each.maps_to is None:
            words = Words(zh=each.zh, en=each.en)
            yield part(each.code, words, is_part, each.code, 1, not several)
            for local in listed.entries:
                if local.maps_to == each.code:
                    words = Words(zh=local.zh, en=local.en)
                    yield part(local.code, words, is_part, local.code, 2, False)
    for group in split.groups:
        yield part(group.name, group.title, "in", list(group.codes), 1, False)
    if not several:
        every_code = [each.code for each in listed.entries]
        yield part(UNSAID_PART, Words(zh="未说明", en=UNSAID), "not", every_code, 1, True)


def _column(measure: Measure, name: str) -> object:
    described = described_as(registry[measure.kind], name)
    return described.kind if described is not None else None


def _faults(of: Sheet) -> Iterator[tuple[str, str]]:
    """What a sheet names that is not known here: the field, and the word."""
    names = {each.name for each in of.figures}
    for at, figure in enumerate(of.figures):
        path = f"figures[{at}]"
        if [figure.counts is None, figure.share is None, not figure.duties].count(False) != 1:
            yield f"{path}.counts", ""
        for each in figure.duties:
            if each not in set(duties.State):
                yield f"{path}.duties", each
        for each in figure.share or ():
            if each not in names:
                yield f"{path}.share", each
        for measure in measures_of(figure):
            yield from ((f"{path}.counts.{field}", word) for field, word in faults(measure))
            for number, split in enumerate(figure.splits):
                if not isinstance(_column(measure, split.column), Code | Codes):
                    yield f"{path}.splits[{number}].column", split.column
