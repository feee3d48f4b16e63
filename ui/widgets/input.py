"""What an input is: the raw state that was typed, and the value it means."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import AppError


class Described(Protocol):
    """What an input has to know of a column; models' columns and `Entry` have it."""

    kind: Any
    label: str
    help_text: Any
    required: bool
    private: bool


class Entry:
    """A described field that belongs to no model: a password, a number read off a ruler."""

    def __init__(
        self,
        kind: Any,
        label: str,
        *,
        help: str = "",
        required: bool = False,
        private: bool = False,
    ) -> None:
        self.kind, self.label, self.help_text = kind, label, help
        self.required, self.private = required, private


class Input(QWidget):
    """What every input can do. `typed` is the raw state a draft keeps; `value` is what it means."""

    edited = Signal()
    """The user changed something."""
    noted = Signal(str)
    """A word to show beneath, such as the year and sex in an identity number."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        """What was typed means, or None. Raises Unacceptable."""
        raise NotImplementedError

    def value_or_none(self) -> Any:
        """What was typed means; None while it cannot be read."""
        try:
            return self.value()
        except AppError:
            return None

    def readable(self) -> bool:
        """Whether what was typed can be read; nothing at all can."""
        try:
            self.value()
        except AppError:
            return False
        return True

    def set_value(self, value: Any) -> None:
        """Show a value that was kept."""
        raise NotImplementedError

    def typed(self) -> Any:
        """The raw state, fit for JSON; empty means nothing was typed."""
        raise NotImplementedError

    def set_typed(self, raw: Any) -> None:
        """Go back to a raw state."""
        raise NotImplementedError

    def also(self) -> dict[str, Any]:
        """Values for other columns that came with this one."""
        return {}

    def set_wrong(self, wrong: bool) -> None:
        """Mark it red, or not."""

    def set_fixed(self, fixed: bool) -> None:
        """Let it be read but not changed, or the other way."""
        self.setEnabled(not fixed)
