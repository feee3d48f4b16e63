"""The records of a period that are typed over, and how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.documents import confidential
from app.documents.transcription.fields import Part, marks, of_record
from app.language import N_, _
from app.records import cases, transcribed, visits
from app.records.cases import parts, titles
from app.records.cases.model import Case
from app.records.listed import TableColumn
from app.records.stats.periods import Period
from app.records.transcribed import Transcribed
from app.records.visits import Visit
from app.store import Record

DISPUTES, VISITS = "disputes", "visits"
KINDS: Final = {DISPUTES: N_("Disputes"), VISITS: N_("Visits")}
MOST: Final = 2_000
"""Records of a period that are listed."""


class State(StrEnum):
    """How far the typing over of a record is."""

    OPEN = "open"
    DONE = "done"
    CHANGED = "changed"


_STATES: Final = {
    State.OPEN: ("", ""),
    State.DONE: (N_("Typed over"), "safe"),
    State.CHANGED: (N_("Changed since"), "soon strong"),
}
"""How each is called and shown."""


@dataclass(frozen=True)
class Row:
    """A record of the list; `changed` are the keys of the fields that say something else since."""

    record: Record
    number: str
    name: str
    state: State = State.OPEN
    tick: Transcribed | None = None
    changed: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The record's own."""
        return self.record.id

    @property
    def words(self) -> str:
        """How far it is, and since when; empty while it is still to do."""
        said = _STATES[self.state][0]
        day = self.tick.day.isoformat() if self.tick is not None else ""
        return " ".join(filter(None, (said and _(said), day)))

    @property
    def look(self) -> str:
        """How that is shown."""
        return _STATES[self.state][1]


def columns() -> list[TableColumn]:
    """The columns of the list."""
    return [
        TableColumn("name", _("Who"), lambda row: row.name, 150, look="strong", discreet=True),
        TableColumn("number", _("No."), lambda row: row.number, 96, look="quiet"),
        TableColumn("state", _("State"), lambda row: _(_STATES[row.state][0]) if row.tick else "",
                    84, look=lambda row: row.look, whole=True),
    ]  # fmt: skip


def rows(kind: str, period: Period) -> list[Row]:
    """What is typed over of a period, in the order of the days; of MOST the first.

    Nothing that is confidential, nor what a confidential dispute grew from.
    """
    found = _records(kind, period)
    ticks = transcribed.of([each.id for each in found])
    ticked = [each for each in found if each.id in ticks]
    disputes = [each for each in ticked if isinstance(each, Case)]
    with parts.read_together(disputes) if disputes else nullcontext():
        said = {each.id: of_record(each) for each in ticked}
    return [_row(each, ticks.get(each.id), said.get(each.id, [])) for each in found]


def _records(kind: str, period: Period) -> Sequence[Record]:
    if kind == DISPUTES:
        every = cases.every(cases.Filter(since=period.first, until=period.last))
        return [each for each in every if not each.confidential][:MOST]
    secret = confidential.hidden()
    asked = visits.Filter(since=period.first, until=period.last)
    return [each for each in visits.every(asked) if each.id not in secret][:MOST]


def _row(record: Record, tick: Transcribed | None, said: Sequence[Part]) -> Row:
    number, name = _called(record)
    if tick is None:
        return Row(record, number, name)
    before, now = tick.copied(), marks(said)
    changed = frozenset(
        key for key in {*before, *now} if before.get(key) != now.get(key)
    )  # fmt: skip
    state = State.CHANGED if changed else State.DONE
    return Row(record, number, name, state, tick, changed)


def _called(record: Record) -> tuple[str, str]:
    if isinstance(record, Case):
        return titles.short_number(record), titles.parties_title(record)
    assert isinstance(record, Visit)
    return record.short_when(), record.visitor()
