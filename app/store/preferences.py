"""Remembered choices: the settings that `app.settings` declares, in the open database.

How the window looks must be known before the password is; those settings lie in a plain file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar, cast

from app.errors import Unacceptable
from app.settings import Setting as Declared
from app.store import faults
from app.store.keys import write_whole
from app.store.schema import Setting, setting
from app.store.session import current

FILE = "window.json"
_MOST_BYTES = 1 << 16

V = TypeVar("V")


def get(declared: Declared[V]) -> V:
    """The remembered value, or the default."""
    if declared.plain:
        return get_plain(current().folder, declared)
    said = setting(declared.key)
    return declared.default if said is None else _value(declared, said)


def put(declared: Declared[V], value: V) -> None:
    """Remember a value. Raises Unacceptable and what disks do."""
    kind = _kind(declared)
    kind.check(value)
    if declared.plain:
        kept = _plain(current().folder) | {declared.key: kind.to_json(value)}
        with faults.named(current().folder):
            write_whole(current().folder / FILE, json.dumps(kept, indent=1).encode())
        return
    Setting.replace(key=declared.key, value=json.dumps(kind.to_json(value))).execute()


def remember(declared: Declared[V], value: V) -> None:
    """Remember what came about by the way; where the disk does not take it, it is let go."""
    with faults.let_go():
        put(declared, value)


def forget(declared: Declared[Any]) -> None:
    """Let a value be what it was at first."""
    Setting.delete_by_id(declared.key)


def of_list(declared: Declared[str], name: str, usual: V) -> V:
    """What is remembered of one list of the window, by its name; else what is `usual`."""
    found = _of_lists(declared).get(name)
    return found if isinstance(found, type(usual)) else usual


def put_of_list(declared: Declared[str], name: str, value: object) -> None:
    """As `remember`, something of one list; what is empty is forgotten."""
    kept = {key: each for key, each in _of_lists(declared).items() if key != name}
    remember(declared, json.dumps(kept | {name: value} if value else kept))


def _of_lists(declared: Declared[str]) -> dict[str, Any]:
    try:
        said = json.loads(get(declared) or "{}")
    except ValueError:
        return {}
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


def get_plain(folder: Path, declared: Declared[V]) -> V:
    """What was chosen in an installation that is not open yet, or the default."""
    kept = _plain(folder)
    return (
        _value(declared, json.dumps(kept[declared.key]))
        if declared.key in kept
        else declared.default
    )


def _value(declared: Declared[V], raw: str) -> V:
    """What was written, unless a newer program or another hand wrote what is no choice here."""
    try:
        value = _kind(declared).from_json(json.loads(raw))
        _kind(declared).check(value)
    except (TypeError, ValueError, ArithmeticError, RecursionError, AttributeError, Unacceptable):
        return declared.default
    return value


def _plain(folder: Path) -> dict[str, Any]:
    """What the file says; anybody could have written it, so anything may be wrong with it."""
    try:
        with (folder / FILE).open("rb") as file:
            said = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", said) if isinstance(said, dict) else {}


def _kind(declared: Declared[Any]) -> Any:
    return declared.kind
