"""The form of one step of a dispute: kept as a draft all the while, refused beside its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal

from app.errors import AppError
from app.fields import Described
from app.language import _
from app.records import cases
from app.records.cases import MayHaveToAvoid, Missing, NotYet
from app.records.cases.model import Case
from ui.pages.cases.inputs import inputs_of
from ui.records.drafted import DraftedForm
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.message import Banner, ask
from ui.widgets.plain import Button, Label, clear, column, hide_unless, row

_NO_MORE: Final[Mapping[str, Described]] = {}


class CaseForm(DraftedForm):
    """What a form of disputes asks for, what it says above, and how a refusal is answered."""

    def __init__(
        self, shell: Shell, asked: cases.Form, case: Case, more: Mapping[str, Described] = _NO_MORE
    ) -> None:
        self.asked = asked
        phrases = partial(asked.phrases, case) if asked.phrases is not None else None
        form = Form(
            {**asked.fields, **more}, [*asked.laid_out, *((name,) for name in more)],
            inputs=inputs_of(asked, case), phrases=phrases, labels=asked.labels,
            required=asked.required, category=f"dispute:{case.category or ''}",
        )  # fmt: skip
        super().__init__(shell, asked.draft, form)
        self._anyway: dict[str, Any] = {}
        self.banner = Banner()
        self.says = Label(_(asked.says) if asked.says else "", "quiet", wrap=True)
        hide_unless(bool(asked.says), self.says)
        self.keep_button = Button(_(asked.verb), self.save, look="primary", key="Ctrl ↵")

    def save(self) -> None:
        """Take the step, or keep the correction."""
        self.banner.hide()
        self._anyway = {}
        super().save()

    def store(self, values: dict[str, Any]) -> Any:
        return self.asked.take(self.case_now(), values | self._anyway)

    def case_now(self) -> Case:
        """The dispute as it stands, or what is known of a new one."""
        raise NotImplementedError

    def refused(self, error: AppError) -> None:
        if isinstance(error, NotYet):
            self.show_missing(error.missing)
        elif isinstance(error, MayHaveToAvoid) and all(e.why != "party" for e in error.conflicts):
            ask(
                self,
                _("{who}. Name this mediator all the same?").format(who=error.data["who"]),
                _("Name all the same"),
                self._name_anyway,
                explain=_("Either side may ask for somebody else to mediate."),
            )
        else:
            self.banner.refuse(error)

    def _name_anyway(self) -> None:
        self._anyway = {"anyway": True}
        super().save()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Go to the first missing condition that is met in this form."""
        if first := next((own for each in missing if (own := self.asked.field_of(each))), ""):
            self.form.start(first)


class StepForm(CaseForm):
    """What a step asks for, or a record of the dispute that is corrected."""

    lacking = Signal(object)
    """A Missing that was pressed: it is met elsewhere first."""
    unwanted = Signal(object)
    """The record that is corrected, which is to be made void instead."""

    def __init__(self, shell: Shell, asked: cases.Form, case: Case, record: Any = None) -> None:
        self.case = case
        self._corrected = record
        why = cases.asked_why(record) if record is not None else {}
        super().__init__(shell, asked, case, why)
        self._left_at = ""
        self.void_button = Button(_("Make void…"), lambda: self.unwanted.emit(record), look="link")
        hide_unless(type(record) in cases.VOIDABLE, self.void_button)
        self._lacks = column(spacing=6)
        self.setLayout(column(self.says, self.banner, self._lacks, self.form))
        # The reason is that of this correction, not of one before.
        self.begin(record, **dict.fromkeys(why))
        if (draft := self.unfinished(self.about())) is not None:
            self.resume(draft)

    # Drafts: one of each step of a dispute, and of each record of it that is corrected

    def put_aside(self) -> bool:
        """Keep the draft for when the step is opened again, and close the form."""
        if self.has_content:
            if not self.keep():
                return False
            self.shell.notify(_("Kept. It is taken up again when the step is opened."))
        self._leave()
        return True

    def usual(self) -> dict[str, Any]:
        return self.asked.begin(self.case)

    def about(self) -> str:
        return super().about() or self.case.id

    def fetch(self, record: str) -> Any:
        return self._corrected

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.form.restore(typed)
        self._left_at = focus

    def start(self, name: str = "") -> None:
        """Put the keyboard into a field: a given one, the one that a draft was left at, the first
        empty one that must not be, or the first.
        """
        fields = self.form.fields
        name = name if name in fields else self._left_at
        if name not in fields:
            needed = (n for n, f in fields.items() if f.star.isVisibleTo(self))
            unsaid = (n for n in needed if not fields[n].input.typed())
            name = next(unsaid, next(filter(self._takes_keys, fields), ""))
        if name:
            self.form.start(name)

    def _takes_keys(self, name: str) -> bool:
        put = self.form.input(name)
        return put.focusProxy() is not None or put.focusPolicy() != Qt.FocusPolicy.NoFocus

    # Taking the step

    def case_now(self) -> Case:
        return cases.get(self.case.id)

    def save(self) -> None:
        """Take the step, or keep the correction."""
        clear(self._lacks)
        super().save()

    def store(self, values: dict[str, Any]) -> Any:
        if self.record is None:
            return super().store(values)
        return cases.correct(self.record, values | self._anyway)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Say which conditions are missing, each a button that leads to its field."""
        clear(self._lacks)
        for each in missing:
            words = Label(_("Still missing: {what}").format(what=each), "error", wrap=True)
            to = Button(_("Go there"), partial(self._go, each), look="link")
            self._lacks.addLayout(row(words, to, stretch=0))
        super().show_missing(missing)

    def _go(self, missing: Missing) -> None:
        if own := self.asked.field_of(missing):
            self.form.start(own)
        elif self.keep():
            self.lacking.emit(missing)
