"""A paper as it will print, shown over the page that it was made on."""

from __future__ import annotations

import importlib
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.documents.made import FinishedPaper, say_missing
from app.language import _
from ui.shell import Shell
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, row
from ui.widgets.preview import Preview
from ui.work import Work

_AROUND: Final = 48
"""Pixels of the window that are left around the sheet."""


def load() -> None:
    """Load what sets pages, with the first of them: a list needs none of it.

    On the window's thread: PySide has been seen to crash where a thread of Qt's did it meanwhile.
    """
    for module in ("papers", "items", "ledgers.workbook", "certificates.sources"):
        importlib.import_module(f"app.documents.{module}")


def papers() -> Any:
    """What makes whole papers; it brings all that sets pages."""
    from app.documents import papers

    return papers


def make_and_show(shell: Shell, parent: QWidget, name: str, make: Work[FinishedPaper]) -> None:
    """Set the pages off the window's thread, then show them."""
    load()

    def made(paper: FinishedPaper) -> None:
        show(parent, name, paper.pdf, warning=say_missing(paper.missing))

    shell.run(make, made, title=_("Setting the pages…"))


def show(parent: QWidget, name: str, data: bytes, *, warning: str = "") -> Sheet:
    """A paper as it will print, over the page; `warning` says what of it will not.

    Raises UnreadablePicture.
    """
    window, preview = parent.window(), Preview()
    preview.show_document(data, name=name)  # before the sheet, which would stay where it fails
    sheet = Sheet(parent, name)
    if warning:
        preview.banner.show_sentence(warning, "soon")
    close = Button(_("Close"), sheet.close_sheet)
    sheet.add(preview, row(None, close))
    besides = sheet.card.sizeHint().height() - preview.sizeHint().height()
    preview.setMinimumSize(window.width() * 3 // 4, window.height() - _AROUND - besides)
    return sheet.rise(preview.print_button)
