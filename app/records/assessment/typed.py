"""What is typed of a table while it is edited, what is wrong with it, and what its lines become."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.errors import AppError, Missing
from app.fields import Points
from app.language import N_, _
from app.messages import words
from app.records.assessment.tables import (
    HUNDREDTHS,
    ByHand,
    Extra,
    Indicator,
    Level,
    Rule,
    Table,
    Veto,
    plain,
    spoken,
)
from app.records.data_files import Named, Words

_MOST_POINTS = 1_000 * HUNDREDTHS


class DoNotAddUp(AppError):
    """The indicators come to other points than the table says (is_now, should)."""

    message = N_("Together they are {is_now} points; they should be {should}.")


class NoTitle(AppError):
    """A line has no name."""

    message = N_("Each line needs a name.")


class NoYear(AppError):
    """What should be a year is none."""

    message = N_("Write the year in four digits.")


class NotDownToNothing(AppError):
    """The bounds of the grades do not go down from one to the next, to nothing."""

    message = N_("Each grade begins below the one above it, the last with 0 points.")


class MayNeitherGiveNorTake(AppError):
    """An extra has no points, or its bounds are the wrong way round."""

    message = N_("Write how many points it may add, take off, or both.")


def hundredths(typed: str) -> int:
    """Points as typed, in hundredths; nothing is none. Raises Unacceptable."""
    return Points(min=0, max=_MOST_POINTS).parse(typed) or 0


class SeeTheLine(AppError):
    """Something in one of several lines is wrong; it is said there."""

    message = N_("Something is wrong in the lines above.")


@dataclass
class TypedLine:
    """One indicator or grade as it is typed; `of` is what it was before, None for a new one."""

    title: str
    points: str
    of: Indicator | Level | None = None
    rule: Rule = field(default_factory=ByHand)
    """How the points of an indicator come about."""
    how: str = ""
    """That in words, for people."""

    def read(self) -> int:
        """The points in hundredths. Raises Unacceptable."""
        return hundredths(self.points)

    def check(self) -> None:
        """Raise what is wrong."""
        if not self.title.strip():
            raise Missing
        if not self.points.strip():
            raise Missing
        self.read()


@dataclass
class TypedExtra:
    """What is added or taken off by hand, at most so many points, as it is typed."""

    title: str
    most: str
    least: str
    """Without a sign: how many are taken off."""
    of: Extra | None = None

    def check(self) -> None:
        """Raise what is wrong."""
        if not self.title.strip():
            raise Missing
        if not hundredths(self.most) and not hundredths(self.least):
            raise MayNeitherGiveNorTake


@dataclass
class TypedVeto:
    """What lets nobody come above a grade, by the place of that in the list, as it is typed."""

    title: str
    level: TypedLine | None
    of: Veto | None = None

    def check(self) -> None:
        """Raise what is wrong."""
        if not self.title.strip() or self.level is None:
            raise Missing


TypedAny = TypedLine | TypedExtra | TypedVeto


class TypedWhole(Protocol):
    """What is typed with vetoes and grades, and lines whose points add up."""

    title: str
    vetoes: list[TypedVeto]
    levels: list[TypedLine]

    def sum_words(self) -> tuple[str, bool]:
        """What the lines come to, and whether that is as many points as there are."""
        ...

    def drop_level(self, level: TypedLine) -> None:
        """Take a grade out; what led to it leads nowhere until another is chosen."""
        ...


@dataclass
class Typed:
    """A table as it is typed."""

    table: Table
    title: str
    since: str
    points: str
    bonus: str
    malus: str
    indicators: list[TypedLine] = field(default_factory=list[TypedLine])
    extras: list[TypedExtra] = field(default_factory=list[TypedExtra])
    vetoes: list[TypedVeto] = field(default_factory=list[TypedVeto])
    levels: list[TypedLine] = field(default_factory=list[TypedLine])

    def sum_words(self) -> tuple[str, bool]:
        """What the indicators come to, and whether that is what the table says."""
        return together(self.indicators, self.points)

    def drop_level(self, level: TypedLine) -> None:
        """Take a grade out; what led to it leads nowhere until another is chosen."""
        self.levels = left_without(level, self.levels, self.vetoes)


def refusal(line: TypedAny) -> str:
    """What is wrong with a line, in words; empty where nothing is."""
    try:
        line.check()
    except AppError as wrong:
        return words(wrong)
    return ""


def together(lines: Sequence[TypedLine], points: str) -> tuple[str, bool]:
    """What lines come to, in words, and whether that is as many points as were typed."""
    now = sum_of(lines)
    try:
        should = hundredths(points)
    except AppError as wrong:
        return words(wrong), False
    if now == should:
        return _("Together {points} points").format(points=spoken(now)), True
    return words(DoNotAddUp(is_now=spoken(now), should=spoken(should))), False


def left_without(
    level: TypedLine, levels: Sequence[TypedLine], vetoes: Sequence[TypedVeto]
) -> list[TypedLine]:
    """The grades but one; what led to it leads nowhere until another is chosen."""
    for each in vetoes:
        if each.level is level:
            each.level = None
    return [each for each in levels if each is not level]


def sum_of(lines: Sequence[TypedLine]) -> int:
    """What lines come to, in hundredths, as far as they can be read."""
    found = 0
    for each in lines:
        try:
            found += each.read()
        except AppError:
            continue
    return found


def wrong_lines(several: Mapping[str, Sequence[TypedAny]]) -> dict[str, AppError]:
    """What is said beside a part of the form in which a line is wrong."""
    bad = {name: lines for name, lines in several.items() if any(map(refusal, lines))}
    return {
        name: NoTitle() if any(not each.title.strip() for each in lines) else SeeTheLine()
        for name, lines in bad.items()
    }


def goes_down_to_nothing(levels: Sequence[TypedLine]) -> bool:
    """Whether there are two grades or more, each below the one above it, the last at nothing."""
    bounds = [each.read() for each in levels]
    return len(bounds) > 1 and bounds == sorted(set(bounds), reverse=True) and not bounds[-1]


def new_names(taken: Iterable[Named]) -> Iterator[str]:
    """Names for what is new, none of which is taken."""
    known = {each.name for each in taken}
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = ("by_hand_" + "".join(pair) for pair in itertools.product(letters, repeat=2))
    return (name for name in found if name not in known)


def points_of(typed: str) -> int | float:
    """Points as typed, as a table writes them. Raises Unacceptable."""
    return plain(hundredths(typed))


def titled(typed: str, before: Words | None) -> Words:
    """What was typed in both languages; what is still what it was keeps its other language."""
    said = typed.strip()
    return before if before is not None and str(before) == said else Words(zh=said, en=said)


def veto_of(line: TypedVeto, level: str, names: Iterator[str]) -> Veto:
    """The veto that was typed; a new one has the next name."""
    was = line.of
    title = titled(line.title, was.title if was is not None else None)
    return Veto(was.name if was is not None else next(names), title, level)


def level_of(line: TypedLine, names: Iterator[str]) -> Level:
    """The grade that was typed; a new one has the next name."""
    was = line.of if isinstance(line.of, Level) else None
    title = titled(line.title, was.title if was is not None else None)
    return Level(was.name if was is not None else next(names), title, points_of(line.points))
