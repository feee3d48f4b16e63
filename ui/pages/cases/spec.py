"""What the form of a step consists of; plain data that one form widget shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.language import N_
from app.records.cases.model import Case
from ui.widgets.input import Described, Input

Values = dict[str, Any]


@dataclass(frozen=True)
class StepSpec:
    """The form of one step: its fields, what they begin with, and the one action it ends in."""

    name: str
    title: str
    columns: Mapping[str, Described]
    rows: Sequence[Sequence[str]]
    act: Callable[[Case, Values], Any]
    begin: Callable[[Case], Values] = lambda _case: {}
    inputs: Callable[[Case], dict[str, Input]] = lambda _case: {}
    phrases: Callable[[Case, str, str], Sequence[str]] | None = None
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    required: Sequence[str] = ()
    verb: str = N_("Keep")
    says: str = ""
    """A sentence above the form."""
    fills: frozenset[str] = frozenset()
    """The conditions that this form itself meets."""
    large: bool = False
    """Whether it takes a page of its own."""
    ready: Callable[[Case], bool] = lambda _case: True


def given(values: Mapping[str, Any], *names: str) -> Values:
    """What was filled in, of all or of some of the fields."""
    return {k: v for k, v in values.items() if v is not None and (not names or k in names)}
