"""One party being entered: side and name on a line, the rest beneath when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, Missing
from app.fields import birth_and_sex
from app.language import _
from app.messages import words
from app.records import people
from app.records.cases import layout
from app.records.cases.entering import known_of
from app.records.cases.model import Agent, Party
from app.records.offers import described, known_people
from app.records.people import Person, about
from app.store import journal
from ui import style
from ui.pages.cases.agent_fields import AgentFields
from ui.widgets.chosen import CodeInput, WhoInput
from ui.widgets.form import Form
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, box, column, hide_unless, row
from ui.widgets.repeated import Repeated, Row
from ui.widgets.suggest import Suggestion

_COLUMNS = Party.columns()


class _Name(WhoInput):
    """A name whose Enter goes to the next party, not to the next field."""

    entered = Signal()

    def focusNextChild(self) -> bool:
        self.entered.emit()
        return True


class _Rest(QWidget):
    """What is not asked at once: the particulars, and whoever acts for the party."""

    edited = Signal()

    def __init__(self, add_agent: Callable[[], object]) -> None:
        super().__init__()
        self.form = Form(Party.columns(), layout.party_rows())
        self.agents = Repeated(AgentFields, spacing=8, least=0)
        add = Button(_("＋ Agent or guardian"), add_agent, look="link")
        self.setLayout(column(self.form, self.agents, row(add, None), spacing=6))
        self.form.edited.connect(self._follow)
        self.agents.edited.connect(self.edited)
        self.fill({"type": "person"})

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what is known."""
        self.form.fill(values)
        self.fit()

    def fit(self) -> None:
        """Ask for what somebody has, or what a body has."""
        is_person = self.form.input("type").value_or_none() in (None, "person")
        self.form.show_fields(layout.OF_A_PERSON, is_person)
        self.form.show_fields(layout.OF_A_BODY, not is_person)

    def _follow(self, name: str) -> None:
        if name == "type":
            self.fit()
        if name == "identity" and (number := self.form.input(name).value_or_none()):
            self.form.suppose(dict(zip(("birth", "sex"), birth_and_sex(number), strict=True)))
        self.edited.emit()


class PartyFields(Row):
    """A party; the value is what `parties.add` takes."""

    entered = Signal()
    """Enter in the name: on to the next party."""

    def __init__(self, role: str = "respondent", *, whole: bool = False) -> None:
        super().__init__()
        self._like: Person | None = None
        self._has_rest = False
        self.role = CodeInput(_COLUMNS["role"].kind)
        self.role.set_value(role)
        self.role.setFixedWidth(style.px(122))
        self.who = _Name(
            _COLUMNS["name"].kind, column="person", suggest=known_people,
            hint=_("Name, pinyin or initials"),
        )  # fmt: skip
        self.phone = make(_COLUMNS["phone"])
        self.phone.line.setPlaceholderText(_("Phone"))  # type: ignore[attr-defined]
        self.more = Button(_("More ▾"), self.turn, look="link")
        away = self.away_button()
        hide_unless(not whole, away, self.more)
        head = row(self.role, self.who, self.phone, self.more, away, spacing=8)
        head.setStretch(1, 4)
        head.setStretch(2, 3)
        self.note = Label("", "answer", wrap=True)
        self.same = Button("", self._is_same, look="link")
        self.beneath = box(row(self.note, self.same, None))
        self.beneath.hide()
        self._below = column(spacing=8)
        self.setLayout(column(head, self.beneath, self._below, spacing=4))
        self.setFocusProxy(self.who)
        self.who.entered.connect(self.phone.setFocus if whole else self.entered)
        self.who.noted.connect(self._note)
        self.who.picked.connect(self._picked)
        self.who.left.connect(self._look)
        for each in (self.role, self.who, self.phone):
            each.edited.connect(self.edited)
        if whole:
            self.turn()

    # The rest

    @cached_property
    def rest(self) -> _Rest:
        """The particulars, made once they are asked for: of twenty parties few are."""
        self._has_rest = True
        made = _Rest(self.add_agent)
        made.hide()
        made.edited.connect(self.edited)
        self._below.addWidget(made)
        if self.who.reference:
            made.form.suppose(known_of(journal.get(Person, self.who.reference)))
        return made

    @property
    def details(self) -> Form:
        """The form of the particulars."""
        return self.rest.form

    @property
    def agents(self) -> list[AgentFields]:
        """Whoever acts for the party."""
        return self.rest.agents.lines if self._has_rest else []

    def turn(self) -> None:
        """Show or hide what is not asked at once."""
        shown = not self.rest.isVisibleTo(self)
        self.rest.setVisible(shown)
        self.more.setText(_("Less ▴") if shown else _("More ▾"))

    def open(self) -> None:
        """Show what is not asked at once."""
        if not self.rest.isVisibleTo(self):
            self.turn()

    def add_agent(self) -> AgentFields:
        """Let somebody act for the party."""
        self.open()
        made = self.rest.agents.add_row()
        made.form.start("name")
        return made

    # Who it is

    def _picked(self, picked: Suggestion | None) -> None:
        if picked is None:
            return
        known = known_of(journal.get(Person, picked.value))
        if not self.phone.typed() and known["phone"]:
            self.phone.set_value(known["phone"])
        if self._has_rest:
            self.details.suppose(known)

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.same.hide()
        self.beneath.setVisible(bool(text))

    def _look(self) -> None:
        """Ask whether a name that was only typed is somebody known."""
        name = self.who.line.text().strip()
        if not name or self.who.reference:
            return
        self._like = next((each for each in people.suggest(name) if each.name == name), None)
        if self._like is not None:
            self.note.setText("")
            self.same.setText(_("Is it {name}, {about}? Press here.").format(
                name=name, about=about(self._like) or _("known here")))  # fmt: skip
            self.same.show()
            self.beneath.show()

    def _is_same(self) -> None:
        if self._like is not None:
            self.who.take(described(self._like))

    # Values

    @property
    def side(self) -> str:
        """On which side; a respondent while nothing else can be read."""
        return self.role.value_or_none() or "respondent"

    @property
    def is_empty(self) -> bool:
        """Whether neither a name nor a phone was entered."""
        return not self.who.line.text().strip() and not self.phone.typed()

    def value(self) -> dict[str, Any]:
        """What was entered, as `parties.add` and `keep` take it; somebody unknown is a newcomer.

        Raises FieldErrors, said beneath.
        """
        self.say_error("")
        try:
            found: dict[str, Any] = {"role": self.role.value(), "name": self.who.value(),
                                     "phone": self.phone.value(),
                                     **self.who.accompanying_values()}  # fmt: skip
            if not found["name"]:
                raise Missing
        except AppError as refusal:
            self.say_error(words(refusal))
            raise FieldErrors({"name": refusal}) from refusal
        details = self.details.values() if self._has_rest else {}
        if self._has_rest:
            # Who could read this time is not taken for who could not the time before.
            details["cannot_read"] = bool(details.get("cannot_read"))
        found = {"type": "person", **found, **details}
        is_new = found["type"] == "person" and not found.get("person")
        return {**found, "newcomer": is_new, "agents": [each.value() for each in self.agents]}

    def set_value(self, value: Mapping[str, Any]) -> None:
        """Show what is known of a party: role, name, person, phone."""
        self.role.set_value(value.get("role") or "respondent")
        self.who.set_value(value.get("name"))
        self.who.pick(value.get("person"))
        self.phone.set_value(value.get("phone"))

    def begin(self, party: Party, agents: list[Agent]) -> None:
        """Show a party that was kept, with whoever acts for it."""
        self.set_value(party.values())
        self.rest.fill(party.values())
        self.rest.agents.set_value(agents)

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Show each refusal beside its field, an agent's too; whether the party has them all."""
        said = errors.fields if errors is not None else {}
        for agent in self.agents:
            own = {name: each for name, each in said.items() if name in agent.form.fields}
            agent.form.refuse(FieldErrors(own))
        return self.details.refuse(errors)

    def say_error(self, text: str) -> None:
        """Say beneath the name what is wrong."""
        self.note.say(text, "error" if text else "answer")
        self.beneath.setVisible(bool(text))
        style.look(self.who.line, wrong=bool(text))

    def typed(self) -> list[Any]:
        rest = self.details.typed() if self._has_rest else None
        agents = [each.typed() for each in self.agents]
        return [self.side, self.who.typed(), self.phone.typed(), rest, agents]

    def set_typed(self, raw: list[Any]) -> None:
        role, who, phone, rest, agents = raw
        self.role.set_value(role)
        self.who.set_typed(who)
        self.phone.set_typed(phone)
        if rest is not None:
            self.open()
            self.details.restore(rest)
            self.rest.fit()
        if agents:
            self.rest.agents.set_typed(agents)
