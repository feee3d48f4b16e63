"""The superior's own workbook: click a cell, choose the figure, fill a copy for a period."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from app.books import superior as books
from app.books.superior import Form, FormSheet
from app.books.superior.form import Place
from app.language import _, n_
from app.records.stats import Period, periods, superior
from app.records.stats.superior import Asked, SuperiorBook
from app.store import registry
from ui import style, work
from ui.pages.stats.adding_up import before_leaving
from ui.pages.stats.cell_card import CellCard
from ui.pages.stats.form_grid import FormGrid
from ui.pages.stats.span import any_period
from ui.shell import Page, Shell
from ui.widgets import files
from ui.widgets.arrange import Flowing, scrolled
from ui.widgets.chooser import Chooser
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Note, box, column
from ui.widgets.split_view import SplitView
from ui.work import Progress

_LEAST: Final = 320
"""Pixels at 100 % that a sheet needs."""
_Found = tuple[Form, SuperiorBook | None, books.Alike | None]
"""A workbook, the kept version that it is, else the one that it may follow."""


class SuperiorPage(Page):
    """The workbook on the left, on the right what goes into the cell that was clicked."""

    shows = frozenset(registry)
    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.book: SuperiorBook | None = None
        self.form: Form | None = None
        self.asked: dict[Place, Asked] = {}
        self.values: dict[Place, str] = {}
        self.which_book = Chooser(self._books)
        self.which_book.chosen.connect(self._choose_book)
        self.which_sheet = Chooser(self._sheets)
        self.which_sheet.chosen.connect(self._show_sheet)
        self.choice = any_period(self, shell, self.choose)
        take = Button(_("Choose the workbook…"), self.take_workbook)
        self.fill_button = Button(_("Fill a copy…"), self.fill, look="primary")
        self.more = Button(_("More"), menu=[(_("Use this workbook no more"), self._leave)])
        self.says = Note("quiet")
        self.grid = FormGrid()
        self.grid.picked.connect(lambda _cell: self._show_cell())
        self.grid.opened.connect(self._open_cell)
        self.grid.cleared.connect(self._take_out)
        self.card = CellCard()
        self.card.changed.connect(lambda asked: self._put({self._place(): asked}))
        self.card.taken_out.connect(self._take_out)
        self.card.down.connect(self._put_down)
        above = Flowing(
            self.which_book,
            take,
            self.which_sheet,
            *self.choice.buttons,
            self.fill_button,
            self.more,
            Button(_("Back to the statistics"), lambda: shell.show_page("stats")),
        )
        left = Card("", self.grid, margin=0)
        left.setMinimumWidth(style.px(_LEAST))
        self.right = scrolled(box(column(self.card, None, margins=(2, 0, 8, 0))))
        self.right.setMinimumWidth(style.px(264))
        self.sides = SplitView(left, self.right, share=0.68, back=_("‹ Back to the workbook"))
        inside = box(column(self.sides))  # there without them too, or the words would float
        self.setLayout(column(above, self.says, inside, spacing=10, stretch=2))

    def open(self, period: Period | None = None, record_id: str = "", **_wanted: Any) -> None:
        """Show the workbook that was kept last, or one by its identity."""
        if period is not None:
            self.choice.show(period)
        every = superior.every()
        found = next((each for each in every if each.id == record_id), None)
        if found is not None or self.book is None or self.book.id not in {e.id for e in every}:
            self._choose_book(found or next(iter(every), None))
        else:
            self.look_again()
        self.grid.setFocus()

    def choose(self, period: Period) -> None:
        """Look at another period."""
        self.choice.show(period)
        self.look_again()

    def look_again(self) -> None:
        """Count again what goes into the cells, beside the window's thread."""
        book, form, period = self.book, self.form, self.choice.period
        if book is None or form is None:
            return
        asked = self.asked = superior.asked_of(book)
        # Where a year of records is counted, it shows at once which cells are filled.
        self._show_values({place: self.values.get(place, "…") for place in asked})

        work.read(self, lambda: books.shown(form, asked, period), self._show_values)

    # The workbook

    def take_workbook(self) -> None:
        """Choose the workbook that the superior sent."""
        kinds = _("Workbook") + " (*.xlsx *.xls *.et)"
        files.file_to_open(self, _("Choose the superior's workbook"), kinds, self.take)

    def take(self, path: Path) -> None:
        """Look at a workbook: one that is kept, or another that becomes a version of its own."""

        def read(*, progress: Progress) -> _Found:
            progress()
            form = books.read_file(path)
            known = books.known(form)
            return form, known, books.alike(form) if known is None else None

        _get_ready()
        self.shell.run(read, self._taken, title=_("Reading the workbook…"))

    def _taken(self, found: _Found) -> None:
        form, book, alike = found
        if book is not None:
            self._show_book(book, form)
            words = _("This is “{name}”: what goes where is known.").format(name=book.name)
            self.shell.notify(words)
            return
        if alike is None:
            self._keep(form, {})
        else:
            self._ask_version(form, alike)

    def _ask_version(self, form: Form, alike: books.Alike) -> None:
        """Ask whether a workbook is a new version of one that is kept."""
        ask(
            self,
            _("Is this a new version of “{name}”?").format(name=alike.book.name),
            _("Yes, fill it alike"),
            lambda: self._keep(form, alike.fit),
            explain="\n".join(alike.words()),
            no=_("No, begin anew"),
            otherwise=lambda: self._keep(form, {}),
        )

    def _keep(self, form: Form, asked: Mapping[Place, Asked]) -> None:
        self.shell.act(
            lambda: superior.keep(Path(form.file).stem, form.data, asked),
            done=lambda made: self._show_book(made, form),
            words=_("The workbook is kept. Click a cell and choose what goes into it."),
            undo=self._forget,
        )

    def _forget(self, book: SuperiorBook) -> None:
        superior.void(book)
        self._choose_book(next(iter(superior.every()), None))

    def _leave(self) -> None:
        if (book := self.book) is not None:
            self.shell.act(lambda: self._forget(book), words=_("It is not used any more."))

    def _choose_book(self, book: SuperiorBook | None) -> None:
        if book is not None:
            _get_ready()
            self.shell.run(
                lambda progress: books.of_book(book), lambda form: self._show_book(book, form),
                title=_("Reading the workbook…"),
            )  # fmt: skip
            return
        self.book = self.form = None
        self._show_state()

    def _show_book(self, book: SuperiorBook, form: Form) -> None:
        self.book, self.form = book, form
        self.asked, self.values = {}, {}
        self._show_state()
        shown = [each for each in form.sheets if not each.hidden] or form.sheets
        self._show_sheet(shown[0])
        self.look_again()

    def _show_state(self) -> None:
        there = self.book is not None and self.form is not None
        self.sides.setVisible(there)
        for each in (self.which_book, self.fill_button, self.more, *self.choice.buttons):
            each.setVisible(there)
        self.which_sheet.setVisible(there and len(self._sheets()) > 1)
        if self.book is None or self.form is None:
            self.says.say(_(
                "Choose the workbook (.xlsx) that the superior wants filled. Click a cell, choose"
                " the figure: next month a copy is filled with one press."
            ))  # fmt: skip
            return
        self.which_book.show_choice(self.book, self.book.name)
        lost = "、".join(map(_, self.form.lost))
        words = _("The copy will be without what cannot be carried over: {what}.")
        self.says.say(words.format(what=lost) if lost else "", "soon")

    # The cells

    def _show_sheet(self, sheet: FormSheet) -> None:
        self.which_sheet.show_choice(sheet, sheet.name)
        self.grid.show_sheet(sheet)
        self._show_values(self.values)

    def _show_values(self, values: dict[Place, str]) -> None:
        self.values = values
        name = self.grid.rows.sheet.name
        self.grid.rows.show_filled({
            cell: (number, self.asked[sheet, cell].words)
            for (sheet, cell), number in values.items()
            if self._is(sheet, name) and (sheet, cell) in self.asked
        })  # fmt: skip
        self._show_cell()

    def _show_cell(self) -> None:
        sheet, place = self.grid.rows.sheet, self._place()
        if self.form is None or not place[1]:
            return
        cell = sheet.cell(place[1])
        refused = ""
        if cell.formula:
            refused = _("It counts by this formula, which is not written over.")
        over = cell.words and not cell.formula
        self.card.show_cell(place[1], cell.text, refused, self.asked.get(place), over=over)
        self.card.show_number(self.values.get(place, ""))

    def _open_cell(self) -> None:
        self.sides.show_record()
        self.card.choose()

    def _place(self) -> Place:
        """The cell that was clicked, by the name that its sheet had when it was kept."""
        name, cell = self.grid.rows.sheet.name, self.grid.cell()
        kept = (sheet for sheet, _cell in self.asked if self._is(sheet, name))
        return next(kept, name), cell

    def _is(self, kept: str, shown: str) -> bool:
        found = self.form.sheet(kept) if self.form is not None else None
        return found is not None and found.name == shown

    def _put(self, several: Mapping[Place, Asked | None], words: str = "") -> None:
        """Let figures go into cells; with `words` what was there before can be brought back."""
        if (book := self.book) is None:
            return
        before = {place: self.asked.get(place) for place in several}

        def bring_back(_book: SuperiorBook) -> None:
            superior.put(book, before)
            self.look_again()

        self.shell.act(
            lambda: superior.put(book, several), done=lambda _made: self.look_again(),
            words=words, undo=bring_back if words else None,
        )  # fmt: skip

    def _put_down(self) -> None:
        asked = self.asked.get(self._place())
        if asked is None:
            return
        found = books.by_place(self.grid.rows.sheet, self.grid.cell(), asked)
        if not found:
            self.shell.notify(_("No row from here on names a place that is known here."))
            return
        name = self._place()[0]
        count = len(found)
        words = n_("{count} row has its place.", "{count} rows have their places.", count)
        several = {(name, cell): each for (_sheet, cell), each in found.items()}
        self._put(several, words.format(count=count))

    def _take_out(self) -> None:
        if (place := self._place()) in self.asked:
            self._put({place: None}, _("Nothing goes into cell {cell}.").format(cell=place[1]))

    # The copy

    def fill(self) -> None:
        """Write a copy with the numbers of the period, once they add up."""
        book, form, period = self.book, self.form, self.choice.period
        if book is not None and form is not None:
            go = partial(self._fill, book, form, period)
            before_leaving(self.shell, period, (), go)

    def _fill(self, book: SuperiorBook, form: Form, period: Period) -> None:
        out = files.workbook_to_write(self, f"{book.name} {periods.words(period)}")
        if out is None:
            return

        def write(*, progress: Progress) -> int:
            progress()
            return books.fill(form, superior.asked_of(book), period, out)

        self.shell.run(write, self._filled, title=_("Writing the workbook…"))

    def _filled(self, count: int) -> None:
        words = n_("The copy is written: {count} cell is filled.",
                   "The copy is written: {count} cells are filled.", count)  # fmt: skip
        self.shell.notify(words.format(count=count))

    # What is offered

    def _books(self) -> list[tuple[SuperiorBook, str]]:
        return [(each, f"{each.name}（{each.day}）") for each in superior.every()]

    def _sheets(self) -> list[tuple[FormSheet, str]]:
        return [(e, e.name) for e in (self.form.sheets if self.form else ()) if not e.hidden]


def _get_ready() -> None:
    """Load what reads a workbook, once there is one: it takes longer than all the rest here.

    On the window's thread: PySide has been seen to crash where another one imported.
    """
    importlib.import_module("openpyxl")
