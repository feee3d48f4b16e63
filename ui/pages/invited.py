"""An invitation file is taken, wherever it was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.exchange import invitation
from app.exchange.refusals import BadInvitation
from app.language import _
from app.messages import words
from app.records import deliveries
from app.room import enrol
from ui.shell import Shell
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
    shell: Shell, page: QWidget, path: Path, joined: Callable[[], object], *, change: bool = False
) -> None:
    """Report to the office of an invitation from now on; a change of office is asked about."""
    try:
        data = bytes_of(path)
    except OSError:
        shell.fail(BadInvitation())
        return

    def take(progress: Any) -> deliveries.Office:
        return enrol.take_invitation(data, change_office=change, progress=progress)

    def taken(office: deliveries.Office) -> None:
        shell.renamed.emit()
        shell.notify(_("From now on this room reports to {office}.").format(office=office.name))
        joined()

    def refused(error: Exception) -> None:
        if not isinstance(error, enrol.OtherOffice):
            shell.fail(error)
            return
        ask(
            page,
            words(error),
            _("Change to the new office"),
            lambda: take_invitation(shell, page, path, joined, change=True),
        )

    shell.run(take, taken, title=_("Backing up before the change…"), failed=refused)
