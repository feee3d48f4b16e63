"""Which input a described column gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.language import _
from ui.widgets.chosen import (
    CodeInput,
    CodesInput,
    FlagInput,
    ReferenceInput,
    Suggest,
    TextInput,
    WhoInput,
)
from ui.widgets.input import Described, Entry, Input
from ui.widgets.suggest import Action, Suggestion
from ui.widgets.typed import (
    DayInput,
    IdentityInput,
    LineInput,
    LongInput,
    MoneyInput,
    PasswordInput,
)

__all__ = [
    "CodeInput",
    "CodesInput",
    "DayInput",
    "Described",
    "Entry",
    "FlagInput",
    "Input",
    "LineInput",
    "LongInput",
    "MoneyInput",
    "PasswordInput",
    "ReferenceInput",
    "Suggestion",
    "TextInput",
    "WhoInput",
    "make",
]


_LINES: Final[dict[str, type[LineInput]]] = {
    "IdentityNumber": IdentityInput,
    "Money": MoneyInput,
    "Day": DayInput,
}


def make(
    described: Described,
    *,
    suggest: Suggest | None = None,
    title_of: Callable[[Any], str] | None = None,
    actions: Sequence[Action] = (),
    phrases: Callable[[str], Sequence[str]] | None = None,
) -> Input:
    """The input for a described column, chosen by its kind."""
    kind = described.kind
    names = {base.__name__ for base in type(kind).__mro__}
    if "Codes" in names:
        return CodesInput(kind)
    if "Code" in names:
        return CodeInput(kind)
    if "Flag" in names:
        return FlagInput(kind, _(described.label))
    if names & {"Reference", "PlaceCode"} and suggest is not None:
        return ReferenceInput(kind, suggest=suggest, title_of=title_of, actions=actions)
    if "Text" in names and getattr(kind, "lines", 1) > 1:
        return LongInput(kind, phrases=phrases)
    if "Text" in names:
        return TextInput(kind, suggest=suggest, actions=actions, private=described.private)
    for name, made in _LINES.items():
        if name in names:
            return made(kind, private=described.private)
    return LineInput(kind, private=described.private)
