"""The agreement editor: the form, the clause library beside it, and what article 29 demands."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.language import _
from app.records import cases
from app.records.cases import Missing, clauses, signing
from app.records.cases.model import Agreement, Case
from ui.pages.cases.clauses_input import ClausesInput
from ui.pages.cases.money_input import InstalmentsInput
from ui.pages.cases.step_form import StepForm
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.delay import Delay
from ui.widgets.lines import OpeningLine
from ui.widgets.plain import Button, Card, Label, box, column, row

_READ = ("form", "facts", "disputed", "clauses", "manner", "amount")


class AgreementForm(StepForm):
    """The form of an agreement; `side` is what stands beside it."""

    goes_on = Signal()
    """Something at the side was pressed that is gone on with in the form."""

    def __init__(self, shell: Shell, form: cases.Form, case: Case, record: Any = None) -> None:
        self._amount: int | None = None
        self._checked: Any = None
        super().__init__(shell, form, case, record)
        self.clauses: ClausesInput = self.form.input("clauses")
        self.money: InstalmentsInput = self.form.input("instalments")
        self.money.total = self._read_amount
        self.parties = cases.parts.parties(case)
        self.form.input("form").set_fixed(cases.parts.agreement(case) is not None)
        self._amount = self._read_amount()
        names = [each.name for each in self.parties if each.role != "third"][:6]
        others = [each.name for each in self.parties if each.role == "respondent"]
        self.payer = Chips([(name, name) for name in names], others[0] if others else None)
        self.checks = Card(_("Article 29 asks for"))
        self.library = Card(_("Clauses"))
        self.side = box(column(self.checks, self.library, None, spacing=12))
        self._again = Delay(self, 100, self._check)
        self._fill_library()
        self.form.edited.connect(self._edited)
        self.form.input("amount").left.connect(self._restate)
        self.clauses.left.connect(self._check)
        self._check()

    @property
    def corrects(self) -> bool:
        return cases.parts.agreement(self.case) is not None

    def store(self, values: dict[str, Any]) -> Any:
        # Who pays was said once, beside the clauses.
        payer = self.payer.value
        lines: list[dict[str, Any]] = values.get("instalments") or []
        return super().store({
            **values, "instalments": [{"payer": payer, **each} for each in lines if each] or None
        })  # fmt: skip

    def start(self, name: str = "") -> None:
        """Put the keyboard into a field; among the clauses into the first blank that is left."""
        self.goes_on.emit()
        super().start(name)
        if name == "clauses":
            self.clauses.show_blank()

    def insert(self, clause: clauses.Clause) -> None:
        """Put a clause of the library in, its blanks filled from the case."""
        self._restate()
        planned = self.money.readable_rows()
        blanks = clauses.blanks(
            self.parties,
            amount=self._read_amount(),
            due=planned[0].get("due") if planned else None,
            instalments=planned,
            payer=self.payer.value,
        )
        self.goes_on.emit()
        self.clauses.add(clauses.filled(clause.words, blanks), focus=True)
        manner = self.form.input("manner")
        if clause.manner:
            said = clauses.filled(clause.manner, blanks)
            before = manner.typed().strip()
            if said not in before:
                manner.set_typed(f"{before}\n{said}".strip())
        self.form.edited.emit("clauses")
        self.keep()
        self._check()

    def _fill_library(self) -> None:
        if len(self.payer.chips) > 1:
            self.library.append(column(Label(_("Who pays"), "quiet"), self.payer, spacing=4))
        for each in clauses.suited(self.case.category):
            self.library.append(OpeningLine(partial(self.insert, each), Label(each.name)))

    def _read_amount(self) -> int | None:
        return self.form.input("amount").value_or_none()

    def _restate(self) -> None:
        """Let the clauses name the amount that the form names."""
        now = self._read_amount()
        if now != self._amount:
            before, self._amount = self._amount, now
            self.clauses.restate(lambda words: clauses.restated(words, before, now))
            lines = self.money.lines
            if before and now and len(lines) == 1:
                lines[0].inputs["amount"].set_value(now)
        self._check()

    def _edited(self, name: str) -> None:
        if name in _READ:
            self._check()

    def _check(self) -> None:
        """Show what article 29 demands: there or not, each leading to its field."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # What is being pressed must not be moved or taken away under the mouse.
            self._again.start()
            return
        seen = {name: self.form.input(name).value_or_none() for name in _READ}
        demands = signing.demands(Agreement(case=self.case.id, **seen))
        named = clauses.amounts(seen["clauses"] or "")
        differs = bool(seen["amount"] and named and seen["amount"] not in named)
        if (now := (demands, differs)) == self._checked:
            return
        self._checked = now
        self.checks.clear()
        self.checks.append(*map(self._line, demands))
        if differs:
            words = _("The clauses name another amount than the form.")
            self.checks.append(Label(words, "soon", wrap=True))

    def _line(self, demand: signing.Demand) -> QWidget:
        if demand.missing is None:
            return box(row(Label("✓", "safe"), Label(demand.words), None, spacing=6))
        to = Button(_("write"), partial(self._write, demand.missing), look="link")
        line = row(Label("✗", "error"), Label(demand.words, wrap=True), to, spacing=6, stretch=1)
        return box(line)

    def _write(self, missing: Missing) -> None:
        if missing.kind == Agreement.kind_name:
            self.start(missing.field)
        elif self.keep():
            self.lacking.emit(missing)
