"""The register of contact cards: what was printed well, and who has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import card_register
from app.records.card_register import CardFilter, CardRows
from app.records.cards import CardIssue
from app.records.listed import TableColumn
from app.records.narrowing import Choice
from app.store import Record
from ui.pages.printing.confirm import ask_hand_out, holder_input
from ui.records.form import RecordForm
from ui.records.kind import RecordKind
from ui.records.listing import RecordList
from ui.records.page import RecordPage
from ui.records.particulars import Particulars
from ui.records.view import RecordView
from ui.shell import Shell
from ui.widgets.plain import Button


class CardList(RecordList):
    """Every card by its number, narrowed to those that lie here."""

    everything = unnarrowed = N_("All cards")
    narrowing = CardFilter

    def offered(self) -> Sequence[Choice]:
        return card_register.CHOICES

    def columns(self) -> list[TableColumn]:
        self._rows = CardRows()
        return self._rows.columns()

    def fetch(self, asked: CardFilter, after: Any, size: int) -> list[tuple[CardIssue, int]]:
        return self._rows.page(asked, after, size)


class CardView(RecordView):
    """Cards and who has them; those that lie here are handed out from here."""

    def buttons(self) -> list[QWidget]:
        self.give = Button(_("Hand out…"), self.hand_out, look="primary")
        return [self.give]

    def parts(self, record: CardIssue) -> list[QWidget]:
        return [Particulars(self.shell, record, ["person", *self.kind.read()])]

    def show_record(self, record: CardIssue) -> None:
        super().show_record(record)
        self.give.setVisible(self.may_change and record.here)

    def hand_out(self) -> None:
        """Give cards that lie here to somebody."""
        if self.may_change and self.record.here:
            ask_hand_out(self.shell, self.record, self._given)

    def _given(self, given: CardIssue) -> None:
        self.another.emit(given.id)
        self.shell.notify(_("Handed out: {numbers}.").format(numbers=given.heading()))


class Register(RecordPage):
    """The cards that came out well; none is entered but by printing it."""

    share = 0.62
    void_explained = N_("For cards that were lost or thrown away. Their numbers stay used up.")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, CARD_ISSUE)

    def make_parts(self) -> None:
        prints = Button(_("Print"), menu=self.list_prints())
        self.list = CardList(CARD_ISSUE, [prints], period="all")
        self.view = self.cards = CardView(self.shell, CARD_ISSUE)
        self.form = RecordForm(self.shell, CARD_ISSUE)

    def every(self, asked: CardFilter) -> list[CardIssue]:
        return card_register.every(asked)

    def _opened(self, record: Record) -> None:
        super()._opened(record)
        self.cards.hand_out()


CARD_ISSUE: Final = RecordKind(
    CardIssue,
    rows=(("day",), ("holder_name", "household"), ("group_label",)),
    listed={"day": 112, "holder_name": 92, "household": 92},
    heading=N_("Cards handed out"),
    new="",
    nothing=N_("No cards yet"),
    lesson=N_("Print contact cards; those that came out well are entered here by themselves."),
    inputs=lambda: {"holder_name": holder_input()},
    left_out={
        "person": "whose card was printed", "holder": "the name says it",
        "first": "stands on the card", "last": "stands on the card",
    },
    attaches=False,
    entered_by=frozenset({"room", "office"}),
    page=lambda shell, _kind: Register(shell),
)  # fmt: skip
