"""Rows of a list under the names of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.forms.design import ListColumn
from app.documents.forms.signed import WIDTH
from app.documents.typeset.fonts import SANS, Face, clean
from app.documents.typeset.page import MM, Align, measure
from app.documents.typeset.table import PAD_X, Cell, Row, at_least, cell, widest_whole

_HEAD = 9 * MM
_ROOMY = 6.0  # sizes that a column of words keeps
_SHORT = 4  # characters of a label that stay on one line
_AIR = 0.5  # points, so that what just fits is not cut by rounding


def list_widths(
    columns: Sequence[ListColumn], rows: Sequence[Mapping[str, Any]], face: Face, size: float
) -> list[float]:
    """The widths of a design, moved so that no date and no number has to be parted."""
    scale = WIDTH / sum(column.width for column in columns)
    least: list[float] = []
    for column in columns:
        label = column.label if len(column.label) <= _SHORT else column.label[::2]
        words = 0.0 if column.align == "center" else _ROOMY * size
        numbers = [widest_whole(_text(row, column), face) * size for row in rows]
        least.append(max([measure(label, SANS, 10), words, *numbers]) + 2 * PAD_X + _AIR)
    return at_least([column.width * scale for column in columns], least)


def _text(row: Mapping[str, Any], column: ListColumn) -> str:
    value = row.get(column.slot)
    return "" if value is None else clean(str(value))


def list_head(columns: Sequence[ListColumn], widths: Sequence[float]) -> Row:
    """The names of the columns."""
    cells = [
        cell(column.label, width, SANS, 10, align="center")
        for column, width in zip(columns, widths, strict=True)
    ]
    return Row(cells, _HEAD, whole=True, head=True)


def list_row(
    columns: Sequence[ListColumn],
    widths: Sequence[float],
    row: Mapping[str, Any],
    face: Face,
    size: float,
    leading: float,
    least: float,
) -> Row:
    """One row of a list; without values an empty one."""
    cells: list[Cell] = []
    for column, width in zip(columns, widths, strict=True):
        text = _text(row, column)
        align: Align = column.align if column.align in ("left", "justify") else "center"  # pyright: ignore[reportAssignmentType]
        made = cell(text, width, face, size, leading=leading, align=align)
        made.middle = align != "justify"
        cells.append(made)
    return Row(cells, least * MM)
