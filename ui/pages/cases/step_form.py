"""The form of one step of a dispute: kept as a draft all the while, refused beside its fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import FieldErrors
from app.fields import Text
from app.language import N_, _
from app.records import cases
from app.records.cases import MayHaveToAvoid, Missing, NotYet
from app.records.cases.model import Case
from app.store import drafts
from app.store.session import current
from ui.pages.cases.spec import StepSpec
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Banner, ask
from ui.widgets.plain import Button, Words, column, row

FORM = "case"


def draft_name(step: str) -> str:
    """Under what name the form of a step is kept while it is unfinished."""
    return f"{FORM}.{step}"


class StepForm(QWidget):
    """What a step asks for. `saved` gives what the step made; `lacking` leads elsewhere first."""

    saved = Signal(object)
    lacking = Signal(object)
    """A Missing that was pressed."""
    unwanted = Signal(object)
    """The record that is corrected, which is to be made void instead."""

    def __init__(self, shell: Shell, spec: StepSpec, case: Case, record: Any = None) -> None:
        super().__init__()
        self.shell, self.spec, self.case = shell, spec, case
        self.record = record
        """What is corrected; None where something new is written."""
        self.draft: str | None = None
        self._left_at = ""
        self.done = False
        phrases = spec.phrases
        labels = dict(spec.labels)
        columns, rows = spec.columns, list(spec.rows)
        if self._is_noted:
            why = Entry(Text(max=200), N_("Why it is corrected"), required=True)
            columns, rows = {**columns, "why": why}, [*rows, ("why",)]
        elif record is not None:
            labels["reason"] = N_("Why it is corrected (only where the district has it already)")
            rows.append(("reason",))
        self.form = Form(
            columns,
            rows,
            inputs=spec.inputs(case),
            phrases=(lambda n, text: phrases(case, n, text)) if phrases is not None else None,
            labels=labels,
            required=spec.required,
        )
        self.banner = Banner()
        self.kept = Words("", "safe")
        self.keep_button = Button(_(spec.verb), self.save, look="primary", key="Ctrl ↵")
        self.void_button = Button(_("Make void…"), lambda: self.unwanted.emit(record), look="link")
        self.void_button.setVisible(type(record) in cases.VOIDABLE)
        self._lacks = column(spacing=6)
        says = Words(_(spec.says), "quiet", wrap=True)
        says.setVisible(bool(spec.says))
        self.setLayout(column(says, self.banner, self._lacks, self.form))
        self.form.submitted.connect(self.save)
        self.form.draft.connect(self.keep)
        self._begin()

    @property
    def _is_noted(self) -> bool:
        """Whether it is a correction that stands in a note of the dispute."""
        return type(self.record) in cases.NOTED

    def _begin(self) -> None:
        if self._is_noted:
            self.form.fill(self.record.values())
        elif self.record is not None:
            # The reason is that of this correction, not of one before.
            self.form.fill({**self.record.values(), "reason": None})
        else:
            self.form.fill(self.spec.begin(self.case))
        kept = drafts.unfinished(draft_name(self.spec.name)) if self.record is None else []
        found = next((each for each in kept if each.record == self.case.id), None)
        if found is not None:
            self.form.restore(found.typed, found.focus)
            self.draft, self._left_at = found.id, found.focus or ""
            self.kept.setText(_("Draft kept {time}").format(time=found.changed_at[11:19]))

    def start(self, name: str = "") -> None:
        """Put the keyboard into a field: a given one, the one that a draft was left at, the first
        empty one that must not be, or the first.
        """
        fields = self.form.fields
        name = name if name in fields else self._left_at
        if name not in fields:
            needed = (n for n, f in fields.items() if f.star.isVisibleTo(self))
            empty = (n for n in needed if not fields[n].input.typed())
            name = next(empty, next(filter(self._takes_keys, fields), ""))
        if name:
            self.form.start(name)

    def _takes_keys(self, name: str) -> bool:
        put = self.form.input(name)
        return put.focusProxy() is not None or put.focusPolicy() != Qt.FocusPolicy.NoFocus

    def keep(self) -> None:
        """Keep the form as it stands."""
        if self.done or self.record is not None:
            return
        try:
            self.draft = drafts.save(
                draft_name(self.spec.name),
                self.form.typed(),
                draft=self.draft,
                record=self.case.id,
                focus=self.form.focused(),
            )
        except Exception as error:
            self.banner.refuse(error)
            return
        self.kept.setText(_("Draft kept {time}").format(
            time=current().clock().strftime("%H:%M:%S")))  # fmt: skip

    def flush(self) -> None:
        """Keep what was typed since; when the form is left."""
        if not self.done:
            self.form.flush()

    def give_up(self) -> None:
        """Throw the form away."""
        self.done = True
        drafts.discard(self.draft)

    def save(self) -> None:
        """Take the step."""
        self.banner.hide()
        self._clear_lacks()
        try:
            values = self.form.values()
        except FieldErrors:
            return
        self._take(values)

    def _take(self, values: dict[str, Any], **more: Any) -> None:
        try:
            made = self._act({**values, **more})
        except FieldErrors as errors:
            if not self.form.refuse(errors):
                self.banner.refuse(errors)
        except NotYet as refusal:
            self.show_missing(refusal.missing)
        except MayHaveToAvoid as refusal:
            self._warn(refusal, values)
        except Exception as error:  # a full disk, too: the form stays, and says so
            self.banner.refuse(error)
        else:
            self.done = True
            drafts.discard(self.draft)
            self.saved.emit(made)

    def _act(self, values: dict[str, Any]) -> Any:
        if self._is_noted:
            why = values.pop("why") or ""
            return cases.change_noted(self.record, why=why, **values)
        if self.record is not None:
            reason = values.pop("reason", None) or ""
            return cases.change_record(self.record, reason=reason, **values)
        return self.spec.act(cases.get(self.case.id), values)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Say which conditions are missing, each a button that leads to its field."""
        self._clear_lacks()
        for each in missing:
            words = Words(_("Still missing: {what}").format(what=each), "error", wrap=True)
            to = Button(_("Go there"), partial(self._go, each), look="link")
            line = row(words, to)
            line.setStretch(0, 1)
            self._lacks.addLayout(line)
        first = next((own for each in missing if (own := self._own(each))), "")
        if first:
            self.form.start(first)

    def _own(self, missing: Missing) -> str:
        """The field of this form that a condition is met in, if it is."""
        names = () if missing.record else (missing.name, missing.field)
        return next((name for name in names if name in self.form.fields), "")

    def _go(self, missing: Missing) -> None:
        if own := self._own(missing):
            self.form.start(own)
        else:
            self.keep()
            self.lacking.emit(missing)

    def _clear_lacks(self) -> None:
        from ui.widgets.plain import empty

        while self._lacks.count():
            empty(self._lacks.takeAt(0))

    def _warn(self, refusal: MayHaveToAvoid, values: dict[str, Any]) -> None:
        if any(each.why == "party" for each in refusal.conflicts):
            self.banner.refuse(refusal)
            return
        ask(
            self,
            _("{who}. Name this mediator all the same?").format(who=refusal.data["who"]),
            _("Name all the same"),
            lambda: self._take(values, anyway=True),
            explain=_("Either side may ask for somebody else to mediate."),
        )
