"""Amounts in whole fen, and whole numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from app.errors import BadAmount, BadNumber, OutOfRange
from app.fields.kind import Kind, plain

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_READ = {c: i for row in (_FIGURES, "〇一二三四五六七八九") for i, c in enumerate(row)} | {
    "两": 2,
    "貳": 2,
    "叄": 3,
    "陸": 6,
}
_SCALE = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_ABOUT = re.compile(r"^(?:大约|约|近|左右)|(?:左右|上下|多)$")
MOST_FEN = 10**15


@dataclass(frozen=True)
class Money(Kind[int]):
    """An amount of yuan, kept in whole fen."""

    storage: ClassVar[str] = "INTEGER"

    def read(self, typed: object, year: int | None) -> int | None:
        """Take 12,000.50, ￥300, 1.2万, 约500元, 壹万贰仟元整, 三千五; 无 is nothing."""
        return parse_amount(typed)[0]

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not 0 <= value <= MOST_FEN:
            raise OutOfRange(least=0, most=MOST_FEN // 100)

    def show(self, value: int | None) -> str:
        """12,000.50."""
        return "" if value is None else f"{value // 100:,}.{value % 100:02d}"

    def to_cell(self, value: int | None) -> str | int | float | None:
        """Yuan as a number, to be added up."""
        return None if value is None else value / 100


def parse_amount(typed: object) -> tuple[int | None, bool]:
    """Fen, and whether the amount was only said to be about that. Raises BadAmount."""
    if isinstance(typed, (int, float)) and not isinstance(typed, bool):
        return _fen(Decimal(str(typed)), str(typed)), False
    said = plain(typed)
    if said in {"无", "没有", "-", "—", "/"}:
        return None, False
    text = _ABOUT.sub("", said)
    about = text != said
    text = re.sub(r"^人民币|[¥￥\s,]|元整?$|圆整?$|块钱?$", "", text).removesuffix("整")
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(千|万|亿)?", text)
    if found:
        scale = {"千": 1000, "万": 10_000, "亿": 10**8, None: 1}[found[2]]
        return _fen(Decimal(found[1]) * scale, said), about
    if not text:
        raise BadAmount(typed=said)
    return _read_words(text, said), about


def _fen(yuan: Decimal, said: str) -> int:
    try:
        fen = yuan * 100
        # A float of a workbook carries noise far behind the fen.
        if abs(fen - fen.to_integral_value()) > Decimal("0.001"):
            raise BadAmount(typed=said)
        return int(fen.to_integral_value())
    except InvalidOperation as error:
        raise BadAmount(typed=said) from error


def _read_words(text: str, said: str) -> int:
    yuan, _, rest = text.replace("圆", "元").replace("块", "元").rpartition("元")
    if not yuan and not re.search("[角毛分]", rest):
        yuan, rest = rest, ""
    fen = _read_whole(yuan, said) * 100 if yuan else 0
    for digit, unit in re.findall(r"零?(.)([角毛分])", rest):
        if digit not in _READ:
            raise BadAmount(typed=said)
        fen += _READ[digit] * (1 if unit == "分" else 10)
    if rest and not re.fullmatch(r"(?:零?.[角毛])?(?:零?.分)?整?", rest):
        raise BadAmount(typed=said)
    return fen


def _read_whole(text: str, said: str) -> int:
    total = section = digit = 0
    last_scale = 1
    for character in text:
        if character in _READ:
            digit = _READ[character]
            if digit == 0:
                last_scale = 1
        elif character in _SCALE:
            section += (digit or 1) * _SCALE[character]
            last_scale, digit = _SCALE[character], 0
        elif character in "万萬":
            total += (section + digit) * 10_000
            section, digit, last_scale = 0, 0, 10_000
        elif character in "亿億":
            total = (total + section + digit) * 10**8
            section, digit, last_scale = 0, 0, 10**8
        else:
            raise BadAmount(typed=said)
    if digit and last_scale > 10 and text[-2:-1] != "零":
        # 两万五 is 25,000, 三千五 is 3,500: the last digit stands for the next lower unit.
        digit *= last_scale // 10
    if total + section + digit == 0 and not set(text) & {"零", "〇"}:
        raise BadAmount(typed=said)
    return total + section + digit


def in_words(fen: int) -> str:
    """An amount in banker's characters without 人民币 before it, as 12000 元 → 壹万贰仟元整."""
    yuan, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    words = _whole_in_words(yuan) + "元" if yuan else ""
    if jiao:
        # A zero is said before 角 where the figure before it ends in one (票据 rules allow both).
        words += ("零" if yuan and yuan % 10 == 0 else "") + _FIGURES[jiao] + "角"
    elif cent and yuan:
        words += "零"
    if cent:
        return words + _FIGURES[cent] + "分"
    return (words or "零元") + "整"


def _whole_in_words(number: int) -> str:
    words, gap = "", False
    for group in range(len(_GROUPS) - 1, -1, -1):
        section = number // 10_000**group % 10_000
        if section == 0:
            gap = bool(words)
            continue
        above = number // 10_000 ** (group + 1)
        if words and (gap or section < 1000 or above % 10 == 0):
            words += "零"
        words += _section_in_words(section) + _GROUPS[group]
        gap = False
    return words


def _section_in_words(section: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = section // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _FIGURES[digit] + _UNITS[place]
        gap = False
    return words


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number."""

    storage: ClassVar[str] = "INTEGER"
    min: int = 0
    max: int = 10**12

    def read(self, typed: object, year: int | None) -> int | None:
        """Take digits, also with commas, 个 or 人 behind."""
        if isinstance(typed, float) and typed.is_integer():
            return int(typed)
        text = re.sub(r"[,\s]|[个人次条]$", "", plain(typed))
        if not re.fullmatch(r"-?\d{1,18}", text):
            raise BadNumber(typed=plain(typed))
        return int(text)

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not self.min <= value <= self.max:
            raise OutOfRange(least=self.min, most=self.max)

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number."""
        return value
