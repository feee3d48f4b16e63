"""What both rooms of a dispute that was found to be one are told, with their replies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.language import _, listed
from app.messages import shortened
from app.records import doubled, rooms
from app.records.cases import Case
from app.records.notices import Notice
from app.records.rooms import Room
from app.store import journal
from app.store.session import current

_TITLE: Final = 100
"""Characters of a notice's title."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one room is told of its dispute."""

    room: str
    title: str
    words: str


def tell(disputes: Collection[str]) -> None:
    """Let the rooms of some disputes, and of those found one with them, know how they count now.

    What they were told and is so no longer is taken back; where all stands as said, nothing is
    written.
    """
    meant = {*disputes, *doubled.found_one_with(disputes)}
    wanted = _wanted(meant)
    told = [each for each in Notice.where_in("case", meant) if journal.goes_down(each)]
    stale = [each for each in told if _said(each) != wanted.get(each.case or "")]
    standing = {each.case for each in told if each not in stale}
    fresh = {case: said for case, said in wanted.items() if case not in standing}
    if not stale and not fresh:
        return
    with journal.action("double.tell", published=journal.goes_down(Notice)) as act:
        for each in stale:
            act.void(each, "other")
        for case, said in fresh.items():
            act.add(
                Notice, day=current().today(), kind="notice", title=said.title, words=said.words,
                room=said.room, case=case,
            )  # fmt: skip


def _said(notice: Notice) -> _Said:
    return _Said(notice.room or "", notice.title or "", notice.words or "")


def _wanted(meant: set[str]) -> dict[str, _Said]:
    """What is to be told by now, by dispute; of one without a room here nobody is told."""
    found: dict[str, _Said] = {}
    for group in doubled.groups():
        if meant.isdisjoint(group):
            continue
        known = {each.id: each for each in Case.where_in("id", group)}
        cases = [known[each] for each in group]
        of_room = {each.origin: rooms.room_of(each.origin) for each in cases}
        for each in cases:
            room = of_room[each.origin]
            if room is not None:
                found[each.id] = _of(each, room, cases, of_room)
    return found


def _of(mine: Case, room: Room, cases: list[Case], of_room: dict[str, Room | None]) -> _Said:
    def called(case: Case) -> str:
        other = of_room[case.origin]
        return other.name if other is not None else _("another room")

    names = listed(dict.fromkeys(called(each) for each in cases if each.origin != mine.origin))
    counts = cases[0]
    said = {"number": mine.number or _("no number"), "rooms": names}
    if counts.id == mine.id:
        title = _("{number}: counted once, at yours; it is the same as that of {rooms}")
        title = title.format(**said)
    else:
        title = _("{number}: counted once, at {room}; it is the same as that of {rooms}")
        title = title.format(**said, room=called(counts))
    rest = _("{what}. There is nothing to do: it stays yours and goes on as before.")
    return _Said(room.id, shortened(title, _TITLE), rest.format(what=title))
