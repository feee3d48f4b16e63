"""What every kind of field can do: take what people type, check it, show it, mask it, store it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, cast

from app.errors import BadCharacter, NotChosen
from app.language import _

V = TypeVar("V")

_MARKS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = re.compile(f"[{_MARKS}]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNKEPT = re.compile(f"[{_CONTROLS}\ud800-\udfff]")


def seen(text: str) -> str:
    """A text without what nobody sees: marks of direction and width, controls; lines end in \\n."""
    return re.sub(f"[{_CONTROLS}]", "", _LINE_ENDS.sub("\n", _UNSEEN.sub("", text)))


def plain(typed: object) -> str:
    """What was typed, in half width, without outer spaces and characters that nobody sees."""
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    return unicodedata.normalize("NFKC", seen(str(typed))).strip()


@dataclass(frozen=True)
class Kind(Generic[V]):
    """One kind of field. `None` is an empty field everywhere."""

    storage: ClassVar[str] = "TEXT"
    many: ClassVar[bool] = False
    """Whether a value is a list."""

    def parse(self, typed: object, *, year: int | None = None) -> V | None:
        """Read what people type or a workbook cell holds; blank is None. Raises Unacceptable.

        `year` completes a date that was written without one.
        """
        if typed is None:
            return None
        if isinstance(typed, str) and not seen(typed).strip():
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
        word = plain(typed).lower()
        if word in {"是", "有", "对", "√", "✓", "✔", "☑", "y", "yes", "1", "true"}:
            return True
        if word in {"否", "不是", "无", "没有", "×", "✗", "n", "no", "0", "false"}:
            return False
        raise NotChosen(typed=plain(typed))

    def show(self, value: bool | None) -> str:
        """是 or nothing."""
        return _("yes") if value else ""

    def to_json(self, value: bool | None) -> object:
        """1 or 0, which JSON and SQL spell alike."""
        return None if value is None else int(value)

    def from_json(self, raw: object) -> bool | None:
        """Truth."""
        return None if raw is None else bool(raw)


def require_printable(text: str, *, lines: bool) -> None:
    """Raise BadCharacter for half characters and controls (but line ends where allowed)."""
    if text.isprintable():
        return
    found = _UNKEPT.search(text) or (None if lines else re.search(r"[\n\t]", text))
    if found:
        raise BadCharacter(character=f"U+{ord(found[0]):04X}")
