"""Who came: a name that stands for a person, said in a way others may overhear."""

from __future__ import annotations

from typing import Any, Final, cast

from PySide6.QtCore import Signal

from app.language import _
from app.records.offers import described, known_people, newcomer
from app.records.people import Person, about
from app.records.visits import Visit
from app.store import journal
from ui.widgets.chosen import WhoInput
from ui.widgets.suggest import Suggestion

_NEW: Final = "new"
_NOBODY: Final = "nobody"


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
        self.take(described(person))

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
        nobody = Suggestion(_NOBODY, "", _("Prefers no name"), plain=True)
        return [*known_people(text), *([newcomer(text, _NEW)] if text else []), nobody]

    def take(self, suggestion: Suggestion) -> None:
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
            super().take(suggestion)

    def _named(self) -> None:
        if self.anonymous:
            self.anonymous = False
            self.picked.emit(None)
