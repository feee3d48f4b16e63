"""The numbers of a period: figures on the left, on the right what they are made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.language import _, n_
from app.office import missing
from app.records import stats
from app.records.listed import all_here
from app.records.stats import Counted, Period, Way, closing, listed, periods
from app.records.stats.listed import Row
from app.store.session import current
from ui import work
from ui.pages.stats import lock
from ui.pages.stats.adding_up import before_leaving
from ui.pages.stats.behind import Behind
from ui.pages.stats.span import ask_span
from ui.records.beside import ListPage
from ui.records.period import PeriodChoice
from ui.records.printing import save_workbook
from ui.shell import Shell
from ui.widgets.arrange import Flow, scrolled
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, Label, Note, box, clear, row
from ui.widgets.table import Table
from ui.work import Progress

if TYPE_CHECKING:
    from app.documents.stats.drafting import Sentence

_LEAST: Final = 460
"""Pixels at 100 % that the figures need."""
_MOST: Final = 760


class StatsPage(ListPage):
    """A sheet of figures of a period; what is picked shows its trend, its places, its records."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.period = periods.of(current().today(), "month")
        self.path: Way = ()
        self._rows: list[Row] = []
        self._wanted = ""
        self.counted: tuple[Counted, Counted, Counted] | None = None
        self.sheets = Chips([(each.name, str(each.title)) for each in stats.every()])
        self.sheets.chosen.connect(lambda _name: self._choose_sheet())
        self.choice = PeriodChoice(
            self, self.period, lambda: ask_span(shell, self.period, self.choose)
        )
        self.choice.chosen.connect(self.choose)
        self.way = Flow(spacing=4)
        self.state = Note("safe")
        self.silent = Button("", self._show_silent, look="link")
        self.silent.hide()
        self.table = Table(
            listed.columns(),
            all_here(self._found),
            identity=lambda each: each.key,
            more=[*listed.hand_columns(), *listed.compared_columns(), *listed.locked_columns()],
            extra=self.choice.buttons,
        )
        self.table.show_more([each.name for each in listed.compared_columns()])
        self.table.view.setObjectName("tight")
        self.table.picked.connect(self._show_row)
        self.behind = Behind(shell, self._turn_to)
        more = Button(_("More"), menu=self._deeds())
        above = [row(self.sheets, box(self.way), self.silent, self.state, more, stretch=0)]
        self.lay_out(_LEAST, right=scrolled(self.behind), above=above, most=_MOST, share=0.5)

    def open(
        self, sheet: str = "", period: Period | None = None, draft: str = "", **_wanted: Any
    ) -> None:
        """Show how it stands; a sheet by its name, a period, an analysis that was begun."""
        if sheet:
            self.sheets.set_value(sheet)
        if period is not None:
            self.period = period
        if self.counted is None:
            self._rows = listed.waiting(stats.cells(stats.sheet(self.sheets.value)))
            self.table.reload()
        if draft:
            self._go_on(draft)
        self.look_again()

    def go_back(self) -> bool:
        """Leave records, side, filter or place, whichever is in front."""
        if self.behind.leave_records() or super().go_back():
            return True
        if self.path:
            self._turn_to(self.path[:-1])
            return True
        return False

    def look_again(self) -> None:
        """Count again, beside the window's thread."""
        name, period = self.sheets.value, self.period
        self.choice.show(period)

        def count() -> tuple[Counted, Counted, Counted]:
            now, before, ago = period, period.before(), period.year_before()
            return (
                stats.counted(name, now), stats.counted(name, before), stats.counted(name, ago)
            )  # fmt: skip

        work.read(self, count, self._show)
        if current().is_office:
            work.read(self.silent, lambda: missing.count(period), self._say_silent)

    def choose(self, period: Period) -> None:
        """Look at another period."""
        self.period = period
        self.look_again()

    # What is shown

    def _show(self, counted: tuple[Counted, Counted, Counted]) -> None:
        self.counted = counted
        if not counted[0].knows(self.path):
            self.path = ()
        locked = closing.of_period(counted[0].period)
        self._rows = listed.rows(*counted, self.path, locked)
        more = listed.hand_columns() if any(each.by_hand for each in self._rows) else []
        # The trend stands on the right, too; what a lock tells stands here alone and must be seen.
        more += listed.locked_columns() if locked else listed.compared_columns()
        self.table.show_more([each.name for each in more])
        self.state.say(closing.standing_words(locked) if locked is not None else "")
        self._show_way()
        self.table.relist(self._wanted)
        self._wanted = ""
        self._show_row(self.table.current())

    def _say_silent(self, count: int) -> None:
        """Say how many rooms are behind."""
        said = n_("{count} room has not reported", "{count} rooms have not reported", count)
        self.silent.setText(said.format(count=count))
        self.silent.setVisible(bool(count))

    def _show_silent(self) -> None:
        first = self.period.last.replace(day=1)
        self.shell.show_page("office", silent=first)

    def _show_row(self, chosen: Row | None) -> None:
        if self.counted is not None and chosen is not None:
            self.behind.show_number(*self.counted, self.path, chosen)

    def _show_way(self) -> None:
        clear(self.way)
        names = self.behind.way_names(self.counted[0], self.path) if self.counted else []
        if not names:
            return
        for at, words in enumerate([_("All"), *names]):
            if at:
                self.way.addWidget(Label("›", "quiet"))
            if at == len(names):
                self.way.addWidget(Label(words, "strong"))
            else:
                up = partial(self._turn_to, self.path[:at])
                self.way.addWidget(Button(words, up, look="link"))

    def _found(self, text: str) -> list[Row]:
        return [each for each in self._rows if text in each.cell.words]

    # What can be done with it

    def _deeds(self) -> list[tuple[str, Callable[[], object]]]:
        def show(page: str, **wanted: Any) -> None:
            self.shell.show_page(page, period=self.period, **wanted)

        of_offices = [
            (_("Numbers by hand…"), lambda: show("by_hand", sheet=self.sheets.value)),
            (_("Possible doubles…"), lambda: self.shell.show_page("doubles")),
        ]
        return [
            (_("Analysis…"), self.open_analysis),
            (_("Print the tables"), self._print),
            (_("Keep a workbook…"), self._keep_book),
            (_("The superior's workbook…"), lambda: show("superior")),
            (_("Type over into the province's platform…"), lambda: show("transcription")),
            *(of_offices if current().is_office else []),
            (_("Lock the period…"), lambda: lock.ask(self.shell, self.period, self.look_again)),
            (_("Compare with what was reported"), lambda: lock.compare(self.shell, self.period)),
        ]

    def open_analysis(self) -> None:
        """Draft the analysis of the period, or go on with it."""
        _load()
        from ui.pages.stats.analysis import AnalysisSheet

        AnalysisSheet(self.shell, self.period, self.path, self._to_figure).ask()

    def _go_on(self, draft: str) -> None:
        """Go on with an analysis that was begun."""
        _load()
        from app.documents.stats import drafting

        if (found := drafting.asked(draft)) is not None:
            self.period, self.path = found
            self.open_analysis()

    def _to_figure(self, sentence: Sentence, key: str) -> None:
        """Show a figure that a sentence is from."""
        self.sheets.set_value(sentence.sheet)
        self._wanted = key
        self.table.forget_filter()
        self.look_again()

    def _leaving(self, go: Callable[[], object]) -> None:
        """Do what lets numbers leave, once they add up."""
        before_leaving(self.shell, self.period, self.path, go)

    def _print(self) -> None:
        span = {"since": self.period.first, "until": self.period.last}
        self._leaving(lambda: self.shell.show_page("printing", item="numbers", **span))

    def _keep_book(self) -> None:
        period, path = self.period, self.path

        def write(target: Path, progress: Progress) -> int:
            from app.documents.stats import tables  # sets pages

            progress()
            return tables.book(target, period, "town", path)

        name, written = periods.words(period), _("The workbook is written.")
        self._leaving(lambda: save_workbook(self.shell, name, write, lambda *_said: written))

    # What is chosen

    def _choose_sheet(self) -> None:
        # Read anew even where it is shown still: another one may be on its way.
        self.path = ()
        self.look_again()

    def _turn_to(self, path: Way) -> None:
        self.path = path
        if self.counted is not None and self.counted[0].sheet.name == self.sheets.value:
            self._show(self.counted)
        else:
            self.look_again()


def _load() -> None:
    """Load what sets pages, which numbers on the screen need none of."""
    from ui.records import paper

    paper.load()
