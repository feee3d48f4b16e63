"""What is kept of an assessment: tables, points given by hand, statements, frozen results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.errors import AppError, Missing
from app.fields import Code, Day, Name, Points, Reference, Text, Whole
from app.language import N_
from app.records import rooms
from app.records.assessment import tables
from app.records.assessment.tables import Table
from app.records.data_files import LARGEST
from app.records.sent_down import Published, SentDown
from app.store import Column, Record

_YEARS: Final = Whole(min=2000, max=2100)
MOST_POINTS: Final = 200_000
"""Of a result, in hundredths: those of a whole table, and as many again as a bonus."""
MOST_LINES: Final = 60_000
"""Characters of the lines of a result."""


class AssessmentTable(Published):
    """A table as an office sends it, in place of the one of that name or as one more."""

    kind_name = "assessment_table"
    label = N_("Assessment table")
    file_format = tables.FORMAT
    text_column = "table"

    name = Column(Text(max=41), N_("Name of the table"), required=True, index=True)
    table = Column(Text(max=LARGEST, lines=10), N_("Table"), required=True, listed=False)


TABLES: Final = SentDown[Table](AssessmentTable)


class _ForOneRoom(Record):
    """What only the room that it is about reads; where there is none, it stays with the office."""

    room: Column[str | None]

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The installation of the room."""
        return rooms.alone_meant(body)


class AssessmentPoints(_ForOneRoom):
    """Points that an office gives by hand, with the reason: of an indicator, an extra, or a veto.

    They are of a place or of a person; of a veto there are none, it strikes.
    """

    kind_name = "assessment_points"
    label = N_("Points given")
    ours_only = True
    comes_down = True
    in_ledgers = False

    year = Column(_YEARS, N_("Year"), required=True, index=True)
    place = Column(Reference(to="place"), N_("Place"), index=True)
    person = Column(Reference(to="person"), N_("Person"), index=True)
    indicator = Column(Text(max=41), N_("Indicator"), required=True)
    points = Column(Points(), N_("Points"))
    reason = Column(Text(max=500, lines=3), N_("Reason"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    room = Column(Reference(to="room"), N_("For the room"), listed=False)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Nobody of whom they are."""
        return {} if values.get("place") or values.get("person") else {"place": Missing()}

    def heading(self) -> str:
        """What they are of, and the reason."""
        return " ".join(filter(None, (self.indicator, Points().show(self.points), self.reason)))


class AssessmentStatement(Record):
    """被考核人意见: what the assessed say to their assessment."""

    kind_name = "assessment_statement"
    label = N_("Statement of the assessed")
    in_ledgers = False
    counted = True

    year = Column(_YEARS, N_("Year"), required=True, index=True)
    place = Column(Reference(to="place"), N_("Place"), index=True)
    person = Column(Reference(to="person"), N_("Person"), index=True)
    day = Column(Day(), N_("Date"), required=True)
    agrees = Column(Code(list="assessment_answer"), N_("Agrees"), required=True)
    words = Column(Text(max=1_000, lines=4), N_("In their words"))
    by = Column(Name(), N_("Said by"))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An objection without a word why."""
        if values["agrees"] != "agrees" and not values.get("words"):
            return {"words": Missing()}
        return {}

    def heading(self) -> str:
        """Whether they agree, and what they say."""
        answer = self.columns()["agrees"].kind.show(self.agrees)
        return " ".join(filter(None, (answer, self.words)))


class AssessmentYear(Record):
    """That an office froze the results of a year: by which table and rules, over which records.

    It stays with the office.
    """

    kind_name = "assessment_year"
    label = N_("Year of assessment")
    ours_only = True
    in_ledgers = False

    year = Column(_YEARS, N_("Year"), required=True, index=True)
    day = Column(Day(), N_("As of"), required=True)
    table = Column(
        Text(max=LARGEST, lines=10), N_("Table"), required=True, travels=False, listed=False
    )
    rules = Column(Text(max=1_000_000), N_("Rules of duties"), travels=False, listed=False)
    heads = Column(Text(max=1_000_000), N_("Journals"), travels=False, listed=False)
    """JSON: how far the journal of each installation had come."""

    def heading(self) -> str:
        """The year."""
        return str(self.year or "")


class AssessmentResult(_ForOneRoom):
    """The frozen result of a place or a person, with the points and records of each indicator."""

    kind_name = "assessment_result"
    label = N_("Result of an assessment")
    ours_only = True
    comes_down = True
    in_ledgers = False

    year = Column(_YEARS, N_("Year"), required=True, index=True)
    frozen = Column(Reference(to="assessment_year"), N_("Frozen with"), required=True, index=True,
                    travels=False, listed=False)  # fmt: skip
    place = Column(Reference(to="place"), N_("Place"), index=True)
    person = Column(Reference(to="person"), N_("Person"), index=True)
    name = Column(Text(max=60), N_("Name"), required=True)
    points = Column(Points(max=MOST_POINTS), N_("Points"), required=True)
    level = Column(Text(max=41), N_("Grade"), required=True)
    level_words = Column(Text(max=200), N_("Grade in words"), required=True)
    table_name = Column(Text(max=41), N_("Table"), required=True)
    table_hash = Column(Text(max=64), N_("Seal of the table"), required=True, listed=False)
    lines = Column(Text(max=MOST_LINES), N_("Lines"), required=True, listed=False)
    """JSON: each indicator, extra and veto with its points and the records behind them."""
    day = Column(Day(), N_("Date"), required=True)
    room = Column(Reference(to="room"), N_("For the room"), listed=False)

    def heading(self) -> str:
        """Who it is, the points and the level."""
        return " ".join((self.name, Points().show(self.points), self.level_words))
