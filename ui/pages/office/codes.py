"""Receipt codes out of the program: as text for the rooms' group chat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from app.exchange import given_codes
from app.exchange.given_codes import GivenCode
from app.language import _, n_
from ui.shell import Shell


def copy_codes(shell: Shell, found: Sequence[GivenCode]) -> None:
    """Put the codes of some rooms on the clipboard, a line for each, and say so."""
    if not found:
        shell.notify(_("Nothing of these rooms has come in yet, so there is no receipt code."))
        return
    QGuiApplication.clipboard().setText(given_codes.chat_words(found))
    copied = n_(
        "{count} receipt code copied. Paste it into the group chat within a minute.",
        "{count} receipt codes copied. Paste them into the group chat within a minute.",
        len(found),
    )
    shell.notify(copied.format(count=len(found)))
