"""A sheet as a list: each figure with its parts, beside the period before and a year ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.language import _
from app.records.listed import TableColumn
from app.records.stats import closing, words
from app.records.stats.closing import Closing
from app.records.stats.counting import Counted, Way
from app.records.stats.sheets import Cell, Value


@dataclass(frozen=True, slots=True)
class Row:
    """One number beside those that it is compared with; None while they are being counted."""

    cell: Cell
    now: Value = None
    before: Value = None
    ago: Value = None
    counted: bool = True
    reported: Value = None
    """What was reported, where the period is locked."""
    by_hand: int = 0
    """How much of it was typed by hand."""

    @property
    def key(self) -> str:
        """What names the cell."""
        return self.cell.key

    def compared(self, other: Value) -> str:
        """How much more or less it is than another number."""
        return words.change(self.cell.unit, self.now, other)


def rows(
    now: Counted, before: Counted, ago: Counted, path: Way = (), locked: Closing | None = None
) -> list[Row]:
    """The rows of a sheet for a district, town or place; parts of which there is nothing left out.

    The three are the period, the one before, and the same a year ago; `locked` is the lock of it.
    """
    numbers = [each.numbers(path) for each in (now, before, ago)]
    reported = closing.reported(locked, now.sheet.name).numbers(path) if locked else None
    found: list[Row] = []
    for cell in now.cells:
        values = [
            each.value(cell, of) for each, of in zip((now, before, ago), numbers, strict=True)
        ]
        said = now.value(cell, reported) if reported is not None else None
        if not cell.depth or any(values) or said:
            hand = now.number_by_hand(cell, path) if now.hands and cell.share is None else 0
            found.append(Row(cell, values[0], values[1], values[2], reported=said, by_hand=hand))
    return found


def waiting(cells: Sequence[Cell]) -> list[Row]:
    """The figures of a sheet before anything is counted."""
    return [Row(cell, counted=False) for cell in cells if not cell.depth]


def columns() -> list[TableColumn]:
    """The figure and its number."""
    return [
        TableColumn("figure", _("Figure"), named, 190, look=_look, order=lambda row: row.key),
        TableColumn("now", _("Number"), _number, 84, True, "blue strong",
                    order=lambda row: row.now or 0, whole=True),
    ]  # fmt: skip


def compared_columns() -> list[TableColumn]:
    """How much more or less it is than before and than a year ago."""
    return [
        TableColumn("before", _("Against before"), lambda row: row.compared(row.before), 84, True,
                    "quiet", order=lambda row: _more(row.now, row.before), whole=True),
        TableColumn("ago", _("Against last year"), lambda row: row.compared(row.ago), 84, True,
                    "quiet", order=lambda row: _more(row.now, row.ago), whole=True),
    ]  # fmt: skip


def locked_columns() -> list[TableColumn]:
    """What was reported when the period was locked, and how far it is from that now."""
    return [
        TableColumn("reported", _("Reported"), lambda row: words.shown(row.cell.unit, row.reported),
                    84, True, whole=True, order=lambda row: row.reported or 0),
        TableColumn("difference", _("Difference"), _difference, 76, True, "soon strong",
                    whole=True, order=lambda row: _more(row.now, row.reported)),
    ]  # fmt: skip


def hand_columns() -> list[TableColumn]:
    """How much of each number was typed by hand."""
    return [
        TableColumn("by_hand", _("Of it by hand"), _by_hand, 76, True, "soon", whole=True,
                    order=lambda row: row.by_hand),
    ]  # fmt: skip


def _by_hand(row: Row) -> str:
    return words.shown(row.cell.unit, row.by_hand) if row.by_hand else ""


def _difference(row: Row) -> str:
    if row.now is None or row.reported is None or row.now == row.reported:
        return ""
    if row.cell.unit == "share":
        return words.change("share", row.now, row.reported)
    return words.difference(row.cell.unit, row.now - row.reported)


def named(row: Row) -> str:
    """A figure, or its part further in."""
    return "　" * row.cell.depth + (row.cell.words if row.cell.depth == 1 else str(row.cell.title))


def _look(row: Row) -> str:
    return "" if row.cell.depth else "strong"


def _number(row: Row) -> str:
    return words.shown(row.cell.unit, row.now) if row.counted else "…"


def _more(now: Value, then: Value) -> int:
    return (now or 0) - (then or 0)
