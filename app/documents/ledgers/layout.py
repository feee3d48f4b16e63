"""The rows of a ledger set in the widths that were found, and what its columns come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.design import LedgerDesign
from app.documents.typeset.fonts import SANS, SANS_BOLD
from app.documents.typeset.page import MM, Align, clean
from app.documents.typeset.table import Cell, Row, cell
from app.documents.typeset.widths import WIDTH, Band, Column

_SHORT = 16  # characters: a text this short is likely to come again


class Sum:
    """What a column comes to, on the page and so far."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.here: Any = 0
        self.so_far: Any = 0

    def page(self, rows: list[Mapping[str, Any]]) -> None:
        """Count the rows that begin on one page."""
        self.here = sum(row.get(self.column.key) or 0 for row in rows)
        self.so_far += self.here

    def lines(self) -> list[str]:
        """Both sums as they are shown."""
        return [self.column.show(self.here), self.column.show(self.so_far)]


class Setter:
    """Sets rows in the widths that were found."""

    def __init__(self, bands: list[Band], size: float, masked: bool) -> None:
        self.bands = bands
        self.size = size
        self._known: dict[tuple[str, float], tuple[list[str], float]] = {}
        self._shows = [
            [column.mask if masked and column.mask else column.show for column in band.columns]
            for band in bands
        ]

    def head(self, design: LedgerDesign) -> list[Row]:
        """The rows that stand at the top of each page."""
        rows: list[Row] = []
        for number, band in enumerate(self.bands):
            labels = [design.number if number == 0 else "", *(c.label for c in band.columns)]
            cells = [
                cell(clean(label), width, SANS_BOLD, self.size, align="center")
                for label, width in zip(labels, band.widths, strict=True)
            ]
            rows.append(Row(cells, 8 * MM, whole=True, head=True))
        return rows

    def rows(self, number: int, values: Mapping[str, Any]) -> Iterator[Row]:
        """The rows of one record, one a band."""
        for place, (band, shows) in enumerate(zip(self.bands, self._shows, strict=True)):
            first = str(number) if place == 0 else ""
            cells = [self._cell(first, band.widths[0], "center")]
            for column, show, width in zip(band.columns, shows, band.widths[1:], strict=True):
                value = values.get(column.key)
                text = "" if value is None else show(value)
                cells.append(self._cell(text, width, column.align))
            yield Row(cells, 6.4 * MM, tag=values if place == 0 else None)

    def _cell(self, text: str, width: float, align: Align) -> Cell:
        if len(text) > _SHORT:
            return cell(text, width, SANS, self.size, align=align)
        known = self._known.get((text, width))
        if known is None:
            if len(self._known) > 20_000:
                self._known.clear()
            made = cell(text, width, SANS, self.size)
            known = self._known[text, width] = made.lines, made.size
        lines, size = known
        return Cell(lines, width, SANS, size, self.size * 1.35, align)

    def foot(self, counted: list[str], sums: list[Sum]) -> Row:
        """The row below a page's last: how many, and what the summed columns come to."""
        leading = self.size * 1.35
        band = next((b for b in self.bands if any(c.total for c in b.columns)), None)
        if band is None:
            words = "　　".join(counted)
            return Row([Cell([words], WIDTH, SANS_BOLD, self.size, leading)])
        first = next(i for i, c in enumerate(band.columns, start=1) if c.total)
        cells = [Cell(counted, sum(band.widths[:first]), SANS_BOLD, self.size, leading)]
        told = {id(one.column): one.lines() for one in sums}
        for column, width in zip(band.columns[first - 1 :], band.widths[first:], strict=True):
            lines = told.get(id(column), [])
            cells.append(Cell(lines, width, SANS_BOLD, self.size, leading, "right"))
        return Row(cells)
