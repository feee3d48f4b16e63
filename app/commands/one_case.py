"""A dispute as commands know it: found by what it is called, said in a line."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands.refusals import NoSuchDispute, SeveralDisputes
from app.language import N_
from app.records import cases
from app.records.cases import Case, stages
from app.records.cases.due import Due

Which = Annotated[
    str, typer.Option("--id", metavar="N", help=N_("Of this dispute: number or identity."))
]


def find(which: str) -> Case:
    """A dispute by its identity, its whole number, or the running number in it.

    A running number alone means the latest year that has it. Raises NoSuchDispute,
    SeveralDisputes.
    """
    asked = which.strip()
    found = cases.called(asked)
    if not found:
        raise NoSuchDispute(which=asked)
    if len(found) > 1:
        raise SeveralDisputes(which=asked, ids="、".join(each.id for each in found))
    return found[0]


def brief(case: Case) -> dict[str, Any]:
    """What is said of a dispute in a list, as JSON."""
    urgent = cases.due.urgent(case)
    return {
        "id": case.id,
        "number": case.number,
        "day": case.day.isoformat(),
        "state": case.state,
        "outcome": case.outcome,
        "performance": case.performance,
        "category": case.category,
        "title": cases.title(case),
        "confidential": bool(case.confidential),
        "due": said_due(urgent) if urgent is not None else None,
    }


def in_a_line(case: Case, said: dict[str, Any]) -> list[str]:
    """What is said of a dispute in a list, column by column; `said` is its `brief`."""
    due = said["due"]
    return [
        case.number or case.id,
        case.day.isoformat(),
        stages.now(case),
        said["title"],
        f"{due['day']} {due['words']}" if due else "",
    ]


def said_due(each: Due) -> dict[str, Any]:
    """Something due, as JSON."""
    return {
        "day": each.day.isoformat(),
        "days": each.days(),
        "kind": each.kind,
        "words": each.words,
        "step": each.step,
    }
