"""The ranking of an office: by town and district, each with its sheet; frozen, told, honoured."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.assessment import Scores, honours, listed, sheet
from app.records.assessment.listed import Ranked
from app.records.assessment.model import TABLES
from app.records.assessment.sheet import Line
from app.records.listed import all_here
from ui.pages.assessment import frozen
from ui.pages.assessment.of_year import OfYear
from ui.pages.assessment.sheet import (
    Behind,
    heading,
    indicator_line,
)
from ui.pages.assessment.tables import TablesCard
from ui.shell import Shell
from ui.widgets.chooser import Chooser, FixedChooser
from ui.widgets.plain import Button, Card, Label, box, column, fill, row
from ui.widgets.table import Table

_LEAST: Final = 470
"""Pixels at 100 % that the ranking needs."""


class Ranking(OfYear):
    """Who has how many points on the left, the sheet of the chosen one on the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.area = ("", "")
        self._opened = ""
        self.who = FixedChooser([(False, _("Villages")), (True, _("Persons"))])
        self.who.chosen.connect(lambda _persons: self._show_ranking())
        self.where = Chooser(self._offered_areas)
        self.where.chosen.connect(self._choose_area)
        more = Button(_("More"), menu=self._deeds())
        self.table = Table(
            listed.columns(persons=False),
            all_here(self._found),
            empty=(_("Nobody is assessed."), _("Villages are; add them under Places.")),
            extra=[self.years, self.who, self.where, more],
        )
        self.counts = Label("", "quiet", wrap=True)
        self.lay_out(_LEAST, box(column(self.counts, margins=(12, 4, 12, 8))))

    def open(self, **_wanted: Any) -> None:
        """Show this year; at first who there is, a moment later with what points."""
        if self.scores is None:
            self.rows = listed.named()
            self.table.reload()
        self.look_again()

    def show_scores(self, scores: Scores) -> None:
        self.scores = scores
        self._show_ranking()

    def _show_ranking(self) -> None:
        scores = self.scores
        if scores is None:
            return
        self.rows = listed.ranking(scores, persons=self.who.value, area=self.area)
        self.where.show_choice(self.area, listed.area_words(self.area))
        scored = [each.scored for each in self.rows if each.scored is not None]
        self.counts.setText(" · ".join(listed.level_words(scores, scored)))
        self.show_again()

    def _found(self, text: str) -> list[Ranked]:
        return [each for each in self.rows if text in each.name or text in each.town]

    # One of them

    def show_row(self, picked: Ranked | None) -> None:
        if self.scores is None or picked is None or picked.scored is None:
            return
        scores, scored = self.scores, picked.scored
        behind = Behind(self.shell, scores, scored, self.look_again)
        lines = [self._line(each, behind) for each in sheet.lines(scores, scored)]
        item = "assessment-person" if scored.is_person else "assessment"
        print_it = Button(_("Print the sheet"), partial(self.print, item, picked.id))
        fill(
            self.about,
            heading(scores, scored),
            Card(_("Indicators"), column(*lines, spacing=0)),
            Card(_("Added and taken off"), *behind.beside()),
            *self.results(scores, scored),
            row(print_it, None),
        )

    def _line(self, line: Line, behind: Behind) -> QWidget:
        name = line.indicator.name
        head = indicator_line(line, partial(self._open_line, name))
        if name != self._opened:
            return head
        inside = box(column(*behind.of(line), spacing=4, margins=(10, 6, 0, 10)))
        return box(column(head, inside, spacing=0))

    def _open_line(self, name: str) -> None:
        self._opened = "" if self._opened == name else name
        self.show_beside()

    # Where

    def _offered_areas(self) -> list[tuple[tuple[str, str], str]]:
        every = listed.named()
        found = listed.areas(every, self.area[0])
        above = [("", "")] if not self.area[0] else [("", ""), (self.area[0], "")]
        offered = [*above, *(each for each in found if each not in above)]
        return [(each, listed.area_words(each)) for each in offered]

    def _choose_area(self, area: tuple[str, str]) -> None:
        self.area = area
        self._show_ranking()

    # What can be done with all of them

    def _deeds(self) -> list[tuple[str, Any]]:
        return [
            (_("Assessment tables"), self.show_tables),
            (_("Print the ranking"), lambda: self.print("assessment-ranking")),
            (_("Draft a circular"), self._draft_circular),
            (_("Certificates of honour"), self._honour),
            (_("Freeze the year…"),
             lambda: frozen.ask(self.shell, self.years.value, self.look_again)),
            (_("Compare with what was frozen"),
             lambda: frozen.compare(self.shell, self.years.value)),
        ]  # fmt: skip

    def show_tables(self) -> None:
        """Show every table beside the ranking, to be changed."""
        self.put_aside(lambda: TablesCard(self.shell, TABLES, self.look_again))

    def _draft_circular(self) -> None:
        if self.scores is not None:
            where = "".join(self.area)
            title, words = listed.circular(self.scores, self.rows, where)
            known = {"new": True, "kind": "circular", "title": title, "words": words}
            self.shell.show_kind("notice", **known)

    def _honour(self) -> None:
        if self.scores is not None:
            rows = listed.ranking(self.scores, persons=True, area=self.area)
            scored = [each.scored for each in rows if each.scored is not None]
            draft = honours.draft(self.scores, scored)
            self.shell.show_page("certificates", prefilled=draft)
