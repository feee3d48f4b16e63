"""An input of several rows of one kind below each other, such as payments or parties."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal

from app.language import _
from ui.widgets.input import Input
from ui.widgets.plain import Button, column, row, type_of_child


class Row(Input):
    """One row: `typed` is the raw state that a draft keeps, `value` is what it means."""

    gone = Signal()
    """It is to be taken away."""

    def __init__(self) -> None:
        super().__init__(None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed in it."""
        return not self.typed()

    def away_button(self) -> Button:
        """What takes the row away, with the mouse alone."""
        made = Button("✕", self.gone.emit, look="link", tip=_("Take away"))
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return made


class InputsRow(Row):
    """A row of inputs beside each other, each so much wider than another; a value is a mapping."""

    def __init__(
        self, inputs: Mapping[str, Input], shares: Sequence[int], *, may_go: bool = True
    ) -> None:
        super().__init__()
        self.inputs = dict(inputs)
        away = [self.away_button()] if may_go else []
        line = row(*self.inputs.values(), *away, spacing=6)
        for at, share in enumerate(shares):
            line.setStretch(at, share)
        self.setLayout(line)
        for each in self.inputs.values():
            each.edited.connect(self.edited)
            each.left.connect(self.left)
        self.setFocusProxy(next(iter(self.inputs.values())))

    @property
    def is_empty(self) -> bool:
        return not any(self.typed())

    def value(self) -> dict[str, Any]:
        found = {name: each.value() for name, each in self.inputs.items()}
        return {name: value for name, value in found.items() if value is not None}

    def set_value(self, value: Mapping[str, Any]) -> None:
        for name, each in self.inputs.items():
            each.set_value(value.get(name))

    def typed(self) -> list[Any]:
        return [each.typed() for each in self.inputs.values()]

    def set_typed(self, raw: list[Any]) -> None:
        for each, typed in zip(self.inputs.values(), raw, strict=True):
            each.set_typed(typed)


R = TypeVar("R", bound=Row)


class Repeated(Input, Generic[R]):
    """Rows that are added and taken away; there are never fewer than `least`."""

    def __init__(
        self,
        make: Callable[[], R],
        *below: type_of_child,
        kind: Any = None,
        spacing: int = 6,
        least: int = 1,
    ) -> None:
        super().__init__(kind)
        self.least = least
        self.lines: list[R] = []
        self._make, self._body = make, column(spacing=spacing)
        self.setLayout(column(self._body, *below, spacing=4))

    def add_row(self, at: int | None = None) -> R:
        """Put one more row in, at the end unless told where."""
        made = self._make()
        at = len(self.lines) if at is None else at
        self.lines.insert(at, made)
        self._body.insertWidget(at, made)
        made.edited.connect(self.edited)
        made.left.connect(self.left)
        made.gone.connect(lambda: self.take_away(made))
        self.arrange()
        return made

    def take_away(self, line: R) -> None:
        """Take a row away, and go on in the one before it."""
        at = self.lines.index(line)
        self.drop(line)
        while len(self.lines) < self.least:
            self.add_row()
        if self.lines:
            self.lines[max(0, at - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def drop(self, line: R) -> None:
        """Let go of a row."""
        self.lines.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.arrange()

    def raise_row(self, line: R) -> None:
        """Move a row above the one before it."""
        if at := self.lines.index(line):
            self.lines.insert(at - 1, self.lines.pop(at))
            self._body.insertWidget(at - 1, line)
            self.arrange()
            self.edited.emit()

    def arrange(self) -> None:
        """Follow after rows came, went or moved: the first one takes the keyboard."""
        if self.lines:
            self.setFocusProxy(self.lines[0])

    def value(self) -> Any:
        return [each.value() for each in self.lines if not each.is_empty]

    def set_value(self, value: Any) -> None:
        for line, each in zip(self._so_many(len(value or ())), value or (), strict=False):
            line.set_value(each)

    def typed(self) -> Any:
        if all(each.is_empty for each in self.lines):
            return []
        return [each.typed() for each in self.lines]

    def set_typed(self, raw: Any) -> None:
        for line, each in zip(self._so_many(len(raw or ())), raw or (), strict=False):
            line.set_typed(each)

    def _so_many(self, count: int) -> list[R]:
        while self.lines:
            self.drop(self.lines[-1])
        for _number in range(max(count, self.least)):
            self.add_row()
        return self.lines
