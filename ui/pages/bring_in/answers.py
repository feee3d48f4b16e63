"""One row of a workbook: what is doubted about it, and what the keeper answers to that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import codes
from app.books import answers
from app.books.answers import Typed
from app.books.looking import STATES, Looking
from app.books.plan import LEFT_OUT, LOOK, READY, Item, Plan, Reason, masked
from app.books.refusals import Differs, UnknownWord
from app.books.sheet import plain
from app.books.table import Meaning
from app.fields import Code, Codes, Text
from app.language import _, n_
from ui.widgets.arrange import Flow, scrolled
from ui.widgets.chosen import CodeInput, TextInput
from ui.widgets.input import Input
from ui.widgets.plain import Button, Label, box, clear, column, fill, hint, row, rule
from ui.widgets.typed import LongInput


class RowAnswers(QWidget):
    """What is doubted about a row, with an input and answers to press under each doubt."""

    answered = Signal(object)
    """What cells should have said, by row and meaning."""
    changed = Signal()
    """A word was said to mean a code, or what was typed for the row is to be forgotten."""
    accepted = Signal(int)
    """A row is to come in as it is."""

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self.item: Item | None = None
        self.inputs: dict[str, Input] = {}
        self._body = column(spacing=6)
        self.setLayout(column(scrolled(box(self._body))))

    def show_item(self, item: Item | None) -> None:
        """Show a row."""
        for old in self.inputs.values():
            # What goes away must not answer once more because the keyboard leaves it.
            old.blockSignals(True)
            for part in old.findChildren(QWidget):
                part.blockSignals(True)
        self.item, self.inputs = item, {}
        clear(self._body)
        now = self._looking
        if item is None or now.plan is None:
            nothing = Label(_("Choose a row to see how it was understood."), "quiet")
            fill(self._body, nothing, None)
            return
        state = now.state_of(item)
        words = Label(_(STATES[state]), now.look_of(item))
        fill(self._body, row(Label(now.heading(item), "strong"), None, words))
        if state == LEFT_OUT:
            self._left_out(item)
        elif state == LOOK:
            for reason in item.reasons:
                self._doubt(item, now.plan, reason)
        for remark in item.remarks:
            self._body.addWidget(hint(remark.words()))
        if state == READY and not item.remarks:
            self._body.addWidget(Label(_("Everything in it is clear."), "quiet"))
        self._last(item, state)
        self._body.addStretch(1)

    def start(self) -> None:
        """Put the keyboard into the first thing to answer."""
        buttons = [each for each in self.findChildren(Button) if each.isVisibleTo(self)]
        for each in [*self.inputs.values(), *buttons][:1]:
            each.setFocus()

    def _left_out(self, item: Item) -> None:
        for reason in item.reasons:
            self._body.addWidget(Label(reason.words(), wrap=True))
        if answers.may_be_own(item):
            other = Button(_("No, it is another visit"), lambda: self.answered.emit({item.row: {}}))
            self._body.addLayout(row(other, None))

    def _doubt(self, item: Item, plan: Plan, reason: Reason) -> None:
        form, meaning = self._looking.form, self._looking.meaning_of(reason.column)
        if meaning is not None:
            fill(self._body, rule(), Label(_(meaning.column.label), "quiet"))
            if reason.column not in self.inputs:
                made = self._input(item, meaning, reason)
                self.inputs[reason.column] = made
                self._body.addWidget(made)
        words = masked(reason.words()) if self._looking.masked else reason.words()
        why = Label(words, "doubt" if meaning is not None else "soon", wrap=True)
        self._body.addWidget(why)
        for at, answer in enumerate(answers.to(item, reason, form)):
            typed: Typed = {item.row: {answer.column: answer.typed}}
            line = Flow(spacing=6)
            line.addWidget(Button(answer.words, lambda t=typed: self.answered.emit(t)))
            # The likeliest answer alone: nobody says the other one of many rows at once.
            alike = answers.like(plan, reason, form, at) if at == 0 else {}
            if len(alike) > 1:
                words = n_("All {count} like this", "All {count} like this", len(alike))
                words = words.format(count=len(alike))
                line.addWidget(Button(words, lambda t=alike: self.answered.emit(t), look="link"))
            self._body.addWidget(box(line))

    def _input(self, item: Item, meaning: Meaning, reason: Reason) -> Input:
        kind: Any = meaning.column.kind
        if isinstance(kind, Codes):
            kind = Code(list=kind.list)
        if isinstance(kind, Code):
            chosen = CodeInput(kind, hint=_("“{text}” is …").format(text=reason.original))
            chosen.edited.connect(lambda: self._code(item, meaning.name, reason, chosen))
            return chosen
        if isinstance(kind, Text) and kind.lines > 1:
            long = LongInput(Text(max=kind.max, lines=2))
            long.set_typed(reason.original)
            long.box.left.connect(lambda: self._text(item, meaning.name, reason, long))
            return long
        line = TextInput(Text(max=200))
        if self._looking.masked and meaning.column.private:
            line.line.setPlaceholderText(kind.mask(reason.original))
        else:
            line.set_typed(reason.original)
        line.line.returnPressed.disconnect()
        for finished in (line.line.returnPressed, line.line.editingFinished):
            finished.connect(lambda: self._text(item, meaning.name, reason, line))
        return line

    def _code(self, item: Item, name: str, reason: Reason, chosen: CodeInput) -> None:
        if (code := chosen.value_or_none()) is None:
            return  # still being typed
        if isinstance(reason.error, UnknownWord):
            self._looking.choose_word(name, plain(str(reason.error.data["word"])), code)
            self.changed.emit()
        else:
            self.answered.emit({item.row: {name: codes.load(chosen.kind.list).label(code)}})

    def _text(self, item: Item, name: str, reason: Reason, line: Input) -> None:
        text = str(line.typed()).strip()
        if text and text != reason.original.strip():
            self.answered.emit({item.row: {name: text}})

    def _last(self, item: Item, state: str) -> None:
        now = self._looking
        buttons: list[Button] = []
        asked = any(isinstance(each.error, Differs) for each in item.reasons)
        if state == LOOK and not item.lacking and not asked:
            words = _("Take it in as it is")
            buttons.append(Button(words, lambda: self.accepted.emit(item.row)))
        if item.row in now.choices.typed or item.row in now.accepted:
            words = _("As it stands in the workbook")
            buttons.append(Button(words, lambda: self._revert(item), look="link"))
        fill(self._body, 6, row(*buttons, None, spacing=6))

    def _revert(self, item: Item) -> None:
        self._looking.revert(item.row)
        self.changed.emit()
