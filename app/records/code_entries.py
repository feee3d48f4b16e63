"""Codes that an office adds to the lists of the program, and the words of the codes it uses.

What an office publishes comes with the label and dates of every code in it, so that a room whose
program is older shows it rightly; what a program knows itself stands as it is.
"""

from __future__ import annotations

from typing import Any, Final

from app import codes
from app.fields import Code, Codes, Day, Text
from app.language import N_
from app.store import Column, Record, journal, session

_WORD: Final = 40


class CodeEntry(Record):
    """One entry of a code list, as an office publishes it."""

    kind_name = "code_entry"
    label = N_("Code")
    ours_only = True
    comes_down = True
    in_ledgers = False
    plain = True

    list = Column(Text(max=_WORD), N_("List"), required=True, index=True)
    code = Column(Text(max=_WORD), N_("Code"), required=True)
    zh = Column(Text(max=100), N_("Label in Chinese"), required=True)
    en = Column(Text(max=100), N_("Label in English"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))
    maps_to = Column(Text(max=_WORD), N_("Counts as"))

    def heading(self) -> str:
        """The list and the label."""
        return f"{self.list} {self.zh}"


def say_codes(act: journal.Action, model: type[Record], values: dict[str, Any]) -> None:
    """Publish the words of the codes in a record along with it, each once."""
    for name, column in model.columns().items():
        kind, value = column.kind, values.get(name)
        if value is None or not isinstance(kind, Code | Codes) or name in model.stays_above():
            continue
        known = codes.load(kind.list)
        for each in known.entries:
            if each.code in (value if isinstance(kind, Codes) else [value]):
                _say(act, kind.list, each)


def _say(act: journal.Action, name: str, entry: codes.Code) -> None:
    said = (CodeEntry.origin == act.origin) & (CodeEntry.list == name)
    there = CodeEntry.get_or_none(said & (CodeEntry.code == entry.code))
    if there is None:
        act.add(
            CodeEntry,
            list=name,
            code=entry.code,
            zh=entry.zh,
            en=entry.en,
            since=entry.since,
            until=entry.until,
            maps_to=entry.maps_to,
        )


def read_again(kinds: frozenset[str] = frozenset({"code_entry"})) -> None:
    """Let the lists know what was published, where such entries have changed."""
    if CodeEntry.kind_name not in kinds:
        return
    found: dict[str, list[codes.Code]] = {}
    if session.is_open():
        for each in CodeEntry.select().where(CodeEntry.voided.is_null()).order_by(CodeEntry.row):
            words = each.zh or "", each.en or each.zh or ""
            said = codes.Code(each.code, *words, each.since, each.until, each.maps_to)
            found.setdefault(each.list, []).append(said)
    codes.add({name: tuple(entries) for name, entries in found.items()})


journal.on_published.append(say_codes)
journal.on_change.append(read_again)
session.on_open.append(read_again)
