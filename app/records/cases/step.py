"""The table of steps: from which stage, to which; and how one step is taken."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Concatenate, Generic, ParamSpec, TypeVar

from app import codes
from app.errors import AppError, FieldErrors, NotFound, StillToCome
from app.records.cases.model import Case, OfCase
from app.records.cases.refusals import OutOfOrder, ReadOnly, WrongStage
from app.store import journal
from app.store.session import current

REGISTERED, DECLINED, ACCEPTED = "registered", "declined", "accepted"
INVESTIGATING, MEDIATING = "investigating", "mediating"
AGREED, PERFORMING, ENDED = "agreed", "performing", "ended"
CLOSED, ARCHIVED = "closed", "archived"

_BEFORE = frozenset({REGISTERED, ACCEPTED, INVESTIGATING, MEDIATING})
_TALKING = frozenset({ACCEPTED, INVESTIGATING, MEDIATING})
_AGREED = frozenset({AGREED, PERFORMING})
OPEN = _BEFORE | _AGREED
"""The stages of a dispute that is not over."""

TABLE: dict[str, tuple[frozenset[str], str | None]] = {
    "decline": (frozenset({REGISTERED}), DECLINED),
    "accept": (frozenset({REGISTERED}), ACCEPTED),
    "tell_rights": (_BEFORE, None),
    "name_mediator": (_BEFORE, None),
    "change_mediator": (_BEFORE, None),
    "ask_avoidance": (_BEFORE, None),
    "decide_avoidance": (_BEFORE, None),
    "investigate": (_TALKING, INVESTIGATING),
    "mediate": (_TALKING, MEDIATING),
    "extend": (_TALKING, None),
    "agree": (frozenset({MEDIATING}), AGREED),
    "change_agreement": (frozenset({MEDIATING}), None),
    "drop_agreement": (frozenset({MEDIATING}), None),
    "sign": (frozenset({MEDIATING}), AGREED),
    # Whoever refuses or withdraws stops it at once (人民调解法 art. 17), talks or no talks.
    "withdraw": (_TALKING, ENDED),
    "refuse": (_TALKING, ENDED),
    "fail": (frozenset({MEDIATING}), ENDED),
    "hand_on": (_BEFORE, ENDED),
    "report_to_police": (OPEN, None),
    "tell_routes": (_TALKING | _AGREED, None),
    "apply_confirmation": (_AGREED, None),
    "decide_confirmation": (_AGREED, None),
    "start_performing": (frozenset({AGREED}), PERFORMING),
    "plan_instalments": (_AGREED | {MEDIATING}, None),
    "pay": (frozenset({PERFORMING}), None),
    "take_back_payment": (frozenset({PERFORMING}), None),
    "urge": (frozenset({PERFORMING}), None),
    "perform": (frozenset({PERFORMING}), None),
    "new_round": (_AGREED, MEDIATING),
    "revisit": (_AGREED | {ENDED}, None),
    "refer": (OPEN | {ENDED}, None),
    "suggest": (OPEN | {ENDED}, None),
    "close": (frozenset({PERFORMING, ENDED}), CLOSED),
    "archive": (frozenset({CLOSED}), ARCHIVED),
    "change": (OPEN | {DECLINED, ENDED, CLOSED}, None),
    "void": (OPEN | {DECLINED, ENDED, CLOSED}, None),
    "keep_confidential": (OPEN | {DECLINED, ENDED, CLOSED, ARCHIVED}, None),
    "add_original": (OPEN | {DECLINED, ENDED, CLOSED}, None),
    "note_printed": (OPEN | {DECLINED, ENDED, CLOSED, ARCHIVED}, None),
    "append_note": (OPEN | {DECLINED, ENDED, CLOSED, ARCHIVED}, None),
}
"""Every step: the stages that it may be taken in, and the stage that it leads to, if to another."""

P = ParamSpec("P")
R = TypeVar("R")
H = TypeVar("H", bound=OfCase)


class Step(Generic[P, R]):
    """One step: called it is an action of its own, `within` it is part of a larger one."""

    def __init__(self, name: str, do: Callable[Concatenate[journal.Action, Case, P], R]) -> None:
        self.name = name
        self.do = do
        self.__doc__ = do.__doc__

    def __call__(self, case: Case, *args: P.args, **values: P.kwargs) -> R:
        """Take the step. Raises WrongStage, ReadOnly, NotYet, FieldErrors, NotOurs."""
        with journal.action(f"case.{self.name}") as act:
            return self.within(act, case, *args, **values)

    def within(self, act: journal.Action, case: Case, *args: P.args, **values: P.kwargs) -> R:
        """Take the step as part of a larger action."""
        stands = journal.get(Case, case.id)
        require_stage(stands, self.name)
        return self.do(act, stands, *args, **values)


def step(
    name: str,
) -> Callable[[Callable[Concatenate[journal.Action, Case, P], R]], Step[P, R]]:
    """Make a step of what is done in it; its stages stand in the TABLE."""
    if name not in TABLE:
        raise KeyError(name)
    return lambda do: Step(name, do)


def require_stage(case: Case, name: str) -> None:
    """Raise NotOurs, ReadOnly, WrongStage unless the step belongs to the stage."""
    journal.require_ours(case)
    state = case.state or ""
    if state in TABLE[name][0] and case.voided is None:
        return
    if case.voided is not None or state == ARCHIVED:
        raise ReadOnly
    raise WrongStage(state=codes.load("case_state").label(state))


def own(case: Case, model: type[H], record: H) -> H:
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
        refused = StillToCome(day=day)
    if refused is not None:
        raise FieldErrors({field: refused})


def latest(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """The last of the days that are known."""
    return max((each for each in days if each is not None), default=None)
