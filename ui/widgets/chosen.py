"""Inputs that choose: a record, a name that stands for one, a code, several, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app import codes
from app.errors import NotChosen
from ui.widgets.chips import Several
from ui.widgets.input import Input
from ui.widgets.line import ChoiceLine
from ui.widgets.plain import Label, column, row
from ui.widgets.suggest import Action, Suggestion, Suggestions
from ui.widgets.typed import LineInput

Suggest = Callable[[str], Sequence[Suggestion]]


def _parted(raw: Any) -> tuple[Any, str | None]:
    """What was typed, and the record that was chosen with it, if one was."""
    return cast("tuple[Any, str | None]", tuple(raw)) if isinstance(raw, list) else (raw, None)


class TextInput(LineInput):
    """A line of plain text; `suggest` offers whole texts (names of handlers, say)."""

    picked = Signal(object)
    """The Suggestion that was picked; of a record, None once something else was typed."""

    def __init__(
        self,
        kind: Any,
        *,
        suggest: Suggest | None = None,
        private: bool = False,
        hint: str = "",
        eager: bool = False,
    ) -> None:
        super().__init__(kind, private=private, hint=hint)
        self.suggestions: Suggestions | None = None
        self._offered = ""
        if suggest is not None:
            self.suggestions = Suggestions(self.line, suggest, eager=eager)
            self.suggestions.chosen.connect(self.take)

    def offer(self, text: str) -> None:
        """Show a likely text, unless another one was typed."""
        if self.line.text() in ("", self._offered):
            self._offered = text
            self.line.setText(text)

    def take(self, suggestion: Suggestion) -> None:
        """Take what is offered, as if it was picked from the list."""
        self.line.setText(suggestion.title)
        self.edited.emit()
        self.picked.emit(suggestion)
        self.go_on()


class WhoInput(TextInput):
    """A name, and the record it stands for once one of those offered was picked.

    `column` is the name of the column that takes the picked id beside the name itself.
    """

    def __init__(
        self,
        kind: Any,
        *,
        column: str,
        suggest: Suggest,
        hint: str = "",
    ) -> None:
        super().__init__(kind, suggest=suggest, hint=hint, eager=True)
        self.column = column
        self.reference: str | None = None
        self.line.textEdited.connect(self._forget)

    def pick(self, reference: str | None, name: str | None = None) -> None:
        """Stand for a record from now on, without asking."""
        self.reference = reference
        self.noted.emit("")
        if name is not None:
            self.line.setText(name)

    def accompanying_values(self) -> dict[str, Any]:
        return {self.column: self.reference if self.line.text().strip() else None}

    def typed(self) -> Any:
        text = super().typed()
        return [text, self.reference] if self.reference else text

    def set_typed(self, raw: Any) -> None:
        text, reference = _parted(raw)
        super().set_typed(text)
        self.reference = reference

    def _forget(self) -> None:
        if self.reference is not None:
            self.reference = None
            self.noted.emit("")
            self.picked.emit(None)

    def take(self, suggestion: Suggestion) -> None:
        self.reference = suggestion.value
        self.noted.emit(suggestion.beside)
        super().take(suggestion)


class ReferenceInput(LineInput):
    """A record chosen from suggestions; `title_of(id)` names one that was kept."""

    picked = Signal(object)
    """The Suggestion that was picked, or None."""

    def __init__(
        self,
        kind: Any,
        *,
        suggest: Suggest,
        title_of: Callable[[Any], str] | None = None,
        actions: Sequence[Action] = (),
        hint: str = "",
    ) -> None:
        opens = ChoiceLine()
        super().__init__(kind, hint=hint, line=opens)
        self._title_of = title_of or str
        self._value: Any = None
        self._title = ""
        self.suggestions = Suggestions(self.line, suggest, actions=actions, now=lambda: self._value)
        self.suggestions.chosen.connect(self.take)
        opens.opened.connect(lambda: self.suggestions.ask(everything=True))

    def value(self) -> Any:
        if self._value is None and self.line.text().strip():
            raise NotChosen(typed=self.line.text().strip())
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self._title = self._title_of(value) if value is not None else ""
        self.line.setText(self._title)
        self.line.setCursorPosition(0)

    def typed(self) -> Any:
        return [self.line.text(), self._value] if self._value is not None else self.line.text()

    def set_typed(self, raw: Any) -> None:
        text, self._value = _parted(raw)
        self._title = str(text or "")
        self.line.setText(self._title)

    def _on_edit(self) -> None:
        if self._value is not None:
            self._value = None
            self.picked.emit(None)
        self.edited.emit()

    def _on_leave(self) -> None:
        self.left.emit()

    def take(self, suggestion: Suggestion) -> None:
        """Stand for what is offered, as if it was picked from the list."""
        self._value, self._title = suggestion.value, suggestion.title
        self.line.setText(suggestion.title)
        self.edited.emit()
        self.picked.emit(suggestion)
        self.go_on()


class CodeInput(ReferenceInput):
    """One code of a list, chosen by its label, its pinyin initials, its number or the mouse."""

    def __init__(self, kind: Any, *, hint: str = "") -> None:
        self._list = codes.load(kind.list)
        super().__init__(kind, suggest=self._find, title_of=self._list.label, hint=hint)

    def value(self) -> Any:
        text = self.line.text().strip()
        if self._value is None and text:
            found = self._find(text)
            return found[0].value if len(found) == 1 else self.kind.parse(text)
        return self._value

    def _find(self, text: str) -> list[Suggestion]:
        offered = self._list.current()
        if text and text != self._title:
            from app.store.sounds import means  # brings the whole store with it

            offered = [code for code in offered if means(text, code)]
        return [Suggestion(code.code, code.label, plain=True) for code in offered]


class OneOfInput(ReferenceInput):
    """One of a few, by their words or the sound of them.

    `offered` is what each is called, or gives it whenever it is asked; `titles` calls those that
    may be chosen no more, too. `beside` are words that stand beside some.
    """

    def __init__(
        self,
        kind: Any,
        offered: Mapping[Any, str] | Callable[[], Mapping[Any, str]],
        *,
        titles: Callable[[Any], str] | None = None,
        beside: Mapping[Any, str] | None = None,
        hint: str = "",
    ) -> None:
        self._offered = offered if callable(offered) else lambda: offered
        self._beside = beside or {}
        super().__init__(kind, suggest=self._find, title_of=titles or self._called, hint=hint)

    def _called(self, value: Any) -> str:
        return self._offered().get(value, "")

    def _find(self, text: str) -> list[Suggestion]:
        from app.store.sounds import holds  # brings the whole store with it

        offered = self._offered()
        everything = not text or text in offered.values()
        return [
            Suggestion(value, words, self._beside.get(value, ""), plain=True)
            for value, words in offered.items()
            if everything or holds(text, words)
        ]


class SeveralInput(Input):
    """Any number of a few, as chips to switch on and off."""

    def __init__(self, kind: Any, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__(kind)
        self.several = Several(options, few=len(options))
        self.chips = self.several.chips
        self.several.chosen.connect(lambda _value: self.edited.emit())
        self.setLayout(column(self.several))
        if self.chips:
            self.setFocusProxy(next(iter(self.chips.values())))

    def value(self) -> Any:
        return list(self.several.value) or None

    def set_value(self, value: Any) -> None:
        self.several.set_value(value or ())


class CodesInput(SeveralInput):
    """Any number of codes of a list."""

    def __init__(self, kind: Any) -> None:
        self._list = codes.load(kind.list)
        super().__init__(kind, [(code.code, code.label) for code in self._list.current()])

    def set_value(self, value: Any) -> None:
        for code in value or ():
            self.several.offer(code, self._list.label(code))  # also one of former years
        super().set_value(value)


class FlagInput(Input):
    """Yes or no; its label stands beside the box, with `wrap` in as many lines as it needs."""

    def __init__(self, kind: Any, label: str, *, wrap: bool = False) -> None:
        super().__init__(kind)
        self.box = QCheckBox("" if wrap else label)
        if wrap:
            self.box.setAccessibleName(label)
            said = Label(label, wrap=True)
            said.setBuddy(self.box)
            self.setLayout(row(self.box, said, stretch=1))
        else:
            self.setLayout(row(self.box, None))
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self.edited)

    def value(self) -> Any:
        return True if self.box.isChecked() else None

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))
