"""The commands of subsidies by the dispute: rates, what is due, claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands import subsidy_office as office
from app.commands import terminal
from app.commands.options import Reason
from app.commands.subsidy_words import (
    By,
    Claim,
    Month,
    NoSuchDispute,
    On,
    Who,
    Words,
    line_of,
    month_of,
    said_of,
    step_of,
    told,
)
from app.commands.terminal import Data, Json, opened, report
from app.documents.items.refusals import SeveralRecords
from app.errors import AppError
from app.language import N_, _
from app.records import subsidy
from app.records.cases.money import yuan
from app.records.stats import Period
from app.records.subsidy import Ready, claiming, deciding, sending, waiting
from app.store.session import current


class NoSuchMediator(AppError):
    """Nobody of a name mediated what was closed in a month (name, month, names)."""

    message = N_("{name} closed no dispute in {month}; who did: {names}.")


def rates(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help=N_("Read rates in and send them down.")),
    ] = None,
    back: Annotated[bool, typer.Option("--back", help=N_("Let the sample be in force."))] = False,
    show_file: Annotated[
        bool, typer.Option("--show", help=N_("Write them out, to be edited."))
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say what a dispute is worth, and on what conditions; at an office read rates in."""
    with opened(data):
        if file is not None:
            sending.send(subsidy.read_file(file))
        if back:
            sending.take_back()
        found = sending.given()
        if show_file:
            print(subsidy.spelled(found.data), end="")
            return
        said: dict[str, object] = {
            "title": str(found.data.title),
            "sample": found.data.sample and not found.sent,
            "sent": found.sent,
            "rates": [_said_rates(each) for each in found.data.rates],
        }
        lines = [
            line
            for each in found.data.rates
            for line in (sending.span_words(each), *(f"\t{e}" for e in sending.lines(each)))
        ]
        report(as_json, said, str(found.data.title), str(found.data.source), *lines)


def ready(
    month: Month = "", person: Who = "", data: Data = None, as_json: Json = False
) -> None:  # fmt: skip
    """Say of the disputes closed in a month what each comes to, and what it still lacks."""
    with opened(data):
        period = month_of(month)
        found = claiming.mediators(period)
        if person:
            found = [(each, name) for each, name in found if person in (each, name)]
        several = [claiming.of_month(each, period) for each, _name in found]
        said = [
            {
                "person": mine.name,
                "why_not": mine.why_not,
                "disputes": [*map(_said_ready, mine.found)],
            }
            for mine in several
        ]
        lines = [f"{mine.name}\t{_ready_line(each)}" for mine in several for each in mine.found]
        nothing = _("No dispute was closed in {month}.").format(month=period.named_months[0])
        report(as_json, {"month": period.named_months[0], "mediators": said}, *(lines or [nothing]))


def list_claims(month: Month = "", data: Data = None, as_json: Json = False) -> None:
    """Say which claims of a month there are and how they stand."""
    with opened(data):
        period = month_of(month)
        found = deciding.of_month(period)
        waits = waiting.by_month()
        said: dict[str, object] = {"claims": [*map(said_of, found)]}
        if current().is_office:
            said["waiting"] = {each.named_months[0]: count for each, count in waits.items()}
        more = waiting.others_words(waiting.others(waits, period))
        lines = list(map(line_of, found)) or [_("No claims.")]
        report(as_json, said, *lines, *([more] if more else []))


def claim(
    person: Annotated[str, typer.Argument(metavar="NAME", help=N_("The mediator."))],
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NUMBER]…", help=N_("Of these disputes alone; else all.")),
    ] = None,
    month: Month = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Claim in a room what a mediator is due for the disputes that were closed in a month."""
    with opened(data):
        period = month_of(month)
        whose = _person(person, period)
        chosen = _disputes(whose, period, numbers) if numbers else None
        told(as_json, subsidy.claim(whose, period, chosen))


def check(
    which: Claim,
    by: By,
    day: On = "",
    words: Words = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Enter in a room that the committee has checked and signed a claim."""
    with step_of(which, data, as_json) as found:
        subsidy.check(found, by=by, day=terminal.day(day), words=words)


def withdraw(which: Claim, reason: Reason, data: Data = None, as_json: Json = False) -> None:
    """Withdraw in a room a claim that is not approved; its disputes can be claimed anew."""
    with step_of(which, data, as_json) as found:
        subsidy.withdraw(found, reason=reason)


def _person(named: str, month: Period) -> str:
    """Who is meant of those who mediated in a month. Raises NoSuchMediator, SeveralRecords."""
    every = claiming.mediators(month)
    meant = [each for each, name in every if named in (each, name)]
    if not meant:
        names = "、".join(name for _each, name in every) or _("nobody")
        raise NoSuchMediator(name=named, month=month.named_months[0], names=names)
    if len(meant) > 1:
        raise SeveralRecords(which=named, ids="、".join(meant))
    return meant[0]


def _disputes(person: str, month: Period, numbers: Sequence[str]) -> list[str]:
    by_number = {e.case.number: e.case.id for e in claiming.of_month(person, month).found}
    for each in numbers:
        if each not in by_number:
            raise NoSuchDispute(number=each)
    return [by_number[each] for each in numbers]


def _said_rates(each: subsidy.Rates) -> dict[str, Any]:
    return {
        "since": each.since.isoformat(),
        "until": each.until.isoformat() if each.until else None,
        "classes": dict(each.classes),
        "shares": dict(each.shares),
        "ceiling": each.ceiling,
    }


def _said_ready(each: Ready) -> dict[str, Any]:
    return {
        "number": each.case.number,
        "id": each.case.id,
        "ready": each.is_ready,
        "amount": each.worth.amount / 100 if each.worth is not None else None,
        "missing": [{"name": m.name, "words": str(m), "field": m.field} for m in each.missing],
        "why_not": each.why_not,
        "claim": each.claim.id if each.claim is not None else None,
    }


def _ready_line(each: Ready) -> str:
    if each.claim is not None:
        said = _("claimed by {name} for {month}").format(
            name=each.claim.name, month=each.claim.month
        )
    else:
        said = claiming.why_words(each)
    amount = yuan(each.worth.amount) if each.worth is not None else ""
    return f"{each.case.number}\t{amount}\t{said}"


NAME = "subsidy"
ABOUT = N_("Subsidies by the dispute: rates, claims, decisions. No money is moved.")
COMMANDS = (
    ("rates", rates, N_("Say what a dispute is worth; an office changes it.")),
    ("ready", ready, N_("Say what each dispute of a month comes to or still lacks.")),
    ("list", list_claims, N_("Say which claims there are and how they stand.")),
    ("claim", claim, N_("Claim what a mediator is due for a month.")),
    ("check", check, N_("Enter that the committee checked a claim.")),
    ("withdraw", withdraw, N_("Withdraw a claim.")),
    ("review", office.review, N_("Enter the review of the judicial office.")),
    ("approve", office.approve, N_("Enter the district's approval.")),
    ("return", office.send_back, N_("Send a claim back to its room.")),
    ("take-back", office.take_back, N_("Take back the last step of a claim.")),
    ("draw", office.draw, N_("Draw approved claims for a sample check.")),
    ("sample", office.sample, N_("Enter what a sample check found.")),
    ("totals", office.sum_up, N_("Say what is approved of a month.")),
)
