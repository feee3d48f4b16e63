"""Codes that an office adds to the lists of the program, and the words of the codes it uses.

What an office publishes comes with the label and dates of every code in it, so that a room whose
program is older shows it rightly; what a program knows itself stands as it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.errors import AppError, FieldErrors
from app.fields import Code, Codes, Day, Text
from app.language import N_, _
from app.records.listed import TableColumn
from app.store import Column, Record, journal, session

_WORD: Final = 40
LISTS: Final[Mapping[str, str]] = {
    "matter": N_("Matters of visits"),
    "dispute": N_("Kinds of dispute"),
    "role": N_("Roles of people"),
    "group": N_("Groups of people"),
    "place_type": N_("Kinds of place"),
    "place_group": N_("Groups of places"),
    "activity_kind": N_("Kinds of activity"),
    "venue": N_("Venues"),
    "audience": N_("Audiences"),
    "channel": N_("Channels of publicity"),
    "opinion_kind": N_("Kinds of public opinion"),
    "survey_kind": N_("Kinds of survey"),
    "inspection_item": N_("Items of an inspection"),
}
"""The lists that an office may add to; on what stands in others the program's steps depend."""


class AlreadyListed(AppError):
    """A list has an entry of this name (word)."""

    message = N_("“{word}” is in the list already.")


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


def own(name: str) -> list[CodeEntry]:
    """What this office has added to a list, by name."""
    known = [each.code for each in codes.bundled(name)]
    mine = (CodeEntry.list == name) & (CodeEntry.origin == session.current().published)
    added = mine & CodeEntry.code.not_in(known) & CodeEntry.voided.is_null()
    return list(CodeEntry.select().where(added).order_by(CodeEntry.zh))


def keep_own(name: str, entry: CodeEntry | None, values: Mapping[str, Any]) -> CodeEntry:
    """Add an entry to a list, or change one of ours: its label, as what it counts, from and to.

    It goes down to the rooms with the next replies. Raises FieldErrors.
    """
    said = {each: values.get(each) for each in ("zh", "maps_to", "since", "until")}
    listed = codes.load(name).read(said["zh"] or "")
    wrong: dict[str, AppError] = {}
    if listed is not None and (entry is None or listed != entry.code):
        wrong["zh"] = AlreadyListed(word=said["zh"])
    if wrong:
        raise FieldErrors(wrong)
    with journal.action("code_entry.keep", published=True) as act:
        if entry is not None:
            return act.change(entry, **said)
        return act.add(CodeEntry, list=name, code=_free(name), **said)


def _free(name: str) -> str:
    """A code that no entry of a list has, void ones too."""
    taken = {each.code for each in CodeEntry.select().where(CodeEntry.list == name)}
    numbered = (f"own_{number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)


def columns() -> list[TableColumn]:
    """What is shown of the entries that an office has added to a list."""

    def day(value: datetime.date | None) -> str:
        return value.isoformat() if value else ""

    def counts_as(each: CodeEntry) -> str:
        return codes.load(each.list).label(each.maps_to) if each.maps_to else ""

    return [
        TableColumn("zh", _("What it is called"), lambda each: each.zh, 180, look="strong"),
        TableColumn("maps_to", _("Counts as"), counts_as, 140),
        TableColumn("since", _("From"), lambda each: day(each.since), 100),
        TableColumn("until", _("To"), lambda each: day(each.until), 100),
    ]


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
