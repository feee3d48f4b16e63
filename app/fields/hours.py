"""Hours of service, to the minute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from app.errors import BadHours, OutOfRange
from app.fields.kind import Kind, plain
from app.language import _

_HOURS = re.compile(
    r"(?P<bare>\d{1,4}(?:\.\d{1,2})?)"
    r"|(?:(?P<hours>\d{1,4}(?:\.\d{1,2})?)(?:个?(?:小时|钟头)|h|时))?"
    r"(?P<half>半)?(?:(?P<minutes>\d{1,3})(?:分钟?|min))?"
)


@dataclass(frozen=True)
class Hours(Kind[int]):
    """A span of time in minutes, typed and shown in hours."""

    storage: ClassVar[str] = "INTEGER"

    max: int = 60 * 1_000

    def read(self, typed: object, year: int | None) -> int | None:
        """Take 2, 2.5, 2小时30分, 40分钟, 2个半小时, 半小时. Raises BadHours."""
        text = re.sub(r"\s", "", plain(typed).lower()).replace("个半小时", "小时半")
        text = text.replace("半小时", "0小时半") if text.startswith("半") else text
        found = _HOURS.fullmatch(text)
        if found is None or not text:
            raise BadHours(typed=plain(typed))
        hours = float(found["bare"] or found["hours"] or 0) + (0.5 if found["half"] else 0)
        return round(hours * 60) + int(found["minutes"] or 0)

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not 0 <= value <= self.max:
            raise OutOfRange(least=0, most=self.max // 60)

    def show(self, value: int | None) -> str:
        """In hours, with at most two places: 2.5."""
        if value is None:
            return ""
        hours = f"{value / 60:.2f}".rstrip("0").rstrip(".")
        return _("{hours} h").format(hours=hours)

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number of hours."""
        return None if value is None else round(value / 60, 2)
