"""Whole records, asked for and read: what peewee works out at every question is kept here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar, cast

import msgspec
from peewee import (
    SQL,
    AutoField,
    Expression,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    ModelObjectCursorWrapper,
    ModelRaw,
    ModelSelect,
    Select,
    TextField,
    fn,
)

from app.store.database import database

M = TypeVar("M", bound=Model)
S = TypeVar("S", bound=msgspec.Struct)

_spelled: dict[tuple[type[Model], str], tuple[list[Field], str]] = {}
_STORED_AS_READ: Final = (AutoField, IntegerField, TextField)
_read: dict[tuple[type[Model], tuple[str, ...]], tuple[list[Field], dict[str, Any]]] = {}


def whole(model: type[M]) -> ModelSelect[M]:
    """Ask for all columns of a model.

    peewee spells each column anew at every question, which takes it longer than SQLite to answer.
    """
    return cast("ModelSelect[M]", _Whole(model))


def raw(model: type[M], sql: str, *params: object) -> list[M]:
    """The records that a question in SQL finds; it asks for all columns."""
    return list(cast("ModelSelect[M]", _Raw(model, sql, params)))


def parts(model: type[Model], of: type[S], where: Expression | None = None) -> list[S]:
    """Of each record the columns that a struct (`array_like`) names, as SQL stores them.

    In no order. SQLite spells all of them as one answer: fetched one by one, a worker would wait
    at each until the window's thread lets it go on. Even what a kind requires may be None, as what
    another installation wrote may lack it.
    """
    columns = [getattr(model, name) for name in of.__struct_fields__]
    asked = model.select(fn.json_group_array(fn.json_array(*columns)))
    found = database.execute(asked if where is None else asked.where(where)).fetchone()
    return msgspec.json.decode(found[0], type=list[of])


def one_parameter(values: Iterable[str]) -> Any:
    """Many values to compare with, as one parameter: SQLite takes only so many."""
    return Select([fn.json_each(json.dumps(sorted(values)))], [SQL("value")])


class _Cursor(ModelObjectCursorWrapper):
    """Finds out once which column of an answer is which field, and fills a record at once.

    peewee sets one column after another, as a hand does, and notes each as changed.
    """

    cursor: Any
    count: int
    initialized: bool
    populated: bool
    row_cache: list[Any]
    model: type[Model]
    fields: list[Any]
    unique_columns: list[str]
    _reading: list[tuple[str, Callable[[Any], Any]]] | None
    """The columns that are not as SQL stores them; None where an answer has more than fields."""

    def initialize(self) -> None:
        named = self.model, tuple(each[0] for each in self.cursor.description)
        fields = self.model._meta.sorted_fields
        # A model that gets one more column has another list of fields.
        of, found = _read.get(named, ([], {}))
        if of is not fields:
            before = set(self.__dict__)
            super().initialize()
            self._reading = _reading(self.model, self.unique_columns, self.fields)
            found = {name: each for name, each in self.__dict__.items() if name not in before}
            _read[named] = fields, found
        self.__dict__.update(found)

    def fill_cache(self, n: int = 0) -> None:
        if n or self.count or self.populated:
            super().fill_cache(n)
            return
        # All at once: by peewee each row passes through four calls of its own.
        rows = self.cursor.fetchall()
        if rows and not self.initialized:
            self.initialize()
            self.initialized = True
        self.row_cache.extend(map(self.process_row, rows))
        self.count, self.populated = len(rows), True
        self.cursor.close()

    def process_row(self, row: Sequence[Any]) -> Any:
        if self._reading is None:
            return super().process_row(row)
        data = dict(zip(self.unique_columns, row, strict=True))
        for name, read in self._reading:
            if (stored := data[name]) is not None:
                data[name] = read(stored)
        made: Any = self.model.__new__(self.model)
        made.__data__, made.__rel__, made._dirty = data, {}, set()  # noqa: SLF001
        return made


def _reading(
    model: type[Model], names: Sequence[str], fields: Sequence[Any]
) -> list[tuple[str, Callable[[Any], Any]]] | None:
    known = {each.name: each for each in model._meta.sorted_fields}
    named = [*zip(names, fields, strict=True)]
    if any(known.get(name) is not field for name, field in named):
        return None
    if any(isinstance(each, ForeignKeyField) for each in fields):
        return None
    return [
        (name, field.python_value)
        for name, field in named
        if type(field) not in _STORED_AS_READ and not getattr(field, "as_stored", False)
    ]


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
