"""One visit being entered or corrected: kept as a draft all the while, logged with Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, NotChosen
from app.language import _
from app.records import deliveries, visits
from app.records.on_paper import LastNumberUnknown
from app.records.people import Person
from app.records.visits import Visit
from app.store import drafts, journal
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.visits import form as visits_form
from ui.pages.visits.form import FORM, MORE
from ui.pages.visits.who import Newcomer, VisitorInput, place_of
from ui.records.attached import Attached
from ui.records.last_number import ask_last_number
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Words, box, column, row
from ui.widgets.suggest import Suggestion


class VisitEntry(QWidget):
    """The form of a visit. One draft at a time; `begin`, `edit` and `resume` say which."""

    saved = Signal(object, bool)
    """The Visit that was kept, and whether it was a correction."""
    closed = Signal()
    """The form was put aside or given up."""
    drafted = Signal()
    """What is kept as unfinished has changed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.draft: str | None = None
        self.visit: Visit | None = None
        self.open_now = False
        self.who = VisitorInput()
        self.form = visits_form.make(self.who, self._earlier)
        self.newcomer = Newcomer(lambda: self.who.unknown)
        self.attached = Attached(shell)
        self.more = Button("", self._turn_more, look="link")
        self.form.insert(self.newcomer, after="name")
        self.form.insert(box(row(self.more, None)), before="laws")
        self.form.insert(self.attached)
        self.title = Words(_("New visit"), "title")
        self.kept = Words("", "safe")
        self.finish = Button(_("Log the visit"), self.save, look="primary", key="Ctrl ↵")
        self.aside = Button(_("Keep it, finish later"), self.put_aside)
        self.attach = Button(_("Attach"), self.attached.choose)
        self.drop = Button(_("Give up"), self.give_up, look="link")
        self.setLayout(
            column(
                row(self.title, None, self.kept),
                scrolled(box(column(self.form, None))),
                row(self.drop, None, self.attach, self.aside, self.finish, spacing=8),
            )
        )
        self.setTabOrder(self.finish, self.aside)
        self._connect()
        self._show_more(False)

    def _connect(self) -> None:
        self.form.submitted.connect(self.save)
        self.form.draft.connect(self.keep)
        self.form.edited.connect(self._follow_on)
        self.who.settled.connect(lambda: self.form.start("category"))
        self.who.picked.connect(self._take_person)
        self.who.new_wanted.connect(self._ask_new)
        self.newcomer.known.connect(self._is_known)
        self.newcomer.given_up.connect(self._no_newcomer)
        self.newcomer.form.draft.connect(self.keep)
        self.newcomer.form.submitted.connect(self.save)
        self.attached.changed.connect(self.keep)

    # Which visit

    def begin(self, **given: Any) -> None:
        """Enter a new visit, with what is known of it already."""
        self._fill(None, {**visits_form.usual(), **given})
        self.form.start("name")
        if given.get("person"):
            self.who.note(given["person"])
            self.form.start("category")

    def edit(self, visit: Visit) -> None:
        """Correct a visit; one that was delivered asks why."""
        self._fill(visit, visit.values())
        if visit.anonymous:
            self.who.prefer_no_name()
            self._require_name()
        elif visit.person:
            self.who.note(visit.person)
        self.form.start("reason" if self._delivered() else "facts")

    def resume(self, draft: Unfinished) -> None:
        """Go on with a form where it was left."""
        visit = journal.get(Visit, draft.record) if draft.record else None
        self._fill(visit, visit.values() if visit is not None else {})
        typed = dict(draft.typed)
        self.form.restore(typed, draft.focus)
        self._require_name()
        self.attached.restore(typed.get("_prepared", []))
        if new := typed.get("_new"):
            self.newcomer.restore(new)
        self.draft = draft.id
        self._show_more(visits_form.has_more(self.form))
        self._follow_on("result")
        place = draft.focus or ""
        inner = place.removeprefix("new.")
        # A draft of an earlier release may name a field that is no more.
        if inner != place and inner in self.newcomer.form.fields:
            self.newcomer.form.start(inner)
        else:
            self.form.start(place if place in self.form.fields else "name")
        self.kept.setText(_("Draft kept {time}").format(time=draft.changed_at[11:19]))
        if typed.get("_aside"):
            self._write(aside=False)

    def _fill(self, visit: Visit | None, values: Mapping[str, Any]) -> None:
        self.visit, self.draft, self.open_now = visit, None, True
        self.newcomer.hide()
        self.who.anonymous = False
        self.form.fill(values)
        self.attached.begin(visit)
        self.kept.setText("")
        self.title.setText(
            _("Correct No. {number}").format(number=visit.number) if visit else _("New visit")
        )
        self.finish.setText(_("Keep the correction") if visit else _("Log the visit"))
        self.form.row_of("reason").setVisible(self._delivered())
        self.form.fields["reason"].star.setVisible(self._delivered())
        self._require_name()
        self._show_more(False)
        self._follow_on("result")

    def _delivered(self) -> bool:
        return self.visit is not None and deliveries.state(self.visit) != deliveries.HERE

    # Drafts

    @property
    def begun(self) -> bool:
        """Whether something was typed that is worth keeping."""
        return self.open_now and (
            self.form.dirty or self.newcomer.isVisibleTo(self) or bool(self.draft)
        )

    def keep(self) -> None:
        """Keep the form as it stands."""
        if self.open_now:
            self._write(aside=False)

    def _write(self, *, aside: bool) -> None:
        typed: dict[str, Any] = self.form.typed()
        if self.newcomer.isVisibleTo(self):
            typed["_new"] = self.newcomer.typed()
        if prepared := self.attached.prepared:
            typed["_prepared"] = prepared
        if aside:
            typed["_aside"] = True
        focus = self.form.focused()
        if focus is None and (inner := self.newcomer.form.focused()):
            focus = f"new.{inner}"
        record = self.visit.id if self.visit is not None else None
        first = self.draft is None
        try:
            self.draft = drafts.save(FORM, typed, draft=self.draft, record=record, focus=focus)
        except Exception as error:
            self.shell.fail(error)
            return
        clock = current().clock().strftime("%H:%M:%S")
        self.kept.setText(_("Draft kept {time}").format(time=clock))
        if first or aside:
            self.drafted.emit()

    def flush(self) -> None:
        """Keep what was typed since the last draft; when the page is left."""
        self.form.flush()
        self.newcomer.form.flush()

    def put_aside(self) -> None:
        """Keep the form for later and close it."""
        if self.begun:
            self._write(aside=True)
            self.shell.notify(_("Kept. It stands above the list until it is finished."))
        self._close()

    def give_up(self) -> None:
        """Throw the form away; the toast brings it back."""
        if self.begun:
            self._write(aside=True)
            lost = next((d for d in drafts.unfinished(FORM) if d.id == self.draft), None)
            drafts.discard(self.draft)
            if lost is not None:
                self.shell.notify(
                    _("The form is thrown away."), undo=lambda: self._bring_back(lost)
                )
        self._close()

    def _bring_back(self, lost: Unfinished) -> None:
        drafts.save(FORM, lost.typed, draft=lost.id, record=lost.record, focus=lost.focus)
        self.drafted.emit()

    def _close(self) -> None:
        self.open_now, self.draft, self.visit = False, None, None
        self.drafted.emit()
        self.closed.emit()

    # Saving

    def save(self) -> None:
        """Log the visit, or correct it."""
        new = self.newcomer.isVisibleTo(self)
        as_it_was = self.visit is not None and self.visit.name == self.who.unknown
        if self.who.unknown and not new and not as_it_was:
            self._ask_new(self.who.unknown)
            return
        try:
            newcomer = self.newcomer.values() if new else None
        except FieldErrors:
            return  # said beside its fields
        if newcomer is not None and self.newcomer.asking():
            return
        try:
            values = self.form.values()
            if newcomer is not None:
                values |= {"name": newcomer["name"], "person": None, "anonymous": None}
            visit = self._stored(values, newcomer)
        except FieldErrors as errors:
            if errors.fields.keys() & set(MORE):
                self._show_more(True)
            if not self.form.refuse(errors):
                self.shell.fail(errors)
            return
        except LastNumberUnknown as refusal:
            ask_last_number(self, refusal, self.save)
            return
        except Exception as error:  # a full disk, too: the form stays, and says so
            self.shell.fail(error)
            return
        visits_form.remember(values)
        drafts.discard(self.draft)
        corrected = self.visit is not None
        self._close()
        self.saved.emit(visit, corrected)

    def _stored(self, values: dict[str, Any], newcomer: dict[str, Any] | None) -> Visit:
        reason = values.pop("reason", None) or ""
        values["place"] = place_of(values.get("place"))
        if self.visit is not None:
            fresh = journal.get(Visit, self.visit.id)
            return visits.amend(fresh, reason=reason, newcomer=newcomer, **values)
        values = {k: v for k, v in values.items() if v is not None}
        if "day" in values:
            visits.require_last_known(values["day"])
        return visits.log(newcomer=newcomer, prepared=self.attached.prepared, **values)

    # The visitor

    def _ask_new(self, typed: str) -> None:
        if self.newcomer.isVisibleTo(self):
            self.newcomer.look_for_likes()
            self.newcomer.form.start("sex")
            return
        is_phone = typed.replace("-", "").isdigit()
        if is_phone:
            self.who.line.clear()
        self.newcomer.begin(typed if is_phone else "")
        if typed.isascii():
            self.form.start("name")
            self.who.line.selectAll()
        else:
            self.newcomer.form.start("sex")
        self.form.dirty = True
        self.keep()

    def _no_newcomer(self) -> None:
        self.newcomer.hide()
        self.form.start("name")

    def _is_known(self, person: Person) -> None:
        self.newcomer.hide()
        self.who.stand_for(person)

    def _take_person(self, picked: Suggestion | None) -> None:
        self.newcomer.hide()
        self._require_name()
        if self.who.anonymous:
            self._show_more(True)
        if picked is None:
            return
        person = journal.get(Person, picked.value)
        day = self._day()
        particulars = {
            "sex": person.sex,
            "phone": person.phone,
            "groups": person.groups,
            "age_band": visits.age_band(person.birth, day) if day else None,
        }
        for name, value in particulars.items():
            self.form.input(name).set_value(value)

    def _require_name(self) -> None:
        self.form.fields["name"].star.setVisible(not self.who.anonymous)

    def _day(self) -> Any:
        try:
            return self.form.input("day").value()
        except AppError:
            return None

    def _earlier(self, _text: str) -> list[Suggestion]:
        mine = self.visit.id if self.visit is not None else ""
        return visits_form.earlier_of(self.who.reference, mine)

    # The rest of the form

    def _follow_on(self, name: str) -> None:
        if name == "result":
            try:
                promised = self.form.input("result").value() == "promised"
            except NotChosen:
                promised = False
            self.form.show_fields(["follow_up"], promised)
        if name == "for_lawyer" and self.form.input("for_lawyer").value():
            result = self.form.input("result")
            if result.value() == "answered":  # nothing was answered if the lawyer is to answer
                result.set_value(None)

    def _turn_more(self) -> None:
        shown = not self.form.row_of("laws").isVisibleTo(self.form)
        self._show_more(shown)
        if shown:
            self.form.start("laws")

    def _show_more(self, shown: bool) -> None:
        for name in MORE:
            self.form.row_of(name).setVisible(shown)
        self.more.setText(
            _("Less ▴") if shown else _("More: laws, place, who came along, asks for, groups… ▾")
        )
