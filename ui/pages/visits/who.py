"""Who came: a name that stands for a person, said in a way others may overhear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from app.fields import Phone
from app.language import N_, _, n_
from app.messages import shortened
from app.records import people, places, visits
from app.records.people import Person, about
from app.records.visits import Visit
from app.store import journal
from ui import style
from ui.records import references
from ui.widgets.chosen import WhoInput
from ui.widgets.delay import Delay
from ui.widgets.form import Form
from ui.widgets.plain import Button, Label, column, row
from ui.widgets.suggest import Suggestion

_NEW: Final = "new"
_NOBODY: Final = "nobody"
_SETTLED: Final = 250


def described(person: Person) -> Suggestion:
    """A person as a line that is offered: who it is, never what for."""
    return Suggestion(person.id, person.name, about(person), _below(person))


def _below(person: Person) -> str:
    count = visits.times(person.id)
    came = n_("came once before", "came {count} times before", count).format(count=count)
    return " · ".join(filter(None, (Phone().mask(person.phone), came if count else "")))


class VisitorInput(WhoInput):
    """The visitor: somebody known, somebody new, or somebody who prefers no name."""

    settled = Signal()
    """It is clear who it is; the keyboard may go on."""
    new_wanted = Signal(str)
    """Somebody of this name (or phone) is to be entered."""

    def __init__(self) -> None:
        super().__init__(
            Visit.columns()["name"].kind,
            column="person",
            suggest=self._offer,
            hint=_("Name, pinyin or initials"),
        )
        self.anonymous: bool = False
        self.line.textEdited.connect(self._named)

    def value(self) -> Any:
        return None if self.anonymous else super().value()

    def accompanying_values(self) -> dict[str, Any]:
        return {self.column: self.reference, "anonymous": self.anonymous or None}

    def set_value(self, value: Any) -> None:
        self.anonymous = False
        super().set_value(value)

    def typed(self) -> Any:
        return ["", _NOBODY] if self.anonymous else super().typed()

    def set_typed(self, raw: Any) -> None:
        self.anonymous = isinstance(raw, list) and cast("list[Any]", raw)[1] == _NOBODY
        if self.anonymous:
            self.set_anonymous()
            return
        super().set_typed(raw)
        if self.reference:
            self.note(self.reference)

    def set_anonymous(self) -> None:
        """Stand for somebody who gives no name."""
        self.pick(None, _("Prefers no name"))
        self.anonymous = True

    def note(self, person: str) -> None:
        """Say beneath who a person is."""
        self.noted.emit(about(journal.get(Person, person)))

    def set_person(self, person: Person) -> None:
        """Be this person, as if picked from the list."""
        self._take(described(person))

    @property
    def unknown(self) -> str:
        """What was typed and stands for nobody yet."""
        return "" if self.reference or self.anonymous else self.line.text().strip()

    def focusNextChild(self) -> bool:
        if self.unknown:
            self.new_wanted.emit(self.unknown)
        else:
            self.settled.emit()
        return True

    def _offer(self, text: str) -> list[Suggestion]:
        known = [described(person) for person in people.suggest(text)] if text else []
        new = Suggestion(
            _NEW, "", _("＋ New person “{text}”").format(text=shortened(text)), plain=True
        )
        nobody = Suggestion(_NOBODY, "", _("Prefers no name"), plain=True)
        return [*known, *([new] if text else []), nobody]

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.value == _NEW:
            self.edited.emit()
            self.new_wanted.emit(self.line.text().strip())
        elif suggestion.value == _NOBODY:
            self.set_anonymous()
            self.edited.emit()
            self.picked.emit(None)
            self.settled.emit()
        else:
            self.anonymous = False
            super()._take(suggestion)

    def _named(self) -> None:
        if self.anonymous:
            self.anonymous = False
            self.picked.emit(None)


class Newcomer(QFrame):
    """A few particulars of somebody new, in the form itself; asks whether it is somebody known."""

    known = Signal(object)
    """It is this Person after all."""
    given_up = Signal()

    def __init__(self, name: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name = name
        self.form = Form(
            Person.columns(),
            [("sex:2", "phone:3"), ("identity:3", "identity_missing:2"), ("village:3", "team:2")],
            suggest=references.suggests(Person),
            title_of=references.titles(Person),
            labels={"identity": N_("Identity number (may be left out)")},
        )
        self._question = QWidget()
        self._asked: Person | None = None
        self._others: set[str] = set()
        self._who = Label("", wrap=True)
        self.yes = Button(_("That is who it is"), self._is_known)
        self.no = Button(_("Same name, somebody else"), self._is_other)
        self._question.setLayout(column(self._who, row(self.yes, self.no, None)))
        self._question.hide()
        away = Button(_("Take away"), self.given_up.emit, look="link")
        away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        inside = column(row(Label(_("New person"), "strong"), None, away), self.form,
                        self._question)  # fmt: skip
        edge = style.gap(12)
        inside.setContentsMargins(edge, edge // 2, edge, edge)
        self.setLayout(inside)
        self._clock = Delay(self, _SETTLED, self.look_for_likes)
        self.form.edited.connect(lambda _name: self._clock.start())

    def begin(self, phone: str = "") -> None:
        """Be shown, empty but for a phone number and the village of the room."""
        own = places.own_village()
        self.form.fill({"village": own.id if own is not None else None})
        self.form.input("phone").set_typed(phone)
        self._others.clear()
        self._asked = None
        self.show()
        self.look_for_likes()

    def values(self) -> dict[str, Any]:
        """What was entered. Raises FieldErrors, shown beside the fields."""
        values = {k: v for k, v in self.form.values().items() if v is not None}
        return {**values, "name": self._name()}

    def asking(self) -> bool:
        """Whether it is still open if this is somebody known; then the answer gets the keyboard."""
        self.look_for_likes()
        if self._asked is not None:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._asked is not None

    def look_for_likes(self) -> None:
        """Ask if somebody known may be the one."""
        names = ("identity", "phone", "village")
        given = {name: self.form.input(name).value_or_none() or "" for name in names}
        found = (each.person for each in people.likenesses(name=self._name(), **given))
        others = (each for each in found if people.main_of(each.id) not in self._others)
        self._asked = next(others, None)
        self._question.setVisible(self._asked is not None)
        if self._asked is not None:
            who = described(self._asked)
            about_him = " · ".join(filter(None, (who.beside, who.below)))
            self._who.setText(_("Is it {name}? {about}").format(name=who.title, about=about_him))

    def typed(self) -> dict[str, Any]:
        """The raw state, for a draft."""
        return {**self.form.typed(), "_others": sorted(self._others)}

    def restore(self, typed: dict[str, Any]) -> None:
        """Go back to a raw state."""
        self._others = set(typed.get("_others", ()))
        self.form.restore(typed)
        self.show()
        self.look_for_likes()

    def _is_known(self) -> None:
        if self._asked is not None:
            self.known.emit(journal.get(Person, people.main_of(self._asked.id)))

    def _is_other(self) -> None:
        if self._asked is not None:
            self._others.add(people.main_of(self._asked.id))
            self.look_for_likes()
            if self._asked is None:
                self.form.start("sex")
