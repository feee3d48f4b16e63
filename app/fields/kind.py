"""What every kind of field can do: take what people type, check it, show it, mask it, store it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, cast

from app.errors import BadCharacter, NotChosen

V = TypeVar("V")

UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def plain(typed: object) -> str:
    """What was typed, in half width, without outer spaces and characters that nobody sees."""
    text = typed if isinstance(typed, str) else str(typed)
    return unicodedata.normalize("NFKC", text.translate(UNSEEN)).strip()


@dataclass(frozen=True)
class Kind(Generic[V]):
    """One kind of field. `None` is an empty field everywhere."""

    storage: ClassVar[str] = "TEXT"

    def parse(self, typed: object, *, year: int | None = None) -> V | None:
        """Read what people type or a workbook cell holds; blank is None. Raises Unacceptable.

        `year` completes a date that was written without one.
        """
        if typed is None:
            return None
        if isinstance(typed, str) and not typed.translate(UNSEEN).strip():
            return None
        value = self.read(typed, year)
        if value is not None:
            self.check(value)
        return value

    def read(self, typed: object, year: int | None) -> V | None:
        """Read something that is not blank; each kind says how."""
        raise NotImplementedError

    def check(self, value: V) -> None:
        """Raise Unacceptable unless the value may be stored."""

    def show(self, value: V | None) -> str:
        """The value on screen and paper."""
        return "" if value is None else str(value)

    def mask(self, value: V | None) -> str:
        """The value where others may read it."""
        return self.show(value)

    def to_json(self, value: V | None) -> object:
        """The value as JSON and as SQL stores it (a list becomes JSON text there)."""
        return value

    def from_json(self, raw: object) -> V | None:
        """The value that `to_json` wrote."""
        return cast("V | None", raw)

    def to_cell(self, value: V | None) -> str | int | float | None:
        """The value as a workbook cell; numbers that identify are text."""
        return self.show(value) or None


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or not said."""

    storage: ClassVar[str] = "INTEGER"

    def read(self, typed: object, year: int | None) -> bool | None:
        """Take 是/否, yes/no, ✓, 1/0."""
        if isinstance(typed, (bool, int, float)):
            return bool(typed)
        word = plain(typed).lower()
        if word in {"是", "有", "√", "✓", "y", "yes", "1", "true"}:
            return True
        if word in {"否", "无", "没有", "×", "n", "no", "0", "false"}:
            return False
        raise NotChosen(typed=plain(typed))

    def show(self, value: bool | None) -> str:
        """是 or nothing."""
        return "是" if value else ""

    def to_json(self, value: bool | None) -> object:
        """1 or 0, which JSON and SQL spell alike."""
        return None if value is None else int(value)

    def from_json(self, raw: object) -> bool | None:
        """Truth."""
        return None if raw is None else bool(raw)


def require_printable(text: str, *, lines: bool) -> None:
    """Raise BadCharacter for half characters and controls (but line ends where allowed)."""
    for character in text:
        category = unicodedata.category(character)
        if category == "Cs" or (category == "Cc" and not (lines and character in "\n\t")):
            raise BadCharacter(character=f"U+{ord(character):04X}")
