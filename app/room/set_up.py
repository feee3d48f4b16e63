"""A room made by hand or from the invitation of its office."""

from __future__ import annotations

import datetime
from pathlib import Path

from app import store
from app.records import places
from app.room import enrol


def room(
    folder: Path,
    *,
    code: str,
    name: str,
    keeper: str,
    password: str,
    start_day: datetime.date | None = None,
    village: str = "",
    invitation: bytes | None = None,
) -> str:
    """Make a room with the village it stands in, and leave it open; its recovery code.

    `code` is the village's code of 12 digits with the number of the installation
    (`370406101200-01`); `village` names a village that the bundled directory does not have.
    Raises FolderNotEmpty, PasswordTooShort, FieldErrors, BadInvitation.
    """
    recovery = store.create(
        folder,
        kind="room",
        code=code,
        name=name,
        keeper=keeper,
        password=password,
        start_day=start_day,
    )
    place = code[:12]
    if places.village(place) is not None:
        places.ensure(place)
    elif village:
        places.add(code=place, type="village", name=village)
    if invitation is not None:
        enrol.take_invitation(invitation)
    return recovery
