"""Forms that were not finished: kept in the encrypted file, never packed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from app.store.journal import new_id
from app.store.schema import Draft
from app.store.session import current

ASIDE = "_aside"
"""Marks in what was typed that somebody put it aside, so that it is not opened again by itself."""
TITLE = "_title"
"""Holds in what was typed what the sheet is called that it was typed in."""


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
        return not any(_holds(raw) for name, raw in self.typed.items() if name != ASIDE)

    def first_words(self, names: Sequence[str]) -> str:
        """What was typed first into some fields that is words; empty where nothing was."""
        for name in names:
            raw = self.typed.get(name)
            text: object = cast("list[Any]", raw)[0] if raw and isinstance(raw, list) else raw
            if isinstance(text, str) and text.strip() and name != "day":
                return text.strip()
        return ""


def _holds(raw: Any) -> bool:
    """Whether something was written, in it or in any part of it."""
    if isinstance(raw, dict):
        return any(map(_holds, cast("dict[str, Any]", raw).values()))
    if isinstance(raw, list):
        return any(map(_holds, cast("list[Any]", raw)))
    return bool(raw.strip() if isinstance(raw, str) else raw)


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
    """What was not finished, the newest first; an empty form is nothing that could be."""
    rows = Draft.select().order_by(Draft.changed_at.desc())
    if form:
        rows = rows.where(Draft.form == form)
    return [each for each in map(_read, rows) if not each.is_empty]


def find(draft: str | None) -> Unfinished | None:
    """What was not finished, by its identity."""
    row = Draft.get_or_none(Draft.id == draft) if draft else None
    return _read(row) if row is not None else None


def _read(row: Any) -> Unfinished:
    typed = json.loads(row.typed)
    return Unfinished(row.id, row.form, row.record, typed, row.focus, row.changed_at)
