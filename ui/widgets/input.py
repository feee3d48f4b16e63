"""What an input is: the raw state that was typed, and the value it means."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import AppError
from ui.widgets.focus import to_button


class Input(QWidget):
    """What every input can do. `typed` is the raw state a draft keeps; `value` is what it means.

    Where nothing can be typed that means nothing, they are the same.
    """

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
        return self.value_or_none()

    def set_typed(self, raw: Any) -> None:
        """Go back to a raw state."""
        self.set_value(raw)

    def accompanying_values(self) -> dict[str, Any]:
        """Values for other columns that came with this one."""
        return {}

    def go_on(self) -> None:
        """Go to the next field; from the last one of a form to the button that does it."""
        if not to_button(self):
            self.focusNextChild()

    def set_wrong(self, wrong: bool) -> None:
        """Mark it red, or not."""

    def set_fixed(self, fixed: bool) -> None:
        """Let it be read but not changed, or the other way."""
        self.setEnabled(not fixed)
