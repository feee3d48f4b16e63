"""Commands of an office on the rooms that report to it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from app import messages
from app.commands.options import InPeriod
from app.commands.refusals import NoFork, NotAMonth
from app.commands.terminal import Data, Json, opened, opened_office, report
from app.errors import NotFound
from app.language import N_, _, listed
from app.office import forks, missing, overview, published, settle, stick
from app.office.forks import Branch
from app.office.held import HeldBack
from app.office.missing import Missing
from app.office.overview import RoomState
from app.office.published import GoingDown
from app.records import days, reported, rooms
from app.records.copies import HERE, OTHER
from app.records.rooms import ReceivedPackage
from app.records.stats import periods
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
    with opened_office(data):
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


def list_missing(
    period: InPeriod = "",
    data: Data = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Say who has not reported on a period, whom to call, and whose numbers were typed by hand."""
    with opened_office(data):
        asked = periods.parse(period, current().today())
        found = missing.missing(asked)
        said: dict[str, object] = {"period": str(asked), "rooms": [*map(_said_missing, found)]}
        everybody = _("Every room has reported on {period}.").format(period=periods.words(asked))
        report(as_json, said, *([*map(_missing_line, found)] or [everybody]))


def _said_missing(each: Missing) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "reported_to": f"{each.on:%Y-%m}" if each.on else None,
        "last": each.last.isoformat() if each.last else None,
        "invited": each.invited.isoformat() if each.invited else None,
        "by_hand": each.by_hand,
        "contacts": [{"name": e.name, "phone": e.phone} for e in each.contacts],
    }


def _missing_line(each: Missing) -> str:
    if each.invited:
        stands = _("invited on {day}").format(day=each.invited.isoformat())
    elif each.on:
        stands = _("has reported up to {month}").format(month=overview.month_words(each.on))
    else:
        stands = _("has never reported")
    called = "；".join(contact.words for contact in each.contacts)
    typed = _("numbers typed by hand") if each.by_hand else ""
    return "\t".join((each.code, each.name, stands, called, typed)).rstrip()


def list_held(
    data: Data = None,
    settle_it: Annotated[
        str,
        typer.Option(
            "--settle", metavar="CODE",
            help=N_("It was asked at this room and nothing more is to be done."),
        ),
    ] = "",
    allow: Annotated[
        str,
        typer.Option(
            "--allow", metavar="CODE",
            help=N_("The restored computer of this room is in use and may go on."),
        ),
    ] = "",
    as_json: Json = False,
) -> None:  # fmt: skip
    """Say which packages were laid aside or refused, why, and what can be done."""
    with opened_office(data):
        if allow:
            settle.allow(allow)
        if settle_it:
            _put_by(settle_it)
        found = stick.held_back()
        said: dict[str, object] = {"held": [_said_held(*each) for each in found]}
        lines = [line for each in found for line in _held_lines(*each)]
        report(as_json, said, *(lines or [_("Nothing is laid aside.")]))


def _put_by(code: str) -> None:
    """Put by what was laid aside of a room. Raises NotFound."""
    senders = {each.room or each.id for each, _why in stick.held_back() if each.code == code}
    found = [each for sender in sorted(senders) for each in settle.open_questions(sender)]
    if not found:
        raise NotFound
    settle.put_by(found)


def _said_held(package: ReceivedPackage, why: HeldBack) -> dict[str, Any]:
    return {
        "code": package.code,
        "name": rooms.name_of(package.code or ""),
        "serial": package.serial,
        "file": package.file,
        "day": package.time.date().isoformat() if package.time else None,
        "reason": why.key,
        "words": messages.words(why),
        "advice": _(why.advice),
        "by_itself": why.by_itself,
    }


def _held_lines(package: ReceivedPackage, why: HeldBack) -> list[str]:
    name = rooms.name_of(package.code or "")
    advice = _("What to do: {advice}").format(advice=_(why.advice))
    return ["\t".join((package.code or "", name, messages.words(why))), f"\t{advice}"]


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
    days = f"{branch.since[:16]} – {branch.until[:16]}".replace("T", " ")
    return "  ".join(filter(None, (days, _counted(branch.counts))))


def show_published(data: Data = None, as_json: Json = False) -> None:
    """Say what of what this office publishes will go down to which room with the next answer."""
    with opened_office(data) as office:
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
    words = _counted(going.counts) or _("nothing new")
    if not going.knows:
        words = _("its program is older than what is published")
    return "\t".join((going.room.code, going.room.name, words))


def _counted(counts: Mapping[str, int]) -> str:
    return listed(f"{_(registry[kind].label)} {n}" for kind, n in counts.items())


COMMANDS = (
    ("rooms", list_rooms, N_("Say how every room that reports here stands.")),
    ("missing", list_missing, N_("Say who has not reported on a period.")),
    ("held", list_held, N_("Say what was laid aside or refused, why, and what can be done.")),
    ("publish", show_published, N_("Say what will go down to the rooms with their next answers.")),
    ("fork", show_fork, N_("Say what two computers of one room have, and which is the true one.")),
)
