"""Somebody who acts for a party: an agent with his powers, or a guardian."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.language import N_, _
from app.records import people
from app.records.cases.model import Agent
from ui.pages.visits.who import described
from ui.widgets.chosen import WhoInput
from ui.widgets.form import Form
from ui.widgets.plain import Button, column, row
from ui.widgets.suggest import Suggestion

_OF_AGENT = Agent.columns()


def offer_people(text: str) -> list[Suggestion]:
    """Who it may be."""
    return [described(each) for each in people.suggest(text)] if text else []


def who_input(kind: Any, hint: str = "") -> WhoInput:
    """A name, and the person it stands for once one was picked."""
    return WhoInput(kind, column="person", suggest=offer_people, hint=hint)


class AgentFields(QFrame):
    """Somebody who acts for a party."""

    edited = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.record: Agent | None = None
        self.form = Form(
            _OF_AGENT,
            [("name:3", "identity:4", "phone:3"), ("guardian:2", "powers:3", "since:2", "until:2"),
             ("matter", "listed_powers")],
            inputs={"name": who_input(_OF_AGENT["name"].kind)},
            labels={"name": N_("Agent or guardian"), "listed_powers": N_("Special powers, listed")},
        )  # fmt: skip
        away = Button(_("Take away"), self.gone.emit, look="link")
        self.setLayout(column(self.form, row(None, away), spacing=4))
        self.form.edited.connect(lambda _name: self.edited.emit())
        self.form.fill({"powers": "general"})

    def begin(self, agent: Agent) -> None:
        """Show one that was kept."""
        self.record = agent
        self.form.fill(agent.values())
