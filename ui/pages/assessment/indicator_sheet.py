"""How the points of an indicator come about, asked for in plain fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app.language import _
from app.records.assessment import composing
from app.records.assessment.composing import ENTRIES, Offered
from app.records.assessment.tables import spoken
from app.records.assessment.typed import TypedLine
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.chosen import OneOfInput, SeveralInput
from ui.widgets.form import Form
from ui.widgets.input import Input

_ROWS: Final = (
    ("title:3", "points"), ("source",), ("duty",), ("kinds",), ("activities",),
    ("rhythm", "needs"), ("items",), ("whole",), ("fresh", "stale"), ("each", "which:2"),
    ("found",), ("about", "forms"), ("full",), ("how",),
)  # fmt: skip


class IndicatorSheet(FormSheet):
    """Title and points of an indicator, where they come from, and what that needs."""

    def __init__(self, shell: Shell, line: TypedLine, done: Callable[[Any], object]) -> None:
        self.line = line
        offers: dict[str, Offered] = {
            "source": composing.sources(line.rule),
            "duty": composing.offered_duties(),
            "rhythm": [(name, _(words)) for name, words in composing.RHYTHMS.items()],
            "which": [(name, _(words)) for name, words in composing.WHICH.items()],
        }
        inputs: dict[str, Input] = {
            name: OneOfInput(ENTRIES[name].kind, dict(offered)) for name, offered in offers.items()
        }
        inputs["kinds"] = SeveralInput(ENTRIES["kinds"].kind, composing.offered_kinds())
        form = Form(ENTRIES, _ROWS, inputs=inputs)
        super().__init__(shell, _("How the points come about"), form, done)
        form.fill(
            {
                **composing.values_of(line.rule),
                "title": line.title,
                "points": None,
                "source": composing.source_of(line.rule),
                "how": line.how,
            }
        )
        form.input("points").set_typed(line.points)
        form.edited.connect(self._changed)
        self._show_fields()
        self.show_form(focus="source" if line.title else "title")

    def keep(self, values: dict[str, Any]) -> TypedLine:
        line = self.line
        rule = composing.rule_of(values["source"], values, line.rule)
        line.title, line.points, line.rule = values["title"], spoken(values["points"]), rule
        line.how = values["how"] or ""
        return line

    def _changed(self, name: str) -> None:
        if name in ("source", "kinds"):
            self._show_fields()

    def _show_fields(self) -> None:
        """Show what the source that is chosen asks for."""
        form = self.form
        asked = set(composing.fields_of(form.input("source").value_or_none() or ""))
        if "activity" not in (form.input("kinds").value_or_none() or ()):
            asked.discard("activities")
        of_any = composing.fields_of_any()
        for name in of_any:
            form.show_fields([name], name in asked)
            # An empty row would leave a gap.
            row = form.row_of(name)
            row.setVisible(any(form.row_of(each) is row for each in asked))
