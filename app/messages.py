"""A refusal in words, for window and command alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app.errors import AppError, FieldErrors
from app.fields.kind import seen
from app.language import _


def words(error: AppError) -> str:
    """The translated sentence that says what was refused and what to do."""
    if isinstance(error, FieldErrors) and error.fields:
        return in_one(f"{name}: {words(each)}" for name, each in error.fields.items())
    said = {name: _worded(value) for name, value in error.data.items()}
    if isinstance(said.get("typed"), str):
        said["typed"] = shortened(str(said["typed"]))
    return _(error.message).format(**said)


def in_one(sentences: Iterable[str]) -> str:
    """Several sentences as one: only the last keeps its stop."""
    *others, last = [each for each in sentences if each] or [""]
    return "；".join([*(each.rstrip("。.") for each in others), last])


def shortened(typed: str, most: int = 40) -> str:
    """What was typed or pasted, in one line, as far as one needs it to know it again."""
    words = " ".join(seen(typed).split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _worded(value: object) -> object:
    if isinstance(value, AppError):
        return words(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value


def size_in_words(size: int) -> str:
    """A size as people read it on a stick."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))} KB"
    if size < 1_000_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size / 1_000_000_000:.1f} GB"


def on_two_lines(name: str) -> str:
    """A long name of a room on two lines, parted where one would part it aloud."""
    at = name.find("法律服务")
    return f"{name[:at]}\n{name[at:]}" if at > 0 and len(name) > 9 else name
