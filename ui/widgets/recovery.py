"""The recovery code: shown large to be copied by hand, asked back, and typed group by group."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language import _
from app.store import keys, passwords
from ui import style
from ui.widgets.line import Line
from ui.widgets.plain import Button, Card, Label, box, column, grid, row
from ui.widgets.step import Step

_DIGITS = keys.GROUP_DIGITS + 1


def _in_threes(
    groups: Sequence[QWidget], *, across: int, stretch: int | None = None
) -> QGridLayout:
    return grid([groups[:3], groups[3:]], across=across, below=12, stretch=stretch)


class CodeShown(QWidget):
    """The groups in large digits, each with its number."""

    def __init__(self, code: str) -> None:
        super().__init__()
        groups: list[QWidget] = []
        for at, group in enumerate(code.split("-"), 1):
            number = Label(_("Group {number}").format(number=at), "quiet")
            digits = Label(f"{group[:2]} {group[2:]}", "code")
            for each in (number, digits):
                each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            groups.append(box(column(number, digits, spacing=0)))
        self.setLayout(column(6, _in_threes(groups, across=26), 6, spacing=0))


class CodeTyped(QWidget):
    """A box for each group that is asked; `text()` is what was typed."""

    finished = Signal()
    """Enter in the last box."""
    edited = Signal()

    def __init__(self, groups: Sequence[int] = tuple(range(keys.GROUPS))) -> None:
        super().__init__()
        self.groups = list(groups)
        self.lines = [_Group(self, at) for at in range(len(self.groups))]
        labels = [Label(_("Group {number}").format(number=at + 1), "quiet") for at in self.groups]
        pairs = zip(labels, self.lines, strict=True)
        boxes = [box(column(label, line, spacing=3)) for label, line in pairs]
        self.setLayout(_in_threes(boxes, across=12, stretch=3))
        for line, following in itertools.pairwise(self.lines):
            QWidget.setTabOrder(line, following)
        self.setFocusProxy(self.lines[0])

    def text(self) -> str:
        """The digits of every group, with dashes between."""
        return "-".join(line.digits() for line in self.lines)

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
        digits = passwords.digits_of(text)
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
        return passwords.digits_of(self.text())

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


def code_card(code: str, then: Callable[[], object], words: str) -> Card:
    """The recovery code to be copied by hand; no way to print it, so that no copy lies about."""
    done = Button(words, then, look="primary")
    why = _(
        "If the password is ever forgotten, only this code opens the records. Write it by"
        " hand and lock the paper away; do not photograph it."
    )
    title = _("Copy this recovery code on paper")
    card = Card(title, Label(why, wrap=True), CodeShown(code), row(None, done), margin=30)
    card.setFocusProxy(done)
    return card


class AskBack(Step):
    """Two groups of the code, to be typed from the paper."""

    def __init__(self, code: str, then: Callable[[], object], again: Callable[[], object]) -> None:
        self._groups, self._then = code.split("-"), then
        self.typed = CodeTyped(passwords.two_groups())
        super().__init__(
            _("Now from the paper"),
            _("Type these two groups as they stand on your paper."),
            self.typed,
            back=Button(_("Show the code again"), again),
            yes=Button(_("Done"), self.check, look="primary"),
        )
        self.typed.finished.connect(self.check)
        self.typed.edited.connect(self._rest)

    def check(self) -> None:
        """Compare both groups."""
        for group, line in zip(self.typed.groups, self.typed.lines, strict=True):
            if line.digits() != self._groups[group]:
                self.typed.mark_wrong(group)
                words = _("Group {number} is not the same. Correct the paper.")
                self.answer.say(words.format(number=group + 1))
                return
        self._then()

    def _rest(self) -> None:
        self.answer.say("")
        self.typed.mark_wrong(None)
