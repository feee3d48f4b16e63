"""What is to be paid and when, one payment a line; evenly split where asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from app.errors import AppError
from app.fields import Money
from app.language import _
from app.records.cases import money
from app.records.cases.model import Instalment
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, row
from ui.widgets.repeated import InputsRow, Repeated
from ui.widgets.suggest import Suggestion

_COLUMNS = Instalment.columns()


def _payment(payers: Sequence[str]) -> InputsRow:
    """One payment: until when, how much, by whom."""
    inputs = {name: make(_COLUMNS[name]) for name in ("due", "amount")}
    inputs["payer"] = make(
        _COLUMNS["payer"],
        suggest=lambda text: [Suggestion(None, n, plain=True) for n in payers if text in n],
    )
    for name, words in {"amount": _("all of it"), "payer": _("who pays")}.items():
        inputs[name].line.setPlaceholderText(words)  # type: ignore[attr-defined]
    return InputsRow(inputs, (4, 4, 3))


class InstalmentsInput(Repeated[InputsRow]):
    """Payments by day; one without an amount is all that was agreed. `total` says how much."""

    def __init__(self, total: Callable[[], int | None], payers: Sequence[str]) -> None:
        self.total = total
        self.sum = Label("", "quiet")
        evenly: list[tuple[str, Callable[[], object]]] = [
            (_("{count} payments").format(count=n), lambda n=n: self.split(n))
            for n in (2, 3, 4, 6, 12)
        ]
        below = row(
            Button(_("＋ Payment"), self._more, look="link"),
            Button(_("Monthly"), look="link", menu=evenly),
            None,
            self.sum,
        )
        super().__init__(lambda: _payment(payers), below)
        self.edited.connect(self._say)
        self.set_value(None)

    def split(self, count: int) -> None:
        """Make so many payments of one amount a month; what does not divide goes to the last."""
        first = self.lines[0].inputs
        self.set_value(
            money.monthly(
                count, self.total(), first["due"].value_or_none(), first["payer"].value_or_none()
            )
        )
        self.edited.emit()

    def value(self) -> Any:
        found = [each for each in super().value() if each.get("due") or each.get("amount")]
        if len(found) == 1 and "amount" not in found[0] and self.total():
            found[0]["amount"] = self.total()
        return found or None

    def readable_rows(self) -> list[dict[str, Any]]:
        """What can be read already, whatever else is wrong."""
        try:
            return self.value() or []
        except AppError:
            return []

    def arrange(self) -> None:
        super().arrange()
        self._say()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._say()

    def set_typed(self, raw: Any) -> None:
        super().set_typed(raw)
        self._say()

    def _more(self) -> None:
        self.add_row().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _say(self) -> None:
        total = sum(each.get("amount") or 0 for each in self.readable_rows())
        agreed = self.total() or 0
        said = _("{amount} yuan together").format(amount=Money().show(total)) if total else ""
        self.sum.say(said, "late" if agreed and total and total != agreed else "quiet")
