"""A refusal in words, for window and command alike."""

from __future__ import annotations

import datetime

from app.errors import AppError, FieldErrors
from app.language import _


def words(error: AppError) -> str:
    """The translated sentence that says what was refused and what to do."""
    if isinstance(error, FieldErrors) and error.fields:
        return "；".join(f"{name}: {words(each)}" for name, each in error.fields.items())
    return _(error.message).format(**{k: _worded(v) for k, v in error.data.items()})


def _worded(value: object) -> object:
    if isinstance(value, AppError):
        return words(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value
