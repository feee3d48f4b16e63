"""The way to a record: a line that opens the page that shows it, plain words where none does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.records.layouts import shown_with
from app.store import Record
from ui.shell import Shell
from ui.widgets.lines import OpeningLine
from ui.widgets.plain import box, row


def way_to(
    shell: Shell, record: Record, *said: QWidget, leaving: Callable[[], object] | None = None
) -> QWidget:
    """What is said of a record leads to it, or to what it is shown with."""
    return way(shell, *shown_with(record), *said, leaving=leaving)


def way(
    shell: Shell,
    kind: str,
    record: str,
    *said: QWidget,
    leaving: Callable[[], object] | None = None,
) -> QWidget:
    """The same for the identity of a record on the page of a kind; `leaving` is called before."""
    if shell.page_of(kind) is None:
        return box(row(*said, spacing=12, margins=8))

    def show() -> None:
        if leaving is not None:
            leaving()
        shell.show_kind(kind, record_id=record)

    return OpeningLine(show, *said)
