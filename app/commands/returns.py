"""The command of an office that returns records to the rooms that made them."""

from __future__ import annotations

from typing import Annotated

import typer

from app import messages
from app.commands.kept import meant, named
from app.commands.options import Kind
from app.commands.terminal import Data, Json, day, opened_office, report
from app.language import N_
from app.records import inspections


def give_back(
    kind: Kind,
    which: Annotated[
        list[str], typer.Argument(metavar="RECORD…", help=N_("Identities, numbers, codes, names."))
    ],
    words: Annotated[
        str, typer.Option("--words", metavar="WORDS", help=N_("What is to be put right."))
    ],
    until: Annotated[
        str, typer.Option("--until", "--to", metavar="DAY", help=N_("By which day."))
    ] = "",
    volume: Annotated[
        bool, typer.Option("--volume", help=N_("Of a dispute the whole volume is meant."))
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Return records to the rooms that made them; it goes down with the next answers."""
    model = named(kind)
    last = day(until)
    with opened_office(data):
        records = [meant(model, each) for each in which]
        made = inspections.give_back(records, words=words, until=last, volume=volume)
        said: dict[str, object] = {
            "remarks": [each.id for each in made.remarks],
            "left": [{"id": each.id, "why": messages.words(why)} for each, why in made.left],
        }
        report(as_json, said, made.words())


COMMANDS = (("return", give_back, N_("Return records to the rooms that made them.")),)
