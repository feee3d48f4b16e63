"""Whole records, asked for and read: what peewee works out at every question is kept here."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from peewee import Field, Model, ModelObjectCursorWrapper, ModelRaw, ModelSelect

M = TypeVar("M", bound=Model)

_spelled: dict[tuple[type[Model], str], tuple[list[Field], str]] = {}
_read: dict[tuple[type[Model], tuple[str, ...]], tuple[list[Field], dict[str, Any]]] = {}


def whole(model: type[M]) -> ModelSelect[M]:
    """Ask for all columns of a model.

    peewee spells each column anew at every question, which takes it longer than SQLite to answer.
    """
    return cast("ModelSelect[M]", _Whole(model))


def raw(model: type[M], sql: str, *params: object) -> list[M]:
    """The records that a question in SQL finds; it asks for all columns."""
    return list(cast("ModelSelect[M]", _Raw(model, sql, params)))


class _Cursor(ModelObjectCursorWrapper):
    """Finds out once which column of an answer is which field."""

    cursor: Any
    model: type[Model]

    def initialize(self) -> None:
        named = self.model, tuple(each[0] for each in self.cursor.description)
        fields = self.model._meta.sorted_fields
        # A model that gets one more column has another list of fields.
        of, found = _read.get(named, ([], {}))
        if of is not fields:
            before = set(self.__dict__)
            super().initialize()
            found = {name: each for name, each in self.__dict__.items() if name not in before}
            _read[named] = fields, found
        self.__dict__.update(found)


class _Raw(ModelRaw):
    model: type[Model]

    def _get_model_cursor_wrapper(self, cursor: Any) -> Any:
        return _Cursor(cursor, self.model, [], self.model)


class _Whole(ModelSelect):  # pyright: ignore[reportMissingTypeArgument]
    model: type[Model]
    _returning: Any
    _from_list: list[Any]
    _joins: dict[Any, Any]

    def __init__(self, model: type[Model]) -> None:
        self._fields = model._meta.sorted_fields
        cast("Any", super()).__init__(model, self._fields, is_default=True)
        self._all = self._returning

    def __sql_selection__(self, ctx: Any, is_subquery: bool = False) -> Any:
        if is_subquery or self._returning is not self._all:
            return super().__sql_selection__(ctx, is_subquery)
        alias: str = ctx.alias_manager[self.model._meta.table]
        of, text = _spelled.get((self.model, alias), ([], ""))
        if of is not self._fields:
            text = ", ".join(f'"{alias}"."{field.column_name}"' for field in self._fields)
            _spelled[self.model, alias] = self._fields, text
        return ctx.literal(text)

    def _get_model_cursor_wrapper(self, cursor: Any) -> Any:
        if self._returning is not self._all or self._joins or len(self._from_list) != 1:
            return super()._get_model_cursor_wrapper(cursor)
        return _Cursor(cursor, self.model, self._all, self.model)
