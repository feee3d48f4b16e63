"""Whole and broken numbers written with figures, with characters, or with both."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_SAME = str.maketrans(
    "〇壹弌贰貳弍叁參叄弎肆伍陆陸柒捌玖两兩拾佰仟萬億wW",
    "零一一二二二三三三三四五六六七八九二二十百千万亿万万",
)
_UNITS = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_FIGURES = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,9})?")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9,])")


def together(text: str) -> str:
    """Close up thousands and blanks; a comma or blank that parts no thousands stays."""
    closed = _GROUPED.sub(lambda found: re.sub("[, ]", "", found[0]), text)
    return re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", closed)


def number(text: str) -> Decimal | None:
    """The number that is written: 12000, 1.2万, 1万2千, 两万五, 壹万贰仟; None if it is none."""
    return _number(text.translate(_SAME))


def digit(character: str) -> int | None:
    """The digit that one character means, figure or numeral."""
    found = number(character) if len(character) == 1 and character not in "十拾" else None
    return None if found is None else int(found)


def _number(text: str) -> Decimal | None:
    for unit, size in _UNITS:
        head, found, tail = text.partition(unit)
        if found:
            return _counted(head, tail, size)
    if _FIGURES.fullmatch(text):
        return Decimal(text)
    return Decimal(_DIGITS.index(text)) if len(text) == 1 and text in _DIGITS else None


def _counted(head: str, tail: str, size: int) -> Decimal | None:
    """So many of a unit, and what follows it."""
    if not head and size == 10:
        head = "一"
    if size < 10**4 and not re.fullmatch(rf"[{_DIGITS}]|[0-9](?:\.[0-9]+)?", head):
        return None
    times = _number(head)
    if not times:
        return None
    if not tail:
        return times * size
    if times % 1 or "." in tail or tail.startswith("0"):
        return None
    if len(tail) == 1:
        # 两万五 is 25,000, 三千五 is 3,500: a lone digit stands for the next lower unit.
        rest = _number(tail)
        return None if not rest or rest > 9 else times * size + rest * size / 10
    rest = _number(tail.removeprefix("零"))
    return times * size + rest if rest and rest < size else None
