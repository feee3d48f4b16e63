"""What is asked for alike by several commands: a period, a year, a folder, a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.language import N_

InPeriod = Annotated[
    str,
    typer.Option(
        "--period", metavar="PERIOD",
        help=N_("2026-11, 2026Q4, 2026H2, 2026, or DAY..DAY; else last month."),
    ),
]  # fmt: skip
InYear = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", min=2000, max=2100, help=N_("Of this year, as 2026.")),
]
Containing = Annotated[
    str, typer.Option("--text", metavar="TEXT", help=N_("Only those that it is found in."))
]
Kind = Annotated[str, typer.Argument(metavar="KIND", help=N_("Which kind of record, as visit."))]
Back = Annotated[
    str, typer.Option("--back", metavar="NAME", help=N_("Let it be as the program has it."))
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help=N_("Why; it is required."))]
EmptyFolder = Annotated[Path, typer.Argument(metavar="DIR", help=N_("An empty folder."))]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help=N_("Write here."))]
RoomName = Annotated[str, typer.Option("--name", metavar="NAME", help=N_("Name of the room."))]
