"""Every refusal of the program: one root, each refusal its own class carrying data."""

from __future__ import annotations

from typing import ClassVar

from app.language import N_


class AppError(Exception):
    """Something the program refuses; `data` fills the blanks of `message`."""

    message: ClassVar[str] = N_("This cannot be done.")

    def __init__(self, **data: object) -> None:
        super().__init__(self.message)
        self.data = data

    def __str__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.data.items())})"


class Cancelled(AppError):
    """The user stopped long work."""

    message = N_("Stopped. Nothing was changed.")


# Values typed by people


class Unacceptable(AppError):
    """A value that a field does not take."""

    message = N_("This is not filled in correctly.")


class Missing(Unacceptable):
    """A required field is empty."""

    message = N_("Please fill this in.")


class NotChosen(Unacceptable):
    """A word that the list does not have."""

    message = N_("“{typed}” is not in the list; choose one.")


class BadCharacter(Unacceptable):
    """Half a character or a control character."""

    message = N_("There is a character in it that cannot be kept ({character}).")


class TooLong(Unacceptable):
    """More characters than fit."""

    message = N_("At most {most} characters; this has {length}.")


class BadDate(Unacceptable):
    """No day of the calendar."""

    message = N_("“{typed}” is not a date. Write it like 2025-3-4 or 3月4日.")


class YearMissing(Unacceptable):
    """A date without a year, and nothing says which."""

    message = N_("“{typed}” has no year. Add it, like 2025年3月4日.")


class DayInFuture(Unacceptable):
    """A day in the future where only past ones make sense."""

    message = N_("{day} is still to come.")


class BadTime(Unacceptable):
    """No time of day."""

    message = N_("“{typed}” is not a time. Write it like 9:30.")


class BadHours(Unacceptable):
    """No span of time."""

    message = N_("“{typed}” is not a number of hours. Write it like 2, 2.5 or 40分钟.")


class BeforeBegin(Unacceptable):
    """An end before its beginning."""

    message = N_("It ends before it begins.")


class TwiceOnTheRoll(Unacceptable):
    """Somebody stands on a list already."""

    message = N_("Is on the list already.")


class TooManyQuestions(Unacceptable):
    """More questions than fit on the form of a survey."""

    message = N_("A survey has at most {most} questions.")


class FewerFormsThanTicks(Unacceptable):
    """More ticks than forms came back."""

    message = N_("{ticks} ticks of one question are more than the forms that came back.")


class BadAmount(Unacceptable):
    """No amount of money."""

    message = N_("“{typed}” is not an amount. Write it like 12000 or 1.2万.")


class BadNumber(Unacceptable):
    """No whole number."""

    message = N_("“{typed}” is not a number.")


class OutOfRange(Unacceptable):
    """A number that is too small or too large."""

    message = N_("It must lie between {least} and {most}.")


class BadLength(Unacceptable):
    """No length in millimetres."""

    message = N_("“{typed}” is not a length in millimetres. Write it like 1.5 or -2.")


class BadPhone(Unacceptable):
    """No telephone number."""

    message = N_("“{typed}” is not a telephone number: 11 digits, or 0632-5580148.")


class BadIdentityNumber(Unacceptable):
    """No identity number."""

    message = N_("This identity number is not right.")


class IdentityMasked(BadIdentityNumber):
    """Stars stand for digits."""

    message = N_("Part of the identity number is hidden by *. Ask for the card, or leave it out.")


class BadIdentityLength(BadIdentityNumber):
    """Neither 18 nor 15 characters."""

    message = N_("An identity number has 18 characters; this has {length}.")


class BadIdentityCharacters(BadIdentityNumber):
    """Something else than digits and a final X."""

    message = N_("An identity number has digits only; the last may be X.")


class BadIdentityDate(BadIdentityNumber):
    """The birthday in the number does not exist."""

    message = N_("The birthday in the identity number does not exist: {date}.")


class BadIdentityChecksum(BadIdentityNumber):
    """The last character does not fit the others."""

    message = N_(
        "The last character of the identity number does not fit. Compare it with the card."
    )


class IdentityRounded(BadIdentityNumber):
    """A workbook kept the number as an amount and lost its last digits."""

    message = N_("The workbook has lost the last digits of this number. Read it off the card.")


class NameWithHeadcount(Unacceptable):
    """A number of people stands among names."""

    message = N_("Write only names here; “{words}” belongs to the number of people.")


class BadPlaceCode(Unacceptable):
    """No administrative code of 12 digits."""

    message = N_("“{typed}” is not a place code; it has 12 digits.")


class BadOfficeCode(Unacceptable):
    """No administrative code of a city, district or town."""

    message = N_("“{typed}” is not a code of a city (4 digits), district (6) or town (9).")


class BadInstallationCode(Unacceptable):
    """No code of a place with the number of an installation."""

    message = N_("“{typed}” is not a code like 370406101200-01.")


class BadCreditCode(Unacceptable):
    """No unified social credit code."""

    message = N_("“{typed}” is not a credit code; compare it with the licence.")


class BadReference(Unacceptable):
    """No identity of a record."""

    message = N_("What this points to does not exist.")


class FieldErrors(AppError):
    """One refusal or more, each beside its field (column name to refusal)."""

    message = N_("Something still needs a look; see the marked fields.")

    def __init__(self, fields: dict[str, AppError]) -> None:
        super().__init__()
        self.fields = fields


# The store


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


class DatabaseDamaged(AppError):
    """The file does not open with its key."""

    message = N_("The record file {file} is damaged. Restore the last backup.")


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


class TooMuchAtOnce(AppError):
    """One action changes more records than one journal entry can name."""

    message = N_("This is too much in one go. Do it in several parts.")


class NotOurs(AppError):
    """A record of another installation cannot be changed here."""

    message = N_("This record was made elsewhere and can only be read here.")


class NotFound(AppError):
    """There is no such record."""

    message = N_("This record does not exist.")


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


class KeysDamaged(DatabaseDamaged):
    """The file of passwords cannot be read."""

    message = N_(
        "The file {file}, which holds the locked passwords, is damaged. Restore the last backup."
    )


# Records


class PersonsTheSame(AppError):
    """Two persons are joined already."""

    message = N_("{name} is already the same person.")


class CardsFewer(AppError):
    """Fewer cards lie in the room than somebody wants to hand out."""

    message = N_("There are only {most} of these cards.")


class AttachmentTooLarge(AppError):
    """A file is larger than may be attached."""

    message = N_("The file is larger than {most} MB. Photograph it again with fewer points.")


class AttachmentRefused(AppError):
    """A file is neither picture nor PDF by its content."""

    message = N_("Only photos (JPG, PNG) and PDF files can be attached; this is something else.")


class AttachmentDamaged(AppError):
    """The file of an attachment is lost or no longer what it was."""

    message = N_("The file of {name} is lost or damaged. Restore the last backup.")


# Documents


class UnreadablePicture(AppError):
    """A photo to be printed cannot be read."""

    message = N_("The photo cannot be read. Choose another one, or print without it.")
