"""Why an installation is not made or not opened."""

from __future__ import annotations

import datetime

from app.errors.root import AppError
from app.language import N_, _


class NothingOpen(AppError):
    """No installation is open in this process."""

    message = N_("Nothing is open yet.")


class AlreadyOpen(AppError):
    """Another window or command holds the folder."""

    message = N_("The program is already open on this computer. Close the other window first.")


class LibraryTooOld(AppError):
    """The database library is one that may damage files."""

    message = N_(
        "A part of the program is too old to keep records safely (SQLite {found}, needed {least})."
        " Please install the program anew."
    )


class DatabaseTooNew(AppError):
    """The database was written by a later program."""

    message = N_(
        "These records were written by a newer version of the program. Please update the program;"
        " nothing was changed."
    )


class DatabaseNeeds(DatabaseTooNew):
    """The same, where the database says which version wrote it (needs, here: versions)."""

    message = N_(
        "These records were written by version {needs} of the program, and this is {here}. Please"
        " update the program to {needs}; nothing was changed."
    )


class DatabaseDamaged(AppError):
    """The file does not open with its key."""

    message = N_("The record file {file} is damaged. Restore the last backup.")


class KeysDamaged(DatabaseDamaged):
    """The file of passwords cannot be read."""

    message = N_(
        "The file {file}, which holds the locked passwords, is damaged. Restore the last backup."
    )


class NotOurFile(AppError):
    """The file belongs to another program."""

    message = N_("{file} is not a record file of this program.")


class FolderNotEmpty(AppError):
    """A new installation or a restore needs an empty folder."""

    message = N_("There is something in {folder} already. Choose an empty folder.")


class NoInstallation(AppError):
    """The folder holds no installation."""

    message = N_("There are no records in {folder}.")


class WrongPassword(AppError):
    """No slot opens with this password."""

    message = N_("The password is not right. Try again.")


class WrongRecoveryCode(AppError):
    """No slot opens with this recovery code."""

    message = N_("The recovery code is not right. Compare it with the paper, group by group.")


class RecoveryGroupWrong(AppError):
    """One group of the recovery code was copied wrong."""

    message = N_("Group {group} of the recovery code is copied wrong. Compare it with the paper.")


class PasswordTooShort(AppError):
    """The password is shorter than allowed."""

    message = N_("The password needs at least {least} characters.")


class PasswordTooEasy(AppError):
    """The password is one of those that are tried first."""

    message = N_("Anybody would guess this one. Add a word that only you would think of.")


class PasswordsDiffer(AppError):
    """A new password was typed in two ways."""

    message = N_("The two passwords are not the same.")


class ClockBehind(AppError):
    """The PC's clock stands before the last entry or the release."""

    message = N_(
        "This computer says it is {now}, but the last entry was made on {last}."
        " Set the clock right, or say that it is right."
    )

    def compared(self) -> str:
        """What it was compared with, in words."""
        last = self.data["last"]
        if isinstance(last, datetime.datetime):
            said = _("The last record was made on {last}, which is later.")
            return said.format(last=last.strftime("%Y-%m-%d %H:%M"))
        return _("This program was made on {day}, which is later.").format(day=last)
