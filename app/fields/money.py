"""Amounts in whole fen, and whole numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from app.errors import BadAmount, BadNumber, OutOfRange
from app.fields import numerals
from app.fields.kind import Kind, plain

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_NOTHING = frozenset(("无", "没有", "不涉及", "-", "--", "—", "——", "/"))
_SAME = str.maketrans("圆圓块塊毛正", "元元元元角整")
_ABOUT = re.compile(
    r"^(?:大约|大概|差不多|将近|接近|约|近)|(?:左右|上下)$|[多余来](?=[万千亿]?(?:元钱?)?$)"
)
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY)?[¥]?|(?:人民币|RMB|CNY)$", re.IGNORECASE)
_SPELLED = re.compile(
    r"(?:(?P<yuan>[^元角分整]+)(?:元钱?|$))?(?:零?(?P<jiao>.)角)?(?:零?(?P<fen>.)分)?整?"
)
_SHORT = re.compile(r"(?P<yuan>[^元角分整.]+)元(?P<jiao>[^零0钱整])")
_COUNTER = re.compile("^第|[个人名位次回条件户家号页份张岁场]$")
MOST_FEN = 10**14


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
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return _fen_of_cell(typed), False
    said = plain(typed)
    if not said or said in _NOTHING:
        return None, False
    text = re.sub("yuan$", "元", numerals.together(said), flags=re.IGNORECASE).translate(_SAME)
    exact = _ABOUT.sub("", text)
    return _fen_of_words(_CURRENCY.sub("", exact), said), exact != text


def _fen_of_cell(yuan: int | float) -> int:
    try:
        fen = Decimal(str(yuan)) * 100
        # A float of a workbook carries noise far behind the fen.
        if abs(fen - round(fen)) > Decimal("0.001"):
            raise BadAmount(typed=yuan)
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise BadAmount(typed=yuan) from error
    return round(fen)


def _fen_of_words(text: str, said: str) -> int:
    found = _SHORT.fullmatch(text) or _SPELLED.fullmatch(text)
    parts = {name: part for name, part in found.groupdict().items() if part} if found else {}
    fen = Decimal(0)
    for name, part in parts.items():
        value = numerals.number(part) if name == "yuan" else numerals.digit(part)
        # 1.5元5角 says the jiao twice.
        if value is None or (name == "yuan" and len(parts) > 1 and value % 1):
            raise BadAmount(typed=said)
        fen += {"yuan": 100, "jiao": 10, "fen": 1}[name] * value
    if not parts or fen % 1:
        raise BadAmount(typed=said)
    return int(fen)


def in_words(fen: int) -> str:
    """An amount in banker's characters without 人民币 before it, as 12000 元 → 壹万贰仟元整.

    Raises OutOfRange.
    """
    Money().check(fen)
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
        """Take digits and numerals, grouped by thousands, with 第 before or 人, 户, 号 … behind."""
        if isinstance(typed, float) and typed.is_integer():
            typed = int(typed)
        said = plain(typed)
        text = _COUNTER.sub("", numerals.together(said))
        value = None if isinstance(typed, bool) else numerals.number(text.removeprefix("-"))
        if value is None or value % 1:
            raise BadNumber(typed=said)
        return -int(value) if text.startswith("-") else int(value)

    def check(self, value: int) -> None:
        """Raise OutOfRange."""
        if not self.min <= value <= self.max:
            raise OutOfRange(least=self.min, most=self.max)

    def to_cell(self, value: int | None) -> str | int | float | None:
        """A number."""
        return value
