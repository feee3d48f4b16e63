"""How wide the columns of a ledger are, from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.documents.typeset.fonts import SANS, SANS_BOLD
from app.documents.typeset.page import A4_WIDE, MM, Align, clean, measure
from app.documents.typeset.table import PAD_X, at_least, widest_whole

LEFT = 15 * MM
WIDTH = A4_WIDE[0] - 2 * LEFT
SAMPLE = 300  # rows that are looked at
_SIZES = (9.0, 8.5, 8.0, 7.5)
# Ems: a column of running text reads well from here on, and needs no more than that.
_NARROW, _WIDE = 5.0, 24.0
# Up to so many ems a value stays on one line where it can, and longer text has at least so many.
_COMPACT, _EASY = 11.0, 8.0
# Numbers and foreign words, which are not to be cut.
_UNBROKEN = re.compile(r"[0-9A-Za-z.,:*/@_\-]{2,40}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: which value of a row, how it is shown, how masked; `weight` 0 derives its width.

    `total` adds the values of a page and of all, shown like any value.
    """

    key: str
    label: str
    show: Callable[[Any], str] = str
    mask: Callable[[Any], str] | None = None
    weight: float = 0.0
    align: Align = "left"
    total: bool = False


@dataclass(slots=True)
class Band:
    """The columns that stand side by side; many columns take several bands a row."""

    columns: list[Column]
    widths: list[float]


def fit(
    columns: Sequence[Column],
    sample: list[Mapping[str, Any]],
    masked: bool,
    numbers: str,
) -> tuple[float, list[Band]]:
    """The largest type in which all columns stand side by side, else bands of them.

    `numbers` is the label of the column of running numbers that each band begins with.
    """
    needs = [_need(column, sample, masked) for column in columns]
    digits = max(len(str(len(sample))) + (2 if len(sample) == SAMPLE else 0), 2)
    number = max(measure(numbers, SANS_BOLD, 1), measure("0" * digits, SANS, 1)) + 0.2
    air = 2 * PAD_X
    for size in _SIZES[:-1]:
        room = WIDTH - number * size - air
        easy = [(best if best <= _COMPACT else max(least, _EASY), best) for least, best in needs]
        if sum(least * size + air for least, _ in easy) <= room:
            widths = _share(columns, easy, size, room)
            return size, [Band(list(columns), [number * size + air, *widths])]
    for size in _SIZES:
        room = WIDTH - number * size - air
        if sum(least * size + air for least, _ in needs) <= room:
            widths = _share(columns, needs, size, room)
            return size, [Band(list(columns), [number * size + air, *widths])]
    size = _SIZES[1]
    room = WIDTH - number * size - air
    bands: list[Band] = []
    rest = list(zip(columns, needs, strict=True))
    # As even as can be: the fewest bands, filled to the same measure.
    whole = sum(least * size + air for _, (least, _) in rest)
    target = whole / max(-(-whole // room), 1)
    while rest:
        taken, filled = 0, 0.0
        while taken < len(rest):
            wide = min(rest[taken][1][0] * size + air, room)
            if taken and (filled + wide > room or filled >= target):
                break
            filled += wide
            taken += 1
        part, rest = rest[:taken], rest[taken:]
        chosen = [column for column, _ in part]
        widths = _share(chosen, [need for _, need in part], size, room)
        bands.append(Band(chosen, [number * size + air, *widths]))
    return size, bands


def _need(column: Column, sample: list[Mapping[str, Any]], masked: bool) -> tuple[float, float]:
    """The least and the best width of a column in ems, by its label and what stands in it."""
    show = column.mask if masked and column.mask else column.show
    label = clean(column.label)
    half = label[: -(-len(label) // 2)] if len(label) > 4 else label
    least, best = measure(half, SANS_BOLD, 1), measure(label, SANS_BOLD, 1)
    for row in sample:
        value = row.get(column.key)
        if value is None:
            continue
        text = clean(show(value))[:200]
        natural = max((measure(line, SANS, 1) for line in text.split("\n")), default=0.0)
        best = max(best, min(natural, _WIDE))
        least = max(least, min(natural, _NARROW))
        least = max(least, min(widest_whole(text, SANS), _WIDE))
        for word in _UNBROKEN.findall(text):
            least = max(least, min(measure(word, SANS, 1), _WIDE))
    return least + 0.1, max(best, least) + 0.1


def _share(
    columns: Sequence[Column], needs: list[tuple[float, float]], size: float, room: float
) -> list[float]:
    """The widths of columns that fill `room` points."""
    least = [need[0] * size + 2 * PAD_X for need in needs]
    if columns and all(column.weight for column in columns):
        whole = sum(column.weight for column in columns)
        return at_least([room * column.weight / whole for column in columns], least)
    best = [need[1] * size + 2 * PAD_X for need in needs]
    spare = room - sum(least)
    if spare < 0:
        return [width * room / sum(least) for width in least]
    wish = sum(best) - sum(least)
    if wish > spare:
        return [a + (b - a) * spare / wish for a, b in zip(least, best, strict=True)]
    spread = (room - sum(best)) / max(sum(best), 1)
    return [width * (1 + spread) for width in best]
