"""One of a few, or several: chips beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.arrange import Flow
from ui.widgets.plain import Button


class Chips(QWidget):
    """Chips of (value, words); the arrow keys go from one to the next."""

    chosen = Signal(object)
    """The value that was chosen by hand."""

    def __init__(self, options: Sequence[tuple[Any, str]], value: Any = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips: dict[Any, Button] = {}
        self._flow = Flow(spacing=6)
        self.setLayout(self._flow)
        for each, words in options:
            chip = Button(words, lambda each=each: self._choose(each), look="chip")
            chip.setCheckable(True)
            self.chips[each] = chip
            self._flow.addWidget(chip)
        self.set_value(options[0][0] if value is None else value)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return next((each for each, chip in self.chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose without saying so; a value that is not there chooses none."""
        for each, chip in self.chips.items():
            chip.setChecked(each == value)
        now = self.chips.get(value) or next(iter(self.chips.values()))
        self.setFocusProxy(now)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def resizeEvent(self, _event: Any) -> None:
        self.setFixedHeight(self._flow.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        order = [each for each, chip in self.chips.items() if chip.isEnabled()]
        at = order.index(self.value) if self.value in order else 0
        following = order[(at + steps[Qt.Key(event.key())]) % len(order)]
        self.chips[following].setFocus()
        self._choose(following)

    def _choose(self, value: Any) -> None:
        self.set_value(value)
        self.chosen.emit(value)


class Several(QWidget):
    """Any number of a few, as chips; of more than `few` a button opens a list of them."""

    chosen = Signal(object)
    """The values that are chosen, after a press."""

    def __init__(self, options: Sequence[tuple[Any, str]], few: int = 8) -> None:
        super().__init__()
        self._words = dict(options)
        self._value: tuple[Any, ...] = ()
        self.chips: dict[Any, Button] = {}
        self._flow = Flow(spacing=6)
        self.setLayout(self._flow)
        self.opener: Button | None = None
        if len(options) > few:
            self.opener = Button("", menu=[])
            self._flow.addWidget(self.opener)
            menu = self.opener.menu()
            menu.aboutToShow.connect(self._fill)
        else:
            for each, words in options:
                chip = Button(words, lambda each=each: self._toggle(each), look="chip")
                chip.setCheckable(True)
                self.chips[each] = chip
                self._flow.addWidget(chip)
        self.set_value(())

    @property
    def value(self) -> tuple[Any, ...]:
        """What is chosen, in the order of the options."""
        return tuple(each for each in self._words if each in self._value)

    def set_value(self, value: Sequence[Any]) -> None:
        """Choose without saying so; what is not among the options is left out."""
        self._value = tuple(each for each in value if each in self._words)
        for each, chip in self.chips.items():
            chip.setChecked(each in self._value)
        if self.opener is not None:
            said = "、".join(self._words[each] for each in self.value)
            first = next(iter(self._words.values()))
            self.opener.setText(f"{_shortened(said or first)} ▾")
            self.opener.setToolTip(said)
            self.opener.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def resizeEvent(self, _event: Any) -> None:
        self.setFixedHeight(self._flow.heightForWidth(self.width()))

    def _toggle(self, each: Any) -> None:
        now = set(self._value)
        self.set_value([*(now ^ {each})])
        self.chosen.emit(self.value)

    def _fill(self) -> None:
        assert self.opener is not None
        menu = self.opener.menu()
        menu.clear()
        for each, words in self._words.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(each in self._value)
            action.triggered.connect(lambda _on=False, each=each: self._toggle(each))


_MOST_WORDS = 18


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[: _MOST_WORDS - 1]}…"
