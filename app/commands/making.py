"""Commands that make rooms and offices, and let them know each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import store
from app.commands.refusals import FileThere
from app.commands.terminal import Data, Json, new_password, opened, reading, report, writing
from app.exchange.invitation import CAP, read_invitation
from app.language import N_, _
from app.office import invite as office_invite
from app.room import enrol as room_enrol
from app.room import set_up

Folder = Annotated[Path, typer.Argument(metavar="DIR", help=N_("An empty folder."))]
InvitationFile = Annotated[
    Path, typer.Option("--invitation", metavar="FILE", help=N_("The office's invitation."))
]
Keeper = Annotated[str, typer.Option("--keeper", metavar="NAME", help=N_("Who sits here."))]


def new_room(
    folder: Folder,
    invitation: Annotated[
        Path | None,
        typer.Option("--invitation", metavar="FILE", help=N_("The office's invitation.")),
    ] = None,
    code: Annotated[
        str,
        typer.Option(
            "--code", metavar="CODE", help=N_("Village code and number: 370406101200-01.")
        ),
    ] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=N_("Name of the room."))] = "",
    keeper: Keeper = "",
    as_json: Json = False,
) -> None:
    """Make a room from an office's invitation, or by hand."""
    if (invitation is None) == (not code) or (invitation is None and not name):
        raise typer.BadParameter(_("Give either --invitation, or --code and --name."))
    invited = _read(invitation) if invitation is not None else None
    if invited is not None:
        said = read_invitation(invited)
        code, name = said.code, said.name
    try:
        recovery = set_up.room(
            folder,
            code=code,
            name=name,
            keeper=keeper or _("Keeper"),
            password=new_password(),
            invitation=invited,
        )
        report_created(folder, recovery, as_json)
    finally:
        store.close()


def _read(invitation: Path) -> bytes:
    with reading(invitation), invitation.open("rb") as file:
        return file.read(CAP + 1)


def new_office(
    folder: Folder,
    code: Annotated[str, typer.Option("--code", metavar="CODE", help=N_("District code: 370481."))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=N_("Name of the office."))],
    keeper: Keeper = "",
    as_json: Json = False,
) -> None:
    """Make an office."""
    try:
        recovery = store.create(
            folder,
            kind="office",
            code=code,
            name=name,
            keeper=keeper or _("Clerk"),
            password=new_password(),
        )
        report_created(folder, recovery, as_json)
    finally:
        store.close()


def report_created(folder: Path, recovery: str, as_json: bool) -> None:
    """Say what was made, and the code that opens it when the password is forgotten."""
    made = store.current()
    said: dict[str, object] = {
        "folder": str(folder.resolve()),
        "kind": made.kind,
        "code": made.code,
        "name": made.name,
        "recovery_code": recovery,
    }
    report(
        as_json,
        said,
        _("{name} ({code}) is ready in {folder}").format(
            name=made.name, code=made.code, folder=folder
        ),
        _("Recovery code, to be copied by hand and locked away: {code}").format(code=recovery),
    )


def invite(
    code: Annotated[
        str, typer.Option("--code", metavar="CODE", help=N_("Code of the room: 370481001201-01."))
    ],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=N_("Name of the room."))],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help=N_("Write here."))],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write an invitation for one room."""
    with opened(data):
        # Looked for first: an invitation that was written down is already one that counts.
        if out.exists():
            raise FileThere(file=str(out))
        invitation = office_invite.invite(code, name)
        with writing(out):
            out.write_bytes(invitation)
        said: dict[str, object] = {"file": str(out.resolve()), "code": code, "name": name}
        line = _("The invitation for {name} is in {file}. It is good for one computer.")
        report(as_json, said, line.format(name=name, file=out))


def enrol(invitation: InvitationFile, data: Data = None, as_json: Json = False) -> None:
    """Let a room that was made by hand report to the office of an invitation."""
    invited = _read(invitation)
    with opened(data):
        office = room_enrol.take_invitation(invited)
        said: dict[str, object] = {"code": office.given_code, "office": office.name}
        line = _("This room reports to {office} now, as {code}.")
        report(as_json, said, line.format(office=office.name, code=office.given_code))


COMMANDS = (
    ("new-room", new_room, N_("Make a room from an office's invitation, or by hand.")),
    ("new-office", new_office, N_("Make an office.")),
    ("invite", invite, N_("Write an invitation for one room.")),
    ("enrol", enrol, N_("Let a room made by hand report to the office of an invitation.")),
)
