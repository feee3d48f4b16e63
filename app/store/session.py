"""What is open now: the folder, the installation, and who sits at it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from filelock import BaseFileLock

from app.errors import NothingOpen


def now() -> datetime.datetime:
    """The time of day here, with its offset, to the second."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)


@dataclass
class Store:
    """One open installation."""

    folder: Path
    origin: str
    kind: str
    code: str
    name: str
    start_day: datetime.date | None
    user: str
    user_name: str
    epoch: str
    key: bytes = field(repr=False)
    lock: BaseFileLock = field(repr=False)
    clock: Callable[[], datetime.datetime] = now
    clock_accepted: bool = False
    reading: Path | None = None
    """The folder of the copy that is read where nothing can be written beside the records."""
    former: frozenset[str] = frozenset()
    """Identities that this computer had before it was found to be a copy of another."""
    published: str = ""
    """The origin of the line in which this office publishes; empty before it published anything."""
    published_epoch: str = ""
    lines: frozenset[str] = frozenset()
    """The origins of all published lines that are here, our own and those of offices above."""

    @property
    def is_office(self) -> bool:
        """Whether this installation receives from others."""
        return self.kind == "office"

    def is_mine(self, origin: str) -> bool:
        """Whether a journal was written here, so that all of it is here, whoever goes on."""
        return origin in (self.origin, self.published) or origin in self.former

    def may_change(self, origin: str) -> bool:
        """Whether records of an origin are changed here: our own, and what we publish."""
        return origin in (self.origin, self.published)

    def today(self) -> datetime.date:
        """The day by this PC's clock."""
        return self.clock().date()


_open: Store | None = None

on_open: list[Callable[[], object]] = []
"""Called once an installation is open, and once it is closed again."""


def current() -> Store:
    """The open installation. Raises NothingOpen."""
    if _open is None:
        raise NothingOpen
    return _open


def is_open() -> bool:
    """Whether an installation is open in this process."""
    return _open is not None


def set_current(store: Store | None) -> None:
    """Say what is open; `installation` alone calls this."""
    global _open
    _open = store
