"""Visits typed in from the paper book, where not everything can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.language import _
from app.records.visits.entering import amend, log
from app.records.visits.visit import Visit

UNREADABLE = "（看不清）"
"""Stands where a paper book cannot be read."""


def from_paper(*, unclear: Sequence[str] = (), **values: Any) -> Visit:
    """Keep a visit of the paper book; `unclear` are columns that cannot be read there.

    What must not be empty says so itself where it cannot be read. Raises FieldErrors.
    """
    return log(**_as_on_paper(unclear, values))


def correct_from_paper(visit: Visit, *, unclear: Sequence[str] = (), **values: Any) -> Visit:
    """Correct a visit while the paper book still lies open. Raises FieldErrors, NotOurs."""
    return amend(visit, **_as_on_paper(unclear, {"unclear": None, "anonymous": None, **values}))


def _as_on_paper(unclear: Sequence[str], values: dict[str, Any]) -> dict[str, Any]:
    columns = Visit.columns()
    stands = dict(values)
    if unclear:
        stands["unclear"] = "、".join(_(columns[name].label) for name in unclear)
    for name, instead, value in (
        ("name", "anonymous", True),
        ("facts", "facts", UNREADABLE),
        ("category", "category", "99"),
    ):
        if name in unclear and not stands.get(name):
            stands[instead] = value
    return stands
