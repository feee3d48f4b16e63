"""The clauses of an agreement, one below the other, numbered as the paper numbers them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import _
from app.records.cases import clauses
from ui import style
from ui.widgets.input import Input
from ui.widgets.line import Box
from ui.widgets.lines import fixed
from ui.widgets.plain import Button, column, row

_BLANK = QRegularExpression("[_＿]{2,}")


class _Clause(Box):
    """One clause; Enter begins the next, Backspace in an empty one takes it away."""

    entered = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__(1, most=12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText() and not self.preedit:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class _Line(QWidget):
    """A clause with its number and what can be done with it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.number = fixed("", 26, "quiet")
        self.box = _Clause()
        self.box.setPlainText(words)
        self.up = Button("↑", look="link")
        self.up.setToolTip(_("Further up"))
        self.away = Button("✕", look="link")
        self.away.setToolTip(_("Take away"))
        for each in (self.up, self.away):
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line = row(self.number, self.box, self.up, self.away, spacing=4)
        line.setStretch(1, 1)
        for at in (0, 2, 3):
            line.setAlignment(line.itemAt(at).widget(), Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def mark_blank(self) -> bool:
        """Select the first blank, so that what is typed next stands in it; whether there is one."""
        found = self.box.document().find(_BLANK)
        if not found.isNull():
            self.box.setTextCursor(found)
        return not found.isNull()


class ClausesInput(Input):
    """Clauses 1…n; the value is one clause a line."""

    def __init__(self, kind: Any) -> None:
        super().__init__(kind)
        self.lines: list[_Line] = []
        self._last: _Line | None = None
        self._body = QVBoxLayout()
        self._body.setSpacing(style.gap(6))
        self._body.setContentsMargins(0, 0, 0, 0)
        more = Button(_("＋ Clause"), lambda: self.add("", focus=True), look="link")
        more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter in a clause does the same
        self.setLayout(column(self._body, row(more, None), spacing=4))
        self.add("")

    def add(self, words: str, *, focus: bool = False, after: _Line | None = None) -> None:
        """Put a clause in: into the empty one, else after a given one or at the end."""
        words = words.replace("\n", " ")
        empty = next((each for each in self.lines if not each.box.toPlainText().strip()), None)
        if words and empty is not None:
            empty.box.setPlainText(words)
            line = empty
        else:
            line = _Line(words)
            at = self.lines.index(after) + 1 if after in self.lines else len(self.lines)
            self.lines.insert(at, line)
            self._body.insertWidget(at, line)
            self._connect(line)
            self._number()
        if focus:
            line.box.setFocus(Qt.FocusReason.OtherFocusReason)
            line.mark_blank()

    def show_blank(self) -> None:
        """Put the keyboard into the first blank that is left."""
        line = next((each for each in self.lines if each.mark_blank()), None)
        if line is not None:
            line.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def restate(self, change: Any) -> None:
        """Change the words of every clause by a function."""
        for each in self.lines:
            words = each.box.toPlainText()
            if (changed := change(words)) != words:
                each.box.setPlainText(changed)

    def value(self) -> Any:
        said = [each.box.toPlainText().replace("\n", " ").strip() for each in self.lines]
        return self.kind.parse("\n".join(clauses.agreed(each) for each in said if each))

    def set_value(self, value: Any) -> None:
        while self.lines:
            self._drop(self.lines[0])
        for words in (value or "").splitlines() or [""]:
            line = _Line(words)
            self.lines.append(line)
            self._body.addWidget(line)
            self._connect(line)
        self._number()

    def typed(self) -> Any:
        said = [each.box.toPlainText() for each in self.lines]
        return "\n".join(said) if any(each.strip() for each in said) else ""

    def set_typed(self, raw: Any) -> None:
        self.set_value(raw)

    def set_wrong(self, wrong: bool) -> None:
        for each in self.lines[:1]:
            style.look(each.box, wrong=wrong)

    def _connect(self, line: _Line) -> None:
        box = line.box
        box.textChanged.connect(lambda: None if box.preedit else self.edited.emit())
        box.entered.connect(lambda: self.add("", focus=True, after=line))
        box.emptied.connect(lambda: self._take_away(line))
        box.left.connect(lambda: self._settle(line))
        line.up.clicked.connect(lambda: self._raise(line))
        line.away.clicked.connect(lambda: self._take_away(line))

    def _settle(self, line: _Line) -> None:
        words = line.box.toPlainText()
        if (right := clauses.agreed(words)) != words:
            line.box.setPlainText(right)
        self.left.emit()

    def _raise(self, line: _Line) -> None:
        at = self.lines.index(line)
        if at:
            self.lines.insert(at - 1, self.lines.pop(at))
            self._body.insertWidget(at - 1, line)
            self._number()
            self.edited.emit()

    def _take_away(self, line: _Line) -> None:
        if len(self.lines) == 1:
            line.box.clear()
            return
        at = self.lines.index(line)
        self._drop(line)
        self._number()
        self.lines[max(0, at - 1)].box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for at, each in enumerate(self.lines, 1):
            each.number.setText(f"{at}.")
        if self.lines:
            self.setFocusProxy(self.lines[0].box)
