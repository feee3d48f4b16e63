"""An invitation file is taken, wherever it was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange import invitation
from app.language import _
from app.messages import words
from app.records import deliveries
from app.room import enrol
from ui.shell import Shell
from ui.widgets.files import Then, file_to_open
from ui.widgets.message import ask
from ui.work import Progress


def choose_invitation(page: QWidget, then: Then) -> None:
    """Ask for the file; nothing follows where the keeper thinks better of it."""
    file_to_open(page, _("Which invitation?"), then=then)


def take_invitation(
    shell: Shell, page: QWidget, path: Path, joined: Callable[[], object], **agreed: bool
) -> None:
    """Report to the office of an invitation from now on; a change of office or name is asked."""

    def take(progress: Progress) -> deliveries.Office:
        return enrol.take_invitation(invitation.bytes_of(path), progress=progress, **agreed)

    def taken(office: deliveries.Office) -> None:
        shell.renamed.emit()
        shell.notify(_("From now on this room reports to {office}.").format(office=office.name))
        joined()

    def refused(error: Exception) -> None:
        if isinstance(error, enrol.OtherOffice):
            yes, change = _("Change to the new office"), "change_office"
        elif isinstance(error, enrol.OtherName):
            yes, change = _("Take the new code and name"), "change_name"
        else:
            shell.fail(error)
            return
        again = {**agreed, change: True}
        ask(page, words(error), yes, lambda: take_invitation(shell, page, path, joined, **again))

    shell.run(take, taken, title=_("Backing up before the change…"), failed=refused)
