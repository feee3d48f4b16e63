"""Somebody asked to see what is masked: that is written down."""

from __future__ import annotations

from app.store import Record, journal


def note(record: Record, column: str) -> None:
    """Write down that a private field of a record was shown in full."""
    with journal.action("unmask", {"column": column, "record": record.id}):
        pass
