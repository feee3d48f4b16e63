"""Numbers that identify: identity numbers, phones, codes of places and organisations."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from app.errors import (
    BadCreditCode,
    BadIdentityCharacters,
    BadIdentityChecksum,
    BadIdentityDate,
    BadIdentityLength,
    BadPhone,
    BadPlaceCode,
    IdentityMasked,
    IdentityRounded,
)
from app.fields.kind import Kind, plain
from app.language import _

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_AREA = "0632"
"""Zaozhuang's area code, put before a fixed number that was written without one."""

_UNCHANGED = (
    "1[3-9][0-9]{9}"  # mobile
    "|110|114|119|12[02]|1[012][0-9]{3}|9[56][0-9]{3,4}"  # short
    "|[48]00[0-9]{7}"
)
_MOBILE = re.compile("1[3-9][0-9]{9}")
_FIXED = (
    f"(010|02[0-9])([0-9]{{8}})|({_AREA}(?=[0-9]{{7}}$)|(?!{_AREA})0[3-9][0-9]{{2}})([0-9]{{7,8}})"
)
"""Area codes beginning 01 and 02 have three digits, all others four; here 7 digits follow."""


def _bare(typed: object) -> str:
    return re.sub(r"[\s\-‐‑‒–—―−]", "", plain(typed))


@dataclass(frozen=True)
class IdentityNumber(Kind[str]):
    """A citizen's identity number (GB 11643-1999), or an old one of 15 digits."""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take full-width digits, spaces and a small x. Raises IdentityRounded."""
        text = _bare(typed).upper()
        # What a workbook keeps as an amount is exact to 15 figures.
        if (isinstance(typed, float) and typed >= 10**15) or re.fullmatch(
            r"[0-9.]+E\+?[0-9]+", text
        ):
            raise IdentityRounded
        return re.sub("[×Х╳]$", "X", text)

    def check(self, value: str) -> None:
        """Raise IdentityMasked, BadIdentityLength, …Characters, …Date, …Checksum.

        The region is not compared with today's list: old codes stay valid for life.
        """
        if re.search("[*●•○□#?]|XX", value):
            raise IdentityMasked
        if len(value) not in (15, 18):
            raise BadIdentityLength(length=len(value))
        if not re.fullmatch("[0-9]{15}|[0-9]{17}[0-9X]", value):
            raise BadIdentityCharacters
        birth, _sex = birth_and_sex(value)
        if not datetime.date(1880, 1, 1) <= birth <= datetime.date.today():
            raise BadIdentityDate(date=birth.isoformat())
        if len(value) == 18 and identity_check_digit(value) != value[17]:
            raise BadIdentityChecksum

    def mask(self, value: str | None) -> str:
        """370406********0017."""
        return "" if not value else value[:6] + "*" * (len(value) - 10) + value[-4:]


def identity_check_digit(number: str) -> str:
    """The 18th character that the first 17 call for (ISO 7064 MOD 11-2)."""
    total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def birth_and_sex(identity: str) -> tuple[datetime.date, str]:
    """Birth and sex (GB/T 2261.1: 1 man, 2 woman) that a number says. Raises BadIdentityDate."""
    written = "19" + identity[6:12] if len(identity) == 15 else identity[6:14]
    sequence = identity[14] if len(identity) == 15 else identity[16]
    try:
        birth = datetime.date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError as error:
        raise BadIdentityDate(date=written) from error
    return birth, "1" if int(sequence) % 2 else "2"


def age_on(birth: datetime.date, day: datetime.date) -> int:
    """Full years on a day (民法典: from the day after the birthday of the year)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def identity_echo(number: str) -> str:
    """What a number says of its holder, to be confirmed: 1952年生，女."""
    birth, sex = birth_and_sex(number)
    who = _("a man") if sex == "1" else _("a woman")
    return _("born in {year}, {who}").format(year=birth.year, who=who)


@dataclass(frozen=True)
class Phone(Kind[str]):
    """A telephone number as text: mobile, 0632-5580148, or a short public number."""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take spaces, dashes, +86, floats; a bare local number gets the area code."""
        text, _, extension = re.sub(r"转|分机|[-,]?ext\.?", "转", plain(typed)).partition("转")
        # A second dash has the number inside the house behind it.
        if found := re.fullmatch(r"(0[0-9]{2,3}-[0-9]{7,8})-([0-9]{1,5})", text):
            text, extension = found[1], found[2]
        number = _phone(re.sub(r"[()\[\].·]", "", _bare(text)))
        inside = _bare(extension)
        if number and not extension:
            return number
        if number and "-" in number and re.fullmatch("[0-9]{1,5}", inside):
            return f"{number}-{inside}"
        raise BadPhone(typed=plain(typed))

    def check(self, value: str) -> None:
        """Raise BadPhone."""
        # Of mobile numbers, which are most, there is only one spelling in these digits.
        if not _MOBILE.fullmatch(value) and self.read(value, None) != value:
            raise BadPhone(typed=value)

    def mask(self, value: str | None) -> str:
        """138****1234."""
        if not value or len(value) < 7:
            return value or ""
        area, dash, number = value.partition("-")
        return f"{area}-***{number[-4:]}" if dash else f"{value[:3]}****{value[-4:]}"


def _phone(digits: str) -> str | None:
    """A number in its one spelling, without what connects inside a house."""
    if abroad := re.fullmatch(r"(?:\+|00)86(.+)|86(1[0-9]{10})", digits):
        digits = abroad[1] or abroad[2]
        digits = digits if digits[0] in "01" else f"0{digits}"
    if re.fullmatch(_UNCHANGED, digits):
        return digits
    if re.fullmatch("[2-8][0-9]{6}", digits):
        return f"{_AREA}-{digits}"
    # A workbook drops the zero of a number that it takes for an amount.
    if re.fullmatch(f"{_AREA[1:]}[0-9]{{7}}", digits):
        digits = f"0{digits}"
    found = re.fullmatch(_FIXED, digits)
    return f"{found[1] or found[3]}-{found[2] or found[4]}" if found else None


@dataclass(frozen=True)
class PlaceCode(Kind[str]):
    """An administrative code of 12 digits (GB/T 2260 and the statistics office's places)."""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take digits."""
        return _bare(typed)

    def check(self, value: str) -> None:
        """Raise BadPlaceCode."""
        if not re.fullmatch("[1-9][0-9]{11}", value):
            raise BadPlaceCode(typed=value)


@dataclass(frozen=True)
class CreditCode(Kind[str]):
    """An organisation's unified social credit code (GB 32100-2015)."""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take digits and letters."""
        return _bare(typed).upper()

    def check(self, value: str) -> None:
        """Raise BadCreditCode."""
        if len(value) != 18 or set(value) - set(_CREDIT):
            raise BadCreditCode(typed=value)
        total = sum(_CREDIT.index(c) * pow(3, i, 31) for i, c in enumerate(value[:17]))
        if _CREDIT[(31 - total % 31) % 31] != value[17]:
            raise BadCreditCode(typed=value)
