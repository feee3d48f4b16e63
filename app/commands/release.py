"""Commands of an office on the versions of the program that it keeps for its rooms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.terminal import Data, Json, Progress, opened, opened_office, reading, report
from app.language import N_, _
from app.office import overview, releases
from app.release.lying import Release

File = Annotated[
    Path, typer.Argument(metavar="FILE", help=N_("The file of a version, its .release beside it."))
]


def add(file: File, data: Data = None, as_json: Json = False) -> None:
    """Keep a version of the program for the rooms, if its maker has signed it."""
    with opened(data):
        with reading(file), file.open("rb"):
            pass
        with Progress(_("Copying")) as progress:
            added = releases.add(file, progress)
        report(as_json, _said(added), releases.kept_words(added), *added.manifest.whats_new())


def list_releases(data: Data = None, as_json: Json = False) -> None:
    """Say which versions are kept here, and which rooms have an older one."""
    with opened_office(data):
        kept = releases.kept()
        states = overview.states()
        behind = [each for each in states if each.running.newest]
        said: dict[str, object] = {
            "releases": [_said(each) for each in kept],
            "rooms": [
                {
                    "code": each.code,
                    "name": each.name,
                    "version": each.running.version or None,
                    "platform": each.running.platform or None,
                    "gets": each.running.newest or None,
                }
                for each in states
            ],
        }
        lines = list(map(releases.kept_words, kept)) or [_("No version is kept here yet.")]
        lines += [f"{each.code}\t{each.name}\t{each.running.words()}" for each in behind]
        report(as_json, said, *lines)


def _said(release: Release) -> dict[str, Any]:
    said = release.manifest
    return {
        "version": said.version,
        "platform": said.platform,
        "file": said.file,
        "size": said.size,
        "news": said.whats_new(),
    }


NAME = "release"
ABOUT = N_("Versions of the program that an office takes to its rooms.")
COMMANDS = (
    ("add", add, N_("Keep a version of the program for the rooms, if its maker has signed it.")),
    ("list", list_releases, N_("Say which versions are kept, and which rooms are behind.")),
)
