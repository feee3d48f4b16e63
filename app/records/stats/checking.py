"""Rows that must add up (勾稽), looked at before numbers leave the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.figures.tally import Numbers
from app.language import _
from app.records.stats import counting, sheets
from app.records.stats.counting import Counted, Way
from app.records.stats.periods import Period
from app.records.stats.sheets import Cell


@dataclass(frozen=True)
class Fault:
    """Numbers that do not add up: of which cell, the number, and what its parts come to."""

    cell: Cell
    number: int
    parts: int
    where: str = ""
    base: Cell | None = None
    """What it is a part of and yet more than."""

    @property
    def words(self) -> str:
        """What does not fit."""
        template = _("{figure}: {number}, its parts {parts}")
        if self.base is not None:
            template = _("{figure} {number} is more than {base} {parts}")
        said = template.format(
            figure=self.cell.words, number=self.number, parts=self.parts,
            base=self.base.words if self.base else "",
        )  # fmt: skip
        return f"{self.where} {said}".strip()


def of_period(period: Period, path: Way = (), names: Sequence[str] = sheets.NAMES) -> list[Fault]:
    """What does not add up in the sheets of a period, before any of them leaves the house."""
    several = (counting.counted(each, period) for each in names)
    return [fault for each in several for fault in faults(each, path)]


def said(found: Sequence[Fault], most: int = 3) -> str:
    """The first of what does not add up, in words."""
    return "；".join(fault.words for fault in found[:most])


def faults(counted: Counted, path: Way = ()) -> list[Fault]:
    """What does not add up in a sheet: parts to their figure, places to the whole, part to base."""
    numbers, lines = counted.numbers(path), counted.lines(path)
    found = list(of_numbers(counted.cells, numbers))
    for at, cell in enumerate(counted.cells):
        below = sum(line.numbers[at] for line in lines)
        if lines and cell.share is None and below != numbers[at]:
            found.append(Fault(cell, numbers[at], below, _("Places")))
    for line in lines:
        found += [
            replace(each, where=line.name or _("Place unknown"))
            for each in of_numbers(counted.cells, line.numbers)
        ]
    return found


def of_numbers(cells: Sequence[Cell], numbers: Numbers) -> Iterator[Fault]:
    """What does not add up in one row of numbers, wherever they come from."""
    at = {cell.key: number for number, cell in enumerate(cells)}
    parts: dict[tuple[str, str], int] = {}
    for cell, number in zip(cells, numbers, strict=True):
        if cell.depth == 1 and cell.adds:
            split = (cell.figure, cell.key.rpartition("/")[0])
            parts[split] = parts.get(split, 0) + number
    for (figure, _split), total in parts.items():
        if total != numbers[at[figure]]:
            yield Fault(cells[at[figure]], numbers[at[figure]], total)
    for cell in cells:
        if cell.share is not None:
            part, whole = (numbers[at[each]] for each in cell.share)
            if part > whole:
                base = cells[at[cell.share[1]]]
                yield Fault(cells[at[cell.share[0]]], part, whole, base=base)
