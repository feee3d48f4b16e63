"""Forms that were not finished: kept in the encrypted file, never packed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.store.journal import new_id
from app.store.schema import Draft
from app.store.session import current

ASIDE = "_aside"
"""Marks in what was typed that somebody put it aside, so that it is not opened again by itself."""


@dataclass(frozen=True)
class Unfinished:
    """A form as it was left: what was typed, and the field where the cursor stood."""

    id: str
    form: str
    record: str | None
    typed: dict[str, Any]
    focus: str | None
    changed_at: str

    @property
    def is_empty(self) -> bool:
        """Whether it keeps nothing but that it was put aside."""
        return not any(raw for name, raw in self.typed.items() if name != ASIDE)


def save(
    form: str,
    typed: dict[str, Any],
    *,
    draft: str | None = None,
    record: str | None = None,
    focus: str | None = None,
) -> str:
    """Keep a form as it stands; its identity, to be saved under again."""
    kept = draft or new_id()
    Draft.replace(
        id=kept,
        form=form,
        record=record,
        typed=json.dumps(typed),  # in ASCII, which takes half a character too
        focus=focus,
        changed_at=current().clock().isoformat(),
    ).execute()
    return kept


def discard(draft: str | None) -> None:
    """Forget a form that was finished or given up."""
    if draft:
        Draft.delete().where(Draft.id == draft).execute()


def unfinished(form: str = "") -> list[Unfinished]:
    """What was not finished, the newest first."""
    rows = Draft.select().order_by(Draft.changed_at.desc())
    if form:
        rows = rows.where(Draft.form == form)
    return [_read(row) for row in rows]


def find(draft: str | None) -> Unfinished | None:
    """What was not finished, by its identity."""
    row = Draft.get_or_none(Draft.id == draft) if draft else None
    return _read(row) if row is not None else None


def _read(row: Any) -> Unfinished:
    typed = json.loads(row.typed)
    return Unfinished(row.id, row.form, row.record, typed, row.focus, row.changed_at)
