"""How a kind of record is entered, read and listed; what it does not place stands at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from app.fields import Code, Reference, Text
from app.language import _
from app.store import Column, Record, phrases, registry
from app.store.session import current
from ui.records import references
from ui.shell import Page, Shell
from ui.widgets.form import Form
from ui.widgets.inputs import Input
from ui.widgets.rows import TableColumn, shown

Rows = Sequence[Sequence[str]]
"""Names of columns, row by row; `name:2` is twice as wide as its neighbours."""

REASON: Final = "reason"
"""The column that says why a record was corrected: asked for where the district has it already."""
_WIDE: Final = 100
"""Pixels at 100 % of a column of the list that nobody gave a width."""


def names(rows: Rows) -> list[str]:
    """The columns that a layout places."""
    return [each.partition(":")[0] for line in rows for each in line]


def unplaced(model: type[Record], placed: Iterable[str], left_out: Iterable[str] = ()) -> list[str]:
    """The columns of a model that a layout neither places nor leaves out, as declared."""
    known = {*placed, *left_out}
    return [name for name in model.columns() if name not in known]


def form_rows(model: type[Record], rows: Rows, left_out: Iterable[str] = ()) -> list[Sequence[str]]:
    """The rows as declared; then what is missing of the model, running text in a row of its own."""
    found: list[Sequence[str]] = list(rows)
    waiting: list[str] = []
    for name in unplaced(model, names(rows), left_out):
        if _is_long(model.columns()[name]):
            found.append((name,))
        else:
            waiting.append(name)
        if len(waiting) == 2:
            found.append(tuple(waiting))
            waiting = []
    return [*found, tuple(waiting)] if waiting else found


def kinds_shown_with(model: type[Record]) -> set[str]:
    """A kind of record and those that are shown with it."""
    own = model.kind_name
    return {own, *(name for name, each in registry.items() if each.belongs_to == own)}


def related(model: type[Record]) -> set[str]:
    """The kinds of record that the columns of a model name, and those that name it."""
    naming = {name for name, each in registry.items() if model.kind_name in _named(each)}
    return _named(model) | naming


def _named(model: type[Record]) -> set[str]:
    kinds = (column.kind for column in model.columns().values())
    return {kind.to for kind in kinds if isinstance(kind, Reference)}


def _is_long(column: Column) -> bool:
    return isinstance(column.kind, Text) and column.kind.lines > 1


declared: dict[str, RecordKind] = {}
"""Every kind that is shown on the page of any kind, by its name."""


@dataclass(frozen=True)
class RecordKind:
    """A kind of record as the window shows it, over its own description.

    `rows` are those of the form, `listed` the columns of the list with their widths, `left_out`
    what neither form nor view shows, with the reason. `heading` names the page, `new` the button
    that begins one, `lesson` is said while there are none. `begin` gives what a new one begins
    with, `inputs` inputs of its own. `entered_by` says who enters them: room, office.
    """

    model: type[Record]
    rows: Rows
    listed: Mapping[str, int]
    heading: str
    new: str
    lesson: str = ""
    begin: Callable[[], Mapping[str, Any]] = dict
    inputs: Callable[[], Mapping[str, Input]] = dict
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    left_out: Mapping[str, str] = field(default_factory=dict[str, str])
    required: Sequence[str] = ()
    entered_by: frozenset[str] = frozenset({"room"})
    attaches: bool = True
    """Whether photos and scans are attached to its records."""
    page: Callable[[Shell, RecordKind], Page] | None = None
    """The page of its own, where the page of any kind is not enough."""
    in_navigation: bool = True

    def __post_init__(self) -> None:
        if self.page is None:
            declared[self.name] = self

    def __call__(self, shell: Shell) -> Page:
        """The page of this kind, as the window makes it."""
        from ui.records.page import RecordPage

        return (self.page or RecordPage)(shell, self)

    @property
    def name(self) -> str:
        """The name of the kind: of its drafts and of its page too."""
        return self.model.kind_name

    @property
    def may_enter(self) -> bool:
        """Whether whoever sits here enters records of this kind."""
        return current().kind in self.entered_by

    @property
    def has_day(self) -> bool:
        """Whether its records are of a day, and a list of them is of a period."""
        return bool(self.model.day_column())

    def form_rows(self) -> list[Sequence[str]]:
        """The rows of the form: why it is corrected, the declared ones, what is missing in them."""
        asked = self.model.columns().keys() & {REASON} - self.left_out.keys()
        rows = [(REASON,), *self.rows] if asked else self.rows
        return form_rows(self.model, rows, self.left_out)

    def form(self) -> Form:
        """A form of such a record."""
        return Form(
            self.model.columns(),
            self.form_rows(),
            inputs=self.inputs(),
            suggest=references.suggests(self.model),
            title_of=references.titles(self.model),
            phrases=phrases.of,
            labels=self.labels,
            required=self.required,
        )

    def read(self) -> list[str]:
        """The columns that the view shows, in the order of the form."""
        return [name for name in names(self.form_rows()) if name != REASON]

    def columns(self) -> list[TableColumn]:
        """The columns of the list."""
        return self._shown(list(self.listed))

    def more_columns(self) -> list[TableColumn]:
        """The columns that the list can show besides."""
        return self._shown(unplaced(self.model, self.listed, {*self.left_out, REASON}))

    def _shown(self, wanted: Sequence[str]) -> list[TableColumn]:
        kinds = {name: self.model.columns()[name].kind for name in wanted}
        said = {
            name: partial(references.titled, name)
            for name, kind in kinds.items()
            if isinstance(kind, Reference)
        }
        widths = {name: self.listed.get(name, _WIDE) for name in wanted}
        return shown(self.model, wanted, show=said, widths=widths)

    def facets(self) -> dict[str, Column]:
        """The columns of codes and places that a list is narrowed by."""
        return {
            name: column
            for name, column in self.model.columns().items()
            if column.searchable == "facet"
            and (isinstance(column.kind, Code) or getattr(column.kind, "to", "") == "place")
        }

    def related(self) -> set[str]:
        """The kinds of record that its columns name, and those that name it."""
        return related(self.model)

    def label(self) -> str:
        """What one record of it is called."""
        return _(self.model.label)
