"""The command that sets a guide on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.terminal import Json, Progress, report, writing
from app.documents.guides import guide
from app.language import N_, _, n_
from app.store.keys import write_whole


def write(
    name: Annotated[
        str, typer.Argument(metavar="room|office|commands", help=N_("Which guide."))
    ] = "room",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE.pdf", help=N_("Write here.")),
    ] = None,
    as_json: Json = False,
) -> None:
    """Set a guide on paper: A4, with contents, chapters to find and pictures."""
    chosen: guide.Name | None = next((each for each in guide.FILES if each == name), None)
    if chosen is None:
        raise typer.BadParameter(" | ".join(guide.FILES))
    if out is None or out.suffix.lower() != ".pdf":
        raise typer.BadParameter(_("Say where to: guide {name} -o FILE.pdf").format(name=name))
    with Progress(_("Setting the pages…")) as progress:
        made = guide.printed(chosen, progress)
    with writing(out):
        write_whole(out, made.pdf)
    said: dict[str, object] = {"file": str(out.resolve()), "pages": made.count}
    words = n_("{count} page is in {file}.", "{count} pages are in {file}.", made.count)
    report(as_json, said, words.format(count=made.count, file=out))


COMMANDS = (("guide", write, N_("Set a guide on paper: of the room, the office, the commands.")),)
