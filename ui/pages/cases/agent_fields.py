"""Somebody who acts for a party: an agent with his powers, or a guardian."""

from __future__ import annotations

from typing import Any, Final

from app.language import N_, _
from app.records.cases import layout
from app.records.cases.model import Agent
from app.records.offers import known_people
from app.store import Record
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.plain import Button, column, row
from ui.widgets.repeated import Row

_RECORD: Final = "_record"
"""Names in a draft who it was that is corrected."""


class AgentFields(Row):
    """Somebody who acts for a party; the value is what `parties.keep` takes of an agent."""

    def __init__(self) -> None:
        super().__init__()
        self.record: Agent | None = None
        who = WhoInput(Agent.columns()["name"].kind, column="person", suggest=known_people)
        self.form = Form(
            Agent.columns(), layout.agent_rows(), inputs={"name": who},
            labels={"name": N_("Agent or guardian"), "listed_powers": N_("Special powers, listed")},
        )  # fmt: skip
        away = Button(_("Take away"), self.gone.emit, look="link")
        self.setLayout(column(self.form, row(None, away), spacing=4))
        self.setFocusProxy(who)
        self.form.edited.connect(lambda _name: self.edited.emit())
        self.form.fill({"powers": "general"})

    def value(self) -> dict[str, Any]:
        return {name: value for name, value in self.form.values().items() if value is not None}

    def set_value(self, value: Record) -> None:
        assert isinstance(value, Agent)
        self.record = value
        self.form.fill(value.values())

    def typed(self) -> dict[str, Any]:
        known = {_RECORD: self.record.id} if self.record is not None else {}
        return {**self.form.typed(), **known}

    def set_typed(self, raw: Any) -> None:
        known = Agent.get_or_none(Agent.id == raw.get(_RECORD, ""))
        if known is not None:
            self.set_value(known)
        self.form.restore(raw)
