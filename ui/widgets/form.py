"""A form derived from described columns: labels above, errors beside, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, Missing
from app.fields import Described
from app.language import _
from app.messages import in_one, words
from ui.widgets.arrange import SideBySide
from ui.widgets.chosen import FlagInput, WhoInput
from ui.widgets.delay import Settling
from ui.widgets.focus import Fields, in_reading_order, let_go, step, step_out
from ui.widgets.input import Input
from ui.widgets.inputs import make
from ui.widgets.keys import Key, shortcut
from ui.widgets.plain import Button, Label, Note, column, fill, hide_unless, row
from ui.widgets.typed import LongInput

_NARROWEST: Final = 125
"""Pixels at 100 % that a field needs to stand beside others."""


class Field(QWidget):
    """An input with its label above and, beneath, its error or what it means."""

    def __init__(self, described: Described, made: Input, *, label: str, required: bool) -> None:
        super().__init__()
        self.input = made
        self.label = Label(label, "quiet")
        self.label.setBuddy(made)
        self.star = Label("*", "error")
        hide_unless(required, self.star)
        self.beneath = Note("answer")
        self.error = self._note = ""
        """What is wrong, as it is shown."""
        self._help = _(described.help_text) if described.help_text else ""
        head = row(self.label, self.star, spacing=4)
        if isinstance(made, LongInput) and made.phrases is not None:
            opens = Button(_("Phrases"), made.open_phrases, look="link")
            opens.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            fill(head, 10, opens, Key("Alt ↓"))
        head.addStretch(1)
        if isinstance(made, FlagInput):  # its label stands beside the box
            self.label.setText(" ")
        self.setLayout(column(head, made, self.beneath, None, spacing=3))
        made.noted.connect(self._take_note)
        self._show()

    def say_error(self, text: str) -> None:
        """Show an error, or with an empty text none."""
        if text != self.error:
            self.error = text
            self.input.set_wrong(bool(text))
            self._show()

    def _take_note(self, text: str) -> None:
        self._note = text
        self._show()

    def _show(self) -> None:
        text = self.error or self._note or self._help
        look = "error" if self.error else "answer" if self._note else "quiet"
        self.beneath.say(text, look)


class Form(Fields):
    """Inputs for columns in rows. A row is the names of its columns; `name:2` is twice as wide.

    `inputs` puts an input of one's own in place of a derived one; `suggest` and `title_of` go to
    the derived ones by name. Long fields offer what `phrases` finds for a field and a beginning,
    then those kept and those that suit the `category`. Ctrl+Enter emits `submitted`.
    """

    submitted = Signal()
    edited = Signal(str)
    """A field was changed by the user, at once."""
    draft = Signal()
    """Something new is worth keeping; less than two seconds after it was typed."""

    def __init__(
        self,
        columns: Mapping[str, Described],
        rows: Sequence[Sequence[str]],
        *,
        inputs: Mapping[str, Input] | None = None,
        suggest: Mapping[str, Callable[[str], Any]] | None = None,
        title_of: Mapping[str, Callable[[Any], str]] | None = None,
        phrases: Callable[[str, str], Sequence[str]] | None = None,
        labels: Mapping[str, str] | None = None,
        required: Sequence[str] = (),
        category: str = "",
    ) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.dirty = False
        self._settling = Settling(self, self.draft.emit)
        self._columns = columns
        self._phrases, self._category = phrases, category
        self._rows: dict[str, QWidget] = {}
        self._layout = column()
        self.setLayout(self._layout)
        for each in rows:
            parts = [name.partition(":") for name in each]
            named = {name: int(share or 1) for name, _colon, share in parts}
            for name in named:
                made = (inputs or {}).get(name) or make(
                    columns[name],
                    suggest=(suggest or {}).get(name),
                    title_of=(title_of or {}).get(name),
                )
                if isinstance(made, LongInput):
                    self._offer_phrases(name, made)
                self._add(name, made, (labels or {}).get(name, columns[name].label), required)
            fields = [self.fields[name] for name in named]
            line = SideBySide(fields, [*named.values()], least=_NARROWEST)
            self._rows.update(dict.fromkeys(named, line))
            self._layout.addWidget(line)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.submitted.emit, inside=True)

    def input(self, name: str) -> Any:
        """The input of a column."""
        return self.fields[name].input

    def row_of(self, name: str) -> QWidget:
        """The row that a field stands in."""
        return self._rows[name]

    def insert(self, widget: QWidget, *, before: str = "", after: str = "") -> None:
        """Put something of one's own above or below the row of a field; else at the end."""
        at = self._layout.count()
        if before or after:
            at = self._layout.indexOf(self._rows[before or after]) + bool(after)
        self._layout.insertWidget(at, widget)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if let_go():
            return True
        # Not setTabOrder: rows of parties, clauses and photos come and go inside, and what is made
        # later would stand last wherever it is shown.
        if step([*in_reading_order(self)], forward):
            return True
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, Form) or hasattr(around, "close_sheet"):
                return around.focusNextPrevChild(forward)
            around = around.parentWidget()
        return step_out(self, forward)

    def show_fields(self, names: Sequence[str], shown: bool) -> None:
        """Show or hide fields; what a hidden one holds is still collected."""
        for name in names:
            self.fields[name].setVisible(shown)

    def values(self, asked: Collection[str] | None = None) -> dict[str, Any]:
        """Column name to value, empty ones as None; of those that are `asked`, all unless told.

        Shows what is wrong; raises FieldErrors.
        """
        values: dict[str, Any] = {}
        wrong: dict[str, AppError] = {}
        for name, field in self.fields.items():
            if asked is not None and name not in asked:
                continue
            try:
                values[name] = field.input.value()
                values.update(field.input.accompanying_values())
            except AppError as refusal:
                wrong[name] = refusal
                continue
            if values[name] in (None, "", []) and not field.star.isHidden():
                wrong[name] = Missing()
        errors = FieldErrors(wrong) if wrong else None
        self.refuse(errors)
        if errors is not None:
            raise errors
        return values

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Show each refusal beside its field and go to the first; whether all found a field.

        A refusal of a field of several rows may name the row: `instalments.0.amount`.
        """
        said = errors.fields if errors is not None else {}
        wrong = dict(self._beside(name, each) for name, each in reversed(said.items()))
        for name, field in self.fields.items():
            field.say_error(wrong.get(name, ""))
        if (first := next(filter(wrong.__contains__, self.fields), None)) is not None:
            self.fields[first].show()
            self.start(first)
        return all(name in self.fields for name in wrong)

    def _beside(self, name: str, refusal: AppError) -> tuple[str, str]:
        """Beside which field a refusal stands, and in what words."""
        whole, _dot, rest = name.partition(".")
        at, said = rest.partition(".")[0], _in_words(refusal)
        if name in self.fields or whole not in self.fields or not at.isdigit():
            return name, said
        return whole, _("Row {row}: {why}").format(row=int(at) + 1, why=said)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values that were kept; columns not given become empty."""
        for name, field in self.fields.items():
            field.input.set_value(values.get(name))
            if isinstance(field.input, WhoInput):
                field.input.pick(values.get(field.input.column))
            field.say_error("")
        self.mark_clean()

    def suppose(self, values: Mapping[str, Any]) -> None:
        """Fill in what is likely where nothing was said."""
        for name, value in values.items():
            if value is not None and name in self.fields and not self.input(name).typed():
                self.input(name).set_value(value)

    def clear(self) -> None:
        """Make every field empty."""
        self.fill({})

    def set_fixed(self, fixed: bool) -> None:
        """Let everything be read but not changed, or the other way."""
        for field in self.fields.values():
            field.input.set_fixed(fixed)

    def typed(self) -> dict[str, Any]:
        """The raw state of every field that holds something; what a draft keeps."""
        return {n: raw for n, field in self.fields.items() if (raw := field.input.typed())}

    def restore(self, typed: Mapping[str, Any], focus: str | None = None) -> None:
        """Go back to a raw state, with the keyboard in the same field."""
        for name, field in self.fields.items():
            raw = typed.get(name)
            if (raw or None) != (field.input.typed() or None):  # else what is masked stays so
                field.input.set_typed(raw)
            field.say_error("")
        self.mark_clean()
        self.dirty = True
        if focus in self.fields:
            self.fields[focus].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> str | None:
        """The name of the field that has the keyboard, or will when the window has it again."""
        now = self.window().focusWidget()
        return next((n for n, f in self.fields.items() if now and f.isAncestorOf(now)), None)

    def flush(self) -> None:
        """Ask for the draft now if something is waiting, as when the form is left."""
        self._settling.flush()

    def mark_clean(self) -> None:
        """Be as it was filled: nothing is worth keeping until something more is typed."""
        self.dirty = False
        self._settling.forget()

    def start(self, name: str = "") -> None:
        """Put the keyboard into a field, the first unless told."""
        field = self.fields[name] if name else next(iter(self.fields.values()))
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, made: Input, label: str, required: Sequence[str]) -> None:
        described = self._columns[name]
        asked = described.required or name in required
        self.fields[name] = Field(described, made, label=_(label), required=asked)
        made.edited.connect(lambda: self._changed(name))
        made.left.connect(lambda: self._check(name))

    def _offer_phrases(self, name: str, made: LongInput) -> None:
        kind = getattr(getattr(self._columns[name], "model", None), "kind_name", "visit")
        # Those of visits were kept before there were those of other kinds.
        kept_as = name if kind == "visit" else f"{kind}.{name}"

        def find(beginning: str) -> list[str]:
            from app.store import phrases  # brings the whole store with it

            first = self._phrases(name, beginning) if self._phrases is not None else ()
            return [*first, *phrases.of(kept_as, beginning, category=self._of_category())]

        made.offer(kept_as, find)

    def _of_category(self) -> str:
        """The category that is chosen in this form, else the one that was given."""
        field = self.fields.get("category")
        code = field.input.value_or_none() if field is not None else None
        kind: Any = self._columns["category"].kind if code else None
        return f"{kind.list}:{code}" if code else self._category

    def _changed(self, name: str) -> None:
        self.dirty = True
        self.fields[name].say_error("")
        self._settling.changed()
        self.edited.emit(name)

    def _check(self, name: str) -> None:
        """Say what is wrong once a field is left; that it is still empty is said at saving."""
        try:
            self.fields[name].input.value()
        except AppError as refusal:
            self.fields[name].say_error(_in_words(refusal))


def _in_words(refusal: AppError) -> str:
    """A refusal in words; of an input with fields of its own, without the names of those."""
    inside = refusal.fields.values() if isinstance(refusal, FieldErrors) else (refusal,)
    return in_one(map(words, inside))
