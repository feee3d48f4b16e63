"""Points of an assessment, to the hundredth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from app.errors import BadPoints, OutOfRange
from app.fields.kind import Kind, plain

_POINTS = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,5})(?:\.(?P<part>\d{1,2}))?分?")


@dataclass(frozen=True)
class Points(Kind[int]):
    """Points in hundredths, typed and shown with at most two places."""

    storage: ClassVar[str] = "INTEGER"
    min: int = -100_000
    max: int = 100_000

    def read(self, typed: object, year: int | None) -> int | None:
        """Take 12, 12.5, -1.25, 5分. Raises BadPoints."""
        said = plain(typed).replace("−", "-")
        found = _POINTS.fullmatch(re.sub(r"\s", "", said))
        if found is None:
            raise BadPoints(typed=said)
        value = int(found["whole"]) * 100 + int((found["part"] or "").ljust(2, "0"))
        return -value if found["sign"] == "-" else value

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not self.min <= value <= self.max:
            raise OutOfRange(least=self.show(self.min), most=self.show(self.max))

    def show(self, value: int | None) -> str:
        """12.5."""
        if value is None:
            return ""
        whole, part = divmod(abs(value), 100)
        said = f"{whole}.{part:02}".rstrip("0").rstrip(".")
        return f"-{said}" if value < 0 else said

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number of points."""
        return None if value is None else value / 100
