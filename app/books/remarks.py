"""Why a row is no record, and what was understood from one, which is shown."""

from __future__ import annotations

from app.errors import AppError
from app.language import N_

# A row is left out


class LeftOut(AppError):
    """A row that is no record."""

    message = N_("Not a record.")


class AboveTable(LeftOut):
    """Title, unit, and whatever else stands above the table."""

    message = N_("Title, above the table.")


class HeadOfTable(LeftOut):
    """The head of the table, once or repeated."""

    message = N_("Head of the table.")


class EmptyRow(LeftOut):
    """Nothing in it."""

    message = N_("Empty row.")


class Total(LeftOut):
    """合计 and the like."""

    message = N_("A total, not a record.")


class BelowTable(LeftOut):
    """Who filled in the table, and the like."""

    message = N_("A line below the table, not a record.")


class Repeated(LeftOut):
    """All but the number is as in an earlier row (row)."""

    message = N_("The same as row {row}.")


class TakenBefore(LeftOut):
    """Brought in by an earlier import."""

    message = N_("Taken in before.")


# What was understood, and is shown


class Remark(AppError):
    """What was understood from a row."""

    message = N_("Understood from the row.")


class FilledFromAbove(Remark):
    """同上, or a cell merged over several rows (row, text)."""

    message = N_("Taken from row {row}: {text}")


class CharacterReplaced(Remark):
    """A character that only looks like the one that is meant (old, new)."""

    message = N_("The character {old} was read as {new}.")


class Headcount(Remark):
    """等5人 (count)."""

    message = N_("{count} people came.")


class SeveralNames(Remark):
    """Several names in one cell (names)."""

    message = N_("Came along: {names}")


class OutOfOrder(Remark):
    """A date earlier than the row before (row)."""

    message = N_("Earlier than the row before (row {row}).")


class SexRead(Remark):
    """The sex that the identity number says (sex)."""

    message = N_("By the identity number: {sex}")


class YearAdded(Remark):
    """A date without a year got that of the ledger (year)."""

    message = N_("The year {year} of the ledger was added.")


class WordRead(Remark):
    """A word stands for a code (word, label)."""

    message = N_("“{word}” was read as {label}.")


class SecondPhone(Remark):
    """Two telephone numbers in one cell."""

    message = N_("Two numbers; the second was kept too.")


class NoName(Remark):
    """The visitor prefers to give no name."""

    message = N_("Prefers to give no name.")


class VillageRead(Remark):
    """A village found in the directory (name)."""

    message = N_("Taken as {name}")


class NoNumber(Remark):
    """A dispute without a number in the ledger."""

    message = N_("No number in the ledger; it stays without one.")


class SeveralParties(Remark):
    """Several names in one cell (count)."""

    message = N_("{count} parties.")


class ApproximateAmount(Remark):
    """An amount that was only said to be about that (text)."""

    message = N_("Only about so much: {text}")


class WhoseUnclear(Remark):
    """A phone or number beside several names."""

    message = N_("It does not say whose this is; it is kept as a note.")


class KeptAsNote(Remark):
    """A cell that says something of an agreement where none was reached."""

    message = N_("There was no agreement; this is kept as a note.")
