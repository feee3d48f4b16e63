"""The list of an office's rooms: who has come, what is missing, what was laid aside."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app import program
from app.language import N_, _, n_
from app.messages import words
from app.office import overview
from app.office import stick as desk
from app.office.held import HeldBack, NotTaken
from app.office.overview import RoomState
from app.records import reported, rooms
from app.records.listed import TableColumn
from app.store.sounds import readings


class RoomFilter(StrEnum):
    """What the list is narrowed by; `INVITED` and `HELD` are what a line may be, too."""

    ALL = "all"
    SILENT = "silent"
    GAPS = "gaps"
    HELD = "held"
    BEHIND = "behind"
    INVITED = "invited"


FILTERS: Final = {
    RoomFilter.ALL: N_("All"),
    RoomFilter.SILENT: N_("Has not reported"),
    RoomFilter.GAPS: N_("Some have not come"),
    RoomFilter.HELD: N_("Laid aside"),
    RoomFilter.BEHIND: N_("Older program"),
    RoomFilter.INVITED: N_("Invited"),
}


@dataclass
class RoomLine:
    """A room, one that was invited (since `day`), or a package of nobody known here.

    `id` is that of the installation or the package, of one that was invited its code; `held` is
    what of it was held back; `awaited` whether one that was invited owes the report looked at.
    """

    id: str
    code: str
    name: str
    state: RoomState | None = None
    held: list[HeldBack] = field(default_factory=list[HeldBack])
    kind: str = "room"
    day: datetime.date | None = None
    awaited: bool = False

    def fits(self, wanted: str) -> bool:
        """Whether it belongs to what is asked for."""
        state = self.state
        return {
            RoomFilter.ALL: True,
            RoomFilter.SILENT: not state.reported if state is not None else self.awaited,
            RoomFilter.GAPS: bool(state and state.missing),
            RoomFilter.HELD: bool(self.held),
            RoomFilter.BEHIND: bool(state and state.running.newest),
            RoomFilter.INVITED: self.kind == RoomFilter.INVITED,
        }[RoomFilter(wanted)]

    def holds(self, text: str) -> bool:
        """Whether a text is part of its name, or begins its code or how its name sounds."""
        low = text.lower()
        if low in self.name.lower() or self.code.startswith(low):
            return True
        return low.isascii() and any(each.startswith(low) for each in readings(self.name).split())

    def last(self) -> str:
        """The day of its last report."""
        return self.day.isoformat() if self.day and self.state else ""

    def serial(self) -> str:
        """Which report that was."""
        return str(self.state.serial) if self.state and self.state.serial else ""

    def version(self) -> str:
        """Which version of the program it has."""
        return self.state.running.version if self.state else ""

    def version_look(self) -> str:
        """How that is to be shown: whether a newer one is kept here for it."""
        return "soon" if self.state and self.state.running.newest else "quiet"

    def stands(self) -> str:
        """How it stands, in a few words."""
        if (why := self._gravest()) is not None:
            said = "{why}" if isinstance(why, NotTaken) else _("Laid aside: {why}")
            others = len({words(each) for each in self.held}) - 1
            more = n_("({count} more)", "({count} more)", others).format(count=others)
            return said.format(why=words(why)) + (more if others else "")
        state = self.state
        if state is None:
            return self._invited()
        month = _("has reported") if state.reported else _("has not reported")
        if not state.missing:
            return month
        gaps = _("{said}; No. {missing} has not come")
        return gaps.format(said=month, missing=state.missing_words)

    def look(self) -> str:
        """How that is to be shown."""
        state = self.state
        if (why := self._gravest()) is not None:
            return "late" if isinstance(why, NotTaken) else "soon"
        if state is None:
            return "quiet"
        if not state.reported:
            return "late"
        return "soon" if state.missing else "safe"

    def _gravest(self) -> HeldBack | None:
        """What is said of what was held back: first what only somebody here can settle."""
        return min(
            reversed(self.held),
            key=lambda each: isinstance(each, NotTaken) or each.by_itself,
            default=None,
        )

    def sentences(self) -> list[str]:
        """Everything there is to say of it, beside what was held back."""
        if self.state is not None:
            return overview.sentences(self.state)
        return [self._invited()] if self.day else []

    def _invited(self) -> str:
        day = self.day.isoformat() if self.day else ""
        return _("Invited on {day}, has not reported yet").format(day=day)


def columns() -> list[TableColumn]:
    """The columns of the list."""
    return [
        TableColumn("name", _("Room"), lambda line: line.name, 150, look="strong"),
        TableColumn("code", _("Room's code"), lambda line: line.code, 160, look="quiet"),
        TableColumn("last", _("Last report"), RoomLine.last, 104, whole=True),
        TableColumn("serial", _("Which time"), RoomLine.serial, 76, right=True),
        TableColumn(
            "version", _("Program"), RoomLine.version, 76, look=RoomLine.version_look,
            order=lambda line: program.number(line.version()),
        ),
        TableColumn("state", _("How it stands"), RoomLine.stands, 236, look=RoomLine.look),
    ]  # fmt: skip


def lines(month: datetime.date, only: Collection[str] | None = None) -> list[RoomLine]:
    """Every room, looked at in a month, or only some installations; strangers and invitations."""
    asked = (
        overview.states(month)
        if only is None
        else filter(None, (overview.state(each, month) for each in only))
    )
    found = [
        RoomLine(each.installation, each.code, each.name, each, list(each.held), day=each.last)
        for each in asked
    ]
    invited = {
        each.code: RoomLine(
            each.code,
            each.code,
            each.name,
            None,
            kind=RoomFilter.INVITED,
            day=each.day,
            awaited=reported.is_awaited(each, month),
        )
        for each in rooms.only_invited()
    }
    strangers = {each.id for each in overview.newcomers()}
    for package, why in desk.held_back():
        code = package.code or ""
        if package.id not in strangers:
            continue
        if code in invited:
            invited[code].held.append(why)
        else:
            name, kind = rooms.name_of(code), RoomFilter.HELD
            found.append(RoomLine(package.id, code, name, None, [why], kind))
    return [*found, *invited.values()]


def with_fresh(
    known: Sequence[RoomLine], fresh: Sequence[RoomLine], installations: Collection[str]
) -> list[RoomLine]:
    """The lines known, those of some installations, strangers and invitations read anew."""
    kept = [each for each in known if each.state and each.id not in installations]
    return sorted([*kept, *fresh], key=lambda each: (each.state is None, each.code))
