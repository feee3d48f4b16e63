"""Rows that forms are made of: a name and what stands beside it, boxes to tick, running text."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.forms.signed import (
    FULL,
    LABEL,
    LEADING,
    LEAST,
    SIZE,
    VALUE,
    WIDTH,
    label_cell,
    value_cell,
)
from app.documents.typeset.fonts import TICKED, Face
from app.documents.typeset.page import MM, clean, measure
from app.documents.typeset.table import PAD_X, Cell, Row, cell

_TICKS = 78 * MM
_GAP = "  "  # between boxes


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes to tick: all that may be chosen, and what was."""

    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


def boxed(choice: Choice) -> list[str]:
    """Each word after its box; what was chosen and is no longer in the list comes last."""
    others = [word for word in choice.chosen if word not in choice.options]
    return [
        (TICKED if word in choice.chosen else "□") + clean(word)
        for word in (*choice.options, *others)
    ]


def pair(first: str, left: str | Choice, second: str, right: str | Choice, face: Face) -> Row:
    """Two names, each with its value beside it."""
    # Boxes take a line of their own width, and the value beside them what is left.
    wide = VALUE
    if isinstance(right, Choice):
        natural = measure(_GAP.join(boxed(right)), face, SIZE) + 2 * PAD_X + 1
        wide = max(VALUE, min(natural, _TICKS))
    rest = WIDTH - 2 * LABEL - wide
    values = [
        ticks(value, width, face) if isinstance(value, Choice) else value_cell(value, width, face)
        for value, width in ((left, rest), (right, wide))
    ]
    return Row([label_cell(first), values[0], label_cell(second), values[1]], LEAST)


def whole(label: str, text: str, face: Face) -> Row:
    """A name and its value over the full width."""
    return Row([label_cell(label), value_cell(text, FULL, face)], LEAST)


def boxes(label: str, choice: Choice, face: Face) -> Row:
    """A name and boxes over the full width."""
    return Row([label_cell(label), ticks(choice, FULL, face)], LEAST)


def ticks(choice: Choice, width: float, face: Face) -> Cell:
    """All that may be chosen, what was chosen ticked; no item is parted at a line's end."""
    items = boxed(choice)
    room = width - 2 * PAD_X
    lines: list[str] = []
    for item in items:
        joined = lines[-1] + _GAP + item if lines else item
        if lines and measure(joined, face, SIZE) <= room:
            lines[-1] = joined
        else:
            lines.extend(cell(item, width, face, SIZE).lines)
    return Cell(lines, width, face, SIZE, LEADING)


def long(label: str, text: str, least: float, share: float, face: Face, again: str) -> Row:
    """A name and running text, which may go on over pages; the name is repeated with `again`."""
    made = cell(text, FULL, face, SIZE, leading=17.0, align="justify", middle=False)
    return Row([label_cell(label, again=label + again), made], least, stretch=share)
