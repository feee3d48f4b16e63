"""A workbook is looked through: what each column and row means, and what is doubted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.books import choosing, kinds
from app.books.answers import Typed
from app.books.plan import LEFT_OUT, LOOK, READY, Choices, Item, Plan
from app.books.refusals import NoTable
from app.books.sheet import Book
from app.books.table import Form
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
from ui.widgets.arrange import SplitView
from ui.widgets.chips import Chips
from ui.widgets.chooser import Offer
from ui.widgets.keys import shortcut
from ui.widgets.message import Banner
from ui.widgets.plain import Button, Card, column, row

ALL: Final = "all"


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
        self.book: Book | None = None
        self.plan: Plan | None = None
        self.kind = kinds.VISITS
        self.choices = Choices()
        self.accepted: set[int] = set()
        self.state = ALL
        self.form: Form = kinds.visits_in.form()
        self._known: set[str] = set()
        self.heading = Heading(self, leave, self.go)
        self.banner = Banner()
        self.rows = Sheetful(self._meanings)
        self.rows.picked.connect(self._show_row)
        self.rows.opened.connect(self._open_row)
        self.rows.renamed.connect(self.choose_column)
        self.rows.lines.typed.connect(lambda at, name, text: self.answer({at: {name: text}}))
        self.row = RowAnswers()
        self.row.answered.connect(self.answer)
        self.row.worded.connect(self.choose_word)
        self.row.accepted.connect(self.accept)
        self.row.reverted.connect(self.revert)
        self.words = WordsRead(self._meanings)
        self.words.renamed.connect(self.choose_column)
        self.words.worded.connect(self.choose_word)
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
        left = Card("", margin=0)
        left.body.setSpacing(0)
        left.body.setContentsMargins(1, 1, 1, 1)
        left.append(column(narrowed, margins=12), self.rows)
        following = Button(_("Next"), self.next, key="Ctrl ↓")
        right = Card("", self._tabs, self._side, row(None, following), margin=14)
        right.setMinimumWidth(style.px(270))
        left.setMinimumWidth(style.px(300))
        self.sides = SplitView(left, right, share=0.68, back=_("‹ Back to the rows"))
        whole = column(self.heading, self.banner, self.sides, spacing=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        shortcut(self, "Ctrl+Down", self.next, inside=True)
        shortcut(self, "Ctrl+Return", self.go, inside=True)

    def begin(self, book: Book, kind: str, known: set[str], before: ImportBatch | None) -> None:
        """Look at another workbook from the start."""
        self.book, self.kind, self._known = book, kind, known
        self.choices, self.accepted, self.state, self.plan = Choices(), set(), ALL, None
        self.form = kinds.form(kind)
        self.banner.hide()
        if before is not None:
            words = _("This file came in before, on {day}. What is in already is left out.")
            self.banner.show_sentence(words.format(day=before.made_at[:10]))
        self._understand(first=True)

    def start(self) -> None:
        """Put the keyboard into the rows."""
        self.rows.setFocus()

    def learn(self, known: set[str]) -> None:
        """Rows that came in since are left out from now on."""
        self._known = known
        self.accepted = set()
        self.state = LOOK
        self._understand()

    def forget_known(self) -> None:
        """What was in has been taken out: this workbook must be read again."""
        if self.book is not None:
            self._known = imports.known_marks()
            self.banner.hide()
            self._understand()

    # What the keeper sets right

    def choose(self, **chosen: Any) -> None:
        """Take another sheet, year or head; what hung on the old one is forgotten."""
        if chosen.keys() & {"sheet", "header_row"}:
            kept = self.choices.sheet
            self.choices = replace(Choices(sheet=kept, year=self.choices.year), **chosen)
            self.accepted = set()
            if "sheet" in chosen and self.book is not None:
                self.kind = kinds.guess(self.book, Choices(sheet=chosen["sheet"]))
                self.form = kinds.form(self.kind)
        else:
            self.choices = replace(self.choices, **chosen)
        self._understand()

    def choose_kind(self, kind: str) -> None:
        """Take it for another kind of table."""
        self.kind, self.form = kind, kinds.form(kind)
        self.choices, self.accepted = Choices(sheet=self.choices.sheet), set()
        self._understand()

    def choose_column(self, at: int, name: str | None) -> None:
        """A column of the sheet means something else, or nothing."""
        self.choices = choosing.column(self.choices, self.plan, at, name)
        self._understand()

    def choose_word(self, name: str, word: str, code: str) -> None:
        """A word of the workbook means a code, wherever it stands."""
        self.choices = choosing.word(self.choices, name, word, code)
        self._understand()

    def answer(self, typed: Typed) -> None:
        """Cells should have said something else."""
        self.choices = choosing.typed(self.choices, typed)
        self._understand(forward=True)

    def accept(self, at: int) -> None:
        """A row comes in as it is, though it was doubted."""
        self.accepted.add(at)
        self._show(forward=True)

    def revert(self, at: int) -> None:
        """A row is again as it stands in the workbook."""
        self.accepted.discard(at)
        self.choices = choosing.untyped(self.choices, at)
        self._understand()

    # What is shown

    def filter(self, state: str) -> None:
        """Show the rows of one state, or all."""
        self.state = state
        self._show()

    def next(self) -> None:
        """Go to the next row that needs a look."""
        now = self.rows.current()
        wanting = self._wanting()
        later = [item for item in wanting if now is None or item.row > now.row] or wanting
        if not later:
            return
        if self.state not in (ALL, LOOK):
            self.filter(LOOK)
        self.rows.pick(later[0].row)
        self._turn(0)
        self.sides.show_record()
        self.row.start()

    def go(self) -> None:
        """Bring in what can come in."""
        if self.plan is not None and (rows := self.chosen()):
            self._bring_in(self.plan, rows)

    def chosen(self) -> set[int]:
        """The rows that would come in now."""
        ready = {item.row for item in self.plan.ready} if self.plan else set[int]()
        return ready | (self.accepted & {item.row for item in self._looked()})

    def _looked(self) -> list[Item]:
        return self.plan.look if self.plan else []

    def _wanting(self) -> list[Item]:
        return [item for item in self._looked() if item.row not in self.accepted]

    def _understand(self, *, first: bool = False, forward: bool = False) -> None:
        book, kind, choices, known = self.book, self.kind, self.choices, self._known
        if book is None:
            return

        def done(plan: Plan) -> None:
            self.plan = plan
            self.accepted &= {item.row for item in plan.look}
            if first:
                self.state = ALL if not plan.look else LOOK
            self._show(forward=forward, first=first)

        def failed(error: Exception) -> None:
            self.plan = None
            self.banner.show_sentence(
                words(error) if isinstance(error, NoTable) else str(error), "soon"
            )
            self._show()

        work.read(self, lambda: kinds.plan(kind, book, choices, known), done, failed=failed)

    def _show(self, *, forward: bool = False, first: bool = False) -> None:
        book, plan = self.book, self.plan
        if book is None:
            return
        before = self.rows.current()
        name = self.choices.sheet or book.sheets[0].name
        bare = next(each for each in book.sheets if each.name == name)
        shown = plan.table if plan else bare
        lines = self.rows.lines
        lines.corrected, lines.accepted = self.choices.typed, self.accepted
        self.rows.show_sheet(shown, plan, self.form, self._wanted)
        self.heading.show_plan()
        total, unknown = self.words.show_plan(plan, self.form) if plan else (0, 0)
        count = n_("{count} word", "{count} words", total).format(count=total)
        self._tabs.set_words(1, count + (f" · {unknown}?" if unknown else ""))
        if first and unknown:
            self._turn(1)
        if plan is not None and self.banner.property("mark") == "soon":
            self.banner.hide()
        if forward and before is not None and before.row not in {i.row for i in self._wanting()}:
            self._go_on(before.row)

    def _go_on(self, done: int) -> None:
        later = [item for item in self._wanting() if item.row > done] or self._wanting()
        if later:
            self.rows.pick(later[0].row)
            self.row.start()
        else:
            self.heading.button.setFocus()

    def _wanted(self, item: Item) -> bool:
        state = READY if item.row in self.accepted else item.state
        return self.state in (ALL, state)

    def _show_row(self, item: Item | None) -> None:
        name = _who(item) if item else ""
        typed = item is not None and item.row in self.choices.typed
        accepted = item is not None and item.row in self.accepted
        self.row.show_item(
            item, self.plan, self.form, corrected=typed, accepted=accepted, name=name
        )

    def _open_row(self) -> None:
        item = self.rows.current()
        if self.plan is None and item is not None:
            self.choose(header_row=item.row)
            return
        self._turn(0)
        self.sides.show_record()
        self.row.start()

    def _meanings(self, at: int) -> Offer:
        where = {} if self.plan is None else self.plan.columns
        labels = [(each.name, _(each.column.label)) for each in self.form.meanings]
        used = {name for name, column in where.items() if column != at}
        free = [(name, label) for name, label in labels if name not in used]
        return [(None, _("Not used")), *free]

    def _turn(self, at: int) -> None:
        self._side.setCurrentIndex(at)
        self._tabs.set_value(at)

    def _mask(self) -> None:
        self.row.masked = self.rows.lines.masked = not self.masked.isChecked()
        self.rows.lines.redraw()
        self._show_row(self.rows.current())


def _who(item: Item) -> str:
    """Whom a row is about."""
    named = item.person.get("name") or item.values.get("applicants") or ""
    return "、".join(named) if isinstance(named, list) else str(named)
