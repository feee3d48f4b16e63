"""Lengths read off a ruler."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from app.errors import BadLength, OutOfRange
from app.fields.kind import Kind, plain


@dataclass(frozen=True)
class Millimetres(Kind[int]):
    """A length in tenths of a millimetre, typed and shown in millimetres; the bounds are tenths."""

    storage: ClassVar[str] = "INTEGER"

    min: int = -200
    max: int = 200

    def read(self, typed: object, year: int | None) -> int | None:
        """Take 1.5, -2; a comma for the point; mm or 毫米 behind."""
        text = re.sub(r"\s|毫米|mm", "", plain(typed).lower()).translate(_SIGNS)
        if not re.fullmatch(r"[+-]?\d{1,4}(?:\.\d+)?", text):
            raise BadLength(typed=plain(typed))
        return round(float(text) * 10)

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not self.min <= value <= self.max:
            raise OutOfRange(least=self.show(self.min), most=self.show(self.max))

    def show(self, value: int | None) -> str:
        """In millimetres, without a nought behind the point."""
        return "" if value is None else f"{value / 10:g}"

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number."""
        return None if value is None else value / 10


_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", ",": ".", "。": "."})
