"""Names are found by surnames as surnames are spoken, and by surname with initials: zhaosz."""

from __future__ import annotations

from typing import Any

from app.store import migrating

_NAMED = (
    "place", "person", "card_issue", "case", "party", "agent", "case_mediator", "committee",
    "visit", "referral", "invitation", "room", "certificate", "certificate_request",
)  # fmt: skip


def up(migrator: Any, db: Any) -> None:
    """Spell what is searched by name anew."""
    for kind in _NAMED:
        migrating.project_again(db, kind)
