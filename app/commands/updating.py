"""The command that puts a new version in the place of the program that runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import program
from app.commands.refusals import NoNewVersion
from app.commands.terminal import Data, Json, Progress, opened, report
from app.language import N_, _
from app.release import installing, lying
from app.release.lying import Release
from app.release.refusals import NotPacked, ReleaseRefused


def update(
    where: Annotated[
        Path, typer.Argument(metavar="STICK", help=N_("The stick, or the file of a version."))
    ],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Back up, then install the new version that lies on a stick; the next start opens it."""
    with opened(data):
        release = _found(where)
        with Progress(_("Installing")) as progress:
            updated = installing.install(release, progress)
        said: dict[str, object] = {"version": updated.version}
        report(as_json, said, *release.manifest.whats_new(), updated.words())


def _found(where: Path) -> Release:
    """What lies on a stick, or is the file named. Raises ReleaseRefused, NoNewVersion."""
    if not where.is_dir():
        return lying.one(where)
    here = program.installed()
    if here is None:
        raise NotPacked
    found = lying.newest_for(where, here)
    if found is None:
        raise NoNewVersion(here=here.version)
    if isinstance(found, ReleaseRefused):
        raise found
    return found


COMMANDS = (("update", update, N_("Install the new version of the program on a stick.")),)
