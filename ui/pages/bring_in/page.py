"""An old ledger or a roster comes in: choose the workbook, look it through, bring it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from app.books import kinds, sheet
from app.books.bringing import ImportResult
from app.books.plan import Plan
from app.books.sheet import Book
from app.language import _, n_
from app.records import imports
from app.records.imports import ImportBatch
from ui.pages.bring_in.choose import Choose
from ui.pages.bring_in.look import Look
from ui.shell import Page, Shell
from ui.widgets.files import take_dropped
from ui.widgets.message import ask
from ui.widgets.plain import column
from ui.work import Progress


class BringInPage(Page):
    """Bring in a workbook, and take whole workbooks out again."""

    shows = frozenset({"import_batch"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        take_dropped(self, self.read)
        self.choose = Choose(shell, self.read, self.undo)
        self.look = Look(shell, self.bring_in, self.show_choose)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.choose)
        self.stack.addWidget(self.look)
        self.setLayout(column(self.stack))

    def open(self, path: Path | None = None, **_wanted: object) -> None:
        """Show the workbook that is being looked through, or the choice of one."""
        if path is not None:
            self.read(path)
        elif self.stack.currentWidget() is self.choose:
            self.show_choose()
        else:
            self.look.start()

    def look_again(self) -> None:
        self.choose.show_earlier()

    def hasHeightForWidth(self) -> bool:
        # The rows scroll by themselves; else the window would put a second bar around them.
        return self.stack.currentWidget() is not self.look and super().hasHeightForWidth()

    def show_choose(self) -> None:
        """Go back to the choice of a workbook."""
        self.stack.setCurrentWidget(self.choose)
        self.choose.show_earlier()
        self.choose.button.setFocus()

    def read(self, path: Path) -> None:
        """Read a workbook and show how it was understood."""
        self.shell.banner.hide()

        def read(progress: Progress) -> tuple[Book, str, set[str]]:
            book = sheet.read(path)
            return book, kinds.guess(book), imports.known_marks()

        def done(result: tuple[Book, str, set[str]]) -> None:
            book, kind, known = result
            before = next((each for each in imports.batches() if each.sha256 == book.sha256), None)
            self.look.begin(book, kind, known, before)
            self.stack.setCurrentWidget(self.look)
            self.look.start()

        self.shell.run(read, done, title=_("Reading {file}…").format(file=path.name))

    def bring_in(self, plan: Plan, rows: set[int]) -> None:
        """Write the rows that were chosen, and say what came of them."""

        def done(brought: ImportResult) -> None:
            left = len(plan.look) - len(rows - {item.row for item in plan.ready})
            self.show_choose()
            self.choose.say_brought(plan, brought, left, self._look_on)

        count = n_("Bringing in {count} row…", "Bringing in {count} rows…", len(rows))
        self.shell.run(
            lambda progress: kinds.bring_in(plan, rows, progress=progress),
            done,
            title=count.format(count=len(rows)),
        )

    def undo(self, batch: ImportBatch) -> None:
        """Ask, and take a whole batch out again."""

        def done(_count: int) -> None:
            self.choose.forget_brought()
            self.look.forget_known()
            self.shell.notify(_("{file} was taken out again.").format(file=batch.file))
            self.show_choose()

        def undo() -> None:
            self.shell.run(
                lambda progress: imports.undo(batch, progress=progress),
                done,
                title=_("Taking out…"),
            )

        count = batch.ready or 0
        question = n_("Take {count} row out again?", "Take all {count} rows out again?", count)
        explain = _(
            "What came from {file} is struck out. The file may be brought in again later; "
            "people whom later visits speak of stay."
        )
        ask(
            self,
            question.format(count=count),
            _("Take all out"),
            undo,
            explain=explain.format(file=batch.file),
        )

    def _look_on(self) -> None:
        """Go on with the rows that still need a look."""
        self.look.learn(imports.known_marks())
        self.stack.setCurrentWidget(self.look)
        self.look.start()
