"""The recovery code: shown large to be copied by hand, asked back, and typed group by group."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language import _
from app.store import keys
from ui import style
from ui.widgets.line import Line
from ui.widgets.plain import Label, box, column

_DIGITS = keys.GROUP_DIGITS + 1


class CodeShown(QWidget):
    """The groups in large digits, each with its number."""

    def __init__(self, code: str) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, style.gap(6), 0, style.gap(6))
        grid.setHorizontalSpacing(style.gap(26))
        grid.setVerticalSpacing(style.gap(12))
        for at, group in enumerate(code.split("-")):
            number = Label(_("Group {number}").format(number=at + 1), "quiet")
            digits = Label(f"{group[:2]} {group[2:]}", "code")
            for each in (number, digits):
                each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(box(column(number, digits, spacing=0)), at // 3, at % 3)


class CodeTyped(QWidget):
    """A box for each group that is asked; `text()` is what was typed."""

    finished = Signal()
    """Enter in the last box."""
    edited = Signal()

    def __init__(self, groups: Sequence[int] = tuple(range(keys.GROUPS))) -> None:
        super().__init__()
        self.groups = list(groups)
        self.lines = [_Group(self, at) for at in range(len(self.groups))]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(style.gap(12))
        for at, line in enumerate(self.lines):
            label = Label(_("Group {number}").format(number=self.groups[at] + 1), "quiet")
            grid.addWidget(box(column(label, line, spacing=3)), at // 3, at % 3)
        grid.setColumnStretch(3, 1)
        for line, following in itertools.pairwise(self.lines):
            QWidget.setTabOrder(line, following)
        self.setFocusProxy(self.lines[0])

    def text(self) -> str:
        """The digits of every group, with dashes between."""
        return "-".join(line.digits() for line in self.lines)

    def complete(self) -> bool:
        """Whether every group has all its digits."""
        return all(len(line.digits()) == _DIGITS for line in self.lines)

    def mark_wrong(self, group: int | None) -> None:
        """Mark a group red and go there; None takes every mark away."""
        for at, line in zip(self.groups, self.lines, strict=True):
            style.look(line, wrong=at == group)
            if at == group:
                line.setFocus()
                line.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        for line in self.lines:
            line.clear()
        self.mark_wrong(None)

    def take(self, at: int, text: str) -> None:
        """Spread what was typed or pasted over the boxes from one on."""
        digits = _plain(text)
        line = self.lines[at]
        mine, rest = digits[:_DIGITS], digits[_DIGITS:]
        if line.text() != mine:
            line.setText(mine)
        if len(mine) == _DIGITS and at + 1 < len(self.lines):
            following = self.lines[at + 1]
            if rest:
                self.take(at + 1, rest)
            elif line.hasFocus():
                following.setFocus()
                following.selectAll()
                following.came_by_itself = True
        self.edited.emit()

    def wrong_slip(self) -> int | None:
        """The first group with a slip in it, by its check digit."""
        slip = keys.wrong_group([line.digits() for line in self.lines])
        return None if slip is None else self.groups[slip]


class _Group(Line):
    def __init__(self, parent: CodeTyped, at: int) -> None:
        super().__init__()
        self._code, self._at = parent, at
        self.came_by_itself = False
        """The last box was full: whoever presses Tab then means this one, not the next."""
        self.setProperty("look", "digits")
        self.setFixedWidth(style.px(104))
        self.setMaxLength(60)  # a whole code may be typed on into the first box
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._on_enter)

    def digits(self) -> str:
        return _plain(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = self._code.lines
        if event.key() == Qt.Key.Key_Backspace and not self.text() and self._at:
            lines[self._at - 1].setFocus()
            return
        if event.text() and event.text() in " -—" and self._at + 1 < len(lines):
            return  # people type the gap that they see; the next box comes by itself
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stays = forward and self.came_by_itself
        self.came_by_itself = False
        return stays or super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.came_by_itself = False
        super().focusOutEvent(event)

    def _edited(self, text: str) -> None:
        self.came_by_itself = False
        self._code.take(self._at, text)

    def _on_enter(self) -> None:
        lines = self._code.lines
        if self._at + 1 < len(lines):
            lines[self._at + 1].setFocus()
        else:
            self._code.finished.emit()


def _plain(text: str) -> str:
    """Digits, also those of Chinese input methods in full width."""
    return "".join(str(int(c)) for c in text if c.isdecimal())


def two_groups() -> list[int]:
    """Two groups to ask back, in order."""
    return sorted(secrets.SystemRandom().sample(range(keys.GROUPS), 2))
