"""What has to be known of a field to ask for it: columns of models have it, and `Entry`."""

from __future__ import annotations

from typing import Any, Protocol


class Described(Protocol):
    """A field as a form, a list and a command see it."""

    kind: Any
    label: str
    help_text: Any
    required: bool
    private: bool


class Entry:
    """A described field that belongs to no model: a password, a number read off a ruler."""

    def __init__(
        self,
        kind: Any,
        label: str,
        *,
        help: str = "",
        required: bool = False,
        private: bool = False,
    ) -> None:
        self.kind, self.label, self.help_text = kind, label, help
        self.required, self.private = required, private
