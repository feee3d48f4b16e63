"""What cannot be done with a record, its files and its papers."""

from __future__ import annotations

from app.errors.root import AppError
from app.language import N_


class TooMuchAtOnce(AppError):
    """One action changes more records than one journal entry can name."""

    message = N_("This is too much in one go. Do it in several parts.")


class NotOurs(AppError):
    """A record of another installation cannot be changed here."""

    message = N_("This record was made elsewhere and can only be read here.")


class NotFound(AppError):
    """There is no such record."""

    message = N_("This record does not exist.")


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


class AttachmentLocked(AttachmentRefused):
    """A PDF opens with a password only."""

    message = N_(
        "{name} asks for a password. Open it in another program, save or print it there"
        " as a PDF without one, and attach that."
    )


class AttachmentUnreadable(AttachmentRefused):
    """A photo or PDF is so damaged that nothing opens it."""

    message = N_("{name} is damaged and cannot be opened. Copy it again, or scan it once more.")


class AttachmentDamaged(AppError):
    """The file of an attachment is lost or no longer what it was."""

    message = N_("The file of {name} is lost or damaged. Restore the last backup.")


class UnreadablePicture(AppError):
    """A photo to be printed cannot be read."""

    message = N_("The photo cannot be read. Choose another one, or print without it.")
