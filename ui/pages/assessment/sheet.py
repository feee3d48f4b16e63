"""One place or person: the sum, each indicator, and what lies behind the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.assessment import (
    AssessmentPoints,
    AssessmentResult,
    AssessmentStatement,
    Scored,
    Scores,
    evidence,
    giving,
    sheet,
)
from app.records.assessment.engine import of_level
from app.records.assessment.listed import line_look
from app.records.assessment.sheet import Line, Missing
from app.records.assessment.tables import spoken
from app.store import Record
from app.store.session import current
from ui.pages.assessment.give import PointsSheet, ask_statement
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.lines import Elided, OpeningLine, fixed, limited
from ui.widgets.plain import Button, Card, Label, box, column, hint, row

_AT_FIRST: Final = 12
"""Records that are shown of an indicator; of the others their number."""

Again = Callable[[], object]


def heading(scores: Scores, scored: Scored) -> Card:
    """Who it is, the points, what December will come to, the level."""
    total, table = scored.total, scores.table
    level = of_level(table, total.level)
    best = total.level == table.levels[0].name
    look = "safe" if best else "late" if total.level == table.levels[-1].name else "soon"
    numbers = row(
        _number(spoken(total.points), _("points")),
        _number(spoken(total.expected), _("at the end of December")),
        _number(str(level.title), _("grade")),
    )
    parts: list[QWidget] = [box(numbers)]
    parts += [Label(words, note, wrap=True) for words, note in sheet.notes(scores, scored)]
    return Card(scored.name, *parts, mark=look)


def _number(words: str, beneath: str) -> QWidget:
    return box(column(Label(words, "headline"), Label(beneath, "quiet"), spacing=0))


def indicator_line(line: Line, opened: Callable[[], object]) -> OpeningLine:
    """An indicator in a line: its name, the points it has of how many."""
    points = f"{spoken(line.mark.points)} / {spoken(line.most)}"
    said = fixed(points, 84, line_look(line).split()[0])
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return OpeningLine(opened, Elided(str(line.indicator.title)), said)


class Behind:
    """What lies behind an indicator of somebody: what it lacks, the records, what can be done."""

    def __init__(self, shell: Shell, scores: Scores, scored: Scored, again: Again) -> None:
        self._shell, self._scores, self._scored, self._again = shell, scores, scored, again

    def of(self, line: Line) -> list[QWidget]:
        """Of one indicator."""
        indicator, mark = line.indicator, line.mark
        parts: list[QWidget] = []
        if indicator.how is not None:
            parts.append(hint(str(indicator.how)))
        if mark.counted is not None:
            words = _("Given by hand; the records come to {points}.")
            parts.append(Label(words.format(points=spoken(mark.counted)), "soon", wrap=True))
        if line.lost:
            parts.append(Label(line.lost, "quiet" if mark.points >= line.most else "late",
                               wrap=True))  # fmt: skip
        parts += [self._missing(each) for each in line.missing]
        parts += self._records(indicator.name)
        if current().is_office:
            words = _("Give points…") if mark.counted is None else _("Give other points…")
            give = partial(self._give, indicator.name, mark.points)
            parts.append(box(row(Button(words, give, look="link"), None)))
        return parts

    def beside(self) -> list[QWidget]:
        """What was added and taken off beside the indicators, and the vetoes that struck."""
        table, parts = self._scores.table, list[QWidget]()
        for each in (*table.extras, *table.vetoes):
            parts += self._records(each.name, str(each.title))
        if self._scored.total.extra:
            words = _("Together {points}").format(points=spoken(self._scored.total.extra))
            parts.insert(0, Label(words, "strong"))
        if current().is_office:
            menu = [
                (str(each.title), partial(self._give, each.name, None))
                for each in (*table.extras, *table.vetoes)
            ]
            parts.append(box(row(Button(_("Enter one"), look="link", menu=menu), None)))
        return parts

    def _missing(self, each: Missing) -> QWidget:
        points = _("+{points}").format(points=spoken(each.points)) if each.points else ""
        words = Label(" · ".join(filter(None, (each.words, points))), "soon", wrap=True)
        if not each.page or current().is_office or self._shell.page_of(each.page) is None:
            return words
        go = partial(self._shell.show_kind, each.page, **each.wanted)
        return box(row(words, Button(_("See to it"), go, look="link"), stretch=0))

    def _records(self, name: str, title: str = "") -> list[QWidget]:
        found = evidence.evidence(self._scores, self._scored, name)
        return limited(found, lambda each: self._record(each, title), _AT_FIRST)

    def _record(self, record: Record, title: str) -> QWidget:
        if isinstance(record, AssessmentPoints):
            return self._given(record, title)
        return way_to(self._shell, record, Elided(evidence.words(record)))

    def _given(self, record: AssessmentPoints, title: str) -> QWidget:
        words = Label(sheet.given_words(record, title), wrap=True)
        if not current().may_change(record.origin):
            return words
        back = partial(self._take_back, record)
        return box(row(words, Button(_("Take back"), back, look="link"), stretch=0))

    def _give(self, name: str, points: int | None) -> None:
        PointsSheet(self._shell, self._scores, self._scored, name, self._again).ask(points)

    def _take_back(self, record: AssessmentPoints) -> None:
        self._shell.act(
            lambda: giving.take_back(record),
            done=lambda _made: self._again(),
            words=_("Taken back."),
        )


def statements_card(shell: Shell, scores: Scores, scored: Scored, again: Again) -> Card:
    """被考核人意见: what they say, and the way to say it."""
    said = giving.statements(scores.of.year, scored)
    parts: list[QWidget] = [_statement(each) for each in said]
    if not said:
        parts.append(hint(_("Nothing has been said yet.")))
    words = _("Say something…") if not current().is_office else _("Enter what they say…")
    ask = partial(ask_statement, shell, scores, scored, said, again)
    parts.append(box(row(Button(words, ask, look="link"), None)))
    return Card(_("Statement of the assessed"), *parts)


def _statement(said: AssessmentStatement) -> QWidget:
    words = sheet.statement_words(said)
    return Label(words, "late" if said.agrees == "objects" else "", wrap=True)


def result_card(result: AssessmentResult, scored: Scored) -> Card:
    """The frozen result, and that the records have moved on where they have."""
    parts: list[QWidget] = [Label(sheet.result_words(result), "strong", wrap=True)]
    if result.points != scored.total.points:
        now = _("By today’s records it would be {points}.")
        parts.append(hint(now.format(points=spoken(scored.total.points))))
    return Card(_("Result"), *parts)
