"""Commands on disputes: list them, show one, take a step."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app import codes
from app.commands.case_steps import take_step
from app.commands.one_case import Which, brief, find, in_a_line, said_due
from app.commands.options import Containing
from app.commands.terminal import Data, Json, opened, report
from app.fields import Flag
from app.language import N_, _
from app.records import cases
from app.records.cases import Case, Filter, money, numbering, parts, volume
from app.store import Record

NAME, ABOUT = "case", N_("Disputes: list them, show one, lead one on.")


def list_cases(
    data: Data = None,
    which: Which = "",
    text: Containing = "",
    state: Annotated[
        str, typer.Option("--stage", metavar="STAGE", help=N_("Only at this stage."))
    ] = "",
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="Y", min=1950, max=2100, help=N_("Only of this year.")),
    ] = None,
    void: Annotated[
        bool,
        typer.Option(
            "--void", help=N_("Those that are void, and the numbers that lie on paper only.")
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """List disputes with stage, parties and what is due first."""
    listed = codes.load("case_state")
    stage = listed.read(state) if state else ""
    if stage is None:
        labels = " | ".join(each.code for each in listed.entries)
        raise typer.BadParameter(f"--stage: {labels}")
    with opened(data):
        asked = Filter(text=text, state=stage, voided=void).within(year)
        found = [find(which)] if which else cases.every(asked)
        said = [brief(each) for each in found]
        lines = ["\t".join(in_a_line(each, words)) for each, words in zip(found, said, strict=True)]
        lines = lines or [_("There is no dispute.")]
        if not void:
            report(as_json, {"cases": said}, *lines)
            return
        numbers = _numbers(year)
        lines += [
            _("{year}, on paper only: {numbers}").format(year=each["year"], numbers=each["said"])
            for each in numbers
            if each["unused"]
        ]
        report(as_json, {"cases": said, "numbers": numbers}, *lines)


def _numbers(year: int | None) -> list[dict[str, Any]]:
    """By year, which numbers are void, and the runs of those that lie on paper only."""
    return [
        {
            "year": each,
            "void": [case.number for case in numbering.voided(each)],
            "unused": numbering.runs(unused := numbering.unused(each)),
            "said": numbering.ranges_words(unused),
        }
        for each in numbering.years()
        if year in (None, each)
    ]


def show(data: Data = None, which: Which = "", as_json: Json = False) -> None:
    """Show one dispute: its sides, what happened, what comes next, what its volume lacks."""
    if not which:
        raise typer.BadParameter(_("Say which dispute: --id N"))
    with opened(data):
        case = find(which)
        report(as_json, _whole(case), *_told(case))


def _whole(case: Case) -> dict[str, Any]:
    """Everything that is known of a dispute, as JSON; columns as they are stored."""
    there, must = volume.completeness(case)
    return {
        **brief(case),
        "values": _stored(case),
        "parties": [_stored(each) for each in parts.parties(case)],
        "mediators": [each.name for each in parts.mediators(case)],
        "money": _money(case),
        "next": [
            {
                "step": each.name,
                "label": each.label,
                "ready": each.ready,
                "missing": [str(missing) for missing in each.missing],
            }
            for each in cases.next_steps(case)
        ],
        "due": [said_due(each) for each in cases.due.of_case(case)],
        "timeline": [
            {"day": each.day.isoformat(), "kind": each.kind, "words": each.words}
            for each in cases.timeline(case)
        ],
        "papers": {
            "there": there,
            "must": must,
            "gaps": [str(each) for each in volume.gaps(case)],
            "contradictions": [str(each) for each in volume.contradictions(case)],
        },
    }


def _stored(record: Record) -> dict[str, Any]:
    columns = type(record).columns()
    return {name: columns[name].kind.to_json(value) for name, value in record.values().items()}


def _money(case: Case) -> dict[str, Any]:
    """What is disputed, agreed, paid and owed, in fen."""
    found = money.statement(case)
    return {
        "disputed": found.disputed,
        "agreed": found.agreed,
        "paid": found.paid,
        "left": found.left,
        "instalments": [
            {
                "due": each.instalment.due.isoformat(),
                "amount": each.instalment.amount,
                "paid": each.paid,
            }
            for each in found.lines
        ],
    }


def _told(case: Case) -> list[str]:
    lines = [f"{case.number or ''}　{cases.title(case)}".strip()]
    for name, column in Case.columns().items():
        value = getattr(case, name)
        is_own = column.listed and name not in ("number", "names", "title")
        if value is not None and is_own and not isinstance(column.kind, Flag):
            lines.append(f"{_(column.label)}：{column.kind.show(value)}")
    roles = codes.load("party_role")
    lines += [f"{roles.label(each.role)}：{each.name}" for each in parts.parties(case)]
    lines += [f"{_('Mediator')}：{each.name}" for each in parts.mediators(case)]
    lines.append("")
    lines += [f"{each.day.isoformat()}　{each.words}" for each in reversed(cases.timeline(case))]
    for each in cases.next_steps(case)[:1]:
        missing = "；".join(str(missing) for missing in each.missing)
        lines += [
            "",
            _("Next: {step}").format(step=each.label) + (f"（{missing}）" if missing else ""),
        ]
    lines += [f"{each.day.isoformat()}　{each.words}" for each in cases.due.of_case(case)]
    there, must = volume.completeness(case)
    lacking = "；".join(str(each) for each in volume.gaps(case))
    said = _("Papers in the volume: {there} of {must}").format(there=there, must=must)
    lines.append(f"{said}　{lacking}".strip())
    return lines


COMMANDS = (
    ("list", list_cases, N_("List disputes with stage, parties and what is due first.")),
    ("show", show, N_("Show one dispute whole.")),
    ("step", take_step, N_("Take a step in a dispute with what its form asks for.")),
)
