"""Which input a described column gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from app import fields
from app.fields import Described
from app.language import _
from ui.widgets.chosen import (
    CodeInput,
    CodesInput,
    FlagInput,
    ReferenceInput,
    Suggest,
    TextInput,
)
from ui.widgets.input import Input
from ui.widgets.typed import DayInput, IdentityInput, LineInput, LongInput, MoneyInput

_LINES: Final[dict[type[fields.Kind[Any]], type[LineInput]]] = {
    fields.IdentityNumber: IdentityInput,
    fields.Money: MoneyInput,
    fields.Day: DayInput,
}


def make(
    described: Described,
    *,
    suggest: Suggest | None = None,
    title_of: Callable[[Any], str] | None = None,
) -> Input:
    """The input for a described column, chosen by its kind."""
    kind = described.kind
    if isinstance(kind, fields.Codes):
        return CodesInput(kind)
    if isinstance(kind, fields.Code):
        return CodeInput(kind)
    if isinstance(kind, fields.Flag):
        return FlagInput(kind, _(described.label))
    if isinstance(kind, (fields.Reference, fields.PlaceCode)) and suggest is not None:
        return ReferenceInput(kind, suggest=suggest, title_of=title_of)
    if isinstance(kind, fields.Text) and kind.lines > 1:
        return LongInput(kind)
    if isinstance(kind, fields.Text):
        return TextInput(kind, suggest=suggest, private=described.private)
    return _LINES.get(type(kind), LineInput)(kind, private=described.private)
