"""The command that takes a step in a dispute: it asks for what the form of the step asks for."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from app.commands.one_case import Which, brief, find, in_a_line
from app.commands.terminal import Data, Json, opened, report
from app.errors import AppError, FieldErrors, Missing
from app.language import N_, _
from app.records import cases
from app.records.cases import FORMS, Case, Form
from app.records.cases.model import Instalment, Signature
from app.store import Record

_LINES: dict[str, type[Record]] = {"instalments": Instalment, "signatures": Signature}
"""Fields that are several records: a JSON list of objects."""


def take_step(
    name: Annotated[
        str, typer.Argument(metavar="STEP", help=N_("Which step; case show --json names them."))
    ],
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE", help=N_("What its form is filled in with.")),
    ] = None,
    data: Data = None,
    which: Which = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help=N_("Name a mediator close to a side all the same."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Take a step in a dispute with what its form asks for; without --id say what that is."""
    form = FORMS.get(name)
    if form is None:
        raise typer.BadParameter(f"STEP: {' | '.join(FORMS)}")
    if not which:
        asked = {each: _(form.labels.get(each, form.fields[each].label)) for each in form.names}
        needed = [each for each in form.names if _is_required(form, each)]
        lines = [f"{each}{'*' if each in needed else ''}\t{label}" for each, label in asked.items()]
        report(as_json, {"step": name, "fields": asked, "required": needed}, *lines)
        return
    with opened(data):
        case = find(which)
        values = _filled(form, case, dict(map(_parted, fields or ())))
        form.take(case, values | ({"anyway": True} if anyway else {}))
        case = cases.get(case.id)
        said = brief(case)
        report(as_json, {"step": name, **said}, "\t".join(in_a_line(case, said)))


def _parted(typed: str) -> tuple[str, str]:
    name, equals, value = typed.partition("=")
    if not equals:
        raise typer.BadParameter(f"FIELD=VALUE: {typed}")
    return name.strip(), value


def _is_required(form: Form, name: str) -> bool:
    return form.fields[name].required or name in form.required


def _filled(form: Form, case: Case, typed: dict[str, str]) -> dict[str, Any]:
    """The values of a form: what it begins with, and what was typed. Raises FieldErrors."""
    if strange := typed.keys() - set(form.names):
        raise typer.BadParameter(f"{', '.join(sorted(strange))}: {' | '.join(form.names)}")
    values, wrong, begun = dict[str, Any](), dict[str, AppError](), form.begin(case)
    for name in form.names:
        values[name] = begun.get(name)
        try:
            if name in typed:
                values[name] = _read(form, name, typed[name])
        except AppError as refusal:
            wrong[name] = refusal
        if values[name] in (None, "", []) and _is_required(form, name):
            wrong.setdefault(name, Missing())
    if wrong:
        raise FieldErrors(wrong)
    return values


def _read(form: Form, name: str, typed: str) -> Any:
    if name not in _LINES:
        return form.fields[name].kind.parse(typed)
    columns = _LINES[name].columns()
    try:
        lines: list[dict[str, object]] = json.loads(typed)
        return [{key: columns[key].kind.parse(value) for key, value in each.items()}
                for each in lines]  # fmt: skip
    except (ValueError, KeyError, AttributeError) as error:
        raise typer.BadParameter(f'{name}: [{{"…": …}}] ({" | ".join(columns)})') from error
