"""Surveys: a form of at most ten questions, counted by question."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import activities, references
from app.records.activities import ANSWERS, Survey, SurveyQuestion, words
from ui.records.hanging import Hanging
from ui.records.kind import Deed, RecordKind
from ui.records.ways import way
from ui.widgets.lines import Elided
from ui.widgets.plain import hint


def _begin() -> dict[str, Any]:
    title = _("Survey of satisfaction with legal service")
    return {"kind": "satisfaction", "title": title}


def _beside(view: Any) -> list[QWidget]:
    survey: Survey = view.record
    found: list[QWidget] = []
    if survey.activity:
        said = Elided(_("Asked at: {what}").format(
            what=references.title("activity", survey.activity)))  # fmt: skip
        found.append(way(view.shell, "activity", survey.activity, said))
    if not activities.questions(survey.id):
        found.append(hint(_("Take the usual questions or write your own; then print the form.")))
    return found


KIND = RecordKind(
    Survey,
    rows=(("title:2", "kind"), ("day", "place"), ("handed_out", "returned"), ("note",)),
    listed={"day": 92, "title": 200, "kind": 80, "returned": 80},
    beneath="activity",
    heading=N_("Surveys"),
    new=N_("New survey"),
    lesson=N_("Print the form, hand it out, count what was ticked by question."),
    begin=_begin,
    left_out={"activity": "a line below says it"},
    hanging=(
        Hanging(SurveyQuestion, "survey", N_("Questions"), words.counted,
                rows=(("question",), ("answers", "good"), ANSWERS), left_out=words.not_counted,
                labels=words.of_answers, sums=words.good_of_all),
    ),
    deeds=(
        Deed(N_("Usual questions"),
             lambda view: view.act(partial(activities.ask_usual, view.record)),
             when=lambda survey: not activities.questions(survey.id)),
    ),
    beside=_beside,
)  # fmt: skip
