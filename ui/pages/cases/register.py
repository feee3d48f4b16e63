"""A dispute being registered, from nothing or from a visit, or settled at once on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from app.errors import AppError, FieldErrors
from app.language import _
from app.records import cases
from app.records.cases import Missing, NotYet
from app.records.cases.model import Case
from app.records.people import NobodyKnown
from app.records.visits import Visit
from ui.pages.cases.parties_input import PartiesInput
from ui.pages.cases.step_form import CaseForm
from ui.records.last_number import unless_numbered
from ui.records.persons import Newcomers
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Label, box, column


class Register(CaseForm):
    """The form of a new dispute; with `spot` it goes all the way to performed."""

    wants_other = Signal(object, object)
    """What was typed, and the visit that it came from, go on in the other form."""

    def __init__(self, shell: Shell, *, spot: bool) -> None:
        self.visit: str | None = None
        super().__init__(shell, cases.ON_THE_SPOT if spot else cases.REGISTER, Case())
        self.spot = spot
        self.parties: PartiesInput = self.form.input("parties")
        self.newcomers = Newcomers()
        other = _("Register it only") if spot else _("It was settled on the spot")
        head = (Label(_(self.asked.title), "title"), Button(other, self._other, look="link"), None)
        body = (self.says, self.banner, scrolled(box(column(self.form, None))))
        self.setLayout(column(Card("", self.frame(head, *body, done=self.keep_button))))
        self.parties.finished.connect(lambda: self.form.start("category"))
        self.form.edited.connect(lambda _name: self._follow())

    # Which one

    def begin(self, record: Any = None, *, visit: Visit | None = None, **given: Any) -> None:
        """A new dispute, perhaps out of a visit."""
        self.visit = visit.id if visit is not None else None
        super().begin(record, **given)
        first, second, *_more = self.parties.lines
        (first if first.is_empty else second).setFocus()

    def case_now(self) -> Case:
        return Case(visit=self.visit)

    def usual(self) -> dict[str, Any]:
        return self.asked.begin(self.case_now())

    def fill(self, values: Mapping[str, Any]) -> None:
        self.banner.hide()
        super().fill(values)
        self._follow()

    def typed(self) -> dict[str, Any]:
        return super().typed() | ({"_visit": self.visit} if self.visit else {})

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.form.restore(typed)
        self.visit = typed.get("_visit")
        self._follow()
        self.start(focus if focus in self.form.fields else "parties")

    def take_over(self, typed: dict[str, Any], visit: str | None) -> None:
        """Go on with what was typed in the other form."""
        self.begin()
        own = self.form.typed()
        self.form.restore({**own, **{k: v for k, v in typed.items() if k in self.form.fields}})
        self.visit = visit

    def _other(self) -> None:
        self.wants_other.emit(self.form.typed(), self.visit)

    # Storing

    def store(self, values: dict[str, Any]) -> Case:
        if not values.get("confidential"):  # then nobody becomes a person by it
            parties = values["parties"]
            self.newcomers.require(each["name"] for each in parties if each.get("newcomer"))
        return super().store(values)

    def refuse(self, errors: FieldErrors | None) -> bool:
        if errors is None:
            return self.form.refuse(None)
        told = self.parties.refuse(errors)
        own = {k: v for k, v in errors.fields.items() if k in self.form.fields}
        return bool(own and self.form.refuse(FieldErrors(own))) or told

    def refused(self, error: AppError) -> None:
        if isinstance(error, NobodyKnown):
            self.newcomers.ask(self, error, self.save, partial(self.parties.go_to, error))
        else:
            unless_numbered(self.shell, error, self.save, super().refused)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        self.banner.refuse(NotYet(self.asked.name, [*missing]))
        super().show_missing(missing)

    def _follow(self) -> None:
        if self.spot:
            # What was done at once has to be shown by something.
            done = bool(self.form.input("performed").value())
            self.form.fields["proof"].star.setVisible(done)
        else:
            barred = self.form.input("barred").value_or_none() is not None
            self.form.show_fields(["advised_route"], barred)
