"""What an office lets its rooms know: notices with the marks of who has read them, papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import fn

from app.errors import AppError, BeforeBegin, WentToAnother
from app.fields import Code, Day, Reference, Text
from app.language import N_
from app.records import rooms
from app.records.deliveries import Receipt
from app.records.rooms import Room
from app.store import Column, Record, journal
from app.store.session import current


class Notice(Record):
    """A notice or circular of an office, for all its rooms or for one."""

    kind_name = "notice"
    label = N_("Notice")
    comes_down = True
    ours_only = True
    plain = True
    in_ledgers = False

    day = Column(Day(), N_("Date"), required=True, searchable="facet", index=True)
    kind = Column(Code(list="notice_kind"), N_("Kind"), required=True, searchable="facet")
    title = Column(Text(max=100), N_("Heading"), required=True, searchable=True)
    number = Column(Text(max=60), N_("Document number"), searchable=True)
    words = Column(Text(max=8_000, lines=10), N_("What it says"), required=True, searchable=True)
    room = Column(
        Reference(to="room"), N_("For one room"), help=N_("Left empty, it goes to all of them")
    )
    until = Column(Day(), N_("Shown until"))
    case = Column(Reference(to="case"), N_("About the dispute"), index=True, listed=False)

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The installation of the room that it is for; what names no room here is for nobody."""
        named = body.get("room")
        if not named:
            return ""
        found = Room.get_or_none(Room.id == named)
        return found.installation if found is not None else "-"

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """Another room than it was written for: whoever has read it would keep it."""
        stands = cls.get_or_none(cls.id == record) if record else None
        if stands is None or stands.room == values.get("room"):
            return {}
        return {"room": WentToAnother()}

    def heading(self) -> str:
        """Its title."""
        return self.title or ""


class NoticeRead(Record):
    """That a notice was read in a room: on which day, by whom."""

    kind_name = "notice_read"
    label = N_("Notice read")
    belongs_to = "notice"
    in_ledgers = False
    counted = False

    notice = Column(Reference(to="notice"), N_("Notice"), required=True, index=True)
    day = Column(Day(), N_("Date"), required=True)
    by = Column(Text(max=60), N_("By"))


class GoverningPaper(Record):
    """A paper that governs the work: which one, of whom, from when on."""

    kind_name = "governing_paper"
    label = N_("Governing paper")
    comes_down = True
    ours_only = True
    plain = True
    in_ledgers = False

    title = Column(Text(max=200), N_("Heading"), required=True, searchable=True)
    issuer = Column(Text(max=100), N_("Issuer"), searchable=True)
    number = Column(Text(max=60), N_("Document number"), searchable=True)
    day = Column(Day(), N_("Date"), required=True, searchable="facet", index=True)
    until = Column(Day(), N_("In force until"))
    words = Column(Text(max=20_000, lines=10), N_("What it says"), searchable=True)

    def heading(self) -> str:
        """Its title."""
        return self.title or ""

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """In force until a day before its own."""
        until = values.get("until")
        return {"until": BeforeBegin()} if until is not None and until < values["day"] else {}


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Who has read a notice and who has not, of the rooms it is for, by name."""

    read: list[tuple[str, str]]
    """Name of the room, and the day."""
    unread: list[str]
    """They have it, as far as is known, and have not read it."""
    waiting: list[str]
    """It has not gone down to them yet, as far as they have said."""


def is_ours_to_read(notice: Notice) -> bool:
    """Whether a notice came down to us and nobody here has said that it was read."""
    return notice.origin != current().published and not notice.voided and not _read_here(notice.id)


def of_dispute(case: str) -> list[Notice]:
    """What an office lets us know of a dispute of ours, and has not taken back."""
    above = current().lines - {current().published}
    return [each for each in Notice.where_equal("case", case) if each.origin in above]


def unread() -> list[Notice]:
    """The notices that came down, are still shown and were not read here, the oldest first."""
    store = current()
    above = store.lines - {store.published}
    if not above:
        return []
    read = NoticeRead.select(NoticeRead.notice).where(
        (NoticeRead.origin == store.origin) & NoticeRead.voided.is_null()
    )
    asked = (
        Notice.voided.is_null()
        & Notice.origin.in_(list(above))
        & (Notice.until.is_null() | (Notice.until >= store.today()))
        & Notice.id.not_in(read)
    )
    return list(Notice.select().where(asked).order_by(Notice.day, Notice.row))


def mark_read(notice: Notice) -> NoticeRead:
    """Say that a notice was read here; the office hears of it with the next report."""
    store = current()
    found = _read_here(notice.id)
    if found is not None:
        return found
    with journal.action("notice.read") as act:
        return act.add(NoticeRead, notice=notice.id, day=store.today(), by=store.user_name)


def _read_here(notice: str) -> NoticeRead | None:
    mine = (NoticeRead.notice == notice) & (NoticeRead.origin == current().origin)
    return NoticeRead.get_or_none(mine & NoticeRead.voided.is_null())


def read_by(notice: Notice) -> ReadBy:
    """Which rooms have read a notice of this office."""
    asked = (
        NoticeRead.select(NoticeRead.origin, fn.MIN(NoticeRead.day))
        .where((NoticeRead.notice == notice.id) & NoticeRead.voided.is_null())
        .group_by(NoticeRead.origin)
    )
    marks = dict(asked.tuples())
    wanted = [each for each in rooms.enrolled() if notice.room in (None, each.id)]
    read = [
        (each.name, str(marks[each.installation])) for each in wanted if each.installation in marks
    ]
    others = [each for each in wanted if each.installation not in marks]
    reached = _reached()
    there = [each.name for each in others if reached.get(each.installation, 0) >= notice.entry]
    return ReadBy(read, there, [each.name for each in others if each.name not in there])


def _reached() -> dict[str, int]:
    """How far each room has come in what this office publishes, as its last report says."""
    asked = (
        Receipt.select(Receipt.origin, fn.MAX(Receipt.published_to))
        .where(Receipt.published_to.is_null(False) & Receipt.voided.is_null())
        .group_by(Receipt.origin)
    )
    return dict(asked.tuples())
