"""The commands of possible doubles: list them, decide once, take it back."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands.one_case import find
from app.commands.terminal import Data, Json, Progress, opened, opened_office, report
from app.errors import NotFound
from app.language import N_, _
from app.office import double_rows, doubles
from app.office.doubles import Possible
from app.records import doubled
from app.records.doubled import Double

_MOST = 1_000

One = Annotated[str, typer.Argument(metavar="ONE", help=N_("A dispute: number or identity."))]
Other = Annotated[
    str, typer.Argument(metavar="OTHER", help=N_("The other dispute: number or identity."))
]


def list_doubles(
    data: Data = None,
    decided: Annotated[
        bool, typer.Option("--decided", help=N_("Those that were decided on."))
    ] = False,
    as_json: Json = False,
) -> None:
    """List disputes of different rooms that may be one, the likeliest first."""
    with opened_office(data):
        with Progress(_("Comparing disputes")) as progress:
            doubles.catch_up(progress)
        found = doubles.decided(_MOST) if decided else doubles.waiting(_MOST)
        said: dict[str, object] = {"doubles": [*map(_said, found)]}
        nothing = _("Nothing was decided.") if decided else _("No dispute seems to be a double.")
        report(as_json, said, *([*map(_line, found)] or [nothing]))


def decide(
    one: One,
    other: Other,
    data: Data = None,
    same: Annotated[
        bool, typer.Option("--same", help=N_("They are the same dispute: it counts once."))
    ] = False,
    not_same: Annotated[
        bool, typer.Option("--not-same", help=N_("They are two disputes: both count."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Say of two disputes whether they are the same one."""
    if same == not_same:
        raise typer.BadParameter(_("Give either --same or --not-same."))
    with opened(data):
        made = doubles.decide(find(one).id, find(other).id, same=same)
        report(as_json, _decision(made), made.heading())


def undo(one: One, other: Other, data: Data = None, as_json: Json = False) -> None:
    """Take back what was decided of two disputes."""
    with opened(data):
        there = doubled.decision(find(one).id, find(other).id)
        if there is None:
            raise NotFound
        doubles.undo(there)
        report(as_json, _decision(there), _("The pair waits for a decision again."))


def _said(pair: Possible) -> dict[str, Any]:
    alike, decision = pair.alike, pair.decision
    return {
        "first": pair.first.id,
        "second": pair.second.id,
        "numbers": [pair.first.number, pair.second.number],
        "rooms": [double_rows.room_name(each) for each in (pair.first, pair.second)],
        "parties": list(alike.names) if alike is not None else [],
        "days": alike.days if alike is not None else None,
        "why": alike.words if alike is not None else None,
        "same": bool(decision.same) if decision is not None else None,
    }


def _decision(made: Double) -> dict[str, object]:
    return {"one": made.one, "other": made.other, "same": bool(made.same)}


def _line(pair: Possible) -> str:
    both = "\t".join(
        f"{double_rows.room_name(each)} {each.number or each.id}"
        for each in (pair.first, pair.second)
    )
    why = pair.alike.words if pair.alike is not None else ""
    return f"{both}\t{why or double_rows.in_short(pair)}"


NAME = "doubles"
ABOUT = N_("Disputes of different rooms that may be one.")
COMMANDS = (
    ("list", list_doubles, N_("List disputes of different rooms that may be one.")),
    ("decide", decide, N_("Say of two disputes whether they are the same one.")),
    ("undo", undo, N_("Take back what was decided of two disputes.")),
)
