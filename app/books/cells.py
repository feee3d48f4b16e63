"""How one cell becomes a value: as its kind of field reads it, or as a word that means a code."""

from __future__ import annotations

from typing import Any

from app import codes
from app.books import table
from app.books.refusals import UnknownWord
from app.books.remarks import WordRead
from app.books.sheet import Cell, plain
from app.books.table import Meaning, Row, SheetContext
from app.errors import BadDate, Unacceptable
from app.fields import Code, Codes, Day, Text, tells_from_today
from app.store import Column


def parse(row: Row, meaning: Meaning, value: object, year: int | None) -> Any:
    """What a cell holds, as its kind of field reads it. Raises Unacceptable.

    Which day a ledger meant by 昨天, nobody knows any more; whoever types it over does.
    """
    kind = meaning.column.kind
    if isinstance(kind, Day) and tells_from_today(value) and meaning.name not in row.typed:
        raise BadDate(typed=str(value))
    return kind.parse(value, year=year)


def by_kind(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as its kind of field does."""
    try:
        row.put(meaning.name, parse(row, meaning, cell.value, row.sheetful.year))
    except Unacceptable as refusal:
        row.add_remark(meaning.name, refusal)


def as_text(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as text, numbers as they are written."""
    try:
        row.put(meaning.name, meaning.column.kind.parse(cell.text))
    except Unacceptable as refusal:
        row.add_remark(meaning.name, refusal)


def by_word(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as one word that stands for a code."""
    code = code_of(row, meaning.name, cell.text)
    if code is None:
        row.add_remark(meaning.name, UnknownWord(word=cell.text))
    row.put(meaning.name, code)


def by_words(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Read a cell as several words that stand for codes."""
    found: list[str] = []
    for word in cell.text.replace("，", "、").replace(",", "、").replace("/", "、").split("、"):
        if not word.strip():
            continue
        code = code_of(row, meaning.name, word)
        if code is None:
            row.add_remark(meaning.name, UnknownWord(word=word.strip()))
        elif code not in found:
            found.append(code)
    row.put(meaning.name, found)


def reader(column: Column) -> table.Reader:
    """How the cells of a column are read when nothing more is known about it."""
    if isinstance(column.kind, Codes):
        return by_words
    if isinstance(column.kind, Code):
        return by_word
    return as_text if isinstance(column.kind, Text) else by_kind


def label_of(row: Row, name: str, code: str) -> str:
    """The label of a code of a meaning."""
    return codes.load(_list_of(row.sheetful.meanings[name])).label(code)


def code_of(row: Row, name: str, word: str) -> str | None:
    """The code that a word stands for, None when nobody knows; the plan shows it either way."""
    sheetful = row.sheetful
    word = plain(word)
    if word in sheetful.words.setdefault(name, {}):
        code = sheetful.words[name][word]
    else:
        code = sheetful.choices.words.get(name, {}).get(word) or _known(sheetful, name, word)
        sheetful.words[name][word] = code
    if code is not None and word:
        label = label_of(row, name, code)
        if label != word:
            row.remark(name, WordRead(word=word, label=label))
    return code


def _known(sheetful: SheetContext, name: str, word: str) -> str | None:
    listed = codes.load(_list_of(sheetful.meanings[name]))
    words = table.legacy_words().of(sheetful.form.name).words.get(name, {})
    for each in (word, *(word.removesuffix(ending) for ending in table.legacy_words().endings)):
        if each and (code := words.get(each) or listed.read(each)) is not None:
            return code
    return None


def _list_of(meaning: Meaning) -> str:
    kind = meaning.column.kind
    return kind.list if isinstance(kind, Code | Codes) else ""
