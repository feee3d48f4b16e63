"""A room of invented people, to look around in."""

from __future__ import annotations

import secrets
from pathlib import Path

from app import settings, store
from app.room import practice
from app.room.sample.year import Progress, fill
from app.store import preferences


def make(folder: Path, progress: Progress) -> None:
    """Make the room in a folder, with its year and an office; nobody needs its password.

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
    fill(progress=progress)
    practice.begin()
