"""The command that says which duties are met."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.options import Back, InYear
from app.commands.terminal import Data, Json, opened, report
from app.errors import AppError
from app.language import N_, _
from app.records import duties, entitled
from app.records.duties import Duty, Rule
from app.records.sent_down import Given
from app.store.session import current


def list_duties(
    data: Data = None,
    year: InYear = None,
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


def list_rules(
    data: Data = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help=N_("Read a rule in and send it to the rooms.")),
    ] = None,
    on: Annotated[str, typer.Option("--on", metavar="NAME", help=N_("Switch a rule on."))] = "",
    off: Annotated[str, typer.Option("--off", metavar="NAME", help=N_("Switch a rule off."))] = "",
    back: Back = "",
    show: Annotated[
        str, typer.Option("--show", metavar="NAME", help=N_("Write a rule out, to be edited."))
    ] = "",
    as_json: Json = False,
) -> None:
    """Say which rules of duties there are; at an office read one in, switch one on or off."""
    with opened(data):
        if file is not None:
            duties.send(duties.read_file(file))
        for name, wanted in ((on, True), (off, False)):
            if name:
                duties.switch(_rule(name), on=wanted)
        if back:
            duties.take_back(_rule(back).name)
        if show:
            print(duties.spelled(_rule(show)), end="")
            return
        found = duties.given()
        said: dict[str, object] = {"rules": [*map(_said_rule, found)]}
        report(as_json, said, *map(_rule_line, found))


def _rule(name: str) -> Rule:
    found = next((each.data for each in duties.given() if each.data.name == name), None)
    if found is None:
        raise NoSuchRule(name=name)
    return found


class NoSuchRule(AppError):
    """There is no rule of a name (name)."""

    message = N_("There is no rule “{name}”; `duty rules` says which there are.")


def _said_rule(given: Given[Rule]) -> dict[str, Any]:
    rule = given.data
    return {
        "name": rule.name,
        "title": str(rule.title),
        "on": rule.on,
        "rhythm": rule.rhythm,
        "needs": rule.needs,
        "unit": "minutes" if rule.unit == "hours" else rule.unit,
        "groups": list(rule.scope.groups),
        "sent": given.sent,
        "misread": given.misread,
        "source": str(rule.source),
    }


def _rule_line(given: Given[Rule]) -> str:
    rule = given.data
    return "\t".join((rule.name, str(rule.title), duties.standing_words(given), str(rule.source)))


def count_aid(data: Data = None, as_json: Json = False) -> None:
    """Say of each village how many are entitled to legal aid, told, applied, granted."""
    with opened(data):
        found = entitled.counts()
        names = ("place", "name", "eligible", "told", "applied", "granted")
        said = [{name: getattr(each, name) for name in names} for each in found]
        words = [f"{each.name}\t{each.words()}" for each in found]
        report(as_json, {"aid": said}, *(words or [_("Nobody is on the list yet.")]))


NAME = "duty"
ABOUT = N_("Duties: what is due again and again, and whether it was met.")
COMMANDS = (
    ("list", list_duties, N_("Say how the duties of a year stand, place by place.")),
    ("aid", count_aid, N_("Say how many are entitled to legal aid, told, applied, granted.")),
    ("rules", list_rules, N_("Say which rules of duties there are; an office changes them.")),
)
