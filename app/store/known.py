"""What is read once between two entries of ours, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from app.store import journal
from app.store.database import database
from app.store.session import current

T = TypeVar("T")


def once_an_entry(read: Callable[[], T]) -> Callable[[], T]:
    """Of what follows from our own records alone: read it anew only after another entry of ours.

    Within an action it is read each time, since the entry is written last.
    """

    @lru_cache(maxsize=1)
    def kept(_stands: object) -> T:
        return read()

    @wraps(read)
    def known() -> T:
        if database.in_transaction():
            return read()
        here = current()
        last = journal.last(here.origin, here.epoch)
        return kept((here.folder, here.origin, here.epoch, last))

    return known
