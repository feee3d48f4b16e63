"""Commands on the keys of an installation: show what others may know, save what they may not."""

from __future__ import annotations

from typing import Annotated

import typer

from app import seal
from app.commands.options import Out
from app.commands.terminal import Data, Json, opened, report, writing
from app.language import N_, _
from app.office import invite
from app.records import rooms
from app.store import own_keys

NAME, ABOUT = "keys", N_("The keys of this installation.")


def show(data: Data = None, as_json: Json = False) -> None:
    """Show the public keys."""
    with opened(data):
        mine = own_keys.public_keys()
        said: dict[str, object] = {
            "minisign": mine.minisign,
            "age": mine.age,
            "fingerprint": mine.fingerprint,
        }
        spaced = " ".join(mine.fingerprint[at : at + 4] for at in range(0, 24, 4))
        report(
            as_json,
            said,
            f"minisign     {mine.minisign}",
            f"age          {mine.age}",
            _("to compare") + f"   {spaced}",
        )


def rooms_keys(data: Data = None, as_json: Json = False) -> None:
    """List the public keys of the rooms that report here."""
    with opened(data):
        found = rooms.enrolled()
        said: dict[str, object] = {
            "rooms": [
                {
                    "code": each.code,
                    "name": each.name,
                    "origin": each.installation,
                    "minisign": each.signer,
                    "age": each.recipient,
                    "fingerprint": seal.fingerprint(each.recipient),
                    "enrolled": each.day.isoformat(),
                }
                for each in found
            ]
        }
        lines = [
            "\t".join((each.code, each.installation, each.signer, each.recipient, each.name))
            for each in found
        ]
        report(as_json, said, *(lines or [_("No rooms yet")]))


def export(
    out: Out,
    data: Data = None,
    secret: Annotated[
        bool, typer.Option("--secret", help=N_("The secret keys too: keep the file in a safe."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Save the keys; with the secret ones, the file opens every report with `age`."""
    with opened(data):
        if secret:
            saved = invite.save_key(out)
            line = _("The secret keys are saved in {file}; saved {saved} times so far.")
        else:
            with writing(out), out.open("x", encoding="utf-8") as file:
                mine = own_keys.public_keys()
                file.write(f"minisign {mine.minisign}\nage {mine.age}\n")
            saved, line = invite.key_saved(), _("The public keys are saved in {file}.")
        said: dict[str, object] = {"file": str(out.resolve()), "saved": saved}
        report(as_json, said, line.format(file=out, saved=saved))


COMMANDS = (
    ("show", show, N_("Show the public keys.")),
    ("rooms", rooms_keys, N_("List the public keys of the rooms that report here.")),
    ("export", export, N_("Save the keys; an office saves its secret ones twice.")),
)
