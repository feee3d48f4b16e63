"""A dispute being registered, from nothing or from a visit, or settled at once on one page."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import codes
from app.errors import FieldErrors
from app.fields import Flag, Money, Reference, Text
from app.language import N_, _
from app.records import cases
from app.records.cases import LastNumberUnknown, MayHaveToAvoid, NotYet
from app.records.cases.model import Agreement, Case, Session
from app.records.visits import Visit
from app.store import drafts, phrases
from app.store.drafts import Unfinished
from app.store.session import current
from ui.pages.cases.clauses_input import ClausesInput
from ui.pages.cases.known import mediator_input, usual_mediator
from ui.pages.cases.parties_input import PartiesInput
from ui.pages.cases.step_form import draft_name
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Banner, ask
from ui.widgets.plain import Button, Card, Words, box, column, row

_COLUMNS: Final = Case.columns()
_AGREED: Final = N_("Amount agreed")
_ROWS: Final = (
    ("parties",), ("category:3", "source:3", "day:3"), ("facts",), ("requests",),
    ("amount:3", "applied:3", "difficulty:3"), ("barred",), ("advised_route",),
    ("confidential", "people", "paper_number"),
)  # fmt: skip
_SPOT_ROWS: Final = (
    ("parties",), ("category:3", "day:3", "begin:2", "finish:2"), ("facts",), ("clauses",),
    ("amount:3", "performed:3", "proof:4"), ("mediator:3", "place:4"),
)  # fmt: skip


class Register(Card):
    """The form of a new dispute; with `spot` it goes all the way to performed."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, shell: Shell, *, spot: bool) -> None:
        super().__init__("")
        self.shell, self.spot = shell, spot
        self.name = draft_name("spot" if spot else "register")
        self.draft: str | None = None
        self.open_now = False
        self.visit: str | None = None
        self.parties = PartiesInput()
        self.clauses = ClausesInput(Agreement.columns()["clauses"].kind)
        self.form = self._form()
        self.banner = Banner()
        self.kept = Words("", "safe")
        self.title = Words(_("Settle on the spot") if spot else _("Register a dispute"), "title")
        verb = _("Settled") if spot else _("Register")
        self.finish = Button(verb, self.save, look="primary", key="Ctrl ↵")
        self.other = Button(
            _("Register it only") if spot else _("It was settled on the spot"), self._other,
            look="link",
        )  # fmt: skip
        aside = Button(_("Keep it, finish later"), self.put_aside)
        drop = Button(_("Give up"), self.give_up, look="link")
        says = Words(_(_SPOT_SAYS if spot else _SAYS), "quiet", wrap=True)
        for each in (row(self.title, self.other, None, self.kept), says, self.banner,
                     scrolled(box(column(self.form, None))),
                     row(drop, None, aside, self.finish, spacing=8)):  # fmt: skip
            self.body.addWidget(each) if isinstance(each, QWidget) else self.body.addLayout(each)
        self.body.setStretch(3, 1)
        self.parties.finished.connect(lambda: self.form.start("category"))
        self.form.submitted.connect(self.save)
        self.form.draft.connect(self.keep)
        self.form.edited.connect(self._follow)

    wants_other = Signal(object)
    """What was typed goes on in the other form."""

    def _form(self) -> Form:
        session, agreement = Session.columns(), Agreement.columns()
        columns: dict[str, Any] = {
            **_COLUMNS,
            "parties": Entry(None, N_("Who with whom")),
            "begin": session["begin"], "finish": session["finish"], "place": session["place"],
            "clauses": agreement["clauses"],
            "mediator": Entry(Reference(to="person"), N_("Mediator"), required=True),
            "performed": Entry(Flag(), N_("Performed at once")),
            "proof": Entry(Text(max=100), N_("Receipt, or what shows it")),
            "amount": Entry(Money(), _AGREED if self.spot else _COLUMNS["amount"].label),
        }  # fmt: skip
        inputs: dict[str, Any] = {"parties": self.parties}
        if self.spot:
            inputs |= {"clauses": self.clauses, "mediator": mediator_input()}
        return Form(
            columns, _SPOT_ROWS if self.spot else _ROWS, inputs=inputs, phrases=phrases.of,
            labels={"day": N_("Date"),
                    "barred": N_("May not be mediated because (only where it is so)")},
        )  # fmt: skip

    # Which one

    def begin(self, visit: Visit | None = None, **given: Any) -> None:
        """A new dispute, perhaps out of a visit."""
        self.draft, self.open_now = None, True
        self.visit = visit.id if visit is not None else None
        now = current().clock()
        values: dict[str, Any] = {"day": now.date(), "source": "apply", "difficulty": "ordinary"}
        if self.spot:
            values |= {"begin": now.time().replace(second=0, microsecond=0), "performed": True,
                       "place": current().name, "mediator": usual_mediator()}  # fmt: skip
        if visit is not None:
            values |= {"facts": visit.facts, "category": _kind_of(visit)}
            if visit.name:
                values["parties"] = [{"role": "applicant", "name": visit.name, "phone": visit.phone,
                                      "person": visit.person}]  # fmt: skip
        self._fill({**values, **given})
        names = self.parties.parties
        (names[1] if names[0].who.line.text() else names[0]).who.setFocus()

    def _fill(self, values: dict[str, Any]) -> None:
        self.banner.hide()
        self.kept.setText("")
        self.form.fill(values)
        self._follow("barred")

    def resume(self, draft: Unfinished) -> None:
        """Go on with one that was not finished."""
        self._fill({})
        self.form.restore(draft.typed, draft.focus)
        self.visit = draft.typed.get("_visit")
        self.draft, self.open_now = draft.id, True
        self._follow("barred")
        self.kept.setText(_("Draft kept {time}").format(time=draft.changed_at[11:19]))
        if draft.focus not in self.form.fields:
            self.form.start("parties")

    def take_over(self, typed: dict[str, Any], visit: str | None) -> None:
        """Go on with what was typed in the other form."""
        self.begin()
        own = self.form.typed()
        self.form.restore({**own, **{k: v for k, v in typed.items() if k in self.form.fields}})
        self.visit = visit

    def _other(self) -> None:
        typed, visit = self.form.typed(), self.visit
        drafts.discard(self.draft)
        self.open_now, self.draft = False, None
        self.wants_other.emit((typed, visit))

    # Drafts

    def keep(self) -> None:
        """Keep the form as it stands."""
        if not self.open_now:
            return
        typed = self.form.typed() | ({"_visit": self.visit} if self.visit else {})
        try:
            self.draft = drafts.save(self.name, typed, draft=self.draft, focus=self.form.focused())
        except Exception as error:
            self.banner.refuse(error)
            return
        clock = current().clock().strftime("%H:%M:%S")
        self.kept.setText(_("Draft kept {time}").format(time=clock))

    def flush(self) -> None:
        """Keep what was typed since; when the page is left."""
        if self.open_now:
            self.form.flush()

    def put_aside(self) -> None:
        """Keep the form for later and close it."""
        if self.form.dirty or self.draft:
            self.keep()
            self.shell.notify(_("Kept. It stands above the list until it is finished."))
        self._close()

    def give_up(self) -> None:
        """Throw the form away; the toast brings it back."""
        if self.form.dirty or self.draft:
            self.keep()
            lost = next((d for d in drafts.unfinished(self.name) if d.id == self.draft), None)
            drafts.discard(self.draft)
            if lost is not None:
                self.shell.notify(_("The form is thrown away."), undo=lambda: _bring_back(lost))
        self._close()

    def _close(self) -> None:
        self.open_now, self.draft = False, None
        self.closed.emit()

    # Saving

    def save(self) -> None:
        """Register it, or settle it."""
        self.banner.hide()
        try:
            values = {k: v for k, v in self.form.values().items() if v is not None}
        except FieldErrors:
            return
        self._store(values)

    def _store(self, values: dict[str, Any], **more: Any) -> None:
        given = dict(values)
        if self.visit:
            given["visit"] = self.visit
        try:
            case = self._settled({**given, **more}) if self.spot else cases.register(**given)
        except FieldErrors as errors:
            told = self.parties.refuse(errors)
            own = FieldErrors({k: v for k, v in errors.fields.items() if k in self.form.fields})
            if own.fields:
                self.form.refuse(own)
            elif not told:
                self.banner.refuse(errors)
        except LastNumberUnknown as refusal:
            self._ask_number(refusal, values)
        except MayHaveToAvoid as refusal:
            ask(self, _("{who}. Name this mediator all the same?").format(who=refusal.data["who"]),
                _("Name all the same"), lambda: self._store(values, anyway=True))  # fmt: skip
        except NotYet as refusal:
            self.banner.refuse(refusal)
            named = (name for each in refusal.missing for name in (each.name, each.field))
            if own := next((name for name in named if name in self.form.fields), ""):
                self.form.start(own)
        except Exception as error:  # a full disk, too: the form stays, and says so
            self.banner.refuse(error)
        else:
            drafts.discard(self.draft)
            self.open_now, self.draft = False, None
            self.saved.emit(case)

    def _settled(self, values: dict[str, Any]) -> Case:
        mediator = values.pop("mediator")
        values.setdefault("performed", False)
        values.setdefault("clerk", current().user_name)
        return cases.settle_on_the_spot(mediators=[mediator], **values)

    def _ask_number(self, refusal: LastNumberUnknown, values: dict[str, Any]) -> None:
        from ui.records.last_number import ask_last_number

        ask_last_number(self, refusal, lambda: self._store(values))

    def _follow(self, name: str) -> None:
        if self.spot:
            # What was done at once has to be shown by something.
            done = bool(self.form.input("performed").value())
            self.form.fields["proof"].star.setVisible(done)
        elif name == "barred":
            try:
                barred = bool(self.form.input("barred").value())
            except Exception:
                barred = False
            self.form.show_fields(["advised_route"], barred)


def _kind_of(visit: Visit) -> str | None:
    """The kind of dispute that is called as the matter of the visit, if one is."""
    kinds, matters = codes.load("dispute"), codes.load("matter")
    matter = matters.label(visit.category) if visit.category else ""
    return next((each.code for each in kinds.current() if kinds.label(each.code) == matter), None)


def _bring_back(lost: Unfinished) -> None:
    drafts.save(lost.form, lost.typed, draft=lost.id, record=lost.record, focus=lost.focus)


_SAYS = N_("Enter after a name asks for the next one, in an empty one it goes on; several names may"
           " be pasted at once.")  # fmt: skip
_SPOT_SAYS = N_("Registered, accepted, told, mediated, agreed by word of mouth and performed: all"
                " in one go, at the time it happened.")  # fmt: skip
