"""The parties of a new dispute, twenty as easily as two: a list of names pasted makes as many."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import FieldErrors
from app.language import _
from app.messages import words
from ui import style
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.input import Input
from ui.widgets.plain import Button, column, row

_BETWEEN = re.compile(r"[、，,；;\n\t]+")


class PartiesInput(Input):
    """Parties one below the other; Enter after the last name asks for one more."""

    finished = Signal()
    """Enter in an empty name: that were all."""

    def __init__(self) -> None:
        super().__init__(None)
        self.parties: list[PartyFields] = []
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(style.gap(8))
        more = [
            Button(words, lambda role=role: self.add(role, focus=True), look="link")
            for role, words in (
                ("applicant", _("＋ Applicant")),
                ("respondent", _("＋ Respondent")),
                ("third", _("＋ Third party")),
            )
        ]
        self.setLayout(column(self._body, row(*more, None, spacing=14), spacing=4))
        self.set_value(None)

    def add(self, role: str, *, focus: bool = False, name: str = "") -> PartyFields:
        """Ask for one more party."""
        made = PartyFields(role)
        made.who.line.setText(name)
        at = len(self.parties)
        self.parties.append(made)
        self._body.insertWidget(at, made)
        made.edited.connect(self.edited)
        made.gone.connect(lambda: self._take_away(made))
        made.who.line.textEdited.connect(lambda text: self._spread(made, text))
        made.entered.connect(lambda: self._entered(made))
        self.setFocusProxy(self.parties[0].who)
        if focus:
            made.who.setFocus(Qt.FocusReason.OtherFocusReason)
        return made

    def value(self) -> Any:
        """The parties, those without a name left out. Raises FieldErrors for a wrong one."""
        return [each.added() for each in self.parties if not each.is_empty]

    def refuse(self, errors: FieldErrors) -> bool:
        """Say beside a party what an action refused of it (`parties.0.name`)."""
        shown = [each for each in self.parties if not each.is_empty]
        found = False
        for name, refusal in errors.fields.items():
            whole, _dot, rest = name.partition(".")
            at, _dot, _field = rest.partition(".")
            if whole == "parties" and at.isdigit() and int(at) < len(shown):
                party = shown[int(at)]
                party.say_error(words(refusal))
                party.who.setFocus(Qt.FocusReason.OtherFocusReason)
                found = True
        return found

    def set_value(self, value: Any) -> None:
        while self.parties:
            self._drop(self.parties[0])
        if not value:
            self.add("applicant")
            self.add("respondent")
        given: list[dict[str, Any]] = value or []
        for each in given:
            made = self.add(each.get("role") or "respondent")
            made.who.set_value(each.get("name"))
            made.who.pick(each.get("person"))
            made.phone.set_value(each.get("phone"))
        if len(self.parties) == 1:
            self.add("respondent")

    def typed(self) -> Any:
        if all(each.is_empty for each in self.parties):
            return []
        return [each.typed() for each in self.parties]

    def set_typed(self, raw: Any) -> None:
        if not raw:
            self.set_value(None)
            return
        while self.parties:
            self._drop(self.parties[0])
        for each in raw:
            self.add(each[0]).restore(each)

    def _entered(self, party: PartyFields) -> None:
        """Enter in a name: to the next one, made where there is none; in an empty one: go on."""
        at = self.parties.index(party)
        if party.is_empty and at:
            if at > 1:
                self._drop(party)
            self.finished.emit()
        elif at + 1 < len(self.parties):
            self.parties[at + 1].who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not party.is_empty:
            self.add(party.side, focus=True)

    def _spread(self, party: PartyFields, text: str) -> None:
        """Make a party of each name where several were typed or pasted."""
        names = [each.strip() for each in _BETWEEN.split(text) if each.strip()]
        if len(names) < 2:
            return
        role = party.side
        party.who.line.setText(names[0])
        for name in names[1:]:
            empty = next((p for p in self.parties if p.is_empty and p.side == role),
                         None)  # fmt: skip
            if empty is not None:
                empty.who.line.setText(name)
            else:
                self.add(role, name=name)
        self.edited.emit()
        self.parties[-1].who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, party: PartyFields) -> None:
        self._drop(party)
        if not self.parties:
            self.add("applicant")
        self.edited.emit()

    def _drop(self, party: PartyFields) -> None:
        self.parties.remove(party)
        self._body.removeWidget(party)
        party.hide()
        party.deleteLater()
