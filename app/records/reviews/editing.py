"""A score sheet changed by hand: what a form begins with, and the sheet that was typed into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from app.errors import AppError, FieldErrors, Missing
from app.records.assessment.tables import exact, spoken
from app.records.assessment.typed import (
    DoNotAddUp,
    NotDownToNothing,
    TypedLine,
    TypedVeto,
    goes_down_to_nothing,
    hundredths,
    left_without,
    level_of,
    new_names,
    points_of,
    sum_of,
    titled,
    together,
    veto_of,
    wrong_lines,
)
from app.records.data_files import BadFile
from app.records.reviews import tables
from app.records.reviews.tables import Item, ScoreSheet


@dataclass
class TypedItem(TypedLine):
    """One item as it is typed; what its papers propose stays as it was."""

    item: Item | None = None


@dataclass
class TypedSheet:
    """A score sheet as it is typed."""

    sheet: ScoreSheet
    title: str
    points: str
    struck: str
    items: list[TypedItem] = field(default_factory=list[TypedItem])
    vetoes: list[TypedVeto] = field(default_factory=list[TypedVeto])
    levels: list[TypedLine] = field(default_factory=list[TypedLine])

    def sum_words(self) -> tuple[str, bool]:
        """What the items come to, and whether that is what the sheet says."""
        return together(self.items, self.points)

    def drop_level(self, level: TypedLine) -> None:
        """Take a grade out; what led to it leads nowhere until another is chosen."""
        self.levels = left_without(level, self.levels, self.vetoes)


def begin(sheet: ScoreSheet) -> TypedSheet:
    """A score sheet to be edited."""
    levels = {e.name: TypedLine(str(e.title), spoken(exact(e.least)), e) for e in sheet.levels}
    items = [
        TypedItem(str(e.title), spoken(exact(e.points)), how=str(e.how or ""), item=e)
        for e in sheet.items
    ]
    vetoes = [TypedVeto(str(e.title), levels[e.level], e) for e in sheet.vetoes]
    points, struck = (spoken(exact(each)) for each in (sheet.points, sheet.struck))
    return TypedSheet(sheet, str(sheet.title), points, struck, items, vetoes, [*levels.values()])


def edited(typed: TypedSheet) -> ScoreSheet:
    """The score sheet that was typed.

    Raises FieldErrors (`title`, `points`, `struck`, `items`, `vetoes`, `levels`).
    """
    if wrong := dict(_wrong(typed)):
        raise FieldErrors(wrong)
    was = typed.sheet
    names = new_names((*was.items, *was.vetoes, *was.levels))
    levels = {id(each): level_of(each, names) for each in typed.levels}
    sheet = msgspec.structs.replace(
        was,
        title=titled(typed.title, was.title),
        points=points_of(typed.points),
        struck=points_of(typed.struck),
        items=tuple(_item(each, names) for each in typed.items),
        vetoes=tuple(
            veto_of(each, levels[id(each.level)].name, names)
            for each in typed.vetoes
            if each.level is not None
        ),
        levels=tuple(levels.values()),
        sample=False,
    )
    try:
        return tables.FORMAT.checked(sheet)
    except BadFile as refused:
        raise FieldErrors({"items": refused}) from refused


def _wrong(typed: TypedSheet) -> Iterator[tuple[str, AppError]]:
    """What is wrong in what was typed, by the part of the form."""
    if not typed.title.strip():
        yield "title", Missing()
    should = None
    try:
        should = hundredths(typed.points)
    except AppError as refused:
        yield "points", refused
    try:
        hundredths(typed.struck)
    except AppError as refused:
        yield "struck", refused
    several: dict[str, Sequence[TypedLine | TypedVeto]] = {
        "items": typed.items, "vetoes": typed.vetoes, "levels": typed.levels,
    }  # fmt: skip
    bad = wrong_lines(several)
    yield from bad.items()
    now = sum_of(typed.items)
    if "items" not in bad and should is not None and now != should:
        yield "items", DoNotAddUp(is_now=spoken(now), should=spoken(should))
    if "levels" not in bad and not goes_down_to_nothing(typed.levels):
        yield "levels", NotDownToNothing()


def _item(line: TypedItem, names: Iterator[str]) -> Item:
    was = line.item
    title = titled(line.title, was.title if was is not None else None)
    how = titled(line.how, was.how if was is not None else None) if line.how.strip() else None
    points = points_of(line.points)
    if was is None:
        return Item(next(names), title, points, how=how)
    return msgspec.structs.replace(was, title=title, points=points, how=how)
