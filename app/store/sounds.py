"""How names are spoken: pinyin, initials and both mixed, surnames by a table of surnames."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from app.codes import Code
from app.resources import resource

MOST_READINGS = 8
"""A name with several readings is kept under so many of them at most."""


class _Surnames(msgspec.Struct, frozen=True):
    """`surnames.json`."""

    readings: dict[str, tuple[str, ...]]
    compound: dict[str, str]


@cache
def _surnames() -> _Surnames:
    return msgspec.json.decode(resource("surnames.json").read_bytes(), type=_Surnames)


@lru_cache(maxsize=20_000)
def readings(name: str) -> str:
    """A name's full pinyin, its initials, and the surname in full with initials: zhaosz.

    Each is a word, for each way in which the name can be read.
    """
    known = _surnames()
    compound = known.compound.get(name[:2])
    if compound:
        first, given = [tuple(compound.split())], name[2:]
    else:
        usual = known.readings.get(name[:1], ())
        first = [(each,) for each in _distinct([*usual, *_of_character(name[:1])])] or [()]
        given = name[1:]
    rest = _readings_of(given)
    words: list[str] = []
    # A rare reading of the surname may not be crowded out by those of the given name.
    for surname in first[:MOST_READINGS]:
        for syllables in rest[: max(1, MOST_READINGS // len(first))]:
            initials = "".join(each[0] for each in syllables if each)
            words.append("".join([*surname, *syllables]))
            words.append("".join(each[0] for each in surname if each) + initials)
            if 1 < len(syllables) < 4:
                words.append("".join(surname) + initials)
    return " ".join(dict.fromkeys(filter(None, words)))


def syllables(words: str) -> list[str]:
    """The pinyin of running words, a syllable a character, as they are usually read."""
    return [each[0] for each in _spoken_as(words)]


@lru_cache(maxsize=20_000)
def order(words: str) -> tuple[str, ...]:
    """What words are sorted by: their pinyin, a surname's as a surname; numbers by how large."""
    counted = re.sub("[0-9]+", lambda found: found[0].zfill(12), words.lower())
    if counted.isascii():
        return (counted,)
    from pypinyin.constants import PHRASES_DICT

    known, first = _surnames(), ()
    # 单 is Shan before a given name, but not in 单位.
    is_name = not any(words[:end] in PHRASES_DICT for end in (2, 3, 4))
    if compound := known.compound.get(words[:2]):
        first = tuple(compound.split())
    elif is_name:
        first = known.readings.get(words[:1], ())[:1]
    return (*first, *syllables(words[len(first) :]), counted)


def _readings_of(given: str) -> list[tuple[str, ...]]:
    """The ways to read a given name, those of a word in it before those of its characters."""
    # Loading the dictionary takes a third of a second: only when the first name is kept.
    from pypinyin.constants import PHRASES_DICT

    ends = range(2, len(given) + 1)
    if any(given[start:end] in PHRASES_DICT for end in ends for start in range(end - 1)):
        spoken = _spoken_as(given)
    else:
        # Without a phrase in it a name is read character by character, and those come again.
        spoken = [each for character in given for each in _spoken_as(character)]
    ways = itertools.product(*(_distinct(each) for each in spoken))
    return list(itertools.islice(ways, MOST_READINGS))


def _of_character(character: str) -> list[str]:
    return [each for spoken in _spoken_as(character) for each in spoken]


@lru_cache(maxsize=20_000)
def _spoken_as(words: str) -> list[list[str]]:
    from pypinyin import Style, pinyin

    return pinyin(
        words, style=Style.NORMAL, heteronym=True, errors="ignore", neutral_tone_with_five=False
    )


def _distinct(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


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
