"""One visit being entered or corrected: kept as a draft all the while, logged with Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.errors import AppError, FieldErrors
from app.language import _
from app.records import offers, visits
from app.records.people import Person, UnusualName
from app.records.visits import Visit, layout
from app.store import journal
from ui.pages.visits.newcomer import Newcomer
from ui.pages.visits.who import VisitorInput
from ui.records.form import RecordForm
from ui.records.kind import RecordKind
from ui.records.last_number import unless_numbered
from ui.records.persons import Newcomers
from ui.shell import Shell
from ui.widgets.chosen import ReferenceInput
from ui.widgets.plain import Button, box, row
from ui.widgets.suggest import Suggestion


class VisitEntry(RecordForm):
    """The form of a visit: `begin` enters or corrects one, `resume` goes on with a draft."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        follows = Visit.columns()["follows"].kind
        earlier = ReferenceInput(follows, suggest=self._earlier, title_of=offers.visit_title)
        super().__init__(shell, kind, follows=earlier)
        self.who: VisitorInput = self.form.input("name")
        self.newcomers = Newcomers()
        self.newcomer = Newcomer(lambda: self.who.unknown)
        self.more = Button("", self._turn_more, look="link")
        self.form.insert(self.newcomer, after="name")
        self.form.insert(box(row(self.more, None)), before="laws")
        self.setTabOrder(self.done, self.aside)
        self.form.edited.connect(self._follow_on)
        self.who.settled.connect(lambda: self.form.start("category"))
        self.who.picked.connect(self._take_person)
        self.who.new_wanted.connect(self._ask_new)
        self.newcomer.known.connect(self._is_known)
        self.newcomer.given_up.connect(self._no_newcomer)
        self.newcomer.form.draft.connect(self.keep)
        self.newcomer.form.submitted.connect(self.save)
        self._show_more(False)

    # Which visit

    def usual(self) -> dict[str, Any]:
        return visits.usual()

    def fetch(self, record: str) -> Visit:
        return journal.get(Visit, record)

    def begin(self, record: Visit | None = None, **given: Any) -> None:
        """Enter a visit, with what is known of it; or correct one, and say why if it has gone."""
        super().begin(record, **given)
        person = given.get("person") if record is None else record.person
        if record is not None and record.anonymous:
            self.who.set_anonymous()
            self._require_name()
        elif person:
            self.who.note(person)
        if record is not None:
            self.form.start("reason" if self.is_delivered else "facts")
        else:
            self.form.start("category" if person else "name")

    def fill(self, values: Mapping[str, Any]) -> None:
        self.newcomer.hide()
        self.who.anonymous = False
        super().fill(values)
        self.done.setText(_("Keep the correction") if self.record else _("Log the visit"))
        self._require_name()
        self._show_more(False)
        self._follow_on("result")

    # Drafts

    @property
    def has_content(self) -> bool:
        return super().has_content or (self.open_now and self.newcomer.isVisibleTo(self))

    def typed(self) -> dict[str, Any]:
        typed = super().typed()
        if self.newcomer.isVisibleTo(self):
            typed["_new"] = self.newcomer.typed()
        return typed

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        super().restore(typed, focus)
        if self.who.reference:
            self.who.note(self.who.reference)
        self._require_name()
        if new := typed.get("_new"):
            self.newcomer.restore(new)
        self._show_more(layout.has_more(self.form.typed()))
        self._follow_on("result")
        self.start(focus)

    def focused(self) -> str | None:
        inner = self.newcomer.form.focused()
        return super().focused() or (f"new.{inner}" if inner else None)

    def start(self, name: str = "") -> None:
        inner = name.removeprefix("new.")
        if inner != name and inner in self.newcomer.form.fields:
            self.newcomer.form.start(inner)
        else:
            self.form.start(name if name in self.form.fields else "name")

    def flush(self) -> bool:
        self.newcomer.form.flush()
        return super().flush()

    # Saving

    def save(self) -> None:
        """Log the visit, or correct it, once it is clear who came."""
        new = self.newcomer.isVisibleTo(self)
        as_it_was = self.record is not None and self.record.name == self.who.unknown
        if self.who.unknown and not new and not as_it_was:
            self._ask_new(self.who.unknown)
            return
        self._new = None
        if new:
            try:
                self._new = self.newcomer.values()
            except FieldErrors:
                return  # said beside its fields
            if self.newcomer.asking():
                return
        super().save()

    def store(self, values: dict[str, Any]) -> Visit:
        if self._new is not None:
            self.newcomers.require_usual(self._new["name"])
            values |= {"name": self._new["name"], "person": None, "anonymous": None}
        reason = values.pop("reason", None) or ""
        if self.record is not None:
            fresh = self.fetch(self.record.id)
            visit = visits.amend(fresh, reason=reason, newcomer=self._new, **values)
        else:
            values = {k: v for k, v in values.items() if v is not None}
            if "day" in values:
                visits.require_last_known(values["day"])
            visit = visits.log(newcomer=self._new, prepared=self.attached.prepared, **values)
        visits.remember(values)
        return visit

    def refuse(self, errors: FieldErrors | None) -> bool:
        if errors is not None and errors.fields.keys() & set(layout.more(self.form.fields)):
            self._show_more(True)
        return super().refuse(errors)

    def refused(self, error: AppError) -> None:
        if isinstance(error, UnusualName):
            self.newcomers.ask(self, error, self.save, self._correct_name)
        else:
            unless_numbered(self.shell, error, self.save, super().refused)

    # The visitor

    def _ask_new(self, typed: str) -> None:
        if self.newcomer.isVisibleTo(self):
            self.newcomer.alike.compare()
            self.newcomer.form.start("sex")
            return
        is_phone = typed.replace("-", "").isdigit()
        if is_phone:
            self.who.line.clear()
        self.newcomer.begin(typed if is_phone else "")
        if typed.isascii():
            self._correct_name()
        else:
            self.newcomer.form.start("sex")
        self.form.dirty = True
        self.keep()

    def _correct_name(self) -> None:
        self.form.start("name")
        self.who.line.selectAll()

    def _no_newcomer(self) -> None:
        self.newcomer.hide()
        self.form.start("name")

    def _is_known(self, person: Person) -> None:
        self.newcomer.hide()
        self.who.set_person(person)

    def _take_person(self, picked: Suggestion | None) -> None:
        self.newcomer.hide()
        self._require_name()
        if self.who.anonymous:
            self._show_more(True)
        if picked is None:
            return
        day, person = self.form.input("day").value_or_none(), journal.get(Person, picked.value)
        for name, value in visits.particulars(person, day).items():
            self.form.input(name).set_value(value)

    def _require_name(self) -> None:
        self.form.fields["name"].star.setVisible(not self.who.anonymous)

    def _earlier(self, _text: str) -> list[Suggestion]:
        return offers.earlier_of(self.who.reference, self.about() or "")

    # The rest of the form

    def _follow_on(self, name: str) -> None:
        if name == "result":
            promised = self.form.input("result").value_or_none() == "promised"
            self.form.show_fields(["follow_up"], promised)
        if name == "for_lawyer" and self.form.input("for_lawyer").value():
            result = self.form.input("result")
            # Nothing was answered if the lawyer is to answer.
            if result.value_or_none() == "answered":
                result.set_value(None)

    def _turn_more(self) -> None:
        shown = not self.form.row_of("laws").isVisibleTo(self.form)
        self._show_more(shown)
        if shown:
            self.form.start("laws")

    def _show_more(self, shown: bool) -> None:
        for name in layout.more(self.form.fields):
            self.form.row_of(name).setVisible(shown)
        self.more.setText(
            _("Less ▴") if shown else _("More: laws, place, who came along, asks for, groups… ▾")
        )
