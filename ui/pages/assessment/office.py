"""The ranking of an office: by town and district, each with its sheet; frozen, told, honoured."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import assessment
from app.records.assessment import Scores, freezing, honours, listed, sheet
from app.records.assessment.listed import Ranked
from app.records.assessment.model import TABLES
from app.records.assessment.sheet import Line
from app.records.listed import all_here
from app.store import registry
from app.store.session import current
from ui import style, work
from ui.pages.assessment import frozen
from ui.pages.assessment.sheet import (
    Behind,
    heading,
    indicator_line,
    result_card,
    statements_card,
)
from ui.pages.assessment.tables import TablesCard
from ui.records.latest import YearChooser
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.chooser import Chooser, FixedChooser
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Label, box, clear, column, row
from ui.widgets.split_view import SplitView
from ui.widgets.table import Table

_LEAST: Final = 470
"""Pixels at 100 % that the ranking needs."""
_MOST: Final = 780


class Ranking(Page):
    """Who has how many points on the left, the sheet of the chosen one on the right."""

    shows = frozenset(registry)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.scores: Scores | None = None
        self.area = ("", "")
        self._rows: list[Ranked] = []
        self._opened = ""
        self._shows_tables = False
        self.years = YearChooser(self.look_again)
        self.who = FixedChooser([(False, _("Villages")), (True, _("Persons"))])
        self.who.chosen.connect(lambda _persons: self._show_ranking())
        self.where = Chooser(self._offered_areas)
        self.where.chosen.connect(self._choose_area)
        more = Button(_("More"), menu=self._deeds())
        self.table = self._table([self.years, self.who, self.where, more])
        self.counts = Label("", "quiet", wrap=True)
        self.about = column(spacing=10)
        left = Card("", self.table, box(column(self.counts, margins=(12, 4, 12, 8))), margin=0)
        right = scrolled(box(column(self.about, None)))
        self.sides = SplitView(left, right, share=0.56)
        self.setLayout(column(self.sides))
        shortcut(self, "Escape", self.sides.show_list, inside=True)

    def _table(self, extra: list[Any]) -> Table:
        table = Table(
            listed.columns(persons=False),
            all_here(self._found),
            empty=(_("Nobody is assessed."), _("Villages are; add them under Places.")),
            extra=extra,
            identity=lambda each: each.id,
        )
        table.setMinimumWidth(min(style.px(_LEAST), _MOST))
        table.picked.connect(self._show_row)
        table.opened.connect(lambda _row: self.sides.show_record())
        return table

    def open(self, **_wanted: Any) -> None:
        """Show this year; at first who there is, a moment later with what points."""
        if self.scores is None:
            self._rows = listed.named()
            self.table.reload()
        self.look_again()

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        year = self.years.value
        work.read(self, lambda: assessment.scores(year), self._show, failed=self._none)

    def _none(self, error: Exception) -> None:
        self.scores, self._rows = None, []
        self.table.reload()
        clear(self.about)
        self.shell.fail(error)

    def _show(self, scores: Scores) -> None:
        self.scores = scores
        self._show_ranking()

    def _show_ranking(self) -> None:
        scores = self.scores
        if scores is None:
            return
        self._rows = listed.ranking(scores, persons=self.who.value, area=self.area)
        self.where.show_choice(self.area, listed.area_words(self.area))
        self.table.reload()
        if self.table.current() is None and self._rows:
            self.table.view.selectRow(0)
        scored = [each.scored for each in self._rows if each.scored is not None]
        self.counts.setText(" · ".join(listed.level_words(scores, scored)))
        if self._shows_tables:
            self.show_tables()
        else:
            self._show_row(self.table.current())

    def _found(self, text: str) -> list[Ranked]:
        return [each for each in self._rows if text in each.name or text in each.town]

    # One of them

    def _show_row(self, chosen: Ranked | None) -> None:
        self._shows_tables = False
        clear(self.about)
        if self.scores is None or chosen is None or chosen.scored is None:
            return
        scores, scored = self.scores, chosen.scored
        behind = Behind(self.shell, scores, scored, self.look_again)
        self.about.addWidget(heading(scores, scored))
        lines = [self._line(each, behind) for each in sheet.lines(scores, scored)]
        self.about.addWidget(Card(_("Indicators"), column(*lines, spacing=0)))
        self.about.addWidget(Card(_("Added and taken off"), *behind.beside()))
        result = freezing.result_of(scores.of.year, scored)
        if result is not None:
            self.about.addWidget(result_card(result, scored))
        self.about.addWidget(statements_card(self.shell, scores, scored, self.look_again))
        print_it = Button(_("Print the sheet"), partial(self._print_one, chosen))
        self.about.addLayout(row(print_it, None))

    def _line(self, line: Line, behind: Behind) -> QWidget:
        name = line.indicator.name
        head = indicator_line(line, partial(self._open_line, name))
        if name != self._opened:
            return head
        inside = box(column(*behind.of(line), spacing=4, margins=(10, 6, 0, 10)))
        return box(column(head, inside, spacing=0))

    def _open_line(self, name: str) -> None:
        self._opened = "" if self._opened == name else name
        self._show_row(self.table.current())

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
            (_("Assessment tables"), self.open_tables),
            (_("Print the ranking"), self._print_ranking),
            (_("Draft a circular"), self._draft_circular),
            (_("Certificates of honour"), self._honour),
            (_("Freeze the year…"), lambda: frozen.ask(self.shell, self.years.value, self._again)),
            (_("Compare with what was frozen"), self._compare),
        ]

    def _again(self) -> None:
        self.look_again()

    def show_tables(self) -> None:
        """Show every table beside the ranking, to be changed."""
        self._shows_tables = True
        clear(self.about)
        self.about.addWidget(TablesCard(self.shell, TABLES, self._tables_changed))

    def open_tables(self) -> None:
        """The same, in front where there is room for one side only."""
        self.show_tables()
        self.sides.show_record()

    def _tables_changed(self) -> None:
        self._shows_tables = True
        self.look_again()

    def _compare(self) -> None:
        frozen.compare(self.shell, self.years.value)

    def _draft_circular(self) -> None:
        if self.scores is not None:
            where = "".join(self.area)
            title, words = listed.circular(self.scores, self._rows, where)
            known = {"new": True, "kind": "circular", "title": title, "words": words}
            self.shell.show_page(self.shell.page_of("notice") or "", **known)

    def _honour(self) -> None:
        if self.scores is not None:
            rows = listed.ranking(self.scores, persons=True, area=self.area)
            scored = [each.scored for each in rows if each.scored is not None]
            draft = honours.draft(self.scores, scored)
            self.shell.show_page("certificates", prefilled=draft)

    def _print_ranking(self) -> None:
        self.shell.show_page("printing", item="assessment-ranking", since=self._day())

    def _print_one(self, chosen: Ranked) -> None:
        item = "assessment-person" if self.who.value else "assessment"
        self.shell.show_page("printing", item=item, ids=(chosen.id,), since=self._day())

    def _day(self) -> Any:
        return current().today().replace(year=self.years.value, month=1, day=1)
