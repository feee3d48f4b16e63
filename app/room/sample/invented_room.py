"""A room of invented people, to look around in."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from app import settings, store
from app.room import practice
from app.room.sample.year import Progress, fill
from app.store import preferences

BRIEF: Final = {"visits": 90, "persons": 50}
"""Enough to practise on; whoever waits for a whole year has forgotten what for."""


def make(folder: Path, progress: Progress, *, brief: bool = False) -> None:
    """Make the room in a folder, with its year and an office; nobody needs its password.

    Of a `brief` one there is less in the year.

    Raises whatever `progress` raises to stop.
    """
    store.create(
        folder,
        kind="room",
        code="370406101200-01",
        name="店子村法律服务工作室",
        keeper="李秀英",
        password=secrets.token_hex(16),
    )
    preferences.put(settings.CODE_COPIED, True)
    practice.invite_here()
    fill(progress=progress, **(BRIEF if brief else {}))
    practice.begin()
