"""Why a package, an invitation or a stick is refused; docs/package-format.md gives the reasons."""

from __future__ import annotations

from typing import ClassVar

from app.errors import AppError
from app.language import N_


class Refused(AppError):
    """A package that is left as it lies; `key` is what the record of it says."""

    key: ClassVar[str] = "refused"
    message = N_("This package was not taken in.")


# Outside: nothing has been opened yet


class NoSignature(Refused):
    """Beside the package there is no signature, or none that can be read."""

    key = "no_signature"
    message = N_(
        "The signature file that belongs to this package is missing or damaged. "
        "Please ask the sender to send it again; both files belong on the stick."
    )


class BadLabel(Refused):
    """The signed comment is not one of ours."""

    key = "bad_label"
    message = N_("This file was not made by this program, so it was left alone.")


class NewerFormat(Refused):
    """Written by a later format than this program reads (format, a number)."""

    key = "newer_format"
    message = N_(
        "This package was made by a newer version. Please update this program, then read it again."
    )


class WrongKind(Refused):
    """A report where a reply is read, or the other way round (kind)."""

    key = "wrong_kind"
    message = N_("This package is not for this step, so it was left alone.")


class UnknownSender(Refused):
    """Nobody here knows the key of the sender (code), be the code itself known or not."""

    key = "unknown_sender"
    message = N_(
        "The computer that reports as {code} is not registered here. "
        "Call and ask whose it is, then send it an invitation."
    )


class BadProof(Refused):
    """A newcomer does not hold the invitation that was made for the code (code)."""

    key = "bad_proof"
    message = N_(
        "{code} wants to register, but its invitation does not match. "
        "Please call and ask, then send a new invitation."
    )


class OtherKey(Refused):
    """Signed by another key than the one known for the sender (code)."""

    key = "other_key"
    message = N_(
        "This package says it is from {code}, but another computer made it. "
        "Please call {code} and ask."
    )


class Altered(Refused):
    """The signature does not belong to these bytes (code)."""

    key = "altered"
    message = N_(
        "The signature of this package does not match; it may have been changed or damaged. "
        "Please ask {code} to send it again."
    )


class ForSomeoneElse(Refused):
    """Encrypted to a receiver that is not us (code)."""

    key = "for_someone_else"
    message = N_("This package from {code} is meant for another office and cannot be opened here.")


class PackageTooLarge(Refused):
    """More than one package may hold (code, cap in bytes)."""

    key = "too_large"
    message = N_("This package is too large and was not opened. Please call the sender and ask.")


class CannotOpen(Refused):
    """Signed well, but the ciphertext does not open (code)."""

    key = "cannot_open"
    message = N_("This package cannot be opened. Please ask {code} to send it again.")


class BadSerial(Refused):
    """A serial that no journal of so many entries can have come to (code, serial)."""

    key = "bad_serial"
    message = N_(
        "{code} says that this is its package {serial}, but it cannot have made so many. "
        "It was not taken in; please call and ask."
    )


class TooFarAhead(Refused):
    """An answer of a day that has not come, however wrong a clock may be (day)."""

    key = "too_far_ahead"
    message = N_(
        "The answer is dated {day}, which is far ahead. Look whether the clock of this computer "
        "is right; if it is, call the office."
    )


class HalfWritten(Refused):
    """Writing it to the stick was interrupted."""

    key = "half_written"
    message = N_(
        "This package was not written to the end. Please ask the room to deliver once more, and to "
        "pull the stick out only when it says so."
    )


class InArchive(Refused):
    """Packages that somebody packed together into one file."""

    key = "in_archive"
    message = N_(
        "Packages are packed into this file, and only what lies on the stick itself is read. "
        "Please ask the room to deliver onto a stick, as the program does it."
    )


class IsFolder(Refused):
    """A folder that is called as a package is."""

    key = "is_folder"
    message = N_("This is a folder with a package's name, and no package.")


class TooMuchOnStick(Refused):
    """There is more on the stick than is looked through (files)."""

    key = "too_much"
    message = N_(
        "There are more than {files} files on the stick, and not all were looked at. "
        "Please copy the folder LEGALROOM to an empty stick."
    )


class TooDeep(Refused):
    """Folders within folders that were not looked into (depth)."""

    key = "too_deep"
    message = N_(
        "What lies more than {depth} folders deep was not looked at. "
        "Please move the folder LEGALROOM to the top of the stick."
    )


# Inside: the sender signed something that it should not have


class BadInside(Refused):
    """What is inside is not put together as it must be (why, for those who look after it)."""

    key = "bad_inside"
    message = N_(
        "What is inside this package is not complete. Please ask the sender to send it again; "
        "if it happens twice, call for help."
    )


class BadBag(BadInside):
    """The archive or its lists of hashes are not exactly what they must be (why)."""


class BadLine(BadInside):
    """A line or file is not JSON of the agreed shape and spelling (where)."""


class InsideDiffers(BadInside):
    """The inside says something else than the signed comment (field)."""

    message = N_(
        "What this package says outside and inside does not agree. "
        "Please ask the sender to send it again; if it happens twice, call for help."
    )


class DoesNotFollow(BadInside):
    """An entry does not follow on the one before it (number)."""

    message = N_(
        "The records in this package do not follow on each other; something is missing or was "
        "changed. Please ask the sender to send it again; if it happens twice, call for help."
    )


class BodyDiffers(BadInside):
    """A record is not the one that its entry names (number, record)."""

    message = N_(
        "A record in this package is not the one that was written down. "
        "Please ask the sender to send it again; if it happens twice, call for help."
    )


class BadPublished(BadInside):
    """What an office publishes does not go on where it stands here (why)."""

    message = N_(
        "What the office publishes does not fit what came from it before. Nothing of this answer "
        "was taken; please call the office."
    )


EVERY: tuple[type[Refused], ...] = (
    Refused, NoSignature, BadLabel, NewerFormat, WrongKind, UnknownSender, BadProof, OtherKey,
    Altered, ForSomeoneElse, BadSerial, TooFarAhead, PackageTooLarge, CannotOpen, BadInside,
    HalfWritten, InArchive, IsFolder, TooMuchOnStick, TooDeep,
)  # fmt: skip
"""Each under its own key."""

# Invitation and enrolment


class BadInvitation(AppError):
    """A file that should be an invitation is none, or was changed."""

    message = N_("This is not a complete invitation. Please ask the office for the file again.")


class BadEnrolment(AppError):
    """A file that should be an enrolment is none, or was changed."""

    message = N_("This registration file is not complete. Please ask the room to send it again.")


# The stick


class StickError(AppError):
    """Something about the stick."""

    message = N_("The stick cannot be used just now. Please pull it out, plug it in and try again.")


class NoStick(StickError):
    """The folder of the stick is not there (folder)."""

    message = N_("No stick was found. Please plug it in and try again.")


class StickGone(StickError):
    """The stick was pulled out, or stopped answering (folder)."""

    message = N_(
        "The stick does not answer; it may have been pulled out. "
        "Nothing is lost here. Please plug it in and do it again."
    )


class StickFull(StickError):
    """No space left (folder)."""

    message = N_("The stick is full. Please free some space or take another one.")


class StickReadOnly(StickError):
    """The stick does not allow writing (folder)."""

    message = N_("The stick cannot be written to; look for a lock on its side, or take another.")


class StickLies(StickError):
    """What was read back is not what was written (folder)."""

    message = N_("The stick did not keep what was written. It is worn out; please take another.")


class NameTaken(StickError):
    """A file of this name is already there, and nothing is ever written over (name)."""

    message = N_("A file of this name is already on the stick; it was left as it is.")
