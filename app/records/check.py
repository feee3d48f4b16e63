"""Everything that is kept, looked through for damage and for what was changed past the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import ChainBroken, EntriesLost, OwnKeysDiffer
from app.messages import words
from app.records import attachments, rooms
from app.store import database, journal, own_keys


@dataclass(frozen=True)
class Checked:
    """How much was looked through, and what is wrong with it, in words."""

    entries: int
    problems: tuple[str, ...]


def everything(
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    also: Callable[[], list[str]] = list,
) -> Checked:
    """Walk the file, the chain, every row and search row, the keys and every attachment.

    `also` says what else is wrong: whoever reports to an office compares what that has signed for.
    """
    problems = database.integrity_problems()
    entries, others = contents(progress=progress, also=also)
    return Checked(entries, (*problems, *others))


def contents(
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    also: Callable[[], list[str]] = list,
) -> tuple[int, list[str]]:
    """The same without the file itself: how many entries, and what is wrong, in words."""
    try:
        entries = journal.verify(progress=progress)
    except ChainBroken as broken:
        return 0, [words(broken)]
    # What follows stands on a chain that is whole in itself, and on the keys.
    try:
        own_keys.require_whole()
    except OwnKeysDiffer as differ:
        return entries, [words(differ)]
    lost = [
        words(EntriesLost(number=each.last or 0, code=each.code or "")) for each in rooms.cut_off()
    ]
    return entries, [*also(), *lost, *attachments.damaged()]
