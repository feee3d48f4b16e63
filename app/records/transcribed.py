"""That a record was typed over into the platform of the province (省平台), and as it was then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.fields import Day, Text
from app.language import N_
from app.store import Column, Record, journal
from app.store.session import current


class Transcribed(Record):
    """A tick: the record was typed over; each field is known again by a mark, not by its words."""

    kind_name = "transcribed"
    label = N_("Typed over")
    ours_only = True
    in_ledgers = False

    of_kind = Column(Text(max=30), N_("Kind"), required=True, travels=False, listed=False)
    record = Column(Text(max=40), N_("Record"), required=True, travels=False, index=True,
                    listed=False)  # fmt: skip
    day = Column(Day(), N_("Typed over on"), required=True, travels=False)
    marks = Column(Text(max=60_000), N_("Fields"), required=True, travels=False, listed=False)
    """JSON: the mark of each field by its key."""

    def copied(self) -> dict[str, str]:
        """The mark of each field as it was typed over."""
        said: dict[str, Any] = json.loads(self.marks)
        return {key: str(mark) for key, mark in said.items()}


def tick(record: Record, marks: Mapping[str, str]) -> Transcribed:
    """Note that a record was typed over as it is now; a tick that is there is renewed."""
    said = {"day": current().today(), "marks": json.dumps(dict(marks), separators=(",", ":"))}
    there = of([record.id]).get(record.id)
    with journal.action("transcribed.tick") as act:
        if there is not None:
            return act.change(there, **said)
        return act.add(Transcribed, of_kind=record.kind_name, record=record.id, **said)


def untick(found: Transcribed) -> Transcribed:
    """Take a tick back."""
    with journal.action("transcribed.untick") as act:
        return act.void(found, "other")


def of(records: Sequence[str]) -> dict[str, Transcribed]:
    """The ticks of records, by these."""
    return {each.record: each for each in Transcribed.where_in("record", records)}
