"""社情民意: what people think and ask for, sent on and answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import AppError, BeforeBegin, Missing
from app.fields import Code, Day, Flag, Name, Reference, Text
from app.language import N_
from app.records import keeping
from app.store import Column, Record


class Opinion(Record):
    """One report of what people think; whoever told it stays in the room."""

    kind_name = "opinion"
    label = N_("Public opinion")
    plain = True

    number = Column(Text(max=40), N_("No."), searchable=True)
    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    title = Column(Text(max=100), N_("Headline"), required=True, searchable=True)
    reporter = Column(
        Name(), N_("Reported by"), help=N_("May be left empty; it stays in this room."),
        private=True, travels=False, searchable="name",
    )  # fmt: skip
    category = Column(
        Code(list="opinion_kind"), N_("What about"), required=True, searchable="facet"
    )
    place = Column(Reference(to="place"), N_("Place served"), searchable="facet")
    facts = Column(Text(max=5_000, lines=4), N_("Facts"), required=True, searchable=True)
    proposal = Column(Text(max=5_000, lines=3), N_("Suggestion"), searchable=True)
    urgency = Column(Code(list="urgency"), N_("Urgency"))
    sent_to = Column(Text(max=100), N_("Sent to"), searchable=True)
    sent = Column(Day(), N_("Sent on"))
    reply = Column(Text(max=3_000, lines=3), N_("Reply"), searchable=True, listed=False)
    replied = Column(Day(), N_("Replied on"))
    closed = Column(Day(), N_("Done on"))
    adopted = Column(Flag(), N_("Taken up"), listed=False)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    def heading(self) -> str:
        """Day and title."""
        return " ".join(filter(None, (self.day and self.day.isoformat(), self.title)))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """An answer or an end before it was sent, a day of sending without saying to whom."""
        wrong: dict[str, AppError] = {}
        first = values.get("sent") or values["day"]
        if (values.get("sent") or values["day"]) < values["day"]:
            wrong["sent"] = BeforeBegin()
        for name in ("replied", "closed"):
            if values.get(name) is not None and values[name] < first:
                wrong[name] = BeforeBegin()
        if values.get("sent") and not values.get("sent_to"):
            wrong["sent_to"] = Missing()
        return wrong


keeping.index_lists(Opinion)
