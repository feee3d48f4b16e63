"""What a command refuses before anything is asked of the program."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import AppError
from app.language import N_


class Refused(AppError):
    """Several refusals, each to be said."""

    def __init__(self, why: Sequence[AppError]) -> None:
        super().__init__()
        self.why = why


class NoPassword(AppError):
    """There is neither a password in the environment nor anybody to ask."""

    message = N_("A password is needed: put it into LEGALROOM_PASSWORD, or type it on a terminal.")


class NotAllGenuine(AppError):
    """Of some certificates not every one may be accepted (bad, count)."""

    message = N_("{bad} of {count} are not to be accepted as they are.")


class FiguresDiffer(AppError):
    """Figures are not those of the report (count, which)."""

    message = N_("{count} figures are not those of the report: {which}")


class NoNewVersion(AppError):
    """Nothing newer for this computer lies there (here, the version)."""

    message = N_("There is no new version for this computer there; here is {here}.")


class NoFile(AppError):
    """A file that was named cannot be read."""

    message = N_("{file} cannot be read: {why}")


class CannotWrite(AppError):
    """A file cannot be written."""

    message = N_("{file} cannot be written: {why}")


class FileThere(AppError):
    """A file of the name is there already, and keys are not written over."""

    message = N_("{file} is there already. Choose another name.")


class NotADay(AppError):
    """What should be a day is none."""

    message = N_("“{typed}” is not a date. Write it like 2026-01-05.")


class NotAMonth(AppError):
    """What should be a month is none (typed)."""

    message = N_("“{typed}” is not a month. Write it like 2026-11.")


class NoFork(AppError):
    """No package of a second computer of this room is laid aside here (code)."""

    message = N_("No package of a second computer of {code} is laid aside here.")


class EndsBeforeItBegins(AppError):
    """A period whose last day comes before its first (since, until)."""

    message = N_("From {since} to {until}: the end comes before the beginning.")


class NothingToPrint(AppError):
    """There is nothing that the paper could show."""

    message = N_("There is nothing to print.")


class NoSuchDispute(AppError):
    """No dispute has this number or identity (which)."""

    message = N_("There is no dispute {which}.")


class SeveralDisputes(AppError):
    """Several disputes have this number (which, ids)."""

    message = N_("Several disputes are called {which}: {ids}. Say which by its identity.")


class NotByCommand(AppError):
    """A kind of record has rules beyond its fields, which only its page knows (kind)."""

    message = N_("{kind}: this is made and corrected by its own commands, or in the window.")


class OnlyInARoom(AppError):
    """An office does not do this."""

    message = N_("Only a room can do this; this is an office.")


class RecordsDamaged(AppError):
    """A check found something wrong."""

    message = N_("Something is wrong with these records: {what}. Restore the last backup.")


class Unforeseen(AppError):
    """A fault of the program itself."""

    message = N_("Something went wrong that nobody foresaw. It is written down in {log}.")
