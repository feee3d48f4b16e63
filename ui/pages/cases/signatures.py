"""Who signs an agreement, when and how; for a party an agent with special powers or a guardian."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app import codes
from app.language import _
from app.records import cases
from app.records.cases.model import Case, Signature
from app.records.cases.signing import Signer
from app.records.days import short
from app.store.session import current
from ui import style
from ui.widgets.chosen import ReferenceInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, column, row
from ui.widgets.suggest import Suggestion

_COLUMNS = Signature.columns()


class _Line:
    """One who has to sign."""

    def __init__(self, signer: Signer) -> None:
        self.signer = signer
        self.tick = QCheckBox(signer.words)
        self.day, self.how = make(_COLUMNS["day"]), make(_COLUMNS["how"])
        self.day.set_value(current().today())
        self.how.set_value("signature")
        agents = signer.agents
        self.by = ReferenceInput(
            _COLUMNS["agent"].kind, title_of=lambda agent: agents.get(agent, ""), hint=_("himself"),
            suggest=lambda text: [Suggestion(i, name, plain=True) for i, name in agents.items()
                                  if text in name],
        )  # fmt: skip
        self.by.setVisible(bool(agents))
        if agents and signer.minor:
            self.by.set_value(next(iter(agents)))
        for each, width in ((self.by, 110), (self.how, 104)):
            each.setFixedWidth(style.px(width))
        self.day.setMaximumWidth(style.px(150))

    def value(self) -> dict[str, Any] | None:
        """The signature, None while it is not there."""
        if self.signer.signed is not None or not self.tick.isChecked():
            return None
        agent = {"agent": self.by.value()} if self.by.value() else {}
        how = self.how.value() or "signature"
        return {**self.signer.ids, **agent, "day": self.day.value(), "how": how}


class SignaturesInput(Input):
    """A line for every party and mediator; those that signed before are only said."""

    def __init__(self, case: Case) -> None:
        super().__init__(None)
        self.lines: list[_Line] = []
        body = QVBoxLayout()
        body.setSpacing(style.gap(6))
        for each in cases.signing.signers(case):
            self._add(body, _Line(each))
        waiting = [each.tick for each in self.lines if each.signer.signed is None]
        everyone = Button(_("All have signed today"), self._all, look="link")
        everyone.setVisible(bool(waiting))
        self.setLayout(column(body, row(everyone, None), spacing=4))
        self.setFocusProxy(next(iter(waiting), everyone))

    def _add(self, body: QVBoxLayout, line: _Line) -> None:
        self.lines.append(line)
        if (signed := line.signer.signed) is not None:
            said = f"{short(signed.day)} {codes.load('signed_how').label(signed.how)}"
            there = Label("✓", "safe"), Label(line.signer.words), Label(said, "quiet")
            body.addLayout(row(*there, None))
            return
        line.tick.clicked.connect(self.edited)
        line.day.edited.connect(self.edited)
        whole = row(row(line.tick, None), line.by, line.how, line.day, spacing=8)
        whole.setStretch(0, 1)
        body.addLayout(whole)

    def _all(self) -> None:
        self.set_value(True)
        self.edited.emit()

    def value(self) -> Any:
        return [given for each in self.lines if (given := each.value()) is not None]

    def set_value(self, value: Any) -> None:
        for each in self.lines:
            each.tick.setChecked(bool(value))

    def typed(self) -> Any:
        return [
            [each.tick.isChecked(), each.how.typed(), each.by.typed(), each.day.typed()]
            for each in self.lines
        ]

    def set_typed(self, raw: Any) -> None:
        for each, (ticked, how, by, day) in zip(self.lines, raw or [], strict=False):
            each.tick.setChecked(ticked)
            each.how.set_typed(how)
            each.by.set_typed(by)
            each.day.set_typed(day)
