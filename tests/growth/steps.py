"""The steps of SQLite's machine that a piece of work takes, by statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import store
from app.store.database import database
from tests.conftest import PASSWORD
from tests.growth.growing import NOW

FEW, MANY = 1_000, 10_000
GROWTH = 2
TRIFLE = 600
"""Fewer steps more are felt by nobody; it is less than one for each visit that there is more."""

EVERY = 5
"""Steps between two looks at the counter."""

Measured = dict[str, Counter[str]]
"""Steps by statement of each piece of work."""

Works = dict[str, Callable[[], object]]
"""Pieces of work, in words."""


class Steps:
    """Counts the steps that each statement takes on the open connection."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self.statement = ""

    def count(self, work: Callable[[], object]) -> Counter[str]:
        """Steps by statement of one piece of work."""
        self.counted = Counter()
        connection = database.connection()
        self.watch(connection)
        try:
            work()
        finally:
            connection.set_progress_handler(None, EVERY)
            connection.set_trace_callback(None)
        return self.counted

    def watch(self, connection: Any) -> None:
        """Count from now on what a connection does."""
        connection.set_trace_callback(self._begins)
        connection.set_progress_handler(self._step, EVERY)

    def _begins(self, sql: str) -> None:
        # What the full text asks of its own tables counts for who asked it.
        if not sql.startswith("--"):
            values = re.sub(r"'(?:[^']|'')*'|\b\d+\b|X'[^']*'|NULL", "?", sql)
            values = re.sub(r"\?(?:, \?)+", "?, …", values)
            # A list of none is spelled otherwise than a list of some.
            self.statement = re.sub(r'\("t\d"\."row" NOT IN \([^)]*\)\)', "(? = ?)", values)

    def _step(self) -> int:
        self.counted[self.statement] += EVERY
        return 0


def measured(folder: Path, works: Callable[[], dict[str, Callable[[], object]]]) -> Measured:
    """Steps by statement of each piece of work in one of the rooms."""
    store.open(folder, PASSWORD)
    store.current().clock = lambda: NOW
    steps = Steps()
    try:
        return {words: steps.count(work) for words, work in works().items()}
    finally:
        store.close(with_backup=False)


def grown(few: Measured, most: Measured) -> dict[str, list[str]]:
    """What takes far more steps among many, with the statements that do."""
    assert few.keys() == most.keys()
    found: dict[str, list[str]] = {}
    for words, by_statement in most.items():
        for sql, steps in by_statement.items():
            if steps > GROWTH * few[words][sql] + TRIFLE:
                found.setdefault(words, []).append(f"{few[words][sql]:,} → {steps:,}: {sql}")
    return found


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{words}\n    " + "\n    ".join(each) for words, each in found.items())
