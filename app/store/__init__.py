"""The database file: opening, the journal, search, keys and backups."""

from app.store.columns import Column, Record, registry
from app.store.installation import (
    Installation,
    User,
    close,
    connection,
    create,
    exists,
    leave_thread,
    note_program,
    open_to_read,
    open_with_recovery,
)
from app.store.installation import open_with_password as open  # noqa: A004 - store.open
from app.store.session import Store, current, is_open

__all__ = [
    "Column",
    "Installation",
    "Record",
    "Store",
    "User",
    "close",
    "connection",
    "create",
    "current",
    "exists",
    "is_open",
    "leave_thread",
    "note_program",
    "open",
    "open_to_read",
    "open_with_recovery",
    "registry",
]
