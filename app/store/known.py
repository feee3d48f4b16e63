"""What is read once between two entries, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
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
    return _once(read, _ours)


def once_written(read: Callable[[], T]) -> Callable[[], T]:
    """Of what follows from all records, others' too: read it anew only after another entry.

    Within an action it is read each time.
    """
    return _once(read, journal.newest)


def _once(read: Callable[[], T], stands: Callable[[], Hashable]) -> Callable[[], T]:
    @lru_cache(maxsize=1)
    def kept(_folder: object, _origin: object, _epoch: object, _stands: object) -> T:
        return read()

    @wraps(read)
    def known() -> T:
        if database.in_transaction():
            return read()
        here = current()
        return kept(here.folder, here.origin, here.epoch, stands())

    return known


def _ours() -> Hashable:
    here = current()
    return journal.last(here.origin, here.epoch)
