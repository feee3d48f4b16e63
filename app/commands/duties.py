"""The command that says which duties are met."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands.terminal import Data, Json, opened, report
from app.language import N_, _
from app.records import duties
from app.records.duties import Duty
from app.store.session import current


def list_duties(
    data: Data = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="YEAR", min=2000, max=2100, help=N_("Of this year, as 2026.")
        ),
    ] = None,
    rule: Annotated[
        str, typer.Option("--rule", metavar="NAME", help=N_("Only the duties of one rule."))
    ] = "",
    open_only: Annotated[
        bool, typer.Option("--open", help=N_("Only what is not met yet."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Say how the duties of a year stand, rule by rule and place by place."""
    with opened(data):
        found = [
            duty
            for line in duties.year_sheet(year or current().today().year)
            for duty in line.duties
            if (not rule or duty.rule.name == rule) and not (open_only and not duty.missing)
        ]
        said: dict[str, object] = {"duties": [*map(_said, found)]}
        report(as_json, said, *(list(map(_line, found)) or [_("No duties.")]))


def _said(duty: Duty) -> dict[str, Any]:
    return {
        "rule": duty.rule.name,
        "place": duty.subject.id,
        "name": duty.subject.name,
        "from": duty.period.first.isoformat(),
        "to": duty.period.last.isoformat(),
        "needs": duty.needs,
        "amount": duty.amount,
        "unit": "minutes" if duty.rule.unit == "hours" else duty.rule.unit,
        "state": duty.state.value,
    }


def _line(duty: Duty) -> str:
    state = _(duties.STATE_WORDS[duty.state])
    return "\t".join(
        (
            duty.subject.name,
            str(duty.rule.title),
            duties.period_words(duty.period),
            duties.amount_words(duty),
            state,
        )
    )


NAME = "duty"
ABOUT = N_("Duties: what is due again and again, and whether it was met.")
COMMANDS = (("list", list_duties, N_("Say how the duties of a year stand, place by place.")),)
