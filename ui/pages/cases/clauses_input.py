"""The clauses of an agreement, one below the other, numbered as the paper numbers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from app.language import _
from app.records.cases import clauses
from ui import style
from ui.widgets.line import Box
from ui.widgets.lines import fixed
from ui.widgets.plain import Button, row
from ui.widgets.repeated import Repeated, Row

_BLANK = QRegularExpression("[_＿]{2,}")


class _Words(Box):
    """The words of a clause; Tab goes from blank to blank, Enter begins the next clause, Backspace
    in an empty one takes it away.
    """

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        return (forward and self.mark_blank(self.textCursor())) or super().focusNextPrevChild(
            forward
        )

    def mark_blank(self, after: QTextCursor) -> bool:
        """Select the first blank after a place, so that what is typed next stands in it."""
        found = self.document().find(_BLANK, after)
        if not found.isNull():
            self.setTextCursor(found)
        return not found.isNull()


class _Clause(Row):
    """A clause with its number and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.number = fixed("", 26, "quiet")
        self.box = _Words()
        self.up = Button("↑", look="link", tip=_("Further up"))
        self.up.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        line = row(self.number, self.box, self.up, self.away_button(), spacing=4, stretch=1)
        for at in (0, 2, 3):
            line.setAlignment(line.itemAt(at).widget(), Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setFocusProxy(self.box)
        self.box.textChanged.connect(lambda: None if self.box.preedit else self.edited.emit())
        self.box.emptied.connect(self.gone)
        self.box.left.connect(self._settle)

    def value(self) -> str:
        return clauses.agreed(self.typed().replace("\n", " ").strip())

    def set_value(self, value: str) -> None:
        self.box.setPlainText(value)

    def typed(self) -> str:
        return self.box.toPlainText()

    @property
    def is_empty(self) -> bool:
        return not self.typed().strip()

    def mark_blank(self) -> bool:
        """Select the first blank; whether there is one."""
        return self.box.mark_blank(QTextCursor(self.box.document()))

    def change(self, function: Callable[[str], str]) -> None:
        """Let a function change the words."""
        if (changed := function(self.typed())) != self.typed():
            self.set_value(changed)

    def _settle(self) -> None:
        self.change(clauses.agreed)
        self.left.emit()


class ClausesInput(Repeated[_Clause]):
    """Clauses 1…n; the value is one clause a line."""

    def __init__(self, kind: Any) -> None:
        more = Button(_("＋ Clause"), lambda: self.add("", focus=True), look="link")
        more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter in a clause does the same
        super().__init__(_Clause, row(more, None), kind=kind)
        self.set_value(None)

    def add(self, words: str, *, focus: bool = False) -> None:
        """Put a clause in: into an empty one, else at the end."""
        empty = next((each for each in self.lines if each.is_empty), None) if words else None
        line = empty or self.add_row()
        line.set_value(words.replace("\n", " "))
        if focus:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.mark_blank()

    def add_row(self, at: int | None = None) -> _Clause:
        made = super().add_row(at)
        made.box.entered.connect(lambda: self.add_row(self.lines.index(made) + 1).setFocus())
        made.up.clicked.connect(lambda: self.raise_row(made))
        return made

    def show_blank(self) -> None:
        """Put the keyboard into the first blank that is left."""
        line = next((each for each in self.lines if each.mark_blank()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def restate(self, change: Callable[[str], str]) -> None:
        """Change the words of every clause by a function."""
        for each in self.lines:
            each.change(change)

    def value(self) -> Any:
        return self.kind.parse("\n".join(super().value()))

    def set_value(self, value: Any) -> None:
        super().set_value((value or "").splitlines())

    def typed(self) -> Any:
        return "\n".join(super().typed())

    def set_typed(self, raw: Any) -> None:
        self.set_value(raw)

    def set_wrong(self, wrong: bool) -> None:
        style.look(self.lines[0].box, wrong=wrong)

    def arrange(self) -> None:
        super().arrange()
        for at, each in enumerate(self.lines, 1):
            each.number.setText(f"{at}.")
