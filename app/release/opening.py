"""Opens records that a version has changed which did not start here: as they were before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app import program
from app.errors import DatabaseTooNew
from app.release import trial
from app.store import Store, backup, restore

_MOST = 5
"""Backups that are tried: a version that failed half way makes one more with each start."""


def opened(open_it: Callable[[Path], Store], folder: Path) -> Store:
    """Open an installation as `open_it` does, and raise what it raises.

    Where a version that did not start has brought the records to a shape of its own, its backup of
    before comes back; what it had is set aside in `replaced`.
    """
    try:
        return open_it(folder)
    except DatabaseTooNew as error:
        if not trial.fell_back(program.installed()):
            raise
        return _put_back(open_it, folder, error)


def _put_back(open_it: Callable[[Path], Store], folder: Path, error: DatabaseTooNew) -> Store:
    wanted = f"-before-update{backup.SUFFIX}"
    made = [each for each in backup.existing(folder / "backups") if each.name.endswith(wanted)]
    for each in made[:_MOST]:
        restore.restore(each, folder, instead=True)
        try:
            store = open_it(folder)
        except DatabaseTooNew:
            continue
        trial.note_put_back(program.installed(), restore.last_aside(folder))
        return store
    raise error
