"""What is asked for where something is written of a dispute, as window and command derive it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.fields import Described, Reference
from app.language import N_
from app.records.cases.model import OF_CASE, Case
from app.records.cases.refusals import Missing
from app.records.layouts import form_rows
from app.store import Column, Record, journal

Values = dict[str, Any]
Names = Callable[[Case], Sequence[str]]

_MODELS = {each.kind_name: each for each in OF_CASE}
_OF_THE_PROGRAM = ("case", "reason")
"""The dispute itself, and why something was corrected, which is asked for when it is."""


@dataclass(frozen=True)
class Form:
    """What is asked for, as the window's form and the command derive it."""

    title: str
    rows: Sequence[Sequence[str]] = ()
    """The names of the fields, line by line; `name:2` is twice as wide."""
    of: type[Record] | None = None
    """The model whose columns the fields are."""
    more: Mapping[str, Described] = field(default_factory=dict[str, Described])
    """Fields that are no columns of it, or described otherwise."""
    begin: Callable[[Case], Values] = lambda _case: {}
    """What the fields hold at first, by name."""
    arguments: Mapping[str, str] = field(default_factory=dict[str, str])
    """Arguments of the function that are called otherwise than their field: field to argument."""
    act: Callable[[Case, Values], Any] | None = None
    """What is done with the values; with those of a step its function is called."""
    subject: str = ""
    """The field that says of which record or paper it is."""
    known: Callable[[Case, str], Values] = lambda _case, _record: {}
    """What is known besides of the record that it is of."""
    keeps_empty: bool = False
    """Whether fields that are empty are given, too, as None."""
    offers: Mapping[str, Names] = field(default_factory=dict[str, Names])
    """Names to choose from, by field."""
    among: Sequence[str] = ()
    """The fields in which nobody else may stand."""
    phrases: Callable[[Case, str, str], Sequence[str]] | None = None
    """What is offered in a field before its phrases (case, field, beginning of a word or line)."""
    left_out: Iterable[str] | None = None
    """The columns besides that are not asked for here; what is in neither stands at the end.

    Where nothing is said, no further column is asked for: the form is of a part of the record.
    """
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    required: Sequence[str] = ()
    verb: str = N_("Keep")
    says: str = ""
    """A sentence above the form."""
    large: bool = False
    """Whether it takes a page of its own."""
    meets: Sequence[Column[Any] | type[Record]] = ()
    """The columns, and the kinds of record, that are written with it."""
    corrects: bool = False
    """Whether a record of the model is corrected in it, too."""
    name: str = ""

    @property
    def fields(self) -> dict[str, Described]:
        """The described fields by name; more than are asked for."""
        columns: dict[str, Described] = dict(self.of.columns()) if self.of is not None else {}
        return {**columns, **self.more}

    @property
    def placed(self) -> list[str]:
        """The names of the fields that the rows place."""
        return [name.partition(":")[0] for each in self.rows for name in each]

    @property
    def tail(self) -> list[str]:
        """The columns that no row places, asked for at the end."""
        if self.left_out is None or self.of is None:
            return []
        known = {*self.placed, *self.left_out, *_OF_THE_PROGRAM}
        return [name for name in self.of.columns() if name not in known]

    @property
    def names(self) -> list[str]:
        """The names of the fields that are asked for."""
        return [*self.placed, *self.tail]

    @property
    def laid_out(self) -> Sequence[Sequence[str]]:
        """The rows that are declared; then what is missing in them."""
        if self.of is None or not self.tail:
            return self.rows
        return form_rows(self.of, self.rows, {*self.of.columns()} - {*self.names})

    @property
    def draft(self) -> str:
        """Under what name it is kept while it is unfinished."""
        return f"{Case.kind_name}.{self.name}"

    def field_of(self, missing: Missing) -> str:
        """The field that a missing condition is met in; empty where it is met elsewhere."""
        # Other records have fields of the same name: a return visit has its day, too.
        if missing.name in self.more:
            return missing.name
        if missing.record or self.of is None or missing.kind != self.of.kind_name:
            return ""
        return next((each for each in (missing.name, missing.field) if each in self.names), "")

    def has_field_for(self, missing: Missing) -> bool:
        """Whether a missing condition is met in this form itself."""
        kind = self.of.kind_name if self.of is not None else ""
        return missing.kind == kind and missing.field in self.names and not missing.record

    def corrected(self, record: str) -> Any:
        """The record that is to be corrected instead of a new one written, if it is one of these.

        A form of no model, or one that corrects none, has none.
        """
        of: Any = self.of
        return of.get_or_none(of.id == record) if self.corrects and record else None

    def of_record(self, case: Case, record: str) -> Values:
        """What the fields hold where a record or paper was pressed that it is of."""
        if not self.subject or not record or record in self.names:
            return {}
        return {self.subject: record, **self.known(case, record)}

    def take(self, case: Case, values: Values) -> Any:
        """Do what the form is for with its values, by field; empty ones are None."""
        assert self.act is not None
        return self.act(case, values)

    def called(self, values: Values) -> Values:
        """The values as the function takes them."""
        return {
            self.arguments.get(name, name): self._record(name, value)
            for name, value in values.items()
            if value is not None or self.keeps_empty
        }

    def _record(self, name: str, value: Any) -> Any:
        """What refers to something of the dispute is given as that record."""
        entry = self.fields.get(name)
        kind = entry.kind if entry is not None else None
        model = _MODELS.get(kind.to) if isinstance(kind, Reference) else None
        return journal.get(model, value) if model is not None and value is not None else value
