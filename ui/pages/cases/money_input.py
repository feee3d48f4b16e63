"""What is to be paid and when, one payment a line; evenly split where asked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from app.fields import Money
from app.language import _
from app.records import calendar
from app.records.cases.model import Instalment
from app.store.session import current
from ui import style
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, column, row
from ui.widgets.suggest import Suggestion

_COLUMNS = Instalment.columns()
_NAMES = ("due", "amount", "payer")


class _Line(QWidget):
    """One payment: until when, how much, by whom."""

    def __init__(self, payers: Sequence[str]) -> None:
        super().__init__()
        self.inputs = {
            "due": make(_COLUMNS["due"]),
            "amount": make(_COLUMNS["amount"]),
            "payer": make(
                _COLUMNS["payer"],
                suggest=lambda text: [Suggestion(None, n, plain=True) for n in payers if text in n],
            ),
        }
        hints = {"amount": _("all of it"), "payer": _("who pays")}
        for name, words in hints.items():
            self.inputs[name].line.setPlaceholderText(words)  # type: ignore[attr-defined]
        self.away = Button("✕", look="link")
        self.away.setToolTip(_("Take away"))
        self.away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line = row(*self.inputs.values(), self.away, spacing=6)
        for at, share in enumerate((4, 4, 3)):
            line.setStretch(at, share)
        self.setLayout(line)

    def values(self) -> dict[str, Any]:
        """What was entered. Raises Unacceptable."""
        found = {name: each.value() for name, each in self.inputs.items()}
        return {name: value for name, value in found.items() if value is not None}


class InstalmentsInput(Input):
    """Payments by day; one without an amount is all that was agreed. `total` says how much."""

    def __init__(self, total: Callable[[], int | None], payers: Sequence[str]) -> None:
        super().__init__(None)
        self.total, self._payers = total, payers
        self.lines: list[_Line] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(style.gap(6))
        self._body.setContentsMargins(0, 0, 0, 0)
        more = Button(_("＋ Payment"), self._more, look="link")
        evenly = Button(
            _("Monthly"),
            look="link",
            menu=[(_("{count} payments").format(count=n), lambda n=n: self.split(n))
                  for n in (2, 3, 4, 6, 12)],
        )  # fmt: skip
        self.sum = Label("", "quiet")
        self.setLayout(column(self._body, row(more, evenly, None, self.sum), spacing=4))
        self.set_value(None)

    def split(self, count: int) -> None:
        """Make so many payments of one amount a month; what does not divide goes to the last."""
        total = self.total()
        first = self._first_day() or calendar.same_day_next_month(current().today())
        payer = self.lines[0].inputs["payer"].typed() if self.lines else ""
        days = [first]
        while len(days) < count:
            days.append(calendar.same_day_next_month(days[-1]))
        each = (total or 0) // count // 100 * 100
        rows = [{"due": day, "amount": each or None, "payer": payer or None} for day in days]
        if total:
            rows[-1]["amount"] = total - each * (count - 1)
        self.set_value(rows)
        self.edited.emit()

    def _first_day(self) -> datetime.date | None:
        try:
            return self.lines[0].values().get("due") if self.lines else None
        except AppError:
            return None

    def value(self) -> Any:
        found = [each.values() for each in self.lines]
        found = [each for each in found if each.get("due") or each.get("amount")]
        if len(found) == 1 and "amount" not in found[0] and self.total():
            found[0]["amount"] = self.total()
        return found or None

    def readable_rows(self) -> list[dict[str, Any]]:
        """What can be read already, whatever else is wrong."""
        try:
            return self.value() or []
        except AppError:
            return []

    def set_value(self, value: Any) -> None:
        while self.lines:
            self._drop(self.lines[0])
        lines: list[dict[str, Any]] = value or [{}]
        for each in lines:
            line = self._add()
            for name in _NAMES:
                line.inputs[name].set_value(each.get(name))
        self._say()

    def typed(self) -> Any:
        rows = [[each.inputs[name].typed() for name in _NAMES] for each in self.lines]
        return rows if any(any(row) for row in rows) else []

    def set_typed(self, raw: Any) -> None:
        self.set_value([{}] * len(raw or [{}]))
        for line, typed in zip(self.lines, raw or [], strict=False):
            for name, each in zip(_NAMES, typed, strict=True):
                line.inputs[name].set_typed(each)
        self._say()

    def _more(self) -> None:
        self._add().inputs["due"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _add(self) -> _Line:
        line = _Line(self._payers)
        self.lines.append(line)
        self._body.addWidget(line)
        for each in line.inputs.values():
            each.edited.connect(self._changed)
            each.left.connect(self.left)
        line.away.clicked.connect(lambda: self._take_away(line))
        self.setFocusProxy(self.lines[0].inputs["due"])
        return line

    def _take_away(self, line: _Line) -> None:
        self._drop(line)
        if not self.lines:
            self._add()
        self._changed()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        amounts = [each.get("amount") or 0 for each in self.readable_rows()]
        total = sum(amounts)
        agreed = self.total() or 0
        said = _("{amount} yuan together").format(amount=Money().show(total)) if total else ""
        self.sum.say(said, "late" if agreed and total and total != agreed else "quiet")
