"""An invitation file is taken, wherever it was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.exchange import invitation
from app.exchange.refusals import BadInvitation
from app.language import _
from app.messages import words
from app.room import enrol
from ui.widgets.message import ask


def choose_invitation(page: QWidget) -> Path | None:
    """Ask for the file; None where the keeper thinks better of it."""
    chosen, _kind = QFileDialog.getOpenFileName(page, _("Which invitation?"))
    return Path(chosen) if chosen else None


def bytes_of(path: Path) -> bytes:
    """As much of a file as an invitation can be long, and one byte more."""
    with path.open("rb") as opened:
        return opened.read(invitation.CAP + 1)


def take_invitation(
    shell: Any, page: QWidget, path: Path, joined: Callable[[], object], *, change: bool = False
) -> None:
    """Report to the office of an invitation from now on; a change of office is asked about."""
    try:
        taken = enrol.take_invitation(bytes_of(path), change_office=change)
    except enrol.OtherOffice as other:
        ask(
            page,
            words(other),
            _("Change to the new office"),
            lambda: take_invitation(shell, page, path, joined, change=True),
        )
        return
    except OSError:
        shell.fail(BadInvitation())
        return
    except AppError as error:
        shell.fail(error)
        return
    if shell.program is not None:
        shell.program.settle_again()
    shell.notify(_("From now on this room reports to {office}.").format(office=taken.name))
    joined()
