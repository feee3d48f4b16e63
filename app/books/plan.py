"""What a workbook would bring in: every row accounted for, and nothing written yet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import AppError
from app.messages import words

READY, LOOK, LEFT_OUT = "ready", "look", "left_out"


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
    was understood without being written there. `lacking` are required columns without a value.
    """

    row: int
    state: str
    fingerprint: str = ""
    values: dict[str, object] = field(default_factory=dict[str, object])
    person: dict[str, object] = field(default_factory=dict[str, object])
    reasons: list[Reason] = field(default_factory=list[Reason])
    remarks: list[Reason] = field(default_factory=list[Reason])
    lacking: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Choices:
    """What the keeper has set right; whatever is not named here is guessed.

    `header_row` counts from 1, `columns` give the column (from 0) of a meaning or None for none,
    `words` the code of a word or None, `typed` the text that a cell should have had, by row and
    meaning: an empty text means to go on without it.
    """

    sheet: str | None = None
    year: int | None = None
    header_row: int | None = None
    columns: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    typed: Mapping[int, Mapping[str, str]] = field(default_factory=dict[int, Mapping[str, str]])
    today: datetime.date | None = None


@dataclass
class Plan:
    """How a sheet was understood, row by row.

    `headers` are the head's texts by column, `columns` the column (from 0) of each meaning,
    `unused` columns that mean nothing here though something stands in them, `words` the code that
    each word of the sheet was read as (None: unknown), `year_from` where the year was found:
    "asked", "title", "sheet", "file" or "".
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
        """Counts and rows with their reasons in words; no particulars of anybody."""
        return {
            "rows": self.rows,
            "ready": len(self.ready),
            "look": len(self.look),
            "left_out": len(self.left_out),
            "items": [
                {
                    "row": item.row,
                    "state": item.state,
                    "reasons": [reason.words() for reason in item.reasons],
                }
                for item in self.items
            ],
        }
