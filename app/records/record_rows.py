"""What a list of any kind of record shows: its columns, what it is narrowed by, its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from app.records import keeping, layouts, references
from app.records.keeping import Narrowing
from app.records.listed import TableColumn, shown
from app.records.narrowing import Choice, RoomOfEach, at_an_office, of_column
from app.store import Record

_WIDE: Final = 100
"""Pixels at 100 % of a column that nobody gave a width."""


class ListRows(Protocol):
    """A list of records. A kind whose list says more than its columns has one of its own."""

    @property
    def narrowing(self) -> type[Narrowing]:
        """The filter of its records."""
        ...

    @property
    def choices(self) -> Sequence[Choice]:
        """What it can be narrowed by, besides period and text."""
        ...

    def columns(self) -> Sequence[TableColumn]:
        """The usual columns."""
        ...

    def more_columns(self) -> Sequence[TableColumn]:
        """The columns that it can show besides."""
        ...

    def page(self, asked: Any, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of what a filter holds, each with the key that the next page goes on from."""
        ...


class RecordRows:
    """The list of a kind, derived from its columns: those with a width, narrowed by facets."""

    narrowing = Narrowing

    def __init__(
        self,
        model: type[Record],
        widths: Mapping[str, int],
        left_out: Iterable[str] = (),
        discreet: Sequence[str] = (),
    ) -> None:
        self.model, self._widths, self._left_out = model, widths, [*left_out]
        self._rooms = RoomOfEach()
        self._discreet = discreet
        """What is hidden while a record is being entered, besides what is private."""

    @property
    def choices(self) -> Sequence[Choice]:
        """What it can be narrowed by, besides period and text."""
        facets = [of_column(name, each) for name, each in layouts.facets(self.model).items()]
        return facets if self.model.comes_down else at_an_office(facets)

    def columns(self) -> Sequence[TableColumn]:
        """The usual columns; an office is told the room of what rooms have made."""
        usual = self._shown(list(self._widths))
        return usual if self.model.comes_down else [*usual, *self._rooms.columns()]

    def more_columns(self) -> Sequence[TableColumn]:
        """The columns that it can show besides."""
        return self._shown(layouts.unplaced(self.model, self._widths, self._left_out))

    def page(self, asked: Narrowing, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of what a filter holds, each with the key that the next page goes on from."""
        if after is None:
            self._rooms.ask()
        return keeping.page(self.model, asked, after, size)

    def _shown(self, wanted: Sequence[str]) -> list[TableColumn]:
        widths = {name: self._widths.get(name, _WIDE) for name in wanted}
        show = references.cells(self.model)
        return shown(self.model, wanted, show=show, widths=widths, discreet=self._discreet)
