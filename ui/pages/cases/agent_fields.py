"""Somebody who acts for a party: an agent with his powers, or a guardian."""

from __future__ import annotations

from typing import Any

from app.language import N_, _
from app.records.cases.model import Agent
from app.records.layouts import form_rows
from app.store import Record
from ui.records.persons import offer_people
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.plain import Button, column, row
from ui.widgets.repeated import Row

_ROWS = (
    ("name:3", "identity:4", "phone:3"), ("guardian:2", "powers:3", "since:2", "until:2"),
    ("matter", "listed_powers"),
)  # fmt: skip
LEFT_OUT = ("case", "party", "person")
"""Given by the party and by the name."""


class AgentFields(Row):
    """Somebody who acts for a party; the value is what `parties.keep` takes of an agent."""

    def __init__(self) -> None:
        super().__init__()
        self.record: Agent | None = None
        who = WhoInput(Agent.columns()["name"].kind, column="person", suggest=offer_people)
        self.form = Form(
            Agent.columns(), form_rows(Agent, _ROWS, LEFT_OUT), inputs={"name": who},
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
        return self.form.typed()

    def set_typed(self, raw: Any) -> None:
        self.form.restore(raw)
