"""What does not fit together any more, and what backups cannot do about it."""

from __future__ import annotations

from app.errors.root import AppError
from app.language import N_


class ChainBroken(AppError):
    """The journal does not fit together."""

    message = N_("The records do not fit together at entry {number}. Restore the last backup.")


class EntriesLost(AppError):
    """What a room has sent up to an entry was received, and is no longer here."""

    message = N_(
        "What {code} has reported up to entry {number} was received and is no longer here. "
        "Restore the last backup."
    )


class SearchDiffers(ChainBroken):
    """The search finds something else than the records say; the records themselves are whole."""

    message = N_(
        "The search does not fit the records in {count} places; somebody may have changed it past "
        "the program. The records themselves are whole."
    )


class TablesDiffer(ChainBroken):
    """The file holds other tables than this program makes (names)."""

    message = N_("The database was changed past the program: {names}. Restore the last backup.")


class OwnKeysDiffer(AppError):
    """The keys that sign and open are not those that this installation was made with."""

    message = N_("The keys of this computer were changed. Restore the last backup.")


class ReceiptDiffers(AppError):
    """What the office has signed for is not what stands here (number of the entry)."""

    message = N_(
        "The records up to entry {number} are not those that the office has received: they were "
        "changed afterwards. Restore the last backup, or ask the office."
    )


class ReceiptLost(AppError):
    """The answer that the office signed was taken away or changed."""

    message = N_(
        "The office's signed receipt of {day} is not here any more, or was changed. Take its next "
        "answer from the stick and look again."
    )


class BackupUnreadable(AppError):
    """A backup cannot be opened or is damaged."""

    message = N_("{file} is not a backup of this program, or it is damaged.")


class BackupFailed(AppError):
    """A backup could not be written."""

    message = N_("The backup could not be written: {why}")
