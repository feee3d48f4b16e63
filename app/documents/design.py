"""Wording, sizes and colours of what is printed, read from `resources/forms` and checked."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import msgspec

from app.resources import resource

D = TypeVar("D", bound="Design")


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One data file of `resources/forms`; a wrong or missing entry is refused when it is read."""


@cache
def load(name: str, kind: type[D]) -> D:
    """The design of this name. Raises msgspec.ValidationError where the file is not as it should."""
    return msgspec.json.decode(resource("forms", f"{name}.json").read_bytes(), type=kind)
