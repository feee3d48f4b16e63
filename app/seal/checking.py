"""Digits that people read out and copy, with a check digit for each group."""

from __future__ import annotations

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
"""Damm's table (H. Michael Damm, 2004): it finds every wrong digit and every swap of neighbours."""


def check_digit(digits: str) -> str:
    """The digit that follows on some digits."""
    check = "0"
    for each in digits:
        check = _DAMM[int(check)][int(each)]
    return check


def is_checked(group: str) -> bool:
    """Whether the last digit of a group is the check digit of those before it."""
    return check_digit(group[:-1]) == group[-1:]
