"""The tables there are, and changed ones sent down by an office."""

from __future__ import annotations

from typing import cast

import msgspec

from app.language import _
from app.records.assessment.model import TABLES, AssessmentTable
from app.records.assessment.tables import Table
from app.records.sent_down import Given


def given() -> list[Given[Table]]:
    """Every table: the program's in order, then the office's."""
    return TABLES.given()


def send(table: Table) -> AssessmentTable:
    """Let a table be in force at this office and, with the next replies, in its rooms.

    Raises OfTheOffice, FieldErrors.
    """
    return cast("AssessmentTable", TABLES.send(table))


def take_back(name: str) -> None:
    """Let a table be again as the program has it; one that the program has not is gone.

    Raises OfTheOffice.
    """
    TABLES.take_back(name)


def from_year(table: Table, year: int) -> Table:
    """The same table as another one from a year on; the years before keep theirs."""
    if year == table.since:
        return table
    return msgspec.structs.replace(table, name=f"table_{year}", since=year)


def standing_words(given: Given[Table]) -> str:
    """From when a table is in force, and from whom it is."""
    table = given.data
    said = [
        _("from {year} on").format(year=table.since),
        _("sample") if table.sample and not given.sent else "",
        *given.words(),
    ]
    return " · ".join(filter(None, said))
