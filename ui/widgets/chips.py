"""One of a few, or several: chips beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app import codes
from app.fields import Code
from app.messages import shortened
from ui.widgets.arrange import Flowing
from ui.widgets.chooser import FixedChooser
from ui.widgets.input import Input
from ui.widgets.plain import Button, column


class _Options(Flowing):
    """Chips of (value, words)."""

    chosen = Signal(object)
    """What is chosen, after one was pressed by hand."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__(spacing=6)
        self.chips: dict[Any, Button] = {}
        for each, words in options:
            self.offer(each, words)

    def offer(self, value: Any, words: str) -> None:
        """Let something more be chosen, unless it can be already."""
        if value not in self.chips:
            chip = Button(words, lambda: self.press(value), look="chip", checkable=True)
            self.chips[value] = chip
            self.flow.addWidget(chip)

    def press(self, value: Any) -> None:
        """Do what a press on a chip does."""
        raise NotImplementedError


class Chips(_Options):
    """One of a few; the arrow keys go from one to the next."""

    def __init__(self, options: Sequence[tuple[Any, str]], value: Any = None) -> None:
        super().__init__(options)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(options[0][0] if value is None else value)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return next((each for each, chip in self.chips.items() if chip.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose without saying so; a value that is not there chooses none."""
        for each, chip in self.chips.items():
            chip.setChecked(each == value)
        self.setFocusProxy(self.chips.get(value) or next(iter(self.chips.values())))

    def set_words(self, value: Any, words: str) -> None:
        """Change the words on a chip."""
        self.chips[value].setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A QButtonGroup walks by where chips stand and would stop at the end of each line; here
        # the keys go round all of them, and none may be chosen, as after a day typed by hand.
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        order = [each for each, chip in self.chips.items() if chip.isEnabled()]
        at = order.index(self.value) if self.value in order else 0
        following = order[(at + steps[Qt.Key(event.key())]) % len(order)]
        self.chips[following].setFocus()
        self.press(following)

    def press(self, value: Any) -> None:
        self.set_value(value)
        self.chosen.emit(value)


class FoldingChips(Chips):
    """One of a few as chips; where they took too much of the window, a button that opens them."""

    def __init__(self, options: Sequence[tuple[Any, str]], value: Any = None) -> None:
        self._folded: FixedChooser | None = None
        self._options = options
        super().__init__(options, value)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        if self._folded is not None:
            self._folded.set_value(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        sizes = [chip.sizeHint() for chip in self.chips.values()]
        tall = sum(line[0].height() + self.flow.gap for line in self._lines(sizes))
        fold = tall > self.window().height() // _SHARE
        if fold != (self._folded is not None and not self._folded.isHidden()):
            for chip in self.chips.values():
                chip.setHidden(fold)
            self._folded = self._folded or self._button()
            self._folded.setHidden(not fold)
        super().resizeEvent(event)

    def _button(self) -> FixedChooser:
        """What opens them; made once they fold for the first time."""
        made = FixedChooser(self._options, self.value)
        self.flow.addWidget(made)
        made.chosen.connect(self.press)
        # What is made later would be reached by Tab after all the rest.
        self.setTabOrder([*self.chips.values()][-1], made)
        return made

    def _lines(self, sizes: Sequence[QSize]) -> list[list[QSize]]:
        lines: list[list[QSize]] = []
        room = 0
        for size in sizes:
            room -= size.width() + self.flow.gap
            if room < 0:
                lines.append([])
                room = self.width() - size.width()
            lines[-1].append(size)
        return lines


class ChipsInput(Input):
    """One code of a list so short that all of it stands there; the first unless told."""

    def __init__(self, kind: Code) -> None:
        super().__init__(kind)
        self.chips = Chips([(each.code, each.label) for each in codes.load(kind.list).current()])
        self.chips.chosen.connect(lambda _value: self.edited.emit())
        self.setLayout(column(self.chips))
        self.setFocusProxy(self.chips)

    def value(self) -> Any:
        return self.chips.value

    def set_value(self, value: Any) -> None:
        self.chips.set_value(value or next(iter(self.chips.chips)))


class Several(_Options):
    """Any number of a few; of more than `few` a button opens a list of them.

    While none is chosen the button says `nothing`, else the first.
    """

    def __init__(
        self, options: Sequence[tuple[Any, str]], few: int = 8, *, nothing: str = ""
    ) -> None:
        self._words = dict(options)
        self._nothing = nothing
        self._value: tuple[Any, ...] = ()
        self.opener: Button | None = None
        super().__init__(options if len(options) <= few else ())
        if len(options) > few:
            self.opener = Button("", menu=[])
            self.flow.addWidget(self.opener)
            self.opener.menu().aboutToShow.connect(self._fill)
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
            words = "、".join(self._words[each] for each in self.value)
            first = self._nothing or next(iter(self._words.values()))
            self.opener.setText(f"{shortened(words or first, _MOST_WORDS)} ▾")
            self.opener.setToolTip(words)
            self.opener.updateGeometry()

    def offer(self, value: Any, words: str) -> None:
        self._words.setdefault(value, words)
        if self.opener is None:
            super().offer(value, words)

    def press(self, value: Any) -> None:
        self.set_value([*({*self._value} ^ {value})])
        self.chosen.emit(self.value)

    def _fill(self) -> None:
        assert self.opener is not None
        menu = self.opener.menu()
        menu.clear()
        for each, words in self._words.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(each in self._value)
            action.triggered.connect(lambda _on=False, each=each: self.press(each))


_MOST_WORDS = 18
_SHARE = 8
"""Of the height of the window."""
