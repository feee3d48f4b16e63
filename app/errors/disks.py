"""What disks do."""

from __future__ import annotations

from app.errors.root import AppError
from app.language import N_


class DiskFull(AppError):
    """There is no room left on the disk."""

    message = N_(
        "The disk is full; this was not kept, what was kept before is still there."
        " Delete what is not needed from the disk, then do it again."
    )


class DiskReadOnly(AppError):
    """Nothing may be written into a folder."""

    message = N_(
        "Nothing can be written into {folder}; this was not kept, what was kept before is still"
        " there. Ask whoever set up the computer to allow writing there, then do it again."
    )


class DiskFailing(AppError):
    """A disk does not do what it is asked to."""

    message = N_(
        "The disk does not answer ({why}); this was not kept. Do it again; if it happens once more,"
        " back up on a stick and have the disk looked at."
    )


class StoreBusy(AppError):
    """Another connection is writing for longer than anybody waits."""

    message = N_("The program is still writing something else. Wait a moment, then do it again.")
