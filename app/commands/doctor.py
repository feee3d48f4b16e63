"""The command that looks at the computer."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app import doctor
from app.commands.refusals import FileThere
from app.commands.terminal import Data, Json, folder, report, writing
from app.language import N_, _

_SIGNS = {"good": "✓", "look": "!", "bad": "✗"}


def look(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=N_("Write what to show to the office.")),
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Look at this computer: disk, clock, keys, fonts, typing, printer, stick."""
    where = folder(data)
    found = doctor.look(where)
    if out is not None:
        if out.exists():
            raise FileThere(file=str(out))
        with writing(out):
            out.write_bytes(doctor.diagnosis(where, found))
    lines: list[str] = []
    for each in found:
        lines.append(f"{_SIGNS[each.state]} {_(doctor.NAMES[each.name])}：{each.says}")
        if each.do:
            lines.append(f"    → {each.do}")
    report(as_json, {"findings": [asdict(each) for each in found]}, *lines)


COMMANDS = (
    ("doctor", look, N_("Look at this computer: disk, clock, keys, fonts, printer, stick.")),
)
