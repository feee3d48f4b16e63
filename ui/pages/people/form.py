"""One person being written up, with a word on who it may be already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import FieldErrors
from app.fields import birth_and_sex
from app.language import N_, _
from app.records import people, unmasking
from app.records.offers import described
from app.records.people import Person
from ui.pages.visits.newcomer import Alike
from ui.records.form import RecordForm
from ui.records.kind import RecordKind
from ui.shell import Shell
from ui.widgets.chosen import WhoInput
from ui.widgets.suggest import Suggestion


class PersonForm(RecordForm):
    """The form of a person, with a word on who it may be already."""

    question = N_("Throw away what was typed?")

    known = Signal(object)
    """It is this Person after all, of whom nothing more was typed."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        name = Person.columns()["name"].kind
        self.who = WhoInput(name, column="known", suggest=self._offer)
        super().__init__(shell, kind, name=self.who)
        self.form.edited.connect(self._edited)
        self.who.picked.connect(self._is_known)
        for each in ("identity", "phone", "phone2", "address"):
            self.form.input(each).unmasked.connect(lambda name=each: self._unmasked(name))

    def above(self) -> list[QWidget]:
        name = self.form.input("name")
        self.alike = Alike(
            self.form, lambda: name.value_or_none() or "", lambda: self.about() or ""
        )
        self.alike.chosen.connect(self._is)
        self.alike.denied.connect(lambda: self.form.start(self.form.focused() or "name"))
        return [self.alike]

    # Which person

    def fill(self, values: Mapping[str, Any]) -> None:
        self.alike.begin()
        self.area.verticalScrollBar().setValue(0)
        super().fill(values)
        self._show_reason()

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        super().restore(typed, focus)
        self._show_reason()
        self.alike.compare()

    def start(self, name: str = "") -> None:
        if self.form.focused() is None or name:
            super().start(name or "name")

    # Saving

    def save(self) -> None:
        """Keep the person, once it is clear that nobody is entered twice."""
        try:
            self.form.values()
        except FieldErrors:
            return
        self.alike.compare()
        if self.alike.found and self.alike.property("mark") != "late":
            self.area.ensureWidgetVisible(self.alike)
            self.alike.insist()
            return
        super().save()

    def store(self, values: dict[str, Any]) -> Person:
        values.pop("known", None)
        if self.record is not None:
            return people.change(self.record, **values)
        return people.register(**{k: v for k, v in values.items() if v is not None})

    # Inside

    def _edited(self, name: str) -> None:
        if name != "identity":
            return
        self._show_reason()
        if number := self.form.input("identity").value_or_none():
            self.form.suppose(dict(zip(("birth", "sex"), birth_and_sex(number), strict=True)))

    def _show_reason(self) -> None:
        given = bool(self.form.input("identity").typed())
        self.form.show_fields(["identity_missing"], not given)

    def _unmasked(self, name: str) -> None:
        if self.record is not None:
            self.shell.act(lambda: unmasking.note(self.record, name))

    def _offer(self, text: str) -> list[Suggestion]:
        if not text or self.record is not None:
            return []
        return [described(each) for each in people.suggest(text, limit=5)]

    def _is_known(self, picked: Suggestion | None) -> None:
        if picked is not None:
            self._is(people.get(picked.value), again=True)

    def _is(self, other: Person, *, again: bool = False) -> None:
        """It is somebody known: go on with their record, and lose nothing that was typed."""
        if self.record is not None:
            self.shell.act(
                lambda: people.join(other, self.record),
                done=lambda _same: self.alike.compare(),
                words=_("Joined with {name}.").format(name=other.name),
            )
            return
        typed = self.form.typed()
        if again:
            typed.pop("name", None)
        if not typed:
            self.discard()
            self.known.emit(other)
            return
        draft = self.draft
        self.begin(people.get(people.main_of(other.id)))
        for name, raw in typed.items():
            if not self.form.input(name).typed():
                self.form.input(name).set_typed(raw)
        self.form.dirty = True
        self.draft = draft
        self.keep()
        self._show_reason()
