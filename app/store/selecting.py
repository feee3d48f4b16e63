"""A question for whole records: their columns are spelled once, not at every question anew."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from peewee import Field, Model, ModelSelect

M = TypeVar("M", bound=Model)

_spelled: dict[tuple[type[Model], str], tuple[list[Field], str]] = {}


def whole(model: type[M]) -> ModelSelect[M]:
    """Ask for all columns of a model.

    peewee spells each column anew at every question, which takes it longer than SQLite to answer.
    """
    return cast("ModelSelect[M]", _Whole(model))


class _Whole(ModelSelect):  # pyright: ignore[reportMissingTypeArgument]
    model: type[Model]
    _returning: Any

    def __init__(self, model: type[Model]) -> None:
        self._fields = model._meta.sorted_fields
        cast("Any", super()).__init__(model, self._fields, is_default=True)
        self._all = self._returning

    def __sql_selection__(self, ctx: Any, is_subquery: bool = False) -> Any:
        if is_subquery or self._returning is not self._all:
            return super().__sql_selection__(ctx, is_subquery)
        alias: str = ctx.alias_manager[self.model._meta.table]
        # A model that gets one more column has another list of fields.
        of, text = _spelled.get((self.model, alias), ([], ""))
        if of is not self._fields:
            text = ", ".join(f'"{alias}"."{field.column_name}"' for field in self._fields)
            _spelled[self.model, alias] = self._fields, text
        return ctx.literal(text)
