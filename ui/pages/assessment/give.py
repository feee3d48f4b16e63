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
from ui.records.attached import PhotosSheet
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form


class PointsSheet(PhotosSheet):
    """How many points somebody is given of an indicator or extra, and why; of a veto only why."""

    def __init__(
        self, shell: Shell, scores: Scores, scored: Scored, name: str, done: Callable[[], object]
    ) -> None:
        self.scores, self.scored, self.name = scores, scored, name
        self.bounds = giving.bounds(scores.table, name)
        rows = [("points",), ("reason",)] if self.bounds else [("reason",)]
        form = Form(AssessmentPoints.columns(), rows, required=[each for (each,) in rows])
        title = f"{scored.name} · {scores.table.titled(name)}"
        about = ("assessment", str(scores.of.year), scored.id, name)
        super().__init__(shell, title, form, lambda _made: done(), about=about)

    def ask(self, points: int | None = None) -> PointsSheet:
        """Show it, beginning with so many points."""
        explain = ""
        if self.bounds:
            least, most = map(spoken, self.bounds)
            explain = _("From {least} to {most} points.").format(least=least, most=most)
            self.form.fill({"points": points})
        self.show_form(*self.photos, explain=explain, yes=_("Give"))
        return self

    def keep(self, values: dict[str, Any]) -> AssessmentPoints:
        points, reason = values.get("points"), values.get("reason") or ""
        proof = self.attached.prepared
        return giving.give(self.scores, self.scored, self.name, points, reason, prepared=proof)


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
    about = ("assessment", str(scores.of.year), scored.id)
    sheet = FormSheet(shell, title, form, lambda _made: again(), keep, about=about)
    explain = "" if current().is_office else _("It goes to the office with the next stick.")
    return sheet.show_form(focus="words", explain=explain)


def _state(year: int, scored: Scored, values: dict[str, Any]) -> AssessmentStatement:
    said = {name: values.get(name) or "" for name in ("agrees", "words", "by")}
    return giving.state(year, scored, **said)
