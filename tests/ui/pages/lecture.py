"""All that a new kind of record costs: a model, a RecordKind, a table. No program knows of it."""

from __future__ import annotations

from app.fields import Code, Day, Names, Reference, Text, Whole
from app.records import places
from app.store import Column, Record
from ui.records.kind import RecordKind


def model() -> type[Record]:
    """The first place: the record, described once."""

    class Lecture(Record):
        """One lecture for the village; its photos are its attachments."""

        kind_name = "lecture"
        label = "Lecture"

        day = Column(Day(), "Date", required=True, searchable="facet", index=True)
        form = Column(Code(list="visit_mode"), "Form", required=True, searchable="facet")
        theme = Column(Text(max=100), "Subject", required=True, searchable=True)
        place = Column(Reference(to="place"), "Place served", searchable="facet")
        headcount = Column(Whole(min=0, max=100_000), "People")
        speakers = Column(Names(), "Speakers", searchable="name")
        words = Column(Text(max=5_000, lines=4), "What was done", searchable=True)
        reason = Column(Text(max=200), "Reason for the change", listed=False)

        def heading(self) -> str:
            return f"{self.day} {self.theme}"

    return Lecture


def kind(lecture: type[Record]) -> RecordKind:
    """The second place: how it is entered and listed."""

    def begin() -> dict[str, object]:
        own = places.own_village()
        return {"place": own.id if own is not None else None}

    return RecordKind(
        lecture,
        rows=(("theme",), ("day", "form", "headcount"), ("place", "speakers")),
        listed={"day": 100, "theme": 180, "form": 80},
        heading="Lectures",
        new="New lecture",
        lesson="Ctrl+N writes down the first one.",
        begin=begin,
    )


def table(lecture: type[Record]) -> None:
    """The third place: the table, which in the program is a step of the migrations."""
    lecture.create_table()
