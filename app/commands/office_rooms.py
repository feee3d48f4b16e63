"""Commands of an office on the rooms that report to it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import typer

from app import messages
from app.commands.refusals import NoFork, NotAMonth
from app.commands.terminal import Data, Json, opened, report
from app.language import N_, _, listed
from app.office import forks, overview, published
from app.office.forks import Branch
from app.office.invite import NotAnOffice
from app.office.overview import RoomState
from app.office.published import GoingDown
from app.records import days, reported, rooms
from app.records.copies import HERE, OTHER
from app.store import registry
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
        "version": state.running.version or None,
        "held": [{"reason": each.key, "words": messages.words(each)} for each in state.held],
        "contacts": [{"name": e.name, "phone": e.phone} for e in _contacts(state)],
    }


def _line(state: RoomState) -> str:
    stands = _("has reported") if state.reported else _("has not reported")
    called = "；".join(each.words for each in _contacts(state))
    held = messages.in_one(messages.words(each) for each in state.held)
    return "\t".join((state.code, state.name, stands, called, held)).rstrip()


def _contacts(state: RoomState) -> list[reported.Contact]:
    room = rooms.room_of(state.installation)
    return reported.contacts(room) if room is not None else []


def show_fork(
    code: Annotated[str, typer.Argument(metavar="CODE", help=N_("The room's code."))],
    data: Data = None,
    here: Annotated[
        bool,
        typer.Option("--here", help=N_("The true one is the one whose records were taken in.")),
    ] = False,
    other: Annotated[
        bool, typer.Option("--other", help=N_("The true one is the one that was laid aside."))
    ] = False,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=N_("What the other one is called."))
    ] = "",
    as_json: Json = False,
) -> None:
    """Say what two computers that record as one room have each, or which is the true one."""
    if here and other:
        raise typer.BadParameter(_("Give either --here or --other."))
    with opened(data):
        found = forks.branches(code)
        if found is None:
            raise NoFork(code=code)
        said: dict[str, object] = {
            "after": found.after,
            "here": _said_branch(found.here),
            "other": _said_branch(found.other),
        }
        lines = [
            _("Taken in already: {what}").format(what=_branch_line(found.here)),
            _("Laid aside: {why}").format(why=_branch_line(found.other)),
        ]
        if here or other:
            true = HERE if here else OTHER
            chosen = forks.choose(code, true, name)
            said.update(true=true, code=chosen.code, name=chosen.name)
            words = _("The other one becomes {name} ({code}).")
            lines.append(words.format(name=chosen.name, code=chosen.code))
        report(as_json, said, *lines)


def _said_branch(branch: Branch) -> dict[str, Any]:
    return {
        "since": branch.since,
        "until": branch.until,
        "counts": branch.counts,
        "records": branch.named,
    }


def _branch_line(branch: Branch) -> str:
    counts = listed(f"{_(registry[kind].label)} {n}" for kind, n in branch.counts.items())
    days = f"{branch.since[:16]} – {branch.until[:16]}".replace("T", " ")
    return "  ".join(filter(None, (days, counts)))


def show_published(data: Data = None, as_json: Json = False) -> None:
    """Say what of what this office publishes will go down to which room with the next answer."""
    with opened(data) as office:
        if not office.is_office:
            raise NotAnOffice
        going = [published.will_go(room) for room in rooms.enrolled()]
        said: dict[str, object] = {
            "line": office.published or None,
            "rooms": [
                {
                    "code": each.room.code,
                    "name": each.room.name,
                    "knows": each.knows,
                    "entries": [each.first, each.last] if each.last else None,
                    "records": each.counts,
                }
                for each in going
            ],
        }
        report(as_json, said, *(list(map(_going_line, going)) or [_("No rooms.")]))


def _going_line(going: GoingDown) -> str:
    counts = listed(f"{_(registry[kind].label)} {n}" for kind, n in going.counts.items())
    words = counts or _("nothing new")
    if not going.knows:
        words = _("its program is older than what is published")
    return "\t".join((going.room.code, going.room.name, words))


COMMANDS = (
    ("rooms", list_rooms, N_("Say how every room that reports here stands.")),
    ("publish", show_published, N_("Say what will go down to the rooms with their next answers.")),
    ("fork", show_fork, N_("Say what two computers of one room have, and which is the true one.")),
)
