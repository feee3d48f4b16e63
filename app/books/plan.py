"""What a workbook would bring in: every row accounted for, and nothing written yet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import AppError
from app.fields import IdentityNumber, Phone
from app.messages import words

if TYPE_CHECKING:
    from app.books.sheet import Sheet
    from app.books.table import Layout

READY, LOOK, LEFT_OUT = "ready", "look", "left_out"


_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:[0-9]{8}[0-9]{3}[0-9Xx]|[0-9]{9})(?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")


def masked(text: str) -> str:
    """A text of a workbook with the identity and phone numbers in it masked, wherever they are."""
    text = _IDENTITY.sub(lambda found: IdentityNumber().mask(found[0]), text)
    return _MOBILE.sub(lambda found: Phone().mask(found[0]), text)


@dataclass(frozen=True, slots=True)
class Reason:
    """Something about one column of a row: a refusal or a remark, and the cell as it reads."""

    column: str
    label: str
    error: AppError
    original: str

    def words(self) -> str:
        """The translated sentence."""
        said = words(self.error)
        return f"{self.label}：{said}" if self.label and self.label not in said else said


@dataclass(slots=True)
class Item:
    """One row of the sheet (counted from 1) and what it says.

    `values` are columns of the record, `person` the particulars of whoever it is about, both as
    Python values; what a reason doubts and could not be read is not in them. `remarks` say what
    was understood without being written there. `lacking` are required columns without a value. A
    `known` record is in already and gets these `changes`.
    """

    row: int
    state: str
    fingerprint: str = ""
    values: dict[str, object] = field(default_factory=dict[str, object])
    person: dict[str, object] = field(default_factory=dict[str, object])
    reasons: list[Reason] = field(default_factory=list[Reason])
    remarks: list[Reason] = field(default_factory=list[Reason])
    lacking: list[str] = field(default_factory=list[str])
    known: str = ""
    changes: dict[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True)
class Choices:
    """What the keeper has set right; whatever is not named here is guessed.

    `header_row` counts from 1, `columns` give the column (from 0) of a meaning or None for none,
    `words` the code of a word or None, `typed` the text that a cell should have had, by row and
    meaning: an empty text means to go on without it. `dropped` columns mean nothing; `heads` is
    what headings were said to mean in the books before.
    """

    sheet: str | None = None
    year: int | None = None
    header_row: int | None = None
    columns: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    typed: Mapping[int, Mapping[str, str]] = field(default_factory=dict[int, Mapping[str, str]])
    today: datetime.date | None = None
    dropped: frozenset[int] = frozenset()
    heads: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])


@dataclass(frozen=True, slots=True)
class Part:
    """One of the tables of a plan: its sheet, records, year, and what its headings mean."""

    sheet: str
    rows: int
    year: int | None
    columns: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Other:
    """A table of the workbook that a plan does not read: its sheet, kind ("": none) and rows."""

    sheet: str
    kind: str
    rows: int


@dataclass
class Plan:
    """How a sheet was understood, row by row.

    `headers` are the head's texts by column, `columns` the column (from 0) of each meaning,
    `unused` columns that mean nothing here though something stands in them, `words` the code that
    each word of the sheet was read as (None: unknown), `year_from` where the year was found:
    "asked", "title", "sheet", "file" or "". `table` are the rows as they were put together of
    `parts`; `others` is what was not read; `asked` are unused columns of
    which nobody has said anything yet, `said` is what the keeper said of headings.
    """

    form: str
    file: str
    sha256: str
    sheet: str
    sheets: list[str]
    year: int | None
    year_from: str
    header_row: int
    headers: list[str]
    columns: dict[str, int]
    unused: list[int]
    words: dict[str, dict[str, str | None]]
    items: list[Item]
    table: Sheet
    layout: Layout
    parts: list[Part]
    asked: list[int] = field(default_factory=list[int])
    said: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    others: list[Other] = field(default_factory=list[Other])

    def where(self, row: int) -> str:
        """A row (of `table`) as it is named to people."""
        return str(self.layout.where(row))

    def unread(self) -> dict[str, list[str]]:
        """The headings that nothing takes, each with some of what stands under it."""
        return {self.headers[at] or f"#{at + 1}": self.layout.samples(at) for at in self.unused}

    @property
    def rows(self) -> int:
        """Rows of the sheet, title and empty ones too."""
        return len(self.items)

    @property
    def ready(self) -> list[Item]:
        """Rows that can go in as they are."""
        return [item for item in self.items if item.state == READY]

    @property
    def look(self) -> list[Item]:
        """Rows that somebody must look at first."""
        return [item for item in self.items if item.state == LOOK]

    @property
    def left_out(self) -> list[Item]:
        """Rows that are no record, or one that is there already."""
        return [item for item in self.items if item.state == LEFT_OUT]

    def as_json(self) -> dict[str, object]:
        """Counts, tables and rows with their reasons in words; no particulars of anybody."""
        several = len({part.sheet for part in self.parts}) > 1
        return {
            "kind": self.form,
            "rows": self.rows,
            "ready": len(self.ready),
            "look": len(self.look),
            "left_out": len(self.left_out),
            "sheets": [
                {
                    "sheet": part.sheet,
                    "rows": part.rows,
                    "kind": self.form,
                    "year": part.year,
                    "columns": part.columns,
                }
                for part in self.parts
            ],
            "others": [
                {"sheet": each.sheet, "kind": each.kind or None, "rows": each.rows}
                for each in self.others
            ],
            "items": [self._said_of(item, several=several) for item in self.items],
        }

    def _said_of(self, item: Item, *, several: bool) -> dict[str, object]:
        sheet, row = self.layout.place(item.row)
        said: dict[str, object] = {"sheet": sheet} if several else {}
        reasons = [masked(reason.words()) for reason in item.reasons]
        return said | {"row": row, "state": item.state, "reasons": reasons}
