"""What a record holds, label beside value; private things masked until they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import unmasking
from app.records.references import value_words
from app.store import Record
from ui.shell import Shell
from ui.widgets.plain import Button, Label, box, grid, row


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


class Labelled(QWidget):
    """Widgets below each other, each with its label at the left."""

    def __init__(self, lines: Sequence[tuple[str, QWidget]], *, spacing: int = 7) -> None:
        super().__init__()
        labels = [Label(label, "quiet") for label, _value in lines]
        for each in labels:
            each.setAlignment(Qt.AlignmentFlag.AlignTop)
        values = [value for _label, value in lines]
        self.setLayout(grid(zip(labels, values, strict=True), below=spacing))


class Particulars(Labelled):
    """The columns of a record that say something, each with its label."""

    def __init__(
        self,
        shell: Shell,
        record: Record,
        columns: Sequence[str],
        *,
        spacing: int = 7,
    ) -> None:
        described = record.columns()
        private = {name for name in columns if described[name].private}
        # What another record says may be kept elsewhere only: a room has no list of rooms.
        words = {
            name: "" if name in private else value_words(record, name)
            for name in columns
            if getattr(record, name) is not None
        }
        self.shown = [name for name, said in words.items() if said or name in private]

        def value(name: str) -> QWidget:
            return masked(shell, record, name) if name in private else readable(words[name])

        lines = [(_(described[name].label), value(name)) for name in self.shown]
        super().__init__(lines, spacing=spacing)
