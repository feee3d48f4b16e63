"""How the commands of subsidies name a month, a claim and a dispute, and what they say of one."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.terminal import opened, report
from app.documents.items.refusals import SeveralRecords
from app.errors import AppError
from app.language import N_, _
from app.records.cases.money import yuan
from app.records.stats import Period, periods
from app.records.subsidy import (
    SubsidyClaim,
    SubsidyDecision,
    SubsidyLine,
    payable,
    standing,
)
from app.store.session import current

Month = Annotated[
    str,
    typer.Option(
        "--month", metavar="MONTH", help=N_("Of this month, as 2026-09; else last month.")
    ),
]
Who = Annotated[str, typer.Option("--person", metavar="NAME", help=N_("Of this mediator."))]
By = Annotated[str, typer.Option("--by", metavar="NAME", help=N_("Who signed the paper."))]
On = Annotated[
    str, typer.Option("--day", metavar="DAY", help=N_("When it was signed; else today."))
]
Words = Annotated[str, typer.Option("--words", metavar="WORDS", help=N_("What was written."))]
Claim = Annotated[
    str, typer.Argument(metavar="CLAIM", help=N_("Its identity, or how that begins or ends."))
]


class NoSuchClaim(AppError):
    """No claim is called so (name)."""

    message = N_("There is no claim “{name}”; `subsidy list` says which there are.")


class NoSuchDispute(AppError):
    """No dispute of a number is there to be claimed or struck (number)."""

    message = N_("No dispute {number} is there; `subsidy ready` and `subsidy list` say which are.")


def month_of(typed: str) -> Period:
    """The month that is meant, or those of a longer period. Raises NotAPeriod."""
    return periods.parse(typed, current().today())


def claim_of(named: str) -> SubsidyClaim:
    """The claim that is meant. Raises NoSuchClaim, SeveralRecords."""
    every = list(SubsidyClaim.select().where(SubsidyClaim.id.contains(named)))
    meant = [e for e in every if e.id == named] or [
        e for e in every if e.id.startswith(named) or e.id.endswith(named)
    ]
    if not named or not meant:
        raise NoSuchClaim(name=named)
    if len(meant) > 1:
        raise SeveralRecords(which=named, ids="、".join(each.id for each in meant))
    return meant[0]


def said_of(found: SubsidyClaim) -> dict[str, Any]:
    """A claim as data, with its disputes and what is to be looked at."""
    made = standing.decision(found)
    gone = standing.struck(made)
    return {
        "id": found.id,
        "month": found.month,
        "name": found.name,
        "committee": found.committee,
        "count": found.count,
        "amount": found.amount / 100,
        "sample": bool(found.sample),
        "standing": standing.standing(found, made),
        "approved": _approved(made),
        "drawn": bool(made is not None and made.drawn),
        "reason": (made.reason if made is not None else None) or found.void_words,
        "lines": [_said_line(each, gone.get(each.id, "")) for each in standing.lines(found)],
        "problems": [
            {"number": e.line.number, "kind": e.kind, "words": e.words}
            for e in payable.problems(found)
        ],
    }


def _approved(made: SubsidyDecision | None) -> float | None:
    return made.amount / 100 if made is not None and made.amount is not None else None


def _said_line(each: SubsidyLine, struck: str) -> dict[str, Any]:
    return {"number": each.number, "difficulty": each.difficulty, "amount": each.amount / 100,
            "struck": struck}  # fmt: skip


def line_of(found: SubsidyClaim) -> str:
    """A claim in a line, what is to be looked at below it."""
    made = standing.decision(found)
    how = _(standing.STANDINGS[standing.standing(found, made)])
    approved = yuan(made.amount) if made is not None and made.amount is not None else "—"
    said = (found.id[-8:], found.month, found.name, str(found.count), yuan(found.amount), how,
            approved)  # fmt: skip
    problems = [f"\n\t{e.line.number}: {e.words}" for e in payable.problems(found)]
    return "\t".join(said) + "".join(problems)


@contextlib.contextmanager
def step_of(named: str, data: Path | None, as_json: bool) -> Generator[SubsidyClaim]:
    """A claim while a step of it is entered; says how it stands then.

    Raises NoSuchClaim, SeveralRecords.
    """
    with opened(data):
        found = claim_of(named)
        yield found
        told(as_json, claim_of(found.id))


def told(as_json: bool, found: SubsidyClaim) -> None:
    """Say how a claim stands now."""
    report(as_json, said_of(found), line_of(found))
