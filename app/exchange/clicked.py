"""A file of ours that was clicked on on the desktop: which page takes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.errors import AppError
from app.exchange import invitation
from app.language import N_
from app.store import backup
from app.store.session import current


class BackupHere(AppError):
    """A backup was opened on a computer that has records."""

    message = N_(
        "This is a backup. It is put back on a computer that has no records yet: "
        "open it there. The records here were not touched."
    )


class InvitationHere(AppError):
    """A room's invitation was opened at an office."""

    message = N_("This invitation is for a room: take it there and open it on its computer.")


def taken_by(file: Path) -> tuple[str, dict[str, Any]]:
    """The page that takes a file, and what is wanted of it. Raises BackupHere, InvitationHere."""
    office = current().is_office
    if file.name.endswith(backup.SUFFIX):
        raise BackupHere
    if not file.name.endswith(invitation.SUFFIX):
        return "office" if office else "deliver", {"folder": _carried_on(file)}
    if office:
        raise InvitationHere
    return "settings", {"part": "office", "invitation": file}


def _carried_on(package: Path) -> Path:
    """The stick that a package lies on, or the folder where somebody put it."""
    for folder in package.parents:
        if folder.name == "LEGALROOM":
            return folder.parent
    return package.parent
