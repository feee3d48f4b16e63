"""A case: a small input that the program once got wrong, and the right answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "cases"


@dataclass(frozen=True)
class Case:
    """`got` is asked in an empty folder of its own and says what the program answers today."""

    name: str
    expected: str
    got: Callable[[Path], str]
