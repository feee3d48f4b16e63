"""疑似重复: pairs of disputes that may be one on the left, both of a pair on the right."""

from __future__ import annotations

from typing import Any, Final

from app.language import _
from app.office import double_rows, doubles
from app.office.doubles import Possible
from app.records.cases import titles
from app.records.doubled import Double
from app.records.listed import all_here
from ui import work
from ui.pages.doubles.beside import Beside
from ui.records.beside import ListPage
from ui.shell import Shell
from ui.widgets.arrange import Flowing, scrolled
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, box, column, row
from ui.widgets.table import Table

WAITING, DECIDED = "waiting", "decided"
_MOST: Final = 200
"""Pairs that are listed at once; when some are decided, others follow."""
_LEAST: Final = 400
"""Pixels at 100 % that the list needs."""
_WIDEST: Final = 700


class DoublesPage(ListPage):
    """One pair after another is looked at and decided on, once."""

    shows = frozenset({"case", "double", "party", "person", "room"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._pairs: list[Possible] = []
        self._goes_to = 0
        self._wanted = ""
        """The decision that is to be shown."""
        self.which = Chips([(WAITING, _("To decide")), (DECIDED, _("Decided already"))])
        self.which.chosen.connect(lambda _which: self.look_again())
        self.table = Table(
            double_rows.columns(),
            all_here(self._found),
            empty=self._empty,
            identity=lambda pair: pair.key,
        )
        self.table.picked.connect(self._show_pair)
        self.same = Button(_("The same one"), lambda: self._decide(same=True), look="primary",
                           key="Ctrl S")  # fmt: skip
        self.other = Button(_("Not the same"), lambda: self._decide(same=False), key="Ctrl D")
        self.after = Button(_("Next pair"), self._go_on, key="Ctrl ↓")
        self.back = Button(_("Take it back"), self._undo)
        self.beside = Beside(lambda case: shell.show_page("cases", record_id=case.id))
        buttons = Flowing(self.same, self.other, self.back, self.after)
        right = box(column(buttons, scrolled(self.beside), stretch=1))
        head = [row(self.which, margins=(12, 12, 12, 0))]
        self.lay_out(_LEAST, right=right, head=head, most=_WIDEST, share=0.46)

    def open(self, record_id: str = "", **_wanted: Any) -> None:
        """Compare what has come in since, and show what waits; a decision by its identity."""
        if record_id:
            self._wanted = record_id
            self.which.set_value(DECIDED)
            self.table.forget_filter()
        self.look_again()
        self.shell.run(
            lambda progress: doubles.catch_up(progress),
            lambda found: self.look_again() if found else None,
            title=_("Comparing disputes…"),
        )

    def look_again(self) -> None:
        """Read the pairs again, beside the window's thread."""
        which = self.which.value

        def read() -> tuple[str, list[Possible], int]:
            find = doubles.waiting if which == WAITING else doubles.decided
            return which, find(_MOST), doubles.count()

        work.read(self, read, self._show)

    # What is shown

    def _show(self, found: tuple[str, list[Possible], int]) -> None:
        which, self._pairs, count = found
        shown = max(count, len(self._pairs)) if len(self._pairs) == _MOST else len(self._pairs)
        waiting = shown if which == WAITING else count
        words = _("To decide")
        self.which.chips[WAITING].setText(f"{words} {waiting}" if waiting else words)
        made = {e.decision.id: e.key for e in self._pairs if e.decision is not None}
        if self.table.relist(made.get(self._wanted), at=self._goes_to):
            self.sides.show_record()
        self._wanted = ""
        self._show_pair(self.table.current())

    def _show_pair(self, pair: Possible | None) -> None:
        decided = pair is not None and pair.decision is not None
        for each in (self.same, self.other, self.after):
            each.setVisible(pair is not None and not decided)
        self.back.setVisible(decided)
        self.beside.show_pair(pair)

    def _found(self, text: str) -> list[Possible]:
        if not text:
            return self._pairs
        shown = double_rows.columns()
        return [e for e in self._pairs if any(text in column.show(e) for column in shown)]

    def _empty(self) -> tuple[str, str]:
        if self.which.value == DECIDED:
            return _("Nothing was decided yet"), _("What is decided stands here, to be taken back.")
        return (
            _("No dispute seems to be a double"),
            _("Disputes that two rooms report stand here in pairs: with the same parties, or with"
              " one of them who was born in the same year or is of the same village, for the same"
              " kind of dispute at about the same time. Confidential ones come without names and"
              " cannot be compared."),
        )  # fmt: skip

    # What is done

    def _decide(self, *, same: bool) -> None:
        pair: Possible | None = self.table.current()
        if pair is None or pair.decision is not None:
            return
        self._goes_to = self.table.view.currentIndex().row()
        words = _("{parties}: the same dispute, counted once.")
        words = words if same else _("{parties}: two disputes.")
        self.shell.act(
            lambda: doubles.decide(pair.first.id, pair.second.id, same=same),
            words=words.format(parties=titles.parties_title(pair.first)),
            undo=doubles.undo,
        )

    def _undo(self) -> None:
        pair: Possible | None = self.table.current()
        if pair is None or pair.decision is None:
            return
        self._goes_to = self.table.view.currentIndex().row()
        decision: Double = pair.decision
        self.shell.act(
            lambda: doubles.undo(decision), words=_("The pair waits for a decision again.")
        )

    def _go_on(self) -> None:
        at, count = self.table.view.currentIndex().row(), self.table.rows.rowCount()
        if count:
            self.table.view.selectRow((at + 1) % count)
