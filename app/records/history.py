"""What became of a record: who changed it, when, and what was different afterwards."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app import codes
from app.language import N_, _
from app.store import Column, Record, User, apply, journal

FRAME = ("made_at", "changed_at", "reason")
"""Columns whose change says nothing by itself."""


@dataclass(frozen=True)
class Difference:
    """One field before and after, in words; empty where there was nothing."""

    label: str
    before: str
    after: str
    long: bool = False
    """Running text, in which the difference itself is worth showing."""


@dataclass(frozen=True)
class Step:
    """One change of a record. `what` is an English source text: made, corrected, void, back."""

    time: str
    who: str
    what: str
    reason: str
    differences: tuple[Difference, ...]


MADE, CORRECTED, VOID, BACK = N_("Logged"), N_("Corrected"), N_("Made void"), N_("Valid again")


def of(record: Record, title: Callable[[str, str], str] = lambda _kind, each: each) -> list[Step]:
    """Every change of a record, the last first; `title` names what it refers to (kind, id)."""
    steps: list[Step] = []
    before: dict[str, Any] = {}
    for change in journal.changes(record.id):
        now = dict(change.body)
        reason = str(now.get("reason") or "") if steps else ""
        what = CORRECTED if steps else MADE
        void, words = apply.void_state(now)
        if void and not before.get("voided"):
            what = VOID
            reason = "，".join(filter(None, (codes.load("void_reason").label(void), words)))
        elif before.get("voided") and not void:
            what = BACK
        found = differences(type(record), before, now, title) if steps else ()
        steps.append(Step(change.time, user_name(change.user), what, reason, found))
        before = now
    return steps[::-1]


def maker(record: str) -> str:
    """The name of whoever entered a record; empty where its installation is another one."""
    first = next(iter(journal.changes(record)), None)
    return user_name(first.user) if first is not None else ""


def differences(
    model: type[Record],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    title: Callable[[str, str], str] = lambda _kind, each: each,
) -> tuple[Difference, ...]:
    """What differs between two states of a record, private fields masked."""
    found: list[Difference] = []
    for name, column in model.columns().items():
        old, new = before.get(name), after.get(name)
        if old == new or name in FRAME:
            continue

        def words(raw: Any, column: Column = column) -> str:
            # What another installation wrote may be nothing that its column takes.
            if raw is None or not apply.is_readable(column, raw):
                return ""
            kind: Any = column.kind
            if getattr(kind, "to", ""):
                return title(kind.to, raw)
            value = kind.from_json(raw)
            return kind.mask(value) if column.private else kind.show(value)

        said = words(old), words(new)
        if said[0] != said[1]:
            is_long = getattr(column.kind, "lines", 1) > 1
            found.append(Difference(_(column.label), *said, long=is_long))
        elif column.private:
            found.append(Difference(_(column.label), "", _("another one")))
    return tuple(found)


def user_name(user: str) -> str:
    """What a user is called."""
    found = User.get_or_none(User.id == user)
    return found.name or "" if found is not None else ""


def compared(before: str, after: str) -> list[tuple[str, str]]:
    """Two texts in one: parts that stay (""), that are gone, that are fresh, in order."""
    parts: list[tuple[str, str]] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        found = (
            [("", after[k:m])]
            if what == "equal"
            else [("gone", before[i:j]), ("fresh", after[k:m])]
        )
        parts += [each for each in found if each[1]]
    return parts
