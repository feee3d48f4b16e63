"""One person being written up, with a word on who it may be already."""

from __future__ import annotations

import contextlib
from typing import Any, Final

from PySide6.QtCore import QTimer

from app.errors import AppError, FieldErrors
from app.fields import birth_and_sex
from app.language import _
from app.records import people, places, unmasking
from app.records.people import Likeness, Person
from app.store import drafts
from app.store.drafts import Unfinished
from ui.pages.people.alike import Alike
from ui.pages.visits.who import described
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.inputs import WhoInput
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Words, box, column, fill, row
from ui.widgets.suggest import Suggestion

FORM: Final = "person"
_ROWS: Final = [
    ("name", "nicknames"),
    ("identity:3", "identity_missing:2"),
    ("sex", "birth"),
    ("phone", "phone2"),
    ("village", "team"),
    ("household", "address"),
    ("groups",),
    ("title", "unit"),
    ("duty_days",),
    ("note",),
]
_UNSHOWN: Final = {"photo"}


def place_suggestions(text: str) -> list[Suggestion]:
    """Places to choose from, by characters, pinyin or code."""
    return [Suggestion(each.value, each.name, each.where) for each in places.offer(text)]


class PersonForm(Card):
    """The form of a person; a draft of it is kept while it is written."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__()
        self.shell, self.page = shell, page
        self.person: Person | None = None
        self.draft: str | None = None
        self._not_them: set[str] = set()
        self._found: list[Likeness] = []
        described_here = Person.columns()
        listed = {name.partition(":")[0] for line in _ROWS for name in line}
        rest = [n for n in described_here if n not in listed | _UNSHOWN]
        pairs = [tuple(rest[at : at + 2]) for at in range(0, len(rest), 2)]
        self.who = WhoInput(described_here["name"].kind, column="known", suggest=self._offer)
        self.form = Form(
            described_here,
            [*_ROWS[:-1], *pairs, _ROWS[-1]],
            inputs={"name": self.who},
            suggest={"village": place_suggestions},
            title_of={"village": places.name_of},
        )
        self.heading = Words("", "title")
        self.kept = Words("", "safe")
        self.alike = Alike(self._is, self._is_not)
        self.save_button = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(_("Leave it"), self.leave)
        inside = box(column(self.alike, self.form))
        self.area = scrolled(inside)
        fill(
            self.body,
            row(self.heading, None, self.kept),
            self.area,
            row(None, leave, self.save_button),
        )
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(250)
        self._clock.timeout.connect(self.compare)
        self.form.submitted.connect(self.save)
        self.form.edited.connect(self._edited)
        self.form.draft.connect(self._keep_draft)
        self.who.picked.connect(self._known)
        for name in ("identity", "phone", "phone2", "address"):
            self.form.input(name).unmasked.connect(lambda name=name: self._unmasked(name))

    # Which person

    def start_new(self, name: str = "") -> None:
        """An empty form, perhaps with a name."""
        self._begin(None, _("Somebody new"))
        self.form.clear()
        if name:
            self.form.restore({"name": name})
        self._show_reason()

    def start_change(self, person: Person, lost: Unfinished | None = None) -> None:
        """The form of a person; what was left unfinished of it comes back."""
        self._begin(person, _("Change {name}").format(name=person.name))
        self.form.fill(person.values())
        if lost is not None:
            self.draft = lost.id
            self._put_back(lost)
        self._show_reason()

    def take_up(self, lost: Unfinished) -> None:
        """Go on where a form was left."""
        person = people.get(lost.record) if lost.record else None
        if person is not None:
            self.start_change(person, lost)
        else:
            self.start_new()
            self.draft = lost.id
            self.form.restore(lost.typed, lost.focus)
        self.compare()

    def focus(self) -> None:
        """Put the keyboard where writing goes on."""
        if self.form.focused() is None:
            self.form.start("name")

    def keep(self) -> None:
        """Keep what was typed as it stands."""
        self.form.flush()

    # What its buttons do

    def save(self) -> None:
        """Keep the person, once it is clear that nobody is entered twice."""
        try:
            values = self.form.values()
        except FieldErrors:
            return
        values.pop("known", None)
        self.compare()
        if self._found and self.alike.property("mark") != "late":
            self.area.ensureWidgetVisible(self.alike)
            self.alike.insist()
            return
        try:
            if self.person is None:
                person = people.register(**{k: v for k, v in values.items() if v is not None})
            else:
                person = people.change(self.person, **values)
        except FieldErrors as errors:
            if not self.form.refuse(errors):
                self.shell.fail(errors)
            return
        except AppError as error:
            self.shell.fail(error)
            return
        self._forget()
        self.shell.notify(_("{name} is kept.").format(name=person.name))
        self.page.finished(person)

    def leave(self) -> None:
        """Give up what was typed, after a question if there is any."""
        if self.form.dirty or self.draft:
            ask(
                self,
                _("Throw away what was typed?"),
                _("Throw away"),
                self._give_up,
                no=_("Go on writing"),
            )
        else:
            self._give_up()

    def compare(self) -> None:
        """Look whether this may be somebody already known."""
        asked = {n: self._value(n) or "" for n in ("name", "identity", "phone", "village")}
        but = self.person.id if self.person is not None else ""
        same = set(people.everyone_joined(but)) if but else set()
        found = people.likenesses(**asked, but=but)
        self._found = [
            each
            for each in found
            if each.person.id not in self._not_them and each.person.id not in same
        ]
        self.alike.say(self._found)

    # Inside

    def _begin(self, person: Person | None, heading: str) -> None:
        self.person, self.draft = person, None
        self._not_them.clear()
        self._found = []
        self.alike.hide()
        self.alike.mark("soon")
        self.heading.setText(heading)
        self.kept.setText("")
        self.area.verticalScrollBar().setValue(0)

    def _forget(self) -> None:
        drafts.discard(self.draft)
        self.draft = None
        self.form.clear()
        self._clock.stop()

    def _give_up(self) -> None:
        person = self.person
        self._forget()
        self.page.finished(person)

    def _keep_draft(self) -> None:
        record = self.person.id if self.person is not None else None
        self.draft = drafts.save(
            FORM, self.form.typed(), draft=self.draft, record=record, focus=self.form.focused()
        )
        self.kept.setText(_("Draft kept"))

    def _put_back(self, lost: Unfinished) -> None:
        # What was not touched stays masked.
        for name, field in self.form.fields.items():
            raw = lost.typed.get(name)
            if (raw or "") != (field.input.typed() or ""):
                field.input.set_typed(raw)
        self.form.dirty = True
        if lost.focus in self.form.fields:
            self.form.start(lost.focus)

    def _edited(self, name: str) -> None:
        if name == "identity":
            self._read_identity()
        if name in ("name", "identity", "phone", "village"):
            self.alike.mark("soon")
            self._clock.start()

    def _read_identity(self) -> None:
        self._show_reason()
        number = self._value("identity")
        if not number:
            return
        birth, sex = birth_and_sex(number)
        for name, value in (("birth", birth), ("sex", sex)):
            if self._value(name) in (None, ""):
                self.form.input(name).set_value(value)

    def _show_reason(self) -> None:
        given = bool(self.form.input("identity").typed())
        self.form.show_fields(["identity_missing"], not given)

    def _value(self, name: str) -> Any:
        with contextlib.suppress(AppError):
            return self.form.input(name).value()
        return None

    def _unmasked(self, name: str) -> None:
        if self.person is not None:
            unmasking.note(self.person, name)

    def _offer(self, text: str) -> list[Suggestion]:
        if not text or self.person is not None:
            return []
        return [described(each) for each in people.suggest(text, limit=5)]

    def _known(self, picked: Suggestion | None) -> None:
        if picked is not None:
            self._is(people.get(picked.value), again=True)

    def _is(self, other: Person, *, again: bool = False) -> None:
        """It is somebody known: go on with their record, and lose nothing that was typed."""
        if self.person is not None:
            try:
                people.join(other, self.person)
            except AppError as error:
                self.shell.fail(error)
                return
            self.shell.notify(_("Joined with {name}.").format(name=other.name))
            self.compare()
            return
        typed = self.form.typed()
        if again:
            typed.pop("name", None)
        if not typed:
            self._forget()
            self.page.finished(other)
            return
        draft, known = self.draft, people.get(people.main_of(other.id))
        self.start_change(known)
        for name, raw in typed.items():
            if not self.form.input(name).typed():
                self.form.input(name).set_typed(raw)
        self.form.dirty = True
        self.draft = draft
        self._keep_draft()
        self._show_reason()

    def _is_not(self, other: Person) -> None:
        self._not_them.add(other.id)
        self.compare()
        self.form.start(self.form.focused() or "name")
