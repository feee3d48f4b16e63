"""What a keeper sets right about a workbook, one thing after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.books.answers import Typed
from app.books.plan import Choices, Plan


def column(choices: Choices, plan: Plan | None, at: int, name: str | None) -> Choices:
    """A column means something else, or nothing."""
    columns: dict[str, int | None] = dict(choices.columns)
    for old, where in (plan.columns if plan else {}).items():
        if where == at:
            columns[old] = None
    if name is None:
        return replace(choices, columns=columns, dropped=choices.dropped | {at})
    return replace(choices, columns={**columns, name: at}, dropped=choices.dropped - {at})


def word(choices: Choices, name: str, said: str, code: str) -> Choices:
    """A word means a code, wherever it stands."""
    meant = {each: dict(codes) for each, codes in choices.words.items()}
    meant.setdefault(name, {})[said] = code
    return replace(choices, words=meant)


def typed(choices: Choices, cells: Typed) -> Choices:
    """Cells should have said something else."""
    written: dict[int, Mapping[str, str]] = dict(choices.typed)
    for at, said in cells.items():
        written[at] = {**written.get(at, {}), **said}
    return replace(choices, typed=written)


def untyped(choices: Choices, row: int) -> Choices:
    """A row is again as it stands in the workbook."""
    left = {each: cells for each, cells in choices.typed.items() if each != row}
    return replace(choices, typed=left)
