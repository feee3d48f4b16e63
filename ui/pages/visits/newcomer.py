"""Somebody new among the visitors: a few particulars, entered with the visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal

from app.language import N_, _
from app.records import people, places
from app.records.people import Person
from app.store import journal
from ui.pages.visits.alike import Alike
from ui.records import references
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, Label, row


class Newcomer(Card):
    """A few particulars of somebody new, in the form itself; asks whether it is somebody known."""

    known = Signal(object)
    """It is this Person after all."""
    given_up = Signal()

    def __init__(self, name: Callable[[], str]) -> None:
        super().__init__(margin=12)
        self._name = name
        self.form = Form(
            Person.columns(),
            [("sex:2", "phone:3"), ("identity:3", "identity_missing:2"), ("village:3", "team:2")],
            suggest=references.suggests(Person),
            title_of=references.titles(Person),
            labels={"identity": N_("Identity number (may be left out)")},
        )
        self.alike = Alike(self.form, name)
        self.alike.chosen.connect(self._is_known)
        self.alike.denied.connect(self._is_other)
        away = Button(_("Take away"), self.given_up.emit, look="link")
        away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head = row(Label(_("New person"), "strong"), None, away)
        self.append(head, self.form, self.alike)

    def begin(self, phone: str = "") -> None:
        """Be shown, empty but for a phone number and the village of the room."""
        own = places.own_village()
        self.form.fill({"village": own.id if own is not None else None})
        self.form.input("phone").set_typed(phone)
        self.alike.begin()
        self.show()
        self.alike.compare()

    def values(self) -> dict[str, Any]:
        """What was entered. Raises FieldErrors, shown beside the fields."""
        values = {k: v for k, v in self.form.values().items() if v is not None}
        return {**values, "name": self._name()}

    def asking(self) -> bool:
        """Whether it is still open if this is somebody known; then the answer gets the keyboard."""
        self.alike.compare()
        if self.alike.found:
            self.alike.insist()
        return bool(self.alike.found)

    def typed(self) -> dict[str, Any]:
        """The raw state, for a draft."""
        return {**self.form.typed(), "_others": sorted(self.alike.others)}

    def restore(self, typed: dict[str, Any]) -> None:
        """Go back to a raw state."""
        self.alike.begin(typed.get("_others", ()))
        self.form.restore(typed)
        self.show()
        self.alike.compare()

    def _is_known(self, person: Person) -> None:
        self.known.emit(journal.get(Person, people.main_of(person.id)))

    def _is_other(self) -> None:
        if not self.alike.found:
            self.form.start("sex")
