"""The analysis of a period: drafted from the figures, gone over by the clerk, then printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.documents.made import FinishedPaper, finish
from app.documents.stats import drafting, report
from app.documents.stats.drafting import Sentence
from app.fields import Entry, Text
from app.language import N_, _, n_
from app.records.stats import Period, Way
from app.store import drafts
from ui.pages.stats.adding_up import before_leaving
from ui.records import paper
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.arrange import Flowing
from ui.widgets.form import Form
from ui.widgets.lines import OpeningLine
from ui.widgets.plain import Button, Label, box, column, hint

_FIELDS: Final = {
    "name": Entry(Text(max=100), N_("Heading")),
    "words": Entry(Text(max=30_000, lines=14), N_("What it says")),
}
ToFigure = Callable[[Sentence, str], object]


class AnalysisSheet(FormSheet):
    """The words of an analysis, below them each drafted sentence, which leads to its figure."""

    def __init__(self, shell: Shell, period: Period, path: Way, to_figure: ToFigure) -> None:
        form = Form(_FIELDS, [("name",), ("words",)], required=["name", "words"])
        super().__init__(shell, _("Analysis"), form, self._show)
        self.period, self.path, self._to_figure = period, path, to_figure
        self.sentences = drafting.draft(period, path)
        self.draft = drafting.kept(period, path)
        self._drafted: list[str] = []
        """The sentences as they read when the words were drafted."""

    def ask(self) -> AnalysisSheet:
        """Show it with what was written before, or with the draft."""
        there = drafts.find(self.draft)
        typed = there.typed if there else {}
        self.form.fill({name: typed.get(name) for name in _FIELDS} if there else self._fresh())
        self._drafted = typed.get("drafted") or [each.text for each in self.sentences]
        changed = drafting.changed(self.sentences, self._drafted)
        lines = [self._line(each, changed) for each in self.sentences if each.keys]
        explain = hint(_("Each sentence of the draft leads to the figure that it is from."))
        anew = Button(_("Draft it anew"), self._anew)
        self.show_form(
            *self._told(changed), explain, *lines,
            focus="words", yes=_("Look at it"), besides=[anew],
        )  # fmt: skip
        return self

    def _told(self, changed: Sequence[Sentence]) -> list[QWidget]:
        """That numbers have changed since the words were drafted."""
        if not changed:
            return []
        said = n_(
            "{count} sentence has other numbers than when this was drafted; it is marked below.",
            "{count} sentences have other numbers than when this was drafted; see those marked.",
            len(changed),
        )
        return [Label(said.format(count=len(changed)), "soon", wrap=True)]

    def write_draft(self) -> None:
        typed = {**self.form.typed(), "period": str(self.period), "path": list(self.path)}
        typed["drafted"] = self._drafted
        self.draft = drafts.save(drafting.FORM, typed, draft=self.draft)

    def forget(self) -> None:
        """Nothing: it stays until it is drafted anew."""

    def keep(self, values: dict[str, Any]) -> tuple[str, str]:
        self.keep_draft()
        return values["name"], values["words"]

    def _fresh(self) -> dict[str, str]:
        said = drafting.running(self.sentences)
        return {"name": drafting.title(self.period, self.path), "words": said}

    def _anew(self) -> None:
        super().forget()
        self._drafted = [each.text for each in self.sentences]
        self.form.fill(self._fresh())

    def _line(self, sentence: Sentence, changed: Sequence[Sentence]) -> QWidget:
        """A sentence, which leads to its first figure, and below it each of its figures."""
        look = "soon" if sentence in changed else ""
        first = partial(self._open, sentence, sentence.keys[0])
        figures = [
            Button(words, partial(self._open, sentence, key), look="link")
            for key, words in drafting.figures_of(sentence, self.period, self.path)
        ]
        line = OpeningLine(first, Label(sentence.text, look, wrap=True))
        return box(column(line, Flowing(*figures), spacing=0))

    def _open(self, sentence: Sentence, key: str) -> None:
        self.close_sheet()
        self._to_figure(sentence, key)

    def _show(self, said: tuple[str, str]) -> None:
        title, words = said
        period, path = self.period, self.path
        before_leaving(self.shell, period, path, lambda: self._print(title, words))

    def _print(self, title: str, words: str) -> None:
        period, path = self.period, self.path

        def make(*, progress: Any) -> FinishedPaper:
            return finish(
                lambda out: report.write(
                    out, period, path, title=title, said=words, progress=progress
                )
            )

        paper.make_and_show(self.shell, self.shell, title, make)
