"""A file of ours that was clicked on on the desktop: the page that can do something with it."""

from __future__ import annotations

from pathlib import Path

from app import store
from app.errors import AppError
from app.exchange import invitation
from app.language import N_
from app.store import backup
from ui.shell import Shell


class BackupHere(AppError):
    """A backup was opened on a computer that has records."""

    message = N_(
        "This is a backup. It is put back on a computer that has no records yet: "
        "open it there. The records here were not touched."
    )


class InvitationHere(AppError):
    """A room's invitation was opened at an office."""

    message = N_("This invitation is for a room: take it there and open it on its computer.")


def show(shell: Shell, file: Path) -> None:
    """Bring the page to the front that takes this file, with the file in its hands."""
    office = store.current().is_office
    if file.name.endswith(backup.SUFFIX):
        shell.fail(BackupHere())
    elif not file.name.endswith(invitation.SUFFIX):
        shell.show_page("office" if office else "deliver", folder=_carried_on(file))
    elif office:
        shell.fail(InvitationHere())
    else:
        shell.show_page("settings", part="office", invitation=file)


def _carried_on(package: Path) -> Path:
    """The stick that a package lies on, or the folder where somebody put it."""
    for folder in package.parents:
        if folder.name == "LEGALROOM":
            return folder.parent
    return package.parent
