"""Who somebody being written up may be already; and somebody new among the visitors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal

from app.language import N_, _
from app.records import people, places, references
from app.records.offers import described
from app.records.people import Likeness, Person
from app.store import journal
from ui.widgets.delay import Delay
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, Label, row, rule

_TELLING: Final = ("identity", "phone", "village")
"""The fields that tell, beside the name, who somebody is."""
_SETTLED: Final = 250


class Alike(Card):
    """Asks of each person who is like what a form says whether it is the one.

    `name` gives the name that was typed, `but` the person who is being corrected.
    """

    chosen = Signal(object)
    """It is this Person."""
    denied = Signal()
    """Somebody it is not."""

    def __init__(
        self, form: Form, name: Callable[[], str], but: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__("", mark="soon", margin=12)
        self._form, self._name, self._but = form, name, but
        self.found: list[Likeness] = []
        self.others: set[str] = set()
        """Who it is not, as was said already."""
        self._clock = Delay(self, _SETTLED, self.compare)
        form.edited.connect(self._edited)
        self.hide()

    def begin(self, others: Iterable[str] = ()) -> None:
        """Ask of nobody until something more is typed, and never of these."""
        self._clock.stop()
        self.others = set(others)
        self.mark("soon")
        self._show([])

    def compare(self) -> None:
        """Look whether this may be somebody already known."""
        given = {name: self._form.input(name).value_or_none() or "" for name in _TELLING}
        but = self._but()
        known = self.others.union(people.everyone_joined(but) if but else ())
        found = people.likenesses(name=self._name(), but=but, **given)
        self._show([each for each in found if people.main_of(each.person.id) not in known])

    def insist(self) -> None:
        """Put the keyboard on the first answer."""
        self.mark("late")
        first = next((b for b in self.findChildren(Button) if b.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: list[Likeness]) -> None:
        if found == self.found:
            return  # an answer that has the keyboard keeps it
        self.found = found
        self.clear()
        for at, each in enumerate(found):
            who = described(each.person)
            about = " · ".join(filter(None, (who.beside, who.below)))
            words = _("Is it {name}? {about}").format(name=who.title, about=about)
            yes = Button(_("It is"), lambda person=each.person: self.chosen.emit(person))
            no = Button(
                _("Same name, somebody else"), lambda person=each.person: self._is_not(person)
            )
            answers = row(yes, no, Label(each.words, "quiet"), None)
            self.append(*([rule()] if at else []), Label(words, wrap=True), answers)
        self.setVisible(bool(found))

    def _edited(self, name: str) -> None:
        if name == "name" or name in _TELLING:
            self.mark("soon")
            self._clock.start()

    def _is_not(self, person: Person) -> None:
        self.others.add(people.main_of(person.id))
        self.compare()
        self.denied.emit()


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
            **references.naming(Person),
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
        self.form.fill({"village": places.own_id()})
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
