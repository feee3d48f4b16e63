"""What agreements usually say: clauses by kind of dispute whose blanks are filled from the case."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from app import codes
from app.errors import AppError
from app.fields import Money, in_words, long_day
from app.records.cases.model import Party
from app.resources import resource

BLANK = "______"
"""What is left to be written in."""

# Of what stands between such brackets one is to be chosen.
_LEFT = re.compile(r"[_＿]{2,}|【[^【】／]*／[^【】]*】")
_BLANKS = re.compile(r"\{(\w+)\}")
_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]{1,2})?)(\s*元\s*[（(]\s*大写\s*[:：]?\s*)([^）)]*)")


class Clause(msgspec.Struct, frozen=True, rename={"kinds": "for"}):
    """One clause with blanks; `kinds` are the kinds of dispute it suits, none for any."""

    name: str
    kinds: list[str]
    words: str
    manner: str


@cache
def library() -> list[Clause]:
    """Every clause that came with the program."""
    data = resource("forms", "cases", "clauses.json").read_bytes()
    return msgspec.json.decode(data, type=list[Clause])


def suited(category: str | None) -> list[Clause]:
    """The clauses for a kind of dispute: its own first, then those for any."""
    family = [] if not category else [category, *_above(category)]
    own = [each for each in library() if set(each.kinds) & set(family)]
    own.sort(key=lambda each: min(family.index(k) for k in each.kinds if k in family))
    return own + [each for each in library() if not each.kinds]


def _above(category: str) -> list[str]:
    return [
        each.code
        for each in codes.load("dispute").current()
        if each.code != category and category in codes.load("dispute").under(each.code)
    ]


def blanks(
    parties: Sequence[Party],
    *,
    amount: int | None = None,
    due: datetime.date | None = None,
    instalments: Sequence[Mapping[str, Any]] = (),
    payer: str | None = None,
) -> dict[str, str]:
    """What fills the blanks; what is not known yet stays a blank to be written in.

    `payer` is the name of who pays, the respondents unless told.
    """
    own = [each.name for each in parties if each.role == "applicant"]
    others = [each.name for each in parties if each.role == "respondent"]
    pays, gets = others, own
    if payer is not None and payer not in others:
        pays = [payer]
        gets = others if payer in own else own
    planned = "；".join(
        f"{long_day(each['due'])}前付{Money().show(each['amount'])}元"
        for each in instalments
        if each.get("due") and each.get("amount")
    )
    return {
        "applicant": "、".join(own),
        "respondent": "、".join(others),
        "payer": "、".join(pays),
        "payee": "、".join(gets),
        "amount": amount_words(amount) if amount else "",
        "due": long_day(due) if due else "",
        "instalments": planned,
    }


def amount_words(fen: int) -> str:
    """An amount as an agreement says it: figures, then the same in characters."""
    return f"人民币{Money().show(fen)}元（大写：{in_words(fen)}）"


def filled(words: str, given: Mapping[str, str]) -> str:
    """A clause with its blanks filled."""
    return _BLANKS.sub(lambda blank: given.get(blank[1]) or BLANK, words)


def lines_with_blanks(text: str) -> list[int]:
    """The lines of a text, counted from 1 as papers number clauses, that have a blank left."""
    lines = [each for each in text.splitlines() if each.strip()]
    return [number for number, each in enumerate(lines, 1) if _LEFT.search(each)]


def agreed(text: str) -> str:
    """The text with every amount in characters made to say what its figures say."""
    return _AMOUNT.sub(_restated, text)


def _restated(found: re.Match[str]) -> str:
    try:
        fen = Money().parse(found[1])
        words = in_words(fen) if fen else found[3]
    except AppError:
        return found[0]
    return found[1] + found[2] + words


def amounts(text: str) -> list[int]:
    """The amounts in fen that a text names in figures and characters."""
    found: list[int] = []
    for each in _AMOUNT.finditer(text):
        try:
            fen = Money().parse(each[1])
        except AppError:
            continue
        if fen is not None:
            found.append(fen)
    return found


def restated(text: str, before: int | None, after: int | None) -> str:
    """The text with one amount replaced by another, in figures and characters."""
    if not before or not after:
        return text
    return text.replace(amount_words(before), amount_words(after))
