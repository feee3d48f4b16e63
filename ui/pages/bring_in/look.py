"""A workbook is looked through: what each column and row means, and what is doubted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.books.answers import Typed
from app.books.looking import ALL, STATES, Looking
from app.books.plan import LEFT_OUT, LOOK, READY, Plan
from app.books.refusals import NoTable
from app.books.sheet import Book
from app.language import _, n_
from app.messages import words
from app.records import imports
from app.records.imports import ImportBatch
from ui import style, work
from ui.pages.bring_in.answers import RowAnswers
from ui.pages.bring_in.head import Heading
from ui.pages.bring_in.rows import Sheetful
from ui.pages.bring_in.words import WordsRead
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.focus import in_reading_order, let_go, step, step_out
from ui.widgets.keys import shortcut
from ui.widgets.message import Banner
from ui.widgets.plain import Button, Card, column, row
from ui.widgets.split_view import SplitView


class Look(QWidget):
    """The rows of a workbook, and what the keeper sets right about them."""

    def __init__(
        self,
        shell: Shell,
        bring_in: Callable[[Plan, set[int]], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.shell, self._bring_in = shell, bring_in
        self.now = Looking()
        self.heading = Heading(self, leave, self.go)
        self.banner = Banner()
        self.row = RowAnswers(self.now)
        self.rows = Sheetful(self.now)
        self.rows.picked.connect(self.row.show_item)
        self.rows.opened.connect(self._open_row)
        self.rows.lines.typed.connect(self.answer)
        self.row.answered.connect(self.answer)
        self.row.accepted.connect(self.accept)
        self.words = WordsRead(self.now)
        for part in (self.rows, self.row, self.words):
            part.changed.connect(self.understand)
        self._side = QStackedWidget()
        self._side.addWidget(self.row)
        self._side.addWidget(self.words)
        self._tabs = Chips([(0, _("This row")), (1, "")])
        self._tabs.chosen.connect(self._turn)
        narrowed = Chips([(state, "") for state in (ALL, READY, LOOK, LEFT_OUT)])
        narrowed.chosen.connect(self.filter)
        self.chips = narrowed.chips
        self.masked = Button(_("Show numbers"), self._mask, look="chip", checkable=True)
        narrowed.flow.addWidget(self.masked)
        ahead = Button(_("This row and the words ›"), look="link")
        narrowed.flow.addWidget(ahead)
        left = Card("", margin=0)
        left.body.setSpacing(0)
        left.body.setContentsMargins(1, 1, 1, 1)
        left.append(column(narrowed, margins=12), self.rows)
        following = Button(_("Next"), self.next, key="Ctrl ↓")
        right = Card("", self._tabs, self._side, row(None, following), margin=14)
        right.setMinimumWidth(style.px(270))
        left.setMinimumWidth(style.px(300))
        self.sides = SplitView(left, right, share=0.68, back=_("‹ Back to the rows"), ahead=ahead)
        # One row alone needs the room of what is said of all of them.
        self.sides.alone.connect(self.heading.setHidden)
        self.setLayout(column(self.heading, self.banner, self.sides, spacing=10, stretch=2))
        shortcut(self, "Ctrl+Return", self.go, inside=True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # What answers for a row is made anew with each row, and would stand last wherever it is.
        if let_go() or step([*in_reading_order(self)], forward):
            return True
        return step_out(self, forward)

    def begin(self, book: Book, kind: str, known: set[str], before: ImportBatch | None) -> None:
        """Look at another workbook from the start."""
        self.now.begin(book, kind, known)
        self.banner.hide()
        if before is not None:
            words = _("This file came in before, on {day}. What is in already is left out.")
            self.banner.show_sentence(words.format(day=before.made_at[:10]))
        self.understand(first=True)

    def start(self) -> None:
        """Put the keyboard into the rows."""
        self.rows.setFocus()

    def learn(self, known: set[str]) -> None:
        """Rows that came in since are left out from now on."""
        self.now.known, self.now.accepted, self.now.state = known, set(), LOOK
        self.understand()

    def forget_known(self) -> None:
        """What was in has been taken out: this workbook must be read again."""
        if self.now.book is not None:
            self.now.known = imports.known_marks()
            self.banner.hide()
            self.understand()

    # What the keeper sets right

    def choose(self, **chosen: Any) -> None:
        """Take another sheet, year or head."""
        self.now.choose(**chosen)
        self.understand()

    def choose_kind(self, kind: str) -> None:
        """Take it for another kind of table."""
        self.now.choose_kind(kind)
        self.understand()

    def answer(self, typed: Typed) -> None:
        """Cells should have said something else."""
        self.now.answer(typed)
        self.understand(forward=True)

    def accept(self, at: int) -> None:
        """A row comes in as it is, though it was doubted."""
        self.now.accepted.add(at)
        self._show(forward=True)

    # What is shown

    def filter(self, state: str) -> None:
        """Show the rows of one state, or all."""
        self.now.state = state
        self._show()

    def next(self) -> None:
        """Go to the next row that needs a look."""
        now = self.rows.current()
        wanted = self.now.next_wanting(now.row if now is not None else 0)
        if wanted is None:
            return
        if self.now.state not in (ALL, LOOK):
            self.filter(LOOK)
        self.rows.pick(wanted.row)
        self._to_row()

    def go(self) -> None:
        """Bring in what can come in."""
        if self.now.plan is not None and (rows := self.now.chosen()):
            self._bring_in(self.now.plan, rows)

    def understand(self, *, first: bool = False, forward: bool = False) -> None:
        """Read the workbook as things stand now, and show what came of it."""
        if self.now.book is None:
            return

        def done(plan: Plan) -> None:
            self.now.understood(plan)
            if first:
                self.now.state = LOOK if plan.look else ALL
            if self.banner.property("mark") == "soon":
                self.banner.hide()
            self._show(forward=forward, first=first)

        def failed(error: Exception) -> None:
            self.now.understood(None)
            said = words(error) if isinstance(error, NoTable) else str(error)
            self.banner.show_sentence(said, "soon")
            self._show()

        work.read(self, self.now.reading(), done, failed=failed)

    def _show(self, *, forward: bool = False, first: bool = False) -> None:
        now, plan, before = self.now, self.now.plan, self.rows.current()
        self.rows.show_rows()
        self.heading.show_plan()
        for state, chip in self.chips.items():
            chip.setVisible(plan is not None)
            chip.setChecked(state == now.state)
        if plan is not None:
            self.chips[ALL].setText(_("All {count}").format(count=plan.rows))
        for state, count in now.counts().items():
            self.chips[state].setText(f"{_(STATES[state])} {count}")
        total, unknown = self.words.show_plan(plan) if plan else (0, 0)
        said = n_("{count} word", "{count} words", total).format(count=total)
        self._tabs.set_words(1, said + (f" · {unknown}?" if unknown else ""))
        if first and unknown:
            self._turn(1)
        if forward and before is not None and before.row not in {i.row for i in now.wanting()}:
            if (wanted := now.next_wanting(before.row)) is not None:
                self.rows.pick(wanted.row)
                self.row.start()
            else:
                self.heading.button.setFocus()

    def _open_row(self) -> None:
        item = self.rows.current()
        if self.now.plan is None and item is not None:
            self.choose(header_row=item.row)
        else:
            self._to_row()

    def _to_row(self) -> None:
        self._turn(0)
        self.sides.show_record()
        self.row.start()

    def _turn(self, at: int) -> None:
        self._side.setCurrentIndex(at)
        self._tabs.set_value(at)

    def _mask(self) -> None:
        self.now.masked = not self.masked.isChecked()
        self.rows.lines.redraw()
        self.row.show_item(self.rows.current())
