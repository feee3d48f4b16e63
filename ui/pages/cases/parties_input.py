"""The parties of a new dispute, twenty as easily as two: a list of names pasted makes as many."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal

from app.errors import FieldErrors
from app.language import N_, _
from app.messages import words
from app.records.people import NobodyKnown
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.plain import Button, row
from ui.widgets.repeated import Repeated

_BETWEEN = re.compile(r"[、，,；;\n\t]+")
_MORE: Final = {
    "applicant": N_("＋ Applicant"),
    "respondent": N_("＋ Respondent"),
    "third": N_("＋ Third party"),
}


class PartiesInput(Repeated[PartyFields]):
    """Parties one below the other; Enter after the last name asks for one more."""

    finished = Signal()
    """Enter in an empty name: that were all."""

    def __init__(self) -> None:
        more = [
            Button(_(words), partial(self.add, role, focus=True), look="link")
            for role, words in _MORE.items()
        ]
        super().__init__(PartyFields, row(*more, None, spacing=14), spacing=8)
        self.set_value(None)

    def add(self, role: str, *, focus: bool = False, name: str = "") -> PartyFields:
        """Ask for one more party."""
        made = self.add_row()
        made.set_value({"role": role, "name": name})
        if focus:
            made.setFocus(Qt.FocusReason.OtherFocusReason)
        return made

    def add_row(self, at: int | None = None) -> PartyFields:
        made = super().add_row(at)
        made.who.line.textEdited.connect(lambda text: self._spread(made, text))
        made.entered.connect(lambda: self._entered(made))
        return made

    def go_to(self, unknown: NobodyKnown) -> None:
        """Put the keyboard into the name of the first party whom nobody knows."""
        names: Any = unknown.data["names"]
        party = next((each for each in self.lines if each.who.line.text().strip() in names), self)
        party.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, errors: FieldErrors) -> bool:
        """Say beside a party what an action refused of it (`parties.0.name`)."""
        shown = [each for each in self.lines if not each.is_empty]
        found = False
        for name, refusal in errors.fields.items():
            whole, _dot, rest = name.partition(".")
            at, _dot, _field = rest.partition(".")
            if whole == "parties" and at.isdigit() and int(at) < len(shown):
                party = shown[int(at)]
                party.say_error(words(refusal))
                party.setFocus(Qt.FocusReason.OtherFocusReason)
                found = True
        return found

    def set_value(self, value: Any) -> None:
        given = [*(value or [{"role": "applicant"}])]
        super().set_value([*given, {"role": "respondent"}] if len(given) == 1 else given)

    def set_typed(self, raw: Any) -> None:
        super().set_typed(raw)
        if not raw:
            self.set_value(None)

    def _entered(self, party: PartyFields) -> None:
        """Enter in a name: to the next one, made where there is none; in an empty one: go on."""
        at = self.lines.index(party)
        if party.is_empty and at:
            if at > 1:
                self.drop(party)
            self.finished.emit()
        elif at + 1 < len(self.lines):
            self.lines[at + 1].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not party.is_empty:
            self.add(party.side, focus=True)

    def _spread(self, party: PartyFields, text: str) -> None:
        """Make a party of each name where several were typed or pasted."""
        names = [each.strip() for each in _BETWEEN.split(text) if each.strip()]
        if len(names) < 2:
            return
        party.who.line.setText(names[0])
        for name in names[1:]:
            free = (each for each in self.lines if each.is_empty and each.side == party.side)
            made = next(free, None) or self.add(party.side)
            made.who.line.setText(name)
        self.edited.emit()
        self.lines[-1].setFocus(Qt.FocusReason.OtherFocusReason)
