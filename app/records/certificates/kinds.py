"""The kinds of certificate: what each must say, and whether it ends, from data."""

from __future__ import annotations

from functools import cache

import msgspec

from app.resources import resource


class KindOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind: its word in the number, whether its last day ends it, the blanks it has."""

    kind: str
    word: str
    ends: bool
    needs: tuple[str, ...]
    blanks: tuple[str, ...]


@cache
def _kinds() -> dict[str, KindOf]:
    data = resource("forms", "certificates", "kinds.json").read_bytes()
    return {each.kind: each for each in msgspec.json.decode(data, type=tuple[KindOf, ...])}


def kind_of(kind: str) -> KindOf:
    """What is known of a kind; one of a later version has every blank and needs none."""
    every = ("sex", "village", "what", "since", "until", "hours")
    return _kinds().get(kind) or KindOf(kind, "证", True, (), every)
