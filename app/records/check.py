"""Everything that is kept, looked through for damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import ChainBroken
from app.messages import words
from app.records import attachments
from app.store import database, journal


@dataclass(frozen=True)
class Checked:
    """How much was looked through, and what is wrong with it, in words."""

    entries: int
    problems: tuple[str, ...]


def everything(*, progress: Callable[[int, int], None] = lambda done, total: None) -> Checked:
    """Walk the file, the chain, every projected row and every attachment."""
    problems = database.integrity_problems()
    entries = 0
    try:
        entries = journal.verify(progress=progress)
    except ChainBroken as broken:
        problems.append(words(broken))
    problems += [each.name for each in attachments.damaged()]
    return Checked(entries, tuple(problems))
