"""A dispute being registered, from nothing or from a visit, or settled at once on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal

from app import codes
from app.errors import AppError, FieldErrors
from app.fields import Flag, Money, Reference, Text
from app.language import N_, _
from app.records import cases
from app.records.cases import LastNumberUnknown, MayHaveToAvoid, NotYet
from app.records.cases.mediators import usual_mediator
from app.records.cases.model import Agreement, Case, Session
from app.records.people import UnusualName
from app.records.visits import Visit
from app.store import phrases
from app.store.session import current
from ui.pages.cases.clauses_input import ClausesInput
from ui.pages.cases.inputs import mediator_input
from ui.pages.cases.parties_input import PartiesInput
from ui.pages.cases.step_form import draft_name
from ui.records.drafted import DraftedForm
from ui.records.last_number import ask_last_number
from ui.records.unusual import UnusualNames
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Banner, ask
from ui.widgets.plain import Button, Card, Label, box, column, row

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


class Register(DraftedForm):
    """The form of a new dispute; with `spot` it goes all the way to performed."""

    wants_other = Signal(object, object)
    """What was typed, and the visit that it came from, go on in the other form."""

    def __init__(self, shell: Shell, *, spot: bool) -> None:
        self.spot = spot
        self.visit: str | None = None
        self.parties = PartiesInput()
        self.clauses = ClausesInput(Agreement.columns()["clauses"].kind)
        form = self._make()
        super().__init__(shell, draft_name("spot" if spot else "register"), form)
        self._anyway: dict[str, Any] = {}
        self.unusual = UnusualNames()
        self.banner = Banner()
        title = Label(_("Settle on the spot") if spot else _("Register a dispute"), "title")
        verb = _("Settled") if spot else _("Register")
        other = _("Register it only") if spot else _("It was settled on the spot")
        says = Label(_(_SPOT_SAYS if spot else _SAYS), "quiet", wrap=True)
        card = Card(
            "", row(title, Button(other, self._other, look="link"), None, self.kept), says,
            self.banner, scrolled(box(column(form, None))),
            row(Button(_("Give up"), self.give_up, look="link"), None,
                Button(_("Keep it, finish later"), self.put_aside),
                Button(verb, self.save, look="primary", key="Ctrl ↵"), spacing=8),
        )  # fmt: skip
        card.body.setStretch(3, 1)
        self.setLayout(column(card))
        self.parties.finished.connect(lambda: form.start("category"))
        form.edited.connect(self._follow)

    def _make(self) -> Form:
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

    def begin(self, record: Any = None, *, visit: Visit | None = None, **given: Any) -> None:
        """A new dispute, perhaps out of a visit."""
        self.visit = visit.id if visit is not None else None
        if visit is not None:
            given = {"facts": visit.facts, "category": _kind_of(visit), **given}
        if visit is not None and visit.name:
            given["parties"] = [{"role": "applicant", "name": visit.name, "phone": visit.phone,
                                 "person": visit.person}]  # fmt: skip
        super().begin(record, **given)
        names = self.parties.parties
        (names[1] if names[0].who.line.text() else names[0]).who.setFocus()

    def usual(self) -> dict[str, Any]:
        now = current().clock()
        values: dict[str, Any] = {"day": now.date(), "source": "apply", "difficulty": "ordinary"}
        if self.spot:
            values |= {"begin": now.time().replace(second=0, microsecond=0), "performed": True,
                       "place": current().name, "mediator": usual_mediator()}  # fmt: skip
        return values

    def fill(self, values: Mapping[str, Any]) -> None:
        self.banner.hide()
        super().fill(values)
        self._follow("barred")

    def typed(self) -> dict[str, Any]:
        return super().typed() | ({"_visit": self.visit} if self.visit else {})

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.form.restore(typed)
        self.visit = typed.get("_visit")
        self._follow("barred")
        self.start(focus if focus in self.form.fields else "parties")

    def take_over(self, typed: dict[str, Any], visit: str | None) -> None:
        """Go on with what was typed in the other form."""
        self.begin()
        own = self.form.typed()
        self.form.restore({**own, **{k: v for k, v in typed.items() if k in self.form.fields}})
        self.visit = visit

    def _other(self) -> None:
        typed, visit = self.form.typed(), self.visit
        self.discard()
        self.wants_other.emit(typed, visit)

    # Saving

    def save(self) -> None:
        """Register it, or settle it."""
        self.banner.hide()
        self._anyway = {}
        super().save()

    def store(self, values: dict[str, Any]) -> Case:
        given = {k: v for k, v in values.items() if v is not None} | self._anyway
        for each in values["parties"]:
            if each.get("newcomer"):
                self.unusual.require(each["name"])
        if self.visit:
            given["visit"] = self.visit
        if not self.spot:
            return cases.register(**given)
        mediator = given.pop("mediator")
        usual: dict[str, Any] = {"performed": False, "clerk": current().user_name}
        return cases.settle_on_the_spot(mediators=[mediator], **{**usual, **given})

    def refuse(self, errors: FieldErrors | None) -> bool:
        if errors is None:
            return self.form.refuse(None)
        told = self.parties.refuse(errors)
        own = {k: v for k, v in errors.fields.items() if k in self.form.fields}
        return bool(own and self.form.refuse(FieldErrors(own))) or told

    def refused(self, error: AppError) -> None:
        if isinstance(error, LastNumberUnknown):
            ask_last_number(self, error, self.save)
        elif isinstance(error, UnusualName):
            self.unusual.ask(self, error, self.save, lambda: self.form.start("parties"))
        elif isinstance(error, MayHaveToAvoid):
            question = _("{who}. Name this mediator all the same?")
            ask(self, question.format(who=error.data["who"]), _("Name all the same"),
                self._name_anyway)  # fmt: skip
        else:
            self.banner.refuse(error)
        if isinstance(error, NotYet):
            named = (name for each in error.missing for name in (each.name, each.field))
            if own := next((name for name in named if name in self.form.fields), ""):
                self.form.start(own)

    def _name_anyway(self) -> None:
        self._anyway = {"anyway": True}
        super().save()

    def _follow(self, name: str) -> None:
        if self.spot:
            # What was done at once has to be shown by something.
            done = bool(self.form.input("performed").value())
            self.form.fields["proof"].star.setVisible(done)
        elif name == "barred":
            try:
                barred = bool(self.form.input("barred").value())
            except AppError:
                barred = False
            self.form.show_fields(["advised_route"], barred)


def _kind_of(visit: Visit) -> str | None:
    """The kind of dispute that is called as the matter of the visit, if one is."""
    kinds, matters = codes.load("dispute"), codes.load("matter")
    matter = matters.label(visit.category) if visit.category else ""
    return next((each.code for each in kinds.current() if kinds.label(each.code) == matter), None)


_SAYS = N_("Enter after a name asks for the next one, in an empty one it goes on; several names may"
           " be pasted at once.")  # fmt: skip
_SPOT_SAYS = N_("Registered, accepted, told, mediated, agreed by word of mouth and performed: all"
                " in one go, at the time it happened.")  # fmt: skip
