"""Where a place lies: degrees east or north, kept to a millionth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from app.errors import BadDegrees, OutOfRange
from app.fields.kind import Kind, plain

_PARTS = re.compile(
    r"(\d{1,3})[°度](?:(\d{1,2})['′分](?:(\d{1,2}(?:\.\d+)?)(?:\"|''|′′|秒))?)?[EN东北]?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,15})?")
_MILLION = 1_000_000


@dataclass(frozen=True)
class Degrees(Kind[int]):
    """An angle in millionths of a degree, typed and shown in degrees; the bounds are degrees."""

    storage: ClassVar[str] = "INTEGER"

    least: float = -180
    most: float = 180

    def read(self, typed: object, year: int | None) -> int | None:
        """Take 117.3456, 117°20′44″. Raises BadDegrees."""
        text = re.sub(r"\s", "", plain(typed))
        if _DECIMAL.fullmatch(text):
            return round(float(text) * _MILLION)
        found = _PARTS.fullmatch(text)
        if found is None:
            raise BadDegrees(typed=plain(typed))
        whole, minutes, seconds = (float(each or 0) for each in found.groups())
        return round((whole + minutes / 60 + seconds / 3600) * _MILLION)

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not self.least <= value / _MILLION <= self.most:
            raise OutOfRange(least=self.least, most=self.most)

    def show(self, value: int | None) -> str:
        """In degrees."""
        return "" if value is None else f"{value / _MILLION:.6f}".rstrip("0").rstrip(".")

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number of degrees."""
        return None if value is None else value / _MILLION
