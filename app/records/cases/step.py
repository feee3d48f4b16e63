"""A step of a dispute, declared once beside its function; the registries of steps and forms."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import IntEnum
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from app import codes
from app.errors import AppError, DayInFuture, FieldErrors, NotFound
from app.records.cases.form import Form, Values
from app.records.cases.model import Case, OfCase
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
AWAITING = OPEN | {ENDED}
"""The stages before a dispute is closed, at each of which something is still to be done."""
FINISHED = frozenset({CLOSED, ARCHIVED})
BEFORE_ARCHIVE = OPEN | {DECLINED, ENDED, CLOSED}

Given = Mapping[str, Any]
Guard = Callable[[Case, Given], list[Missing]]
P = ParamSpec("P")
R = TypeVar("R")
H = TypeVar("H", bound=OfCase)


class Group(IntEnum):
    """Where a step stands among those that can be taken next."""

    WAY = 0
    ENDING = 1
    """It ends the dispute without an agreement."""
    MEDIATOR = 2
    """It concerns who mediates."""
    BESIDE = 3
    """It may come up at any stage."""


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


def form_of(record: Record) -> Form | None:
    """The form in which a record of a dispute is written and corrected: one with a page first."""
    mine = [each for each in FORMS.values() if each.of is type(record)]
    large = [each for each in mine if each.large]
    return next(iter((*large, *(each for each in mine if each.corrects))), None)


def missing_before(form: Form, case: Case) -> list[Missing]:
    """What is missing for a step before its form can be filled in."""
    found = STEPS[form.name].missing(case) if form.name in STEPS else []
    # Day and manner of telling the rights are one form.
    return [each for each in found
            if not form.has_field_for(each) and each.name != "notified_how"]  # fmt: skip


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
