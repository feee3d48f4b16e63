"""Prepare certificates: what they say, who gets one, and in one go issued or asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.errors import FieldErrors
from app.language import N_, _
from app.messages import words as refusal_words
from app.records import certificates
from app.records.certificates import form, numbering, preparing, words
from app.store.session import current
from ui.pages.certificates.names import Names
from ui.records.drafted import DraftedForm
from ui.records.last_number import unless_numbered
from ui.shell import Shell
from ui.widgets.arrange import Columns, scrolled
from ui.widgets.chips import Chips
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, box, column, hint, row

FORM: Final = "certificates"


class Prepare(DraftedForm):
    """On the left what all of them say, on the right who gets one, each with what is wrong."""

    question = N_("Throw the list away?")

    def __init__(self, shell: Shell, page: Any) -> None:
        self.page, self.office = page, current().is_office
        rows = form.shared_rows(office=self.office)
        super().__init__(shell, FORM, Form(form.shared_columns(), rows))
        listed = codes.load("certificate_kind").current()
        self.kind = Chips([(each.code, each.label) for each in listed])
        self.note = hint()
        left = Card(_("What they say"), self.kind, 4, self.form, 4, self.note, None)
        self.names = Names(shell, lambda: self.kind.value, self._shared)
        self.go = Button("", self.save, look="primary", key="Ctrl ↵")
        back = Button(_("‹ Back"), self.leave)
        away = Button(_("Throw the list away"), self.give_up, look="link")
        bottom = row(back, away, None, self.go)
        both = Columns(box(column(scrolled(left))), self.names, shares=(4, 6))
        self.setLayout(column(both, bottom, stretch=0))
        self.kind.chosen.connect(lambda _kind: self._kind_chosen())
        self.form.edited.connect(lambda _name: self._look_again())
        for name in form.SHARED:
            self.form.input(name).left.connect(self._compare_shared)
        self.names.changed.connect(self._changed)
        self.closed.connect(lambda: page.turn_to("register"))
        self._kind_chosen()

    def go_on(self) -> None:
        """Go on where it was left; the first time with what a draft has kept."""
        if not self.open_now:
            kept = self.unfinished(None)
            self.resume(kept) if kept is not None else self.begin()
        self._kind_chosen()
        self.form.start()

    def take(self, prefilled: Mapping[str, Any]) -> None:
        """Begin with a kind and lines that came from elsewhere; what is gathered already stays."""
        if self.names.lines and self.kind.value != prefilled["kind"]:
            self.shell.notify(_("Finish the list that is open here first, or throw it away."))
            return
        self.kind.set_value(prefilled["kind"])
        here = {each.values.get("person") for each in self.names.lines}
        lines = preparing.from_draft(prefilled["lines"])
        fresh = [each for each in lines if each.values.get("person") not in here]
        self.names.set_lines([*self.names.lines, *fresh])
        self.keep()
        self._kind_chosen()

    def leave(self) -> None:
        """Back to the register; what was gathered stays."""
        self.flush()
        self.page.turn_to("register")

    def usual(self) -> dict[str, Any]:
        return {"day": current().today()} if self.office else {}

    def fill(self, values: Mapping[str, Any]) -> None:
        self.form.fill(values)
        self.names.set_lines([])

    def typed(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "name": f"{words.kind(self.kind.value)} ({len(self.names.lines)})",
            "form": self.form.typed(),
            "lines": preparing.to_draft(self.names.lines),
        }

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.kind.set_value(typed.get("kind") or "appointment")
        self.form.restore(typed.get("form") or {})
        self.names.set_lines(preparing.from_draft(typed.get("lines") or []))

    # In one go

    def save(self) -> None:
        """Issue, or ask the office for, every line that nothing is wrong with."""
        ready = self.names.ready()
        if not ready:
            return
        try:
            typed = self.form.values(self._shown())
        except FieldErrors:
            return
        shared = {name: value for name, value in typed.items() if value is not None}
        kind, holders = self.kind.value, [preparing.line_values(each) for each in ready]
        do = certificates.issue if self.office else certificates.ask
        part = "register" if self.office else "asked"
        gone = {id(each) for each in ready}

        def done(made: list[Any]) -> None:
            self.names.set_lines([e for e in self.names.lines if id(e) not in gone])
            if any(not each.left_out for each in self.names.lines):
                self.keep()
            else:
                self.names.set_lines([])
                self.forget()
            self.page.prepared(part, [each.id for each in made])
            self.shell.notify(preparing.done_words(len(made)))

        self.shell.run(
            lambda progress: do(kind=kind, holders=holders, progress=progress, **shared),
            done,
            title=_("Issuing…") if self.office else _("Writing it down…"),
            failed=self.refused,
        )

    def refused(self, error: Exception) -> None:
        unless_numbered(self.shell, error, self.save, self.shell.fail)

    # What is shown

    def _changed(self) -> None:
        self._look_again()
        if self.names.lines:
            self.keep()

    def _kind_chosen(self) -> None:
        kind = self.kind.value
        for name in form.SHARED:
            field = self.form.fields[name]
            field.setVisible(form.is_shared(kind, name))
            # Each line may say it of its own; where one does not, the list says what is missing.
            field.star.hide()
        for name, said in form.labels(kind).items():
            self.form.fields[name].label.setText(said)
        self._look_again()

    def _shown(self) -> list[str]:
        """The fields that are asked for the kind that is chosen."""
        return [name for name, field in self.form.fields.items() if not field.isHidden()]

    def _shared(self) -> dict[str, Any]:
        """What all of them say, as far as it can be read yet."""
        shown = [name for name in self._shown() if name in form.SHARED]
        found = {name: self.form.input(name).value_or_none() for name in shown}
        return {name: value for name, value in found.items() if value is not None}

    def _compare_shared(self) -> None:
        """Say beside a field what would be wrong in every line."""
        shared = self._shared()
        wrong = preparing.shared_problems(self.kind.value, shared)
        for name in shared:
            self.form.fields[name].say_error(refusal_words(wrong[name]) if name in wrong else "")

    def _look_again(self) -> None:
        self.names.reload()
        ready = len(self.names.ready())
        self.note.setText(self._numbers(ready))
        self.go.setEnabled(bool(ready))
        what = _("Issue {count}") if self.office else _("Ask for {count}")
        none = _("Issue") if self.office else _("Ask for them")
        self.go.setText(what.format(count=ready) if ready else none)
        self.go.updateGeometry()

    def _numbers(self, count: int) -> str:
        if not self.office:
            return _("The office issues, prints and seals; its answer comes with the stick.")
        day = self.form.input("day").value_or_none() or current().today()
        return numbering.coming_words(self.kind.value, day.year, count)
