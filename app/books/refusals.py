"""What is the matter with a workbook, or with a row of it."""

from __future__ import annotations

from app.errors import AppError, Unacceptable
from app.language import N_

# The whole file


class BookUnreadable(AppError):
    """A file is no workbook, or is damaged (file)."""

    message = N_("{file} cannot be read as a workbook. Open it in Excel or WPS, save it as .xlsx.")


class BookLocked(AppError):
    """A workbook is protected by a password (file)."""

    message = N_("{file} is locked with a password. Open it in Excel or WPS and take that off.")


class BookTooLarge(AppError):
    """A workbook is larger than any ledger, or something stands far outside its table (file)."""

    message = N_("{file} is too large. Copy the table alone into a new workbook and take that one.")


class NoSuchSheet(AppError):
    """A workbook has no sheet of that name (sheet, sheets)."""

    message = N_("There is no sheet {sheet}. The workbook has: {sheets}.")


class UnknownKind(AppError):
    """There is no kind of table of this name (kind, kinds)."""

    message = N_("There is no kind {kind}. There are: {kinds}.")


class UnknownField(AppError):
    """A heading was said to mean what such a table does not have (field, fields)."""

    message = N_("There is no field {field} in such a table. There are: {fields}.")


class NoTable(AppError):
    """No row reads like the head of such a table (file)."""

    message = N_("No row in {file} reads like the head of the table. Please say which row it is.")


class NobodyInRow(AppError):
    """A row of a list of people names nobody (row, counted below the head)."""

    message = N_("Row {row} below the head names nobody. The column must be headed “姓名”.")


class NotTaken(AppError):
    """Rows that were to be taken still lack something (rows)."""

    message = N_("Rows {rows} still lack something that must be filled in.")


class NotThere(AppError):
    """Rows that were chosen are not among those that can be taken (rows)."""

    message = N_("Rows {rows} cannot be taken from this workbook.")


# A row needs a look


class Unworked(Unacceptable):
    """A formula or an error without a stored result."""

    message = N_("This cell is a formula that holds no text. Please type what it should say.")


class UnknownWord(Unacceptable):
    """A word that no list knows (word)."""

    message = N_("“{word}” is not in the list. Please choose what it means.")


class NoWord(Unacceptable):
    """Nothing says of which kind this is."""

    message = N_("The row does not say which kind it is. Please choose.")


class UnclearDitto(Unacceptable):
    """同上 where nothing can be taken from above."""

    message = N_("“Same as above” is not clear here. Please type it out.")


class UnclearName(Unacceptable):
    """A name cell that is not plainly one name (word)."""

    message = N_("It is not clear who came. Please write one name.")


class UnclearCount(Unacceptable):
    """Several came, but not how many (at least that many are named)."""

    message = N_("Several people came, but how many? Please fill in the number.")


class OtherYear(Unacceptable):
    """A date outside the year of the ledger (year)."""

    message = N_("This date is not in {year}, the year of the ledger.")


class NextYear(Unacceptable):
    """January behind December, where the ledger names one year only (day, other)."""

    message = N_("The months begin again here. Is it {day} or {other}?")


class SeveralPeople(Unacceptable):
    """Several people in one cell, who are not plainly parted (word)."""

    message = N_("“{word}” is more than one. Please write the names with 、 between them.")


class Differs(Unacceptable):
    """A record that is in already says something else (what)."""

    message = N_("This is in already, with other words: {what}")


class InFuture(Unacceptable):
    """A date that has not come yet."""

    message = N_("This day has not come yet.")


class UnclearDay(Unacceptable):
    """A day typed as a decimal number, where 2.1 may have been 2.10 (text)."""

    message = N_("{text} may be the first day or the tenth, twentieth, thirtieth. Please write it.")


class NumberTwice(Unacceptable):
    """Two disputes of a ledger with one number (row)."""

    message = N_("Row {row} has this number already.")


class FormUnknown(Unacceptable):
    """An agreement of which the ledger does not say whether it was in writing."""

    message = N_("Was it agreed in writing or orally?")


class NotAgreed(Unacceptable):
    """Something that was performed though no agreement was reached."""

    message = N_("Performed, but no agreement was reached: one of the two cannot be right.")


class OldIdentity(Unacceptable):
    """An identity number of the first generation, 15 digits."""

    message = N_("This is an old identity number of 15 digits. Ask for the new one of 18.")


class RoundedNumber(Unacceptable):
    """A long number that a spreadsheet program has rounded."""

    message = N_("The spreadsheet has lost the last digits of this number. Please check the paper.")


class SexDiffers(Unacceptable):
    """Sex and identity number do not agree (sex as the number says)."""

    message = N_("By the identity number this is {sex}. Please check.")


class NameDiffers(Unacceptable):
    """The same identity number stands with another name in another row (row)."""

    message = N_("Row {row} has the same identity number with another name. Please check.")


class UnknownPlace(Unacceptable):
    """A village that the directory does not know."""

    message = N_("There is no village of this name in the directory.")


class SeveralPlaces(Unacceptable):
    """A village name that the directory knows more than once (count)."""

    message = N_("{count} villages have this name. Please write the town in front of it.")


class NoVillageCalled(Unacceptable):
    """A name means no village of the area (name)."""

    message = N_("No village here is called “{name}”. Look at the name, or write the code.")


class VillageUnclear(Unacceptable):
    """A name means several villages of the area (name, count)."""

    message = N_("“{name}” means {count} villages here. Write the code beside it.")


class NoPositions(AppError):
    """A workbook has no table of places and where they lie (file)."""

    message = N_(
        "{file} has no table with columns for the code or the village, longitude and latitude."
    )


class NoSuchCode(Unacceptable):
    """A code that no place has (code)."""

    message = N_("No place has the code {code}.")


class TwiceInTable(Unacceptable):
    """A place that a row above has already (where)."""

    message = N_("The same place stands above already: {where}.")


class NotChangedHere(Unacceptable):
    """A place that another installation keeps."""

    message = N_("Others keep this place; only they can change it.")
