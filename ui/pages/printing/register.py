"""The register of contact cards: what was printed well, and who has it."""

from __future__ import annotations

from typing import Any, Final

from app.language import N_, _
from app.records import card_register
from app.records.card_register import CardFilter, CardRows
from app.records.cards import CardIssue
from ui.pages.printing.confirm import ask_hand_out, holder_input
from ui.records.kind import Deed, RecordKind
from ui.records.page import RecordPage
from ui.records.particulars import Particulars


class Register(RecordPage):
    """The cards that came out well; none is entered but by printing it."""

    share = 0.62
    void_explained = N_("For cards that were lost or thrown away. Their numbers stay used up.")

    def every(self, asked: CardFilter) -> list[CardIssue]:
        return card_register.every(asked)

    def _opened(self, record: Any) -> None:
        super()._opened(record)
        if record.here and self.view.may_change:
            _hand_out(self.view)


def _hand_out(view: Any) -> None:
    """Give cards that lie here to somebody."""

    def given(made: CardIssue) -> None:
        view.another.emit(made.id)
        view.shell.notify(_("Handed out: {numbers}.").format(numbers=made.heading()))

    ask_hand_out(view.shell, view.record, given)


CARD_ISSUE: Final = RecordKind(
    CardIssue,
    rows=(("day",), ("holder_name", "household"), ("group_label",)),
    listed={},
    list_rows=CardRows,
    period="all",
    everything=N_("All cards"),
    heading=N_("Cards handed out"),
    new="",
    nothing=N_("No cards yet"),
    lesson=N_("Print contact cards; those that came out well are entered here by themselves."),
    inputs=lambda: {"holder_name": holder_input()},
    left_out={
        "person": "whose card was printed", "holder": "the name says it",
        "first": "stands on the card", "last": "stands on the card",
    },
    deeds=(Deed(N_("Hand out…"), _hand_out, when=lambda issued: issued.here),),
    beside=lambda view: [Particulars(view.shell, view.record, ["person"])],
    attaches=False,
    entered_by=frozenset({"room", "office"}),
    page=Register,
)  # fmt: skip
