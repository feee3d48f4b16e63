"""Who a row is about: name, sex, identity number, phone and address as tables give them."""

from __future__ import annotations

import re

from app import codes
from app.books import cells, table
from app.books.refusals import (
    NameDiffers,
    OldIdentity,
    RoundedNumber,
    SeveralPeople,
    SexDiffers,
    UnclearCount,
    UnclearName,
)
from app.books.remarks import Headcount, SecondPhone, SeveralNames, SexRead
from app.books.sheet import Cell, plain
from app.books.table import Meaning, Row
from app.errors import IdentityMasked, Unacceptable
from app.fields import Name, birth_and_sex
from app.records.people import Person

_COUNT = re.compile(r"(.*?)等?共?([0-9]+|[一二三四五六七八九十]+)(?:余)?(?:人|名|户)\Z")
_SOME = re.compile(r"(.+?)等(?:人)?\Z")
_SPLIT = re.compile(r"[、,，;；/]")
_TITLES = re.compile(r"(?:同志|先生|女士|村民)\Z")
_HAN = "〇㐀-鿿豈-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff"
_NAME = re.compile(
    rf"[{_HAN}]{{2,20}}\Z|(?=[{_HAN}·]{{2,60}}\Z)[{_HAN}]+(?:·[{_HAN}]+)+\Z|[A-Za-z·. ]{{2,60}}\Z"
)
_JOINED = re.compile(
    rf"[{_HAN}·]{{2,}}[与同和及跟][{_HAN}·]{{2,}}"
    r"|.*(?:夫妇|夫妻|全家|一家|父子|父女|母子|母女|兄弟|姐妹|姊妹|两口子|等户|村民们|群众|全体.*)\Z"
)
_NUMBERS = "一二三四五六七八九十"
_PHONES = re.compile(r"[、,，;；/\n]+")
_TEAM = re.compile(r"(?:^|村|庄|组|,)([0-9一二三四五六七八九十]+组)\Z")
_EXACT = 2**53


def name(row: Row, meaning: Meaning, cell: Cell) -> None:
    """One name; 王某、李某等5人 gives those who came along and how many they were."""
    text = _one_spelling(cell.text)
    count: int | None = None
    several = False
    if "等" in text or "共" in text:
        if found := _COUNT.match(text):
            text, count = found[1].rstrip("等共"), _number(found[2])
        elif found := _SOME.match(text):
            text, several = found[1], True
    names = [_TITLES.sub("", each) for each in _SPLIT.split(text) if each]
    alone = "companions" not in row.sheetful.meanings
    if any(are_joined(each) for each in names):
        row.add_remark(meaning.name, SeveralPeople(word=cell.text))
        return
    if (
        not names
        or not all(_NAME.match(each) for each in names)
        or _apart(cell.text)
        or (alone and (len(names) > 1 or several or count is not None))
    ):
        row.add_remark(meaning.name, UnclearName(word=cell.text))
        return
    row.put(meaning.name, names[0])
    if len(names) > 1:
        row.put("companions", names[1:])
        row.remark(meaning.name, SeveralNames(names="、".join(names[1:])))
    if count is not None and count >= len(names):
        row.put("headcount", count)
        row.remark(meaning.name, Headcount(count=count))
    elif several or count is not None:
        row.add_remark("headcount", UnclearCount(least=len(names)))
    elif len(names) > 1:
        row.put("headcount", len(names))
        row.remark(meaning.name, Headcount(count=len(names)))


def is_name(text: str) -> bool:
    """Whether a text reads like the name of one person."""
    return _NAME.match(text) is not None


def are_joined(text: str) -> bool:
    """Whether a text names several people without parting them: 王军与李芳, 王军夫妇."""
    return _JOINED.match(text) is not None


def identity(row: Row, meaning: Meaning, cell: Cell) -> None:
    """An identity number of 18 digits, complete and right; nothing else is taken silently."""
    text = plain(cell.text)
    if isinstance(cell.value, int | float) and abs(cell.value) >= _EXACT:
        row.add_remark(meaning.name, RoundedNumber())
    elif "*" in text or "x" in text[:-1].lower():
        row.add_remark(meaning.name, IdentityMasked())
    elif text.isdigit() and len(text) == 15 and meaning.name not in row.typed:
        row.add_remark(meaning.name, OldIdentity())
    else:
        cells.by_kind(row, meaning, Cell(text, text))


def phone(row: Row, meaning: Meaning, cell: Cell) -> None:
    """One telephone number, or two in one cell."""
    parts = [each for each in _PHONES.split(cell.text) if each.strip()]
    if len(parts) != 2 or "phone2" not in row.sheetful.meanings:
        cells.by_kind(row, meaning, cell)
        return
    try:
        first, second = (meaning.column.kind.parse(each) for each in parts)
    except Unacceptable:
        # 0632/5580148 is one number.
        cells.by_kind(row, meaning, cell)
        return
    row.put("phone", first)
    row.put("phone2", second)
    row.remark(meaning.name, SecondPhone())


def address(row: Row, meaning: Meaning, cell: Cell) -> None:
    """Where somebody lives; the 组 at its end is the team too."""
    cells.as_text(row, meaning, cell)
    found = _TEAM.search(plain(cell.text))
    if found and "team" in row.sheetful.meanings and row.get("team") is None:
        row.put("team", found[1])


def agree(row: Row) -> None:
    """Hold name, sex and identity number against each other, and against the rows before."""
    number = row.get("identity")
    if not isinstance(number, str):
        return
    _birth, says = birth_and_sex(number)
    sex = row.get("sex")
    label = codes.load("sex").label(says)
    if sex is None and not row.doubted("sex"):
        row.put("sex", says)
        row.remark("sex", SexRead(sex=label))
    elif sex is not None and sex != says and not row.typed.keys() & {"sex", "identity"}:
        row.add_remark("sex", SexDiffers(sex=label))
    seen = row.sheetful.seen
    named = row.get("name")
    if number in seen and named is not None and seen[number][1] != named:
        if not row.typed.keys() & {"name", "identity"}:
            row.add_remark("identity", NameDiffers(row=row.sheetful.layout.where(seen[number][0])))
    elif named is not None:
        seen.setdefault(number, (row.number, named))


def meanings(read_name: table.Reader = name, *, named: bool = True) -> tuple[Meaning, ...]:
    """The particulars that any table of people or visits may have; `named`: none without name."""
    columns = Person.columns()
    read: dict[str, table.Reader] = {
        "name": read_name,
        "sex": cells.by_word,
        "identity": identity,
        "phone": phone,
        "phone2": cells.by_kind,
        "team": cells.as_text,
        "address": address,
    }
    ditto = {"address", "team"}
    return tuple(
        Meaning(
            each,
            columns[each],
            reader,
            "person",
            ditto=each in ditto,
            required=named and each == "name",
        )
        for each, reader in read.items()
    )


def _apart(text: str) -> bool:
    # 王　军 is one name written wide; 王小军 李小红 are two.
    parts = text.replace("\n", "、").split()
    return len(parts) > 1 and all(len(part) > 1 for part in parts) and not _COUNT.match(plain(text))


def _one_spelling(text: str) -> str:
    """A cell of names with one spelling of the dot in a name, closed up."""
    lines = [Name().read(each, None) or "" for each in text.split("\n")]
    return plain("、".join(each for each in lines if each))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _NUMBERS.index(text[-1]) + 1
    return (_NUMBERS.index(tens) + 1 if tens else 1) * 10 + (
        _NUMBERS.index(ones) + 1 if ones else 0
    )
