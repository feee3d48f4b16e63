"""What is asked for: points by hand with the reason and its proof, a statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.language import _
from app.records.assessment import (
    AssessmentPoints,
    AssessmentStatement,
    Scored,
    Scores,
    giving,
)
from app.records.assessment.tables import spoken
from app.store.session import current
from ui.records.attached import Attached
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form


def ask_points(
    shell: Shell,
    scores: Scores,
    scored: Scored,
    name: str,
    title: str,
    points: int | None,
    again: Callable[[], object],
) -> FormSheet:
    """Ask how many points somebody is given, and why; of a veto only why."""
    bounds = giving.bounds(scores.table, name)
    rows = [("points",), ("reason",)] if bounds else [("reason",)]
    form = Form(AssessmentPoints.columns(), rows, required=[each for (each,) in rows])
    if bounds and points is not None:
        form.fill({"points": points})
    photos = Attached(shell, None, lambda: None)

    def keep(values: dict[str, Any]) -> AssessmentPoints:
        reason = values.get("reason") or ""
        return giving.give(
            scores, scored, name, values.get("points"), reason, prepared=photos.prepared
        )

    explain = ""
    if bounds:
        explain = _("From {least} to {most} points.").format(
            least=spoken(bounds[0]), most=spoken(bounds[1])
        )
    sheet = FormSheet(shell, f"{scored.name} · {title}", form, lambda _made: again(), keep)
    return sheet.show_form(
        photos, focus="points" if bounds else "reason", explain=explain, yes=_("Give")
    )


def ask_statement(
    shell: Shell,
    scores: Scores,
    scored: Scored,
    said: Sequence[AssessmentStatement],
    again: Callable[[], object],
) -> FormSheet:
    """Ask whether the assessed agree, and what they say."""
    form = Form(AssessmentStatement.columns(), [("agrees",), ("words",), ("by",)])
    mine = [each for each in said if each.origin == current().origin]
    usual = {"agrees": "agrees", "by": None if current().is_office else current().user_name}
    form.fill(mine[-1].values() if mine else usual)
    keep = partial(_state, scores.of.year, scored)
    title = f"{scored.name} · {_('Statement of the assessed')}"
    sheet = FormSheet(shell, title, form, lambda _made: again(), keep)
    explain = "" if current().is_office else _("It goes to the office with the next stick.")
    return sheet.show_form(focus="words", explain=explain)


def _state(year: int, scored: Scored, values: dict[str, Any]) -> AssessmentStatement:
    said = {name: values.get(name) or "" for name in ("agrees", "words", "by")}
    return giving.state(year, scored, **said)
