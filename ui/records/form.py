"""The form of any kind of record: entered or corrected, with its photos, kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import deliveries, keeping, places
from app.store import Record, journal
from app.store.session import current
from ui.records.attached import Attached
from ui.records.drafted import DraftedForm
from ui.records.kind import REASON, RecordKind
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.input import Input
from ui.widgets.plain import Button, Label, box, column, hide_unless


class RecordForm(DraftedForm):
    """One record of a kind; the first empty field has the keyboard."""

    def __init__(self, shell: Shell, kind: RecordKind, **inputs: Input) -> None:
        super().__init__(shell, kind.name, kind.form(**inputs))
        self.kind = kind
        self._given: dict[str, Any] = {}
        """What is known of a new record that the form does not ask: what it hangs on."""
        self.attached = Attached(shell)
        self.form.insert(self.attached)
        self.title = Label("", "title")
        self.attach = Button(_("Attach"), self.attached.choose)
        hide_unless(kind.attaches, self.attach)
        self.done = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        self.area = scrolled(box(column(*self.above(), self.form, None)))
        head = (self.title, None)
        self.setLayout(self.frame(head, self.area, done=self.done, beside=(None, self.attach)))
        self.attached.changed.connect(self.keep)
        self.form.edited.connect(lambda _name: self._show_rows())

    def above(self) -> Sequence[QWidget]:
        """What stands above the form."""
        return ()

    def usual(self) -> dict[str, Any]:
        day, usual = self.kind.model.day_column(), dict[str, Any]()
        if day:
            usual[day] = current().today()
        if "place" in self.kind.model.columns() and not current().is_office:
            usual["place"] = places.own_id()
        return {**usual, **self.kind.begin()}

    def fetch(self, record: str) -> Record:
        return journal.get(self.kind.model, record)

    def fill(self, values: Mapping[str, Any]) -> None:
        record: Record | None = self.record
        columns = self.kind.model.columns().keys() - self.form.fields.keys()
        self._given = {} if record else {n: v for n, v in values.items() if n in columns}
        # The reason is that of this correction, not of one before.
        self.form.fill({**values, REASON: None})
        self.attached.begin(record)
        new, correct = _(self.kind.new), _("Correct {what}")
        self.title.setText(correct.format(what=self.kind.called(record)) if record else new)
        if REASON in self.form.fields:
            self.form.row_of(REASON).setVisible(self.is_delivered)
            self.form.fields[REASON].star.setVisible(self.is_delivered)
        self._show_rows()
        self.start()

    def _show_rows(self) -> None:
        """Show what is asked for only where another field holds a value, or where it says
        something itself.
        """
        for name, (other, value) in self.kind.only_when.items():
            asked = self.form.input(other).value_or_none() == value
            shown = asked or bool(self.form.input(name).typed())
            self.form.row_of(name).setVisible(shown)

    @property
    def is_delivered(self) -> bool:
        """Whether what is corrected has left this computer already."""
        return self.record is not None and deliveries.state(self.record) != deliveries.HERE

    def start(self, name: str = "") -> None:
        fields = self.form.fields
        if name not in fields:
            shown = [n for n in fields if self.form.row_of(n).isVisibleTo(self)]
            name = next((n for n in shown if not fields[n].input.typed()), next(iter(shown), ""))
        self.form.start(name)

    def typed(self) -> dict[str, Any]:
        prepared, given = self.attached.prepared, self._given
        typed = super().typed()
        return {
            **typed,
            **({"_prepared": prepared} if prepared else {}),
            **({"_given": given} if typed and given else {}),
        }

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.attached.restore(typed.get("_prepared", []))
        self._given = dict(typed.get("_given", {}))
        super().restore(typed, focus)
        self._show_rows()

    def store(self, values: dict[str, Any]) -> Record:
        reason = values.pop(REASON, None) or ""
        if self.record is not None:
            return keeping.change(self.fetch(self.record.id), reason=reason, **values)
        said = {**self._given, **values}
        given = {name: value for name, value in said.items() if value is not None}
        return keeping.keep(self.kind.model, prepared=self.attached.prepared, **given)
