"""A Monday of sticks: every bad one is refused or laid aside with its reason, all others merged."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Final

from app.commands.month_end import bad_sticks
from app.commands.month_end.bad_sticks import BadStick
from app.commands.month_end.stage import Stage, StageRoom
from app.office.receive import HELD, REFUSED, TAKEN, Verdict
from app.records import check, places, rooms, visits
from app.store import registry
from app.store.session import current

_COMPARED: Final = ("visit", "case", "party", "mediation", "agreement", "payment")


def part(stage: Stage) -> Mapping[str, object]:
    """Receive ten bad sticks, each bad in a way of its own, and a good one of every room."""
    copied = _copied(stage, stage.rooms[0])
    for number, room in enumerate(stage.rooms, 1):
        stage.deliver(room, f"room-{number}")
    for at, bad in enumerate(bad_sticks.SPOILT):
        _spoil(stage, bad, at)
    names = [f"bad-{each.why}" for each in bad_sticks.SPOILT]
    good = [f"room-{number}" for number in range(1, len(stage.rooms) + 1)]
    several = stage.receive(*names, *good, copied)
    spoilt, taken, [copy] = several[: len(names)], several[len(names) : -1], several[-1:]
    told = {
        bad.why: _reasons(found, REFUSED)
        for bad, found in zip(bad_sticks.SPOILT, spoilt, strict=True)
    }
    told["forked"] = _reasons(copy, HELD)
    for number, room in enumerate(stage.rooms, 1):
        stage.take_reply(room, f"room-{number}")
    return {
        "ten_kinds": len(told) == 10,
        "bad_refused_for_its_reason": all({why} == found.keys() for why, found in told.items()),
        "each_in_words": all(words for found in told.values() for words in found.values()),
        "good_taken": [[each.verdict for each in found] for found in taken]
        == [[TAKEN]] * len(good),
        "records_are_the_rooms": all(_is_merged(stage, each) for each in stage.rooms),
        "asked_about_the_copy_only": _asked_about(stage) == {"forked"},
        "office_in_order": _in_order(stage),
        "refused": {why: next(iter(found.values()), "") for why, found in told.items()},
    }


def _spoil(stage: Stage, bad: BadStick, at: int) -> None:
    stick = stage.stick(f"bad-{bad.why}")
    for more in range(bad.rooms):
        number = (at + more) % len(stage.rooms) + 1
        shutil.copytree(stage.stick(f"room-{number}"), stick, dirs_exist_ok=True)
    bad.spoil(stick)


def _copied(stage: Stage, room: StageRoom) -> str:
    """A stick of a second computer onto which somebody has copied the room; both have gone on."""
    copy = StageRoom(room.village, stage.folder / "copied-room")
    shutil.copytree(room.folder, copy.folder)
    for each in (room, copy):
        with stage.at(each.folder):
            place = places.ensure(room.village.code).id
            visits.log(
                day=current().today(), name="赵淑珍", category="01", place=place,
                facts=f"两台电脑各记各的：{each.folder.name}",
            )  # fmt: skip
    stage.deliver(copy, "bad-forked")
    return "bad-forked"


def _reasons(found: list[Verdict], verdict: str) -> dict[str, str]:
    """By its key every reason with its words, of what was not taken in; `` for what was."""
    return {
        getattr(each.reason, "key", "") if each.verdict == verdict else "": each.words
        for each in found
    }


def _is_merged(stage: Stage, room: StageRoom) -> bool:
    """Whether the office has exactly the records that a room has of what happened there."""
    with stage.at(room.folder) as opened:
        origin, own = opened.origin, _records(opened.origin)
    with stage.at(stage.office):
        return _records(origin) == own


def _records(origin: str) -> dict[str, dict[str, object]]:
    """Of each kind the records with the state that they are in."""
    return {
        kind: {
            each.id: (each.entry, each.voided)
            for each in registry[kind].select().where(registry[kind].origin == origin)
        }
        for kind in _COMPARED
    }


def _asked_about(stage: Stage) -> set[str]:
    """Why packages still wait for somebody to ask, now that all rooms have come again."""
    with stage.at(stage.office):
        return {each.reason or "" for each in rooms.laid_aside() + rooms.refused()}


def _in_order(stage: Stage) -> bool:
    with stage.at(stage.office):
        return not check.everything().problems
