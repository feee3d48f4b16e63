"""Words known by what they hold, by their pinyin or by their initials."""

from __future__ import annotations

from app.codes import Code
from app.store.sounds import readings


def holds(text: str, *names: str) -> bool:
    """Whether every word is in one of the names, or begins its pinyin or initials."""
    return all(
        any(
            word in name or any(each.startswith(word) for each in readings(name).split())
            for name in names
        )
        for word in text.lower().split()
    )


def means(text: str, code: Code) -> bool:
    """Whether a number, part of a label, or the beginning of its pinyin means a code."""
    low = text.lower()
    if not (low.isascii() and low.isalpha()):
        return code.code == low or any(low in word for word in (code.label, *code.also))
    sounds = [word for each in (code.zh, *code.also) for word in readings(each).split()]
    # A dictionary may hear another word across two of them: 转调 in 转调解.
    sounds += [
        before + after
        for before in readings(code.zh[:1]).split()
        for after in readings(code.zh[1:]).split()
    ]
    return low in code.label.lower() or any(each.startswith(low) for each in sounds)
