"""What the head of a table says: a heading is understood whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from app.books.characters import real
from app.books.sheet import EMPTY, Cell, Sheet, plain
from app.books.table import Form, legacy_words
from app.language import _

_LONGEST = 24
_TOP = 20
"""Rows in which the head of a plain table is looked for."""
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")
_NUMBERED = re.compile(r"\A[(]?(?:\d{1,2}|[一二三四五六七八九十])[).、.]+")
_ENDS = ":*.。;,、_-"
_SIDES = re.compile(r"甲|乙|申请|对方|一方|被")
_PARTS = re.compile(r"[/、]|或者?")


@lru_cache(maxsize=20_000)
def spellings(text: str) -> tuple[str, ...]:
    """How a heading may be looked up: as it stands, and without what only explains it."""
    if len(text) > 4 * _LONGEST:
        return ()
    whole = _NUMBERED.sub("", plain(real(text))).strip(_ENDS)
    if not whole or len(whole) > _LONGEST or whole.replace(".", "").isdigit():
        return ()
    bare = whole
    for each in _BRACKETS.findall(whole):
        # What tells one side from the other is no mere explanation.
        bare = bare if _SIDES.search(each) else bare.replace(each, "")
    bare = bare.strip(_ENDS)
    return (whole,) if bare == whole or not bare else (whole, bare)


def key(text: str) -> str:
    """A heading as it is remembered and compared."""
    found = spellings(text)
    return found[-1] if found else ""


class Titles:
    """The headings that a kind of table knows, by what they mean; the surest come first."""

    def __init__(self, titles: Mapping[str, Sequence[str]]) -> None:
        self.of = {
            name: {title: rank for rank, title in reversed([*enumerate(each)])}
            for name, each in titles.items()
        }
        self.known = {title for each in self.of.values() for title in each}

    def means(self, name: str, text: str) -> int | None:
        """How surely a heading means this: 0 is surest, None not at all."""
        titles = self.of[name]
        for each in spellings(text):
            if each in titles:
                return titles[each]
            parts = [part for part in _PARTS.split(each) if part]
            if len(parts) > 1 and all(part in titles for part in parts):
                return titles[parts[0]]
        return None


def titles_of(form: Form) -> Titles:
    """The headings of a kind of table that is read whole."""
    owners = legacy_words().of(form.name).owners
    found: dict[str, list[str]] = {}
    for each in form.meanings:
        found[each.name] = form.titles(each.name)
        if each.about == "person":
            # 来访人联系电话 is the phone of whom the row is about.
            found[each.name] += [owner + title for owner in owners for title in found[each.name]]
    return Titles(found)


def columns(
    heads: Sequence[str],
    titles: Titles,
    asked: Mapping[str, int | None],
    remembered: Mapping[str, str | None],
) -> dict[str, int]:
    """The column (from 0) of each meaning; what was said of a heading before goes first."""
    found = {name: column for name, column in asked.items() if column is not None}
    taken = set(found.values())
    for at, text in enumerate(heads):
        said = remembered.get(key(text), "")
        if said and said not in asked and said not in found and at not in taken:
            if said in titles.of:
                found[said] = at
                taken.add(at)
        elif said is None:
            taken.add(at)
    for name in titles.of:
        if name in found or name in asked:
            continue
        ranks = [
            (rank, at)
            for at, text in enumerate(heads)
            if at not in taken and (rank := titles.means(name, text)) is not None
        ]
        if ranks:
            found[name] = min(ranks)[1]
            taken.add(found[name])
    return found


def plain_rows(
    of: Sheet, titles: Titles, needs: Sequence[set[str]]
) -> list[tuple[str, dict[str, str]]] | None:
    """The rows below the head of a table, what each meaning holds and where the row stands.

    The head is the first row that has all of one of `needs`; a row that says none of its own
    (a total, a signature) is left out. None where there is no such head.
    """
    for at, row in enumerate(of.rows[:_TOP]):
        found = columns([cell.text for cell in row], titles, {}, {})
        if any(each <= found.keys() for each in needs):
            said = {meaning for each in needs for meaning in each}
            return list(_below(of, at + 1, found, said))
    return None


def _below(
    of: Sheet, first: int, found: Mapping[str, int], said: set[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    for number, row in enumerate(of.rows[first:], first + 1):
        cells = {meaning: plain(row[at].text) for meaning, at in found.items() if at < len(row)}
        if any(cells.get(each) for each in said):
            yield _("{sheet}, row {row}").format(sheet=of.name, row=number), cells


def composed(sheet: Sheet, at: int, known: Iterable[str], owners: Iterable[str]) -> list[str]:
    """The headings of a head of two rows, each under what stands over it."""
    upper, lower = _wide(sheet, at), sheet.rows[at + 1]
    known, owners = set(known), set(owners)
    heads: list[str] = []
    for column, below in enumerate(lower):
        over = upper[column]
        if below is EMPTY or below.above is not None or not below.text:
            heads.append(over)
        elif not over:
            heads.append(below.text)
        else:
            both = plain(over) + plain(below.text)
            is_somebodys = any(each in owners for each in spellings(over))
            heads.append(both if both in known or is_somebodys else below.text)
    return heads


def is_second_row(sheet: Sheet, at: int, known: set[str]) -> bool:
    """Whether the row below a head belongs to the head."""
    if at + 1 >= len(sheet.rows):
        return False
    head, below = sheet.rows[at], sheet.rows[at + 1]
    own = [(i, cell) for i, cell in enumerate(below) if cell.text and cell.above is None]
    if len(own) < 2 or not all(
        isinstance(cell.value, str) and spellings(cell.text) for _i, cell in own
    ):
        return False
    wide = _wide(sheet, at)
    under = [i for i, _cell in own if wide[i]]
    split = any(not head[i].text or head[i].above for i, _cell in own)
    words = sum(any(each in known for each in spellings(cell.text)) for _i, cell in own)
    same = all(plain(head[i].text) == plain(cell.text) for i, cell in own)
    return not same and bool(under) and split and words * 2 >= len(own) and words >= 2


def _wide(sheet: Sheet, at: int) -> list[str]:
    """The texts of a row, each over all the columns that it reaches over."""
    row = sheet.rows[at]
    texts = [cell.text for cell in row]
    for (top, left), (bottom, right) in sheet.merged:
        if top <= at <= bottom:
            for column in range(left, min(right, len(texts) - 1) + 1):
                texts[column] = texts[left]
    below: list[Cell] = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else []
    for column in range(1, len(texts)):
        # Not merged, but written once over several.
        is_open = not texts[column] and column < len(below) and below[column].text
        if is_open and below[column - 1].text and below[column - 1].above is None:
            texts[column] = texts[column - 1]
    return texts
