"""What a record holds, label beside value; private things masked until they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.fields import Reference
from app.language import _
from app.records import unmasking
from app.store import Record
from ui import style
from ui.records import references
from ui.shell import Shell
from ui.widgets.plain import Button, Label, box, row


def value_words(record: Record, name: str) -> str:
    """A column of a record in words, what it names by its heading."""
    kind, value = record.columns()[name].kind, getattr(record, name)
    return references.title(kind.to, value) if isinstance(kind, Reference) else kind.show(value)


def readable(text: str, look: str = "") -> Label:
    """Words that can be marked and copied."""
    words = Label(text, look, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def masked(shell: Shell, record: Record, name: str) -> QWidget:
    """A private column, masked; a button shows it, and that is written down."""
    kind, value = record.columns()[name].kind, getattr(record, name)
    words = Label(kind.mask(value))
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show() -> None:
        words.setText(kind.show(value))
        button.hide()

    def unmask() -> None:
        shell.act(lambda: unmasking.note(record, name), done=lambda _noted: show())

    button = Button(_("Show"), unmask, look="link")
    return box(row(words, button, None, spacing=2))


class Particulars(QWidget):
    """The columns of a record that hold something, each with its label at the left."""

    def __init__(
        self,
        shell: Shell,
        record: Record,
        columns: Sequence[str],
        *,
        spacing: int = 7,
        say: Callable[[Record, str], str] = value_words,
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.gap(14))
        grid.setVerticalSpacing(style.gap(spacing))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.shown = [name for name in columns if getattr(record, name) is not None]
        for at, name in enumerate(self.shown):
            described = record.columns()[name]
            grid.addWidget(Label(_(described.label), "quiet"), at, 0, top)
            private = described.private
            value = masked(shell, record, name) if private else readable(say(record, name))
            grid.addWidget(value, at, 1)
