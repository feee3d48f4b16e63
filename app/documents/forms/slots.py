"""What fills the blocks of a form: named values, such as the columns of a record."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app import codes
from app.documents.forms.rows import Choice
from app.fields import Code, Codes, Day, Kind, Reference, Text, long_day
from app.store import Record

Slots = Mapping[str, Any]

_LINE = "＿"


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs: as what, the name, and what is noted beside it."""

    role: str
    name: str = ""
    note: str = ""


class _Slot(str):
    """A value that leaves so many places to write on where it is empty."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return str(self) or _LINE * int(spec or 4)


class _Filling:
    def __init__(self, slots: Slots) -> None:
        self._slots = slots

    def __getitem__(self, name: str) -> str:
        return _Slot(self._slots[name])


def fill(text: str, slots: Slots) -> str:
    """Wording with its slots filled; `{name:6}` is six places wide where it is empty."""
    return text.format_map(_Filling(slots)) if "{" in text else text


def empty(value: Any) -> bool:
    """Whether a slot holds nothing."""
    return not (value.chosen if isinstance(value, Choice) else value)


def chinese(name: str, code: str | None) -> str:
    """What a code is called in Chinese, as official papers are whatever the screen speaks."""
    return codes.load(name).chinese(code) if code else ""


def choice(name: str, chosen: str | list[str] | None, day: datetime.date) -> Choice:
    """A code list of a day as boxes, with what was chosen ticked."""
    picked = [chosen] if isinstance(chosen, str) else chosen or []
    return Choice(_options(name, day), tuple(chinese(name, each) for each in picked))


@lru_cache(maxsize=256)
def _options(name: str, day: datetime.date) -> tuple[str, ...]:
    return tuple(each.zh for each in codes.load(name).current(day))


def untitled(_kind: str, _record: str) -> str:
    """What a form calls a record that it refers to where it never does."""
    return ""


class Columns(dict[str, Any]):
    """Slots that are the columns of a record, read as a form asks for them.

    Codes are boxes with the list of a day, everything else is text. `composed` slots come before
    columns of the same name. Without a record everything is left to be written by hand, and so
    are the columns of `unwritten`.
    """

    def __init__(
        self,
        model: type[Record],
        record: Record | None,
        day: datetime.date,
        title: Callable[[str, str], str] = untitled,
        composed: Slots | None = None,
        unwritten: Collection[str] = (),
    ) -> None:
        super().__init__(composed or {})
        self.model, self._columns, self._record = model, model.columns(), record
        self.day, self._title, self._unwritten = day, title, unwritten

    def __missing__(self, name: str) -> Any:
        found = self[name] = shown(
            self._columns[name].kind, self.value(name), self.day, self._title
        )
        return found

    def value(self, name: str) -> Any:
        """The value of a column; None where it is left to be written by hand."""
        unwritten = self._record is None or name in self._unwritten
        return None if unwritten else getattr(self._record, name)

    def names(self, name: str) -> list[str]:
        """The names that stand in a column, one by one."""
        return self.value(name) or []

    def over(self, composed: Slots) -> Columns:
        """The same form with more that is composed."""
        return Columns(
            self.model, self._record, self.day, self._title, {**self, **composed}, self._unwritten
        )

    def blank(self) -> Columns:
        """The same form with nothing on it."""
        return Columns(self.model, None, self.day, self._title)

    def ruled(self, names: Collection[str] = ()) -> Columns:
        """The same form without running text, and without what is composed under these names."""
        unwritten = {name for name, column in self._columns.items() if is_running(column.kind)}
        unwritten.update(names)
        kept = {name: value for name, value in self.items() if name not in unwritten}
        return Columns(self.model, self._record, self.day, self._title, kept, unwritten)


def is_running(kind: Kind[Any]) -> bool:
    """Whether a column is told in sentences, over several lines."""
    return isinstance(kind, Text) and kind.lines > 1


def shown(
    kind: Kind[Any], value: Any, day: datetime.date, title: Callable[[str, str], str]
) -> Choice | str:
    """A value as it stands on a form, nothing masked."""
    if isinstance(kind, Code | Codes):
        return choice(kind.list, value, day)
    if value is None:
        return ""
    if isinstance(kind, Reference):
        return title(kind.to, value)
    return long_day(value) if isinstance(kind, Day) else kind.show(value)
