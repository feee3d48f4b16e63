"""Remembered choices: the settings that `app.settings` declares, in the open database."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from app.settings import Setting as Declared
from app.store.schema import Setting

V = TypeVar("V")


def get(declared: Declared[V]) -> V:
    """The remembered value, or the default."""
    row = Setting.get_or_none(Setting.key == declared.key)
    return declared.default if row is None else _kind(declared).from_json(json.loads(row.value))


def put(declared: Declared[V], value: V) -> None:
    """Remember a value. Raises Unacceptable."""
    kind = _kind(declared)
    kind.check(value)
    Setting.replace(key=declared.key, value=json.dumps(kind.to_json(value))).execute()


def _kind(declared: Declared[Any]) -> Any:
    return declared.kind
