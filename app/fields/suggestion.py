"""What is offered for what somebody began to type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Suggestion:
    """One line offered: its main word in bold, what stands beside it, and a quiet second line."""

    value: Any
    title: str
    beside: str = ""
    below: str = ""
    plain: bool = False
    """Without bold, for lists where every line is but one word."""


@dataclass(frozen=True)
class Action:
    """Something else to do with what was typed, offered below the list; {text} is what it is."""

    words: str
    function: Callable[[str], object]
