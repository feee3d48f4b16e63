"""What people typed and a field does not take."""

from __future__ import annotations

from app.errors.root import AppError
from app.language import N_


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


class BadDegrees(Unacceptable):
    """No angle."""

    message = N_("“{typed}” is not a position in degrees. Write it like 117.4521 or 117°27′8″.")


class OutsideDistrict(Unacceptable):
    """A position outside the district of its place (district, least and most degrees)."""

    message = N_("This is outside {district}, which lies between {least}° and {most}°.")


class CodeTaken(Unacceptable):
    """A code of a place that another place has or had."""

    message = N_("{place} has or had this code.")


class BadPoints(Unacceptable):
    """No points."""

    message = N_("“{typed}” is not a number of points. Write it like 12 or 12.5.")


class BadHours(Unacceptable):
    """No span of time."""

    message = N_("“{typed}” is not a number of hours. Write it like 2, 2.5 or 40分钟.")


class BeforeBegin(Unacceptable):
    """An end before its beginning."""

    message = N_("It ends before it begins.")


class DayBefore(Unacceptable):
    """A day that lies before the one it counts from."""

    message = N_("It must not be before {day}.")


class OtherDistrict(Unacceptable):
    """A place of a district that this office has nothing to do with."""

    message = N_("{place} is not in this district.")


class TwiceOnTheRoll(Unacceptable):
    """Somebody stands on a list already."""

    message = N_("Is on the list already.")


class WentToAnother(Unacceptable):
    """What was published for one room, or for all, is turned to another."""

    message = N_("This may have gone out already. Declare it void and write another one.")


class TooManyQuestions(Unacceptable):
    """More questions than fit on the form of a survey."""

    message = N_("A survey has at most {most} questions.")


class FewerFormsThanTicks(Unacceptable):
    """More ticks than forms came back."""

    message = N_("{ticks} ticks of one question are more than the forms that came back.")


class MoreFormsThanHandedOut(Unacceptable):
    """More forms came back than were handed out."""

    message = N_("Only {handed_out} were handed out.")


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
