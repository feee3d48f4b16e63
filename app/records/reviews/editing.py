"""A score sheet changed by hand: what a form begins with, and the sheet that was typed into it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from app.errors import AppError, FieldErrors, Missing
from app.records.assessment.composing import plain
from app.records.assessment.tables import Level, Points, Veto, exact, spoken
from app.records.assessment.typed import (
    DoNotAddUp,
    NotDownToNothing,
    NoTitle,
    SeeTheLine,
    TypedLine,
    TypedVeto,
    hundredths,
    left_without,
    refusal,
    sum_of,
    together,
)
from app.records.data_files import BadFile, Words
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
    was, names = typed.sheet, _names(typed.sheet)
    levels = {id(each): _level(each, names) for each in typed.levels}
    sheet = msgspec.structs.replace(
        was,
        title=_titled(typed.title, was.title),
        points=_points(typed.points),
        struck=_points(typed.struck),
        items=tuple(_item(each, names) for each in typed.items),
        vetoes=tuple(
            _veto(each, levels[id(each.level)].name, names)
            for each in typed.vetoes
            if each.level is not None
        ),
        levels=tuple(levels.values()),
        sample=False,
    )
    try:
        return tables.read(tables.spelled(sheet).encode(), f"{sheet.name}.json")
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
    bad = {name for name, lines in several.items() if any(map(refusal, lines))}
    for name in bad:
        untitled = any(not each.title.strip() for each in several[name])
        yield name, NoTitle() if untitled else SeeTheLine()
    now = sum_of(typed.items)
    if "items" not in bad and should is not None and now != should:
        yield "items", DoNotAddUp(is_now=spoken(now), should=spoken(should))
    if "levels" not in bad:
        bounds = [each.read() for each in typed.levels]
        if len(bounds) < 2 or bounds != sorted(set(bounds), reverse=True) or bounds[-1]:
            yield "levels", NotDownToNothing()


def _names(sheet: ScoreSheet) -> Iterator[str]:
    """Names for what is new, none of which is taken."""
    taken = {each.name for each in (*sheet.items, *sheet.vetoes, *sheet.levels)}
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = ("by_hand_" + "".join(pair) for pair in itertools.product(letters, repeat=2))
    return (name for name in found if name not in taken)


def _item(line: TypedItem, names: Iterator[str]) -> Item:
    was = line.item
    title = _titled(line.title, was.title if was is not None else None)
    how = _titled(line.how, was.how if was is not None else None) if line.how.strip() else None
    points = _points(line.points)
    if was is None:
        return Item(next(names), title, points, how=how)
    return msgspec.structs.replace(was, title=title, points=points, how=how)


def _veto(line: TypedVeto, level: str, names: Iterator[str]) -> Veto:
    was = line.of
    title = _titled(line.title, was.title if was is not None else None)
    return Veto(was.name if was is not None else next(names), title, level)


def _level(line: TypedLine, names: Iterator[str]) -> Level:
    was = line.of if isinstance(line.of, Level) else None
    title = _titled(line.title, was.title if was is not None else None)
    return Level(was.name if was is not None else next(names), title, _points(line.points))


def _points(typed: str) -> Points:
    return plain(hundredths(typed))


def _titled(typed: str, before: Words | None) -> Words:
    said = typed.strip()
    return before if before is not None and str(before) == said else Words(zh=said, en=said)
