"""The analysis of a period: drafted from the figures, gone over by the clerk, then printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from app.documents.made import FinishedPaper, finish
from app.documents.stats import drafting, report
from app.documents.stats.drafting import Sentence
from app.fields import Entry, Text
from app.language import N_, _
from app.records.stats import Period, Way, periods
from app.store import drafts
from app.store.session import current
from ui.records import paper
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.lines import Elided, OpeningLine
from ui.widgets.plain import Button, hint

FORM: Final = "stats.analysis"
"""What drafts of it are kept under."""
_FIELDS: Final = {
    "name": Entry(Text(max=100), N_("Heading")),
    "words": Entry(Text(max=30_000, lines=14), N_("What it says")),
}
ToFigure = Callable[[Sentence], object]


class AnalysisSheet(FormSheet):
    """The words of an analysis, below them each drafted sentence, which leads to its figure."""

    def __init__(self, shell: Shell, period: Period, path: Way, to_figure: ToFigure) -> None:
        form = Form(_FIELDS, [("name",), ("words",)], required=["name", "words"])
        super().__init__(shell, _("Analysis"), form, self._show)
        self.period, self.path, self._to_figure = period, path, to_figure
        self.sentences = drafting.draft(period, path)
        self._draft = kept(period, path)
        form.draft.connect(self.keep_draft)

    def ask(self) -> AnalysisSheet:
        """Show it with what was written before, or with the draft."""
        there = drafts.find(self._draft)
        self.form.fill(
            {name: there.typed.get(name) for name in _FIELDS} if there else self._fresh()
        )
        lines = [self._line(each) for each in self.sentences if each.keys]
        explain = hint(_("Each sentence of the draft leads to the figure that it is from."))
        anew = Button(_("Draft it anew"), self._anew)
        self.show_form(explain, *lines, focus="words", yes=_("Look at it"), besides=[anew])
        return self

    def keep_draft(self) -> None:
        """Keep what is written, until it is drafted anew."""
        typed = {**self.form.values(), "period": str(self.period), "path": list(self.path)}
        self._draft = drafts.save(FORM, typed, draft=self._draft)

    def keep(self, values: dict[str, Any]) -> tuple[str, str]:
        self.keep_draft()
        return values["name"], values["words"]

    def _fresh(self) -> dict[str, str]:
        said = drafting.running(self.sentences)
        return {"name": drafting.title(self.period, self.path), "words": said}

    def _anew(self) -> None:
        drafts.discard(self._draft)
        self._draft = None
        self.form.fill(self._fresh())

    def _line(self, sentence: Sentence) -> OpeningLine:
        return OpeningLine(partial(self._open, sentence), Elided(sentence.text))

    def _open(self, sentence: Sentence) -> None:
        self.close_sheet()
        self._to_figure(sentence)

    def _show(self, said: tuple[str, str]) -> None:
        title, words = said
        period, path = self.period, self.path

        def make(*, progress: Any) -> FinishedPaper:
            return finish(
                lambda out: report.write(
                    out, period, path, title=title, said=words, progress=progress
                )
            )

        paper.make_and_show(self.shell, self.shell, title, make)


def kept(period: Period, path: Way) -> str | None:
    """The draft of the analysis of a period and place, as it was left."""
    for each in drafts.unfinished(FORM):
        if each.typed.get("period") == str(period) and tuple(_path(each.typed)) == path:
            return each.id
    return None


def _path(typed: dict[str, Any]) -> Sequence[str]:
    return typed.get("path") or ()


def asked(draft: str) -> tuple[Period, Way] | None:
    """Of which period and place a draft is; None where there is none."""
    found = drafts.find(draft)
    if found is None:
        return None
    return periods.parse(found.typed["period"], current().today()), tuple(_path(found.typed))
