"""Who signs an agreement, when and how; for a party an agent with special powers or a guardian."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from app import codes
from app.language import _
from app.records import cases
from app.records.cases.model import Case, Signature
from app.records.days import short
from app.store.session import current
from ui import style
from ui.widgets.chosen import ReferenceInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, box, column, row
from ui.widgets.suggest import Suggestion

_COLUMNS = Signature.columns()


class _Line:
    """One who has to sign."""

    def __init__(
        self, words: str, ids: dict[str, Any], agents: list[tuple[str, str]], signed: Any
    ) -> None:
        self.ids = ids
        self.signed = signed
        self.tick = QCheckBox(words)
        self.day = make(_COLUMNS["day"])
        self.day.set_value(current().today())
        self.how = make(_COLUMNS["how"])
        self.how.set_value("signature")
        self.how.setFixedWidth(style.px(104))
        named = dict(agents)

        def name_of(agent: Any) -> str:
            return named.get(agent, "")

        self.by = ReferenceInput(
            _COLUMNS["agent"].kind, title_of=name_of, hint=_("himself"),
            suggest=lambda text: [Suggestion(i, n, plain=True) for i, n in agents if text in n],
        )  # fmt: skip
        self.by.setVisible(bool(agents))
        self.by.setFixedWidth(style.px(110))
        if agents and ids.get("minor"):
            self.by.set_value(agents[0][0])

    def value(self) -> dict[str, Any] | None:
        """The signature, None while it is not there."""
        if self.signed is not None or not self.tick.isChecked():
            return None
        ids = {name: value for name, value in self.ids.items() if name != "minor"}
        agent = {"agent": self.by.value()} if self.by.value() else {}
        return {**ids, **agent, "day": self.day.value(), "how": self.how.value() or "signature"}


class SignaturesInput(Input):
    """A line for every party and mediator; those that signed before are only said."""

    def __init__(self, case: Case) -> None:
        super().__init__(None)
        draft = cases.parts.agreement(case)
        before = cases.parts.signatures(draft) if draft is not None else []
        self.lines: list[_Line] = []
        body = QVBoxLayout()
        body.setSpacing(style.gap(6))
        for party in cases.parts.parties(case):
            agents = [
                (each.id, each.name)
                for each in cases.parts.agents(case, party.id)
                if each.guardian or each.powers == "special"
            ]
            signed = next((each for each in before if each.party == party.id), None)
            self._add(body, _Line(party.name, {"party": party.id, "minor": party.minor}, agents,
                                  signed))  # fmt: skip
        for mediator in cases.parts.mediators(case):
            signed = next((each for each in before if each.mediator == mediator.id), None)
            words = _("Mediator {name}").format(name=mediator.name)
            self._add(body, _Line(words, {"mediator": mediator.id}, [], signed))
        everyone = Button(_("All have signed today"), self._all, look="link")
        everyone.setVisible(any(each.signed is None for each in self.lines))
        self.setLayout(column(body, row(everyone, None), spacing=4))
        first = next((each.tick for each in self.lines if each.signed is None), None)
        if first is not None:
            self.setFocusProxy(first)

    def _add(self, body: QVBoxLayout, line: _Line) -> None:
        self.lines.append(line)
        if line.signed is not None:
            said = f"{short(line.signed.day)} {codes.load('signed_how').label(line.signed.how)}"
            body.addWidget(box(row(Label("✓", "safe"), Label(line.tick.text()),
                                   Label(said, "quiet"), None)))  # fmt: skip
            return
        line.tick.clicked.connect(self.edited)
        line.day.edited.connect(self.edited)
        line.day.setMaximumWidth(style.px(150))
        name = row(line.tick, None)
        whole = row(box(name), line.by, line.how, line.day, spacing=8)
        whole.setStretch(0, 1)
        body.addLayout(whole)

    def _all(self) -> None:
        for each in self.lines:
            each.tick.setChecked(True)
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

    def set_fixed(self, fixed: bool) -> None:
        self.setEnabled(not fixed)
