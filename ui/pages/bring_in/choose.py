"""Which workbook is to come in, what came of the last one, and those of before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.books import kinds
from app.books.bringing import ImportResult
from app.books.plan import Plan
from app.language import N_, _, n_
from app.records import imports
from app.records.imports import ImportBatch
from ui import style
from ui.shell import Shell
from ui.widgets.files import workbook_to_open
from ui.widgets.plain import Button, Card, Label, box, column, grid, hint, row

_SEE = {
    kinds.VISITS: (N_("See the visits"), "visits"),
    kinds.CASES: (N_("See the disputes"), "cases"),
    kinds.PEOPLE: (N_("See the people"), "people"),
}


class Choose(QWidget):
    """Choose or drop a workbook; earlier ones can be taken out whole."""

    def __init__(
        self,
        shell: Shell,
        read: Callable[[Path], object],
        undo: Callable[[ImportBatch], object],
    ) -> None:
        super().__init__()
        self.shell, self._undo = shell, undo
        ask = partial(workbook_to_open, self, read)
        self.button = Button(_("Choose the workbook…"), ask, look="large")
        steps = _(
            "You will see every row before anything is kept. What cannot be read is asked; "
            "nothing is guessed in silence, and all of it can be taken out again."
        )
        drop = _(
            "Drop the Excel or WPS workbook here, or choose it (.xlsx, .xls, .et, .csv, .ods)."
        )
        title = Label(_("Bring in an old ledger or a roster"), "headline")
        choose = row(self.button, None)
        self.card = Card("", title, Label(drop, wrap=True), hint(steps), 8, choose)
        self.brought = Card("", mark="safe")
        self.brought.hide()
        self.earlier = Card(_("Brought in before"))
        self.setLayout(column(self.brought, self.card, self.earlier, None, spacing=12))

    def show_earlier(self) -> None:
        """List what was brought in before, the newest first."""
        self.earlier.clear()
        batches = imports.batches()
        if not batches:
            self.earlier.append(hint(_("Nothing yet. What you bring in is listed here.")))
            return
        self.earlier.append(box(grid(map(self._line, batches), across=18)))

    def _line(self, batch: ImportBatch) -> list[QWidget]:
        count = n_("{count} row", "{count} rows", batch.ready or 0)
        ready = Label(count.format(count=batch.ready or 0))
        ready.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        file = Label(" · ".join(filter(None, (batch.file, batch.sheet))))
        file.setMinimumWidth(style.px(80))
        out = Button(_("Take all out"), lambda: self._undo(batch), look="link")
        return [Label(batch.made_at[:10], "quiet"), file, ready, out]

    def say_brought(
        self, plan: Plan, brought: ImportResult, left: int, look_on: Callable[[], object]
    ) -> None:
        """Say what came of a workbook, and what is left of it."""
        self.brought.clear()
        said = kinds.said_of(plan, brought, left)
        self.brought.append(*(Label(words, look, wrap=True) for words, look in said))
        waiting = [Button(_("Look at them now"), look_on, look="primary")]
        words, page = _SEE[plan.form]
        see = Button(_(words), lambda: self.shell.show_page(page))
        buttons = [*(waiting if left else []), see]
        if (batch := brought.batch) is not None:
            buttons.append(Button(_("Take all out"), lambda: self._undo(batch)))
        self.brought.append(4, row(*buttons, None, spacing=8))
        self.brought.show()
        style.look(self.button, look="" if left else "large")
        buttons[0].setFocus()

    def forget_brought(self) -> None:
        """Say no more of the last workbook."""
        self.brought.hide()
        style.look(self.button, look="large")
