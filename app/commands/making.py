"""Commands that make rooms and offices, and let them know each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import store
from app.commands.options import EmptyFolder, Out, RoomName
from app.commands.refusals import FileThere
from app.commands.terminal import (
    Data,
    Json,
    Progress,
    new_password,
    note,
    opened,
    reading,
    report,
    writing,
)
from app.exchange.invitation import CAP, read_invitation
from app.language import N_, _, n_
from app.messages import words
from app.office import guests, letters
from app.office import invite as office_invite
from app.room import enrol as room_enrol
from app.room import set_up

InvitationFile = Annotated[
    Path, typer.Option("--invitation", metavar="FILE", help=N_("The office's invitation."))
]
Keeper = Annotated[str, typer.Option("--keeper", metavar="NAME", help=N_("Who sits here."))]


def new_room(
    folder: EmptyFolder,
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
    name: RoomName = "",
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
    folder: EmptyFolder,
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
    name: RoomName,
    out: Out,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write an invitation for one room."""
    with opened(data):
        letters.refuse_beside_key(out.parent)
        # Looked for first: an invitation that was written down is already one that counts.
        if out.exists():
            raise FileThere(file=str(out))
        invitation = office_invite.invite(code, name)
        with writing(out):
            out.write_bytes(invitation)
        said: dict[str, object] = {"file": str(out.resolve()), "code": code, "name": name}
        line = _("The invitation for {name} is in {file}. It is good for one computer.")
        report(as_json, said, line.format(name=name, file=out))


def invite_all(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help=N_("Write into here."))],
    town: Annotated[
        str,
        typer.Option("--town", metavar="CODE", help=N_("All villages of this town or district.")),
    ] = "",
    book: Annotated[
        Path | None,
        typer.Option("--book", metavar="FILE", help=N_("The rooms that a workbook lists.")),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--zip", help=N_("All in one file, not a folder for each."))
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write invitations for many rooms in one go."""
    if bool(town) == (book is not None):
        raise typer.BadParameter(_("Give either --town or --book."))
    with opened(data):
        office_invite.require_ready()
        if book is None:
            found = guests.of_town(town)
        else:
            with reading(book):
                found = guests.of_book(book)
        left = [{"which": where, "reason": words(why)} for where, why in found.left]
        for each in left:
            note(f"{each['which']}：{each['reason']}")
        made = None
        if found.ready:
            with Progress(_("Writing the invitations…")) as progress:
                made = letters.write(out, found.ready, "zip" if whole else "folders", progress)
        said: dict[str, object] = {
            "path": str(made.resolve()) if made else None,
            "invited": [each.code for each in found.ready],
            "left": left,
        }
        count = len(found.ready)
        line = n_("{count} invitation is in {path}", "{count} invitations are in {path}", count)
        nobody = _("There is nobody to invite.")
        report(as_json, said, line.format(count=count, path=made) if made else nobody)


def enrol(
    invitation: InvitationFile,
    data: Data = None,
    rename: Annotated[
        bool,
        typer.Option("--rename", help=N_("Take another code and name, where it reports already.")),
    ] = False,
    as_json: Json = False,
) -> None:
    """Let a room that was made by hand report to the office of an invitation."""
    invited = _read(invitation)
    with opened(data):
        office = room_enrol.take_invitation(invited, change_name=rename)
        said: dict[str, object] = {"code": office.given_code, "office": office.name}
        line = _("This room reports to {office} now, as {code}.")
        report(as_json, said, line.format(office=office.name, code=office.given_code))


COMMANDS = (
    ("new-room", new_room, N_("Make a room from an office's invitation, or by hand.")),
    ("new-office", new_office, N_("Make an office.")),
    ("invite", invite, N_("Write an invitation for one room.")),
    ("invite-all", invite_all, N_("Write invitations for many rooms in one go.")),
    ("enrol", enrol, N_("Let a room made by hand report to the office of an invitation.")),
)
