"""Kinds of record whose page is the one of any kind: a file each, with its RecordKind in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from ui.pages import PageInfo
from ui.records.kind import RecordKind, declared


def every() -> list[RecordKind]:
    """Every kind that was declared, here or elsewhere."""
    for each in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{each.name}")
    return list(declared.values())


def pages() -> Iterator[PageInfo]:
    """The pages of all of them, as the window lists them."""
    for kind in every():
        listed = kind.in_navigation and not kind.beneath
        yield PageInfo(
            kind.name, kind.heading, kind, kind.shown_in, listed=listed, beneath=kind.beneath,
            opens=(kind.name,),
        )  # fmt: skip
