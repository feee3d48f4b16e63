"""Commands of an office on the rooms that report to it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import typer

from app import messages
from app.commands.refusals import NotAMonth
from app.commands.terminal import Data, Json, opened, report
from app.language import N_, _
from app.office import overview
from app.office.invite import NotAnOffice
from app.office.overview import RoomState
from app.records import days, reported, rooms
from app.store.session import current


def list_rooms(
    data: Data = None,
    month: Annotated[
        str,
        typer.Option("--month", metavar="MONTH", help=N_("The month reported on, as 2026-11.")),
    ] = "",
    unreported: Annotated[
        bool, typer.Option("--unreported", help=N_("Only those that have not reported on it."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Say how every room stands: what it has reported on, what waits, whom to call."""
    with opened(data) as office:
        if not office.is_office:
            raise NotAnOffice
        first = _month(month)
        found = [e for e in overview.states(first) if not (unreported and e.reported)]
        said: dict[str, object] = {"month": f"{first:%Y-%m}", "rooms": [*map(_said, found)]}
        report(as_json, said, *(list(map(_line, found)) or [_("No rooms.")]))


def _month(typed: str) -> datetime.date:
    """The first day of a month as people write it, or of the one reported on now."""
    if not typed:
        return reported.month_of(current().today())
    span = days.spanned(typed, current().today())
    if span is None or span[0] == span[1]:
        raise NotAMonth(typed=typed)
    return span[0]


def _said(state: RoomState) -> dict[str, Any]:
    return {
        "code": state.code,
        "name": state.name,
        "reported": state.reported,
        "reported_to": f"{state.on:%Y-%m}" if state.on else None,
        "last": state.last.isoformat() if state.last else None,
        "missing": [list(each) for each in state.missing],
        "held": [{"reason": each.key, "words": messages.words(each)} for each in state.held],
        "contacts": [{"name": e.name, "phone": e.phone} for e in _contacts(state)],
    }


def _line(state: RoomState) -> str:
    stands = _("has reported") if state.reported else _("has not reported")
    called = "；".join(each.words for each in _contacts(state))
    held = "；".join(messages.words(each) for each in state.held)
    return "\t".join((state.code, state.name, stands, called, held)).rstrip()


def _contacts(state: RoomState) -> list[reported.Contact]:
    room = rooms.room_of(state.installation)
    return reported.contacts(room) if room is not None else []


COMMANDS = (("rooms", list_rooms, N_("Say how every room that reports here stands.")),)
