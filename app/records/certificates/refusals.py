"""What certificates refuse."""

from __future__ import annotations

from app.errors import AppError, Unacceptable
from app.language import N_
from app.records.on_paper import LastNumberUnknown


class NotAnIssuer(AppError):
    """A room without an office's powers tries to issue."""

    message = N_(
        "Only an office issues certificates. Ask your office for it; it goes on the stick."
    )


class IsOver(AppError):
    """A certificate that was revoked or reissued is not changed any more (number)."""

    message = N_("{number} was revoked or reissued already.")


class FromTheOffice(AppError):
    """A room's copy of what its office has issued is not changed in the room."""

    message = N_("The office has issued this certificate. Only the office can change it.")


class MayNotPrint(AppError):
    """The office prints this certificate itself (number)."""

    message = N_("{number} is printed and sealed by the office.")


class AnsweredAlready(AppError):
    """A request that has its answer is not changed any more."""

    message = N_("The office has answered this already.")


class EndsBeforeItBegins(Unacceptable):
    """The last day of a term lies before its first."""

    message = N_("The last day lies before the first.")


class LastCertificateUnknown(LastNumberUnknown):
    """After a backup was restored, paper may know later numbers (label, year, last, kind)."""

    message = N_(
        "These records come from a backup. Look up the last number of {label} of {year} on paper"
        " first; here it is {last}."
    )

    def __init__(self, *, label: str, year: int, last: int, kind: str) -> None:
        super().__init__(year, last, kind)
        self.data.update(label=label, kind=kind)


class BadCertificateNumber(Unacceptable):
    """A template of numbers by which two certificates would get the same number."""

    message = N_("The number needs {{year}}, {{word}} and {{n}} in it.")


class BadIssuerFile(AppError):
    """A file that should be an issuer's key is none."""

    message = N_("This file is no issuer's key, or damaged. Please ask for it again.")


class OwnKey(AppError):
    """The key in the file is known already (name)."""

    message = N_("The key of {name} is known here already.")


class CodeTooLong(AppError):
    """More facts than a code of squares holds that a telephone still reads (number)."""

    message = N_("There is too much on {number} for its code; shorten the words.")
