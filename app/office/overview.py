"""The office's page: who has reported, and what is missing."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field
from typing import Any

from app.language import _
from app.office import compare, releases
from app.office.held import REASONS, HeldBack, NotTaken, SerialGap
from app.office.releases import Running
from app.office.verdict import named
from app.records import delivered, reported, rooms, start_days
from app.records.inspections import lists as inspection_lists
from app.records.rooms import ReceivedPackage, Room
from app.store import line, registry
from app.store.session import current

_MOST_GAPS = 8
_MOST_ASIDE = 20


@dataclass(frozen=True, slots=True)
class RoomState:
    """How one room stands.

    `last` is the day its last package was taken and `serial` that package's number; `missing` are
    stretches of serials without which a later one waits; `reported` says whether it has reported on
    the month that is looked at, `on` being the last one that it has; `held` is why packages were
    laid aside, or refused and nothing has come in their place; `aside` is what a restored backup
    left behind; `running` is the program it has.
    """

    installation: str
    code: str
    name: str
    start_day: datetime.date | None
    last: datetime.date | None
    serial: int
    missing: list[tuple[int, int]]
    reported: bool
    on: datetime.date | None
    held: list[HeldBack]
    aside: list[line.Aside]
    running: Running = field(default_factory=Running)

    @property
    def missing_words(self) -> str:
        """The serials that never came, the first stretches of them."""
        more = "…" if len(self.missing) > _MOST_GAPS else ""
        return compare.spelled(self.missing[:_MOST_GAPS]) + more


def states(month: datetime.date | None = None) -> list[RoomState]:
    """Every enrolled room by code, looked at in a month (the one reported on now)."""
    day = month or reported.month_of(current().today())
    # Each of these asks once for all rooms: asked room by room, hundreds of them take seconds.
    came = rooms.packages_by_room()
    counting = start_days.start_days()
    runs = releases.running()
    return [
        _state(
            room,
            day,
            came.get(room.installation, []),
            counting.get(room.installation),
            runs.get(room.installation, Running()),
        )
        for room in rooms.enrolled()
    ]


def state(installation: str, month: datetime.date | None = None) -> RoomState | None:
    """How one room stands, None where it is not enrolled."""
    room = rooms.room_of(installation)
    if room is None:
        return None
    return _state(
        room,
        month or reported.month_of(current().today()),
        rooms.packages(installation),
        start_days.start_day(installation),
        releases.running_at(installation),
    )


def sentences(state: RoomState) -> list[str]:
    """What there is to say of a room, beside what was laid aside."""
    last = state.last.isoformat() if state.last else "—"
    found = [_("Last report: {day} (No. {serial})").format(day=last, serial=state.serial)]
    if state.start_day is not None:
        found.append(_("Counts from {day}.").format(day=state.start_day.isoformat()))
    if state.on is not None:
        words = _("Has reported up to {month}.")
        found.append(words.format(month=month_words(state.on)))
    if state.missing:
        never = _("No. {missing} has not come; what came later waits for it.")
        found.append(never.format(missing=state.missing_words))
    if state.aside:
        count = len({each.number for each in state.aside})
        said = _("{count} steps left behind by a restored backup").format(count=count)
        found.append(f"{said}：{_asides(state.aside)}")
    more = state.running.words(), inspection_lists.pressing_words(state.installation)
    return [*found, *filter(None, more)]


def month_words(month: datetime.date) -> str:
    """A month as people say it: 2026年11月."""
    return _("{month}/{year}").format(year=month.year, month=month.month)


def _asides(found: list[line.Aside]) -> str:
    """The records that count no more, as the clerk can ask for them."""
    named = [_aside(each) for each in found if each.kind in registry]
    # Entries about nothing but the room itself are named by nobody.
    return "；".join(dict.fromkeys(named[:_MOST_ASIDE])) + ("…" if len(named) > _MOST_ASIDE else "")


def _aside(found: line.Aside) -> str:
    body: dict[str, Any] = json.loads(found.body) if found.body else {}
    return delivered.record_words(found.time, found.kind, body)


def silent(month: datetime.date | None = None) -> list[RoomState]:
    """The rooms that have not reported on a month (any day of it; the one reported on now)."""
    return [each for each in states(month) if not each.reported]


def newcomers() -> list[ReceivedPackage]:
    """Packages laid aside or refused that no enrolled room has sent: second computers of a code."""
    enrolled = {room.installation for room in rooms.enrolled()}
    return [each for each in rooms.laid_aside() + rooms.refused() if each.room not in enrolled]


def reason(package: ReceivedPackage) -> HeldBack:
    """Why a package was laid aside or refused, to be worded."""
    said = {"code": package.code, "missing": package.missing, "serial": package.serial or ""}
    # What a refusal says beside these is not kept.
    why = named(REASONS.get(package.reason or "", HeldBack)(**said, files="", depth=""))
    if isinstance(why, HeldBack):
        return why
    day = package.time.date().isoformat() if package.time else ""
    return NotTaken(code=package.code, file=package.file, day=day, why=why)


def _state(
    room: Room,
    day: datetime.date,
    came: list[ReceivedPackage],
    start_day: datetime.date | None,
    running: Running,
) -> RoomState:
    # An earlier program took a serial that no journal can have come to.
    taken = [each for each in rooms.came(came) if (each.serial or 0) <= (each.last or 0) + 1]
    held = [each for each in came if each.verdict == rooms.HELD]
    on = reported.last_month(taken)
    return RoomState(
        installation=room.installation,
        code=room.code,
        name=room.name,
        start_day=start_day,
        last=reported.last_day(taken),
        serial=(taken[-1].serial or 0) if taken else 0,
        missing=_missing(taken, held),
        reported=not reported.is_missing(room, on, day),
        on=on,
        held=[reason(each) for each in held + rooms.open_refusals(came)],
        aside=line.set_aside(room.installation),
        running=running,
    )


def _missing(taken: list[ReceivedPackage], held: list[ReceivedPackage]) -> list[tuple[int, int]]:
    """The serials that others wait for; one that was lost and covered by a later one is not."""
    latest = max((each.serial or 0 for each in taken), default=0)
    waiting = {each.serial or 0 for each in held if each.reason == SerialGap.key}
    return compare.gaps(each for each in {latest, *waiting} if each >= latest) if waiting else []
