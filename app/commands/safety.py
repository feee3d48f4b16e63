"""Commands that keep the records safe: check, back up, restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import EmptyFolder
from app.commands.refusals import FileThere, RecordsDamaged
from app.commands.terminal import Data, Json, Progress, opened, report, writing
from app.language import N_, _
from app.records import check as whole
from app.room import kept_receipt
from app.store import backup
from app.store import restore as unpack


def check(data: Data = None, as_json: Json = False) -> None:
    """Check database, chain, projection and attachments."""
    with opened(data):
        with Progress(_("Checking")) as progress:
            checked = whole.everything(progress=progress, also=kept_receipt.problems)
        if checked.problems:
            raise RecordsDamaged(what="；".join(checked.problems))
        said: dict[str, object] = {"entries": checked.entries, "problems": []}
        line = _("Checked: {entries} entries, all in order.")
        report(as_json, said, line.format(entries=checked.entries))


def back_up(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Write the backup here."))],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write a verified backup into one file."""
    with opened(data) as here:
        if file.exists():
            raise FileThere(file=str(file))
        named = file.with_name(file.name.removesuffix(backup.SUFFIX) + backup.SUFFIX)
        with writing(file), Progress(_("Backing up")) as progress:
            backup.make(here.folder, here.key, named, progress=progress).rename(file)
            size = file.stat().st_size
        said: dict[str, object] = {"file": str(file.resolve()), "bytes": size}
        report(as_json, said, _("Backed up into {file}").format(file=file))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The backup."))],
    folder: EmptyFolder,
    as_json: Json = False,
) -> None:
    """Unpack a backup into an empty folder; it opens with the password it had."""
    unpack.restore(file, folder)
    said: dict[str, object] = {"folder": str(folder.resolve())}
    report(as_json, said, _("Restored into {folder}").format(folder=folder))


COMMANDS = (
    ("check", check, N_("Check database, chain, projection and attachments.")),
    ("backup", back_up, N_("Write a verified backup into one file.")),
    ("restore", restore, N_("Unpack a backup into an empty folder.")),
)
