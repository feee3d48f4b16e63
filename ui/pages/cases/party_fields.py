"""One party being entered: side and name on a line, the rest beneath when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from app.errors import AppError, FieldErrors, Missing
from app.fields import birth_and_sex
from app.language import _
from app.messages import words
from app.records import people
from app.records.cases.model import Agent, Party
from app.records.cases.parties import PERSONAL, could_not_read
from app.records.people import Person
from app.store import journal
from ui import style
from ui.pages.cases.agent_fields import AgentFields, offer_people
from ui.pages.visits.who import about, described
from ui.widgets.chosen import CodeInput, WhoInput
from ui.widgets.form import Form
from ui.widgets.inputs import make
from ui.widgets.plain import Button, Label, box, column, row
from ui.widgets.suggest import Suggestion

_COLUMNS, _OF_AGENT = Party.columns(), Agent.columns()
_PERSON = ("sex", "birth", "identity", "ethnic", "occupation", "minor", "cannot_read")
_BODY = ("represented_by", "credit_code")


class _Name(WhoInput):
    """A name whose Enter goes to the next party, not to the next field."""

    entered = Signal()

    def focusNextChild(self) -> bool:
        self.entered.emit()
        return True


class PartyFields(QFrame):
    """A party; `values` is what `parties.add` takes."""

    edited = Signal()
    entered = Signal()
    """Enter in the name: on to the next party."""
    gone = Signal()

    def __init__(self, role: str = "respondent", *, whole: bool = False) -> None:
        super().__init__()
        self.details: Form | None = None
        self.agents: list[AgentFields] = []
        self.role = CodeInput(_COLUMNS["role"].kind)
        self.role.set_value(role)
        self.role.setFixedWidth(style.px(122))
        self.who = _Name(
            _COLUMNS["name"].kind, column="person", suggest=offer_people,
            hint=_("Name, pinyin or initials"),
        )  # fmt: skip
        self.who.entered.connect(self.entered)
        self.who.noted.connect(self._note)
        self.phone = make(_COLUMNS["phone"])
        self.phone.line.setPlaceholderText(_("Phone"))  # type: ignore[attr-defined]
        self.more = Button(_("More ▾"), self.turn, look="link")
        self.away = Button("✕", self.gone.emit, look="link")
        self.away.setToolTip(_("Take away"))
        self.away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.away.setVisible(not whole)
        self.more.setVisible(not whole)
        head = row(self.role, self.who, self.phone, self.more, self.away, spacing=8)
        head.setStretch(1, 4)
        head.setStretch(2, 3)
        self.note = Label("", "answer", wrap=True)
        self.same = Button("", self._is_same, look="link")
        self._like: Person | None = None
        self.beneath = box(row(self.note, self.same, None))
        self.beneath.hide()
        self._rest = column(spacing=8)
        self.setLayout(column(head, self.beneath, self._rest, spacing=4))
        self.who.picked.connect(self._picked)
        self.who.left.connect(self._look)
        for each in (self.role, self.who, self.phone):
            each.edited.connect(self.edited)
        if whole:
            self.turn()
            self.entered.connect(self.phone.setFocus)

    # The rest

    def turn(self) -> None:
        """Show or hide what is not asked at once."""
        if self.details is None:
            self._make()
            shown = True
        else:
            shown = not self._details_box.isVisibleTo(self)
            self._details_box.setVisible(shown)
        self.more.setText(_("Less ▴") if shown else _("More ▾"))

    def _make(self) -> None:
        self.details = Form(
            _COLUMNS,
            [("type:3", "sex:2", "birth:3"), ("identity:4", "ethnic:2", "occupation:3"),
             ("minor", "cannot_read"), ("represented_by", "credit_code"),
             ("address", "delivery_address")],
        )  # fmt: skip
        self.details.fill({"type": "person"})
        self.details.edited.connect(self._detail)
        self._agents = column(spacing=8)
        add = Button(_("＋ Agent or guardian"), self.add_agent, look="link")
        self._details_box = box(column(self.details, self._agents, row(add, None), spacing=6))
        self._rest.addWidget(self._details_box)
        self._fit()
        if self.who.reference:
            self._from_person(journal.get(Person, self.who.reference))

    def add_agent(self) -> AgentFields:
        """Let somebody act for the party."""
        if self.details is None:
            self.turn()
        made = AgentFields()
        self.agents.append(made)
        self._agents.addWidget(made)
        made.edited.connect(self.edited)
        made.gone.connect(lambda: self._drop_agent(made))
        made.form.start("name")
        return made

    def _drop_agent(self, agent: AgentFields) -> None:
        self.agents.remove(agent)
        agent.hide()
        agent.deleteLater()
        self.edited.emit()

    def _detail(self, name: str) -> None:
        if name == "type":
            self._fit()
        elif name == "identity":
            self._read_identity()
        self.edited.emit()

    def _read_identity(self) -> None:
        """Take birthday and sex from the number where nobody said them."""
        assert self.details is not None
        try:
            number = self.details.input("identity").value()
        except AppError:
            return  # still being typed
        if number:
            for name, said in zip(("birth", "sex"), birth_and_sex(number), strict=True):
                if not self.details.input(name).typed():
                    self.details.input(name).set_value(said)

    def _fit(self) -> None:
        assert self.details is not None
        try:
            kind = self.details.input("type").value() or "person"
        except AppError:
            kind = "person"
        self.details.show_fields(_PERSON, kind == "person")
        self.details.show_fields(_BODY, kind != "person")

    def _from_person(self, person: Person) -> None:
        assert self.details is not None
        for name in PERSONAL:
            known = getattr(person, name)
            if known is None:
                continue
            if name == "phone" and not self.phone.typed():
                self.phone.set_value(known)
            elif name in self.details.fields and not self.details.input(name).typed():
                self.details.input(name).set_value(known)
        if could_not_read(person.id):
            self.details.input("cannot_read").set_value(True)

    # Who it is

    def _picked(self, picked: Suggestion | None) -> None:
        if picked is None:
            return
        person = journal.get(Person, picked.value)
        if not self.phone.typed() and person.phone:
            self.phone.set_value(person.phone)
        if self.details is not None:
            self._from_person(person)

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.same.hide()
        self.beneath.setVisible(bool(text))

    def _look(self) -> None:
        """Ask whether a name that was only typed is somebody known."""
        name = self.who.line.text().strip()
        if not name or self.who.reference:
            return
        found = [each for each in people.suggest(name) if each.name == name]
        self._like = found[0] if found else None
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
        try:
            return self.role.value() or "respondent"
        except AppError:
            return "respondent"

    @property
    def is_empty(self) -> bool:
        """Whether neither a name nor a phone was entered."""
        return not self.who.line.text().strip() and not self.phone.typed()

    def values(self) -> dict[str, Any]:
        """What was entered. Raises FieldErrors, said beneath."""
        self.say_error("")
        try:
            name = self.who.value()
            if not name:
                raise Missing
            found: dict[str, Any] = {"role": self.role.value(), "name": name,
                                     "phone": self.phone.value(),
                                     **self.who.accompanying_values()}  # fmt: skip
        except AppError as refusal:
            self.say_error(words(refusal))
            raise FieldErrors({"name": refusal}) from refusal
        found["type"] = "person"
        if self.details is not None:
            found.update(self.details.values())
        found["agents"] = [
            {k: v for k, v in each.form.values().items() if v is not None} for each in self.agents
        ]
        return found

    def added(self) -> dict[str, Any]:
        """What is to be added, without what is empty; somebody unknown becomes a person."""
        found = {k: v for k, v in self.values().items() if v is not None}
        if self.details is not None:
            # Who could read this time is not taken for who could not the time before.
            found["cannot_read"] = bool(found.get("cannot_read"))
        if found["type"] == "person" and not found.get("person"):
            found["newcomer"] = True
        return found

    def begin(self, values: Mapping[str, Any], agents: list[Agent] | None = None) -> None:
        """Show a party that was kept."""
        if self.details is None:
            self.turn()
        assert self.details is not None
        self.role.set_value(values.get("role") or "respondent")
        self.who.set_value(values.get("name"))
        self.who.pick(values.get("person"))
        self.phone.set_value(values.get("phone"))
        self.details.fill(values)
        for each in agents or []:
            self.add_agent().begin(each)
        self._fit()

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Show each refusal beside its field, an agent's too; whether the party has them all."""
        said = errors.fields if errors is not None else {}
        for agent in self.agents:
            own = {name: each for name, each in said.items() if name in agent.form.fields}
            agent.form.refuse(FieldErrors(own))
        return self.details is not None and self.details.refuse(errors)

    def say_error(self, text: str) -> None:
        """Say beneath the name what is wrong."""
        self.note.say(text, "error" if text else "answer")
        self.beneath.setVisible(bool(text))
        style.look(self.who.line, wrong=bool(text))

    def typed(self) -> list[Any]:
        """The raw state, for a draft."""
        rest = self.details.typed() if self.details is not None else None
        return [self.side, self.who.typed(), self.phone.typed(), rest,
                [each.form.typed() for each in self.agents]]  # fmt: skip

    def restore(self, typed: list[Any]) -> None:
        """Go back to a raw state."""
        role, who, phone, rest, agents = typed
        self.role.set_value(role)
        self.who.set_typed(who)
        self.phone.set_typed(phone)
        if rest is not None:
            if self.details is None:
                self.turn()
            assert self.details is not None
            self.details.restore(rest)
            self._fit()
        for each in agents:
            self.add_agent().form.restore(each)
