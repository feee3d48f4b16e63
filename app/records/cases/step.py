"""A step of a dispute, declared once beside its function; the registries of steps and forms."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from app import codes
from app.errors import AppError, DayInFuture, FieldErrors, NotFound
from app.fields import Described, Reference
from app.language import N_
from app.records.cases.model import OF_CASE, Case, OfCase
from app.records.cases.refusals import Missing, NotYet, OutOfOrder, ReadOnly, WrongStage
from app.store import Column, Record, journal
from app.store.session import current

REGISTERED, DECLINED, ACCEPTED = "registered", "declined", "accepted"
INVESTIGATING, MEDIATING = "investigating", "mediating"
AGREED, PERFORMING, ENDED = "agreed", "performing", "ended"
CLOSED, ARCHIVED = "closed", "archived"

UNDECIDED = frozenset({REGISTERED, ACCEPTED, INVESTIGATING, MEDIATING})
"""Neither agreed nor ended."""
TALKING = frozenset({ACCEPTED, INVESTIGATING, MEDIATING})
IN_FORCE = frozenset({AGREED, PERFORMING})
OPEN = UNDECIDED | IN_FORCE
"""The stages of a dispute that is not over."""
BEFORE_ARCHIVE = OPEN | {DECLINED, ENDED, CLOSED}

Values = dict[str, Any]
Given = Mapping[str, Any]
Guard = Callable[[Case, Given], list[Missing]]
Names = Callable[[Case], Sequence[str]]
P = ParamSpec("P")
R = TypeVar("R")
H = TypeVar("H", bound=OfCase)

_MODELS = {each.kind_name: each for each in OF_CASE}


class Group(IntEnum):
    """Where a step stands among those that can be taken next."""

    WAY = 0
    ENDING = 1
    """It ends the dispute without an agreement."""
    MEDIATOR = 2
    """It concerns who mediates."""
    BESIDE = 3
    """It may come up at any stage."""


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
    phrases: Callable[[Case, str, str], Sequence[str]] | None = None
    """What may be written in a field (case, field, beginning of a word or line)."""
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

    def has_field_for(self, missing: Missing) -> bool:
        """Whether a missing condition is met in this form itself."""
        kind = self.of.kind_name if self.of is not None else ""
        return missing.kind == kind and missing.field in self.names and not missing.record

    def of_record(self, case: Case, record: str) -> Values:
        """What the fields hold where a record or paper was pressed that it is of."""
        if not self.subject or not record or record in self.names:
            return {}
        return {self.subject: record, **self.known(case, record)}

    def missing(self, case: Case) -> list[Missing]:
        """What is missing for the step before its form can be filled in."""
        found = STEPS[self.name].missing(case) if self.name in STEPS else []
        # Day and manner of telling the rights are one form.
        return [each for each in found
                if not self.has_field_for(each) and each.name != "notified_how"]  # fmt: skip

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


FORMS: dict[str, Form] = {}
"""Every form by its name; that of a step is called as the step."""

STEPS: dict[str, Step[..., Any]] = {}
"""Every step by its name."""


_WRITTEN_IN: dict[tuple[str, str], str] = {}
"""Where a condition is met: by (kind, field), else by kind alone."""


def declare(name: str, form: Form) -> Form:
    """Make a form known by its name."""
    FORMS[name] = made = replace(form, name=name)
    for each in form.meets:
        column = each if isinstance(each, Column) else None
        model: Any = each if column is None else column.model
        _WRITTEN_IN[model.kind_name, column.name if column is not None else ""] = name
    return made


def written_in(missing: Missing) -> str:
    """The name of the form in which a missing condition is met; empty where none is."""
    found = _WRITTEN_IN.get((missing.kind, missing.field))
    return found or _WRITTEN_IN.get((missing.kind, ""), "")


class Step(Generic[P, R]):
    """One step: called it is an action of its own, `within` it is part of a larger one."""

    def __init__(
        self,
        do: Callable[Concatenate[journal.Action, Case, P], R],
        *,
        name: str,
        stages: frozenset[str],
        to: str | None,
        label: str,
        guard: Guard | None,
        offered: Callable[[Case], bool],
        group: Group,
        form: Form | None,
    ) -> None:
        self.do = do
        self.name, self.stages, self.to = name, stages, to
        self.label, self.guard, self.offered, self.group = label, guard, offered, group
        self.__doc__ = do.__doc__
        STEPS[name] = self
        self.form: Form | None = None
        if form is not None:
            self.form = declare(name, replace(form, act=form.act or self._act))

    def __call__(self, case: Case, *args: P.args, **values: P.kwargs) -> R:
        """Take the step. Raises WrongStage, ReadOnly, NotYet, FieldErrors, NotOurs."""
        with journal.action(f"case.{self.name}") as act:
            return self.within(act, case, *args, **values)

    def within(self, act: journal.Action, case: Case, *args: P.args, **values: P.kwargs) -> R:
        """Take the step as part of a larger action."""
        stands = journal.get(Case, case.id)
        require_stage(stands, self.name)
        missing = self.missing(stands, dict(values))
        if missing:
            raise NotYet(self.name, missing)
        return self.do(act, stands, *args, **values)

    def missing(self, case: Case, given: Given | None = None) -> list[Missing]:
        """What is missing for the step. `given` are values that its form brings."""
        return self.guard(case, given or {}) if self.guard is not None else []

    def _act(self, case: Case, values: Values) -> Any:
        assert self.form is not None
        take = cast("Callable[..., Any]", self)
        return take(case, **self.form.called(values))


def step(
    name: str,
    stages: Iterable[str],
    to: str | None = None,
    *,
    label: str = "",
    guard: Guard | None = None,
    offered: Callable[[Case], bool] = lambda _case: True,
    group: Group = Group.WAY,
    form: Form | None = None,
) -> Callable[[Callable[Concatenate[journal.Action, Case, P], R]], Step[P, R]]:
    """Declare a step: make it of what is done in it.

    It may be taken at `stages` and leads to the stage `to`, if to another. `guard` says what is
    missing; `label` is what its button says, without which it is not offered as a next step, nor
    where `offered` is false; `form` is what it asks for.
    """
    return lambda do: Step(
        do, name=name, stages=frozenset(stages), to=to, label=label, guard=guard, offered=offered,
        group=group, form=form,
    )  # fmt: skip


def require_stage(case: Case, name: str) -> None:
    """Raise NotOurs, ReadOnly, WrongStage unless the step belongs to the stage."""
    journal.require_ours(case)
    state = case.state or ""
    if state in STEPS[name].stages and case.voided is None:
        return
    if case.voided is not None or state == ARCHIVED:
        raise ReadOnly
    raise WrongStage(state=codes.load("case_state").label(state))


def living_part(case: Case, model: type[H], record: H) -> H:
    """A record as it stands that hangs on this dispute and is not void. Raises NotFound."""
    stands = journal.get(model, record.id)
    if stands.case != case.id or stands.voided is not None:
        raise NotFound
    return stands


def after(field: str, day: datetime.date | None, *earlier: datetime.date | None) -> None:
    """Raise FieldErrors for a day in the future, or before one that must not come later."""
    if day is None:
        return
    refused: AppError | None = None
    known = [each for each in earlier if each is not None]
    if known and day < max(known):
        refused = OutOfOrder(max(known))
    elif day > current().today():
        refused = DayInFuture(day=day)
    if refused is not None:
        raise FieldErrors({field: refused})


def latest(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """The last of the days that are known."""
    return max((each for each in days if each is not None), default=None)


def today() -> datetime.date:
    """The day of the store's clock."""
    return current().today()
