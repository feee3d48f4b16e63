"""The commands of subsidies at an office: what is decided of claims, and the totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from app.commands import terminal
from app.commands.options import Reason
from app.commands.subsidy_words import (
    By,
    Claim,
    Month,
    NoSuchDispute,
    On,
    Words,
    line_of,
    month_of,
    said_of,
    step_of,
)
from app.commands.terminal import Data, Json, opened, report
from app.language import N_, _
from app.records.cases.money import yuan
from app.records.subsidy import SubsidyClaim, claiming, deciding, standing, totals
from app.store.session import current


def review(
    which: Claim,
    by: By,
    day: On = "",
    words: Words = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Enter at an office the review of the judicial office, from the signed paper."""
    with step_of(which, data, as_json) as found:
        deciding.review(found, by=by, day=terminal.day(day), words=words)


def approve(
    which: Claim,
    by: By,
    strike: Annotated[
        list[str] | None,
        typer.Option(
            "--strike", metavar="NUMBER=WHY", help=N_("Do not pay this dispute, and why; repeat.")
        ),
    ] = None,
    despite: Annotated[
        str,
        typer.Option(
            "--despite", metavar="WORDS", help=N_("Why one of the same number is another dispute.")
        ),
    ] = "",
    day: On = "",
    words: Words = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Enter at an office the district's approval, from the signed paper."""
    with step_of(which, data, as_json) as found:
        deciding.approve(
            found, by=by, day=terminal.day(day), words=words, despite=despite,
            strike=_struck(found, strike or ()),
        )  # fmt: skip


def send_back(which: Claim, reason: Reason, data: Data = None, as_json: Json = False) -> None:
    """Send a claim back to its room at an office; its disputes can be claimed anew there."""
    with step_of(which, data, as_json) as found:
        deciding.send_back(found, reason=reason)


def take_back(which: Claim, reason: Reason, data: Data = None, as_json: Json = False) -> None:
    """Take back the last step that was entered here of a claim."""
    with step_of(which, data, as_json) as found:
        if current().is_office:
            deciding.take_back(found, reason=reason)
        else:
            claiming.take_back_check(found, reason=reason)


def draw(
    percent: Annotated[
        int, typer.Option("--percent", metavar="N", min=1, max=100, help=N_("How many of them."))
    ] = 10,
    seed: Annotated[
        str, typer.Option("--seed", metavar="WORDS", help=N_("The same words draw the same ones."))
    ] = "",
    month: Month = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Draw approved claims of a month at an office for a sample check."""
    with opened(data):
        period = month_of(month)
        seeded = seed or period.named_months[0]
        drawn = deciding.draw(period, percent=percent, seed=seeded)
        said: dict[str, object] = {"seed": seeded, "claims": [*map(said_of, drawn)]}
        report(as_json, said, *map(line_of, drawn))


def sample(
    which: Claim,
    by: By,
    differs: Annotated[
        bool, typer.Option("--differs", help=N_("It is not as the volumes say; --words why."))
    ] = False,
    day: On = "",
    words: Words = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Enter at an office what the sample check of a claim found."""
    with step_of(which, data, as_json) as found:
        result = "differs" if differs else "agrees"
        deciding.sample(found, by=by, result=result, day=terminal.day(day), words=words)


def sum_up(month: Month = "", data: Data = None, as_json: Json = False) -> None:
    """Say what is approved of a month, mediator by mediator; no money is moved."""
    with opened(data):
        period = month_of(month)
        found = totals.paid(period)
        amount = sum(each.amount for each in found)
        said: dict[str, object] = {
            "month": period.named_months[0],
            "paid": [
                {"name": e.name, "committee": e.committee, "count": e.count,
                 "amount": e.amount / 100, "sample": e.sample}
                for e in found
            ],
            "amount": amount / 100,
            "standing": {
                how: {"claims": count, "amount": of / 100}
                for how, (count, of) in totals.by_standing(period).items()
            },
        }  # fmt: skip
        lines = [f"{e.committee}\t{e.name}\t{e.count}\t{yuan(e.amount)}" for e in found]
        words = _("{people} mediators, {amount} yuan. The program counts; it moves no money.")
        report(as_json, said, *lines, words.format(people=len(found), amount=yuan(amount)))


def _struck(found: SubsidyClaim, typed: Sequence[str]) -> dict[str, str]:
    by_number = {each.number: each.id for each in standing.lines(found)}
    struck: dict[str, str] = {}
    for each in typed:
        number, _equals, why = each.partition("=")
        if number not in by_number:
            raise NoSuchDispute(number=number)
        struck[by_number[number]] = why
    return struck
