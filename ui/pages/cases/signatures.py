"""Who signs an agreement, when and how; for a party an agent with special powers or a guardian."""

from __future__ import annotations

from typing import Any

from app import codes
from app.language import _
from app.records import cases
from app.records.cases.model import Case, Signature
from app.records.cases.signing import Signer
from app.records.days import short
from app.store.session import current
from ui import style
from ui.widgets.chosen import FlagInput, OneOfInput
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, column, hide_unless, row, type_of_child
from ui.widgets.repeated import InputsRow

_COLUMNS = Signature.columns()


class _Line(InputsRow):
    """One who has to sign; the value is the signature, nothing while it is not there."""

    def __init__(self, signer: Signer) -> None:
        agents = signer.agents
        by = OneOfInput(_COLUMNS["agent"].kind, agents, hint=_("himself"))
        how, day = make(_COLUMNS["how"]), make(_COLUMNS["day"])
        self.tick = FlagInput(None, signer.words)
        shown = {"tick": self.tick, "how": how, "agent": by, "day": day}
        super().__init__(shown, (1, 0, 0, 0), may_go=False)
        self.signer = signer
        self.set_value({"how": "signature", "day": current().today()})
        by.setVisible(bool(agents))
        if agents and signer.minor:
            by.set_value(next(iter(agents)))
        for each, width in ((by, 110), (how, 104)):
            each.setFixedWidth(style.px(width))
        day.setMaximumWidth(style.px(150))

    @property
    def is_empty(self) -> bool:
        return self.signer.signed is not None or not self.tick.value()

    def value(self) -> dict[str, Any]:
        said = {"how": "signature", **super().value()}
        return {**self.signer.ids, **{name: said[name] for name in said if name != "tick"}}


class SignaturesInput(Input):
    """A line for every party and mediator; those that signed before are only said."""

    def __init__(self, case: Case) -> None:
        super().__init__(None)
        self.lines = [_Line(each) for each in cases.signing.signers(case)]
        body = column(*map(self._shown, self.lines), spacing=6)
        waiting = [each.tick for each in self.lines if each.signer.signed is None]
        everyone = Button(_("All have signed today"), self._all, look="link")
        hide_unless(bool(waiting), everyone)
        self.setLayout(column(body, row(everyone, None), spacing=4))
        self.setFocusProxy(next(iter(waiting), everyone))

    def _shown(self, line: _Line) -> type_of_child:
        """A line to fill in, or that it was signed already."""
        if (signed := line.signer.signed) is None:
            line.edited.connect(self.edited)
            return line
        said = f"{short(signed.day)} {codes.load('signed_how').label(signed.how)}"
        return row(Label("✓", "safe"), Label(line.signer.words), Label(said, "quiet"), None)

    def _all(self) -> None:
        self.set_value(True)
        self.edited.emit()

    def value(self) -> Any:
        return [each.value() for each in self.lines if not each.is_empty]

    def set_value(self, value: Any) -> None:
        for each in self.lines:
            each.tick.set_value(value)

    def typed(self) -> Any:
        return [each.typed() for each in self.lines]

    def set_typed(self, raw: Any) -> None:
        for each, typed in zip(self.lines, raw or [], strict=False):
            each.set_typed(typed)
