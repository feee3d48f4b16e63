"""What is due: until when, in how many days, and which step answers it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from peewee import Expression, fn

from app import settings
from app.language import N_, _
from app.records import calendar
from app.records.cases import committees, money, parts
from app.records.cases.guards import confirm_by, lacks_revisit
from app.records.cases.model import Case, Session
from app.records.cases.step import AGREED, ENDED, PERFORMING
from app.store import preferences
from app.store.session import current

ONE_MONTH, CONFIRMATION, INSTALMENT = "one_month", "confirmation", "instalment"
RETURN_VISIT, NEXT_SESSION, TERM = "revisit", "session", "term"
CLOSING, FILING, ANSWER = "closing", "filing", "answer"

_ASK_BACK = datetime.timedelta(days=30)
"""The court decides within 30 days (民事诉讼法 art. 187); then it is worth asking."""

_FILE_WITHIN = datetime.timedelta(days=30)
"""After closing."""

_TALKING = ("accepted", "investigating", "mediating")
_WAITING = frozenset({*_TALKING, AGREED, PERFORMING, ENDED, "closed"})
"""The stages in which something may be due."""

_AT_ONCE = 400
"""Disputes that are read together."""

_WORDS = {
    ONE_MONTH: N_("one month since it was accepted"),
    NEXT_SESSION: N_("the next session"),
    CONFIRMATION: N_("last day to ask the court to confirm"),
    ANSWER: N_("the court should have decided"),
    INSTALMENT: N_("{amount} yuan to be paid by {payer}"),
    RETURN_VISIT: N_("return visit"),
    CLOSING: N_("to be closed"),
    FILING: N_("to be archived"),
}


@dataclass(frozen=True)
class Due:
    """Something due on a day. `kind` is one of the constants above, `step` answers it.

    `case` is the dispute, None where it is a committee's term; `record` what it hangs on.
    """

    day: datetime.date
    kind: str
    words: str
    step: str
    case: Case | None = None
    record: str = ""

    def days(self, today: datetime.date | None = None) -> int:
        """In how many days; below zero when it is overdue."""
        return (self.day - (today or current().today())).days

    def look(self, soon: int = 14) -> str:
        """How it is shown: late, soon within so many days, or quiet."""
        return "late" if self.days() < 0 else "soon" if self.days() <= soon else "quiet"


def deadline(case: Case, without: str = "") -> datetime.date | None:
    """The day by which mediation is usually over: one month, extended, expert time left out.

    `without` is an extension that is left out of account.
    """
    if case.accepted is None:
        return None
    again = (case.round or 1) > 1
    begun = case.mediating if again and case.mediating else case.accepted
    day = calendar.same_day_next_month(begun)
    since = begun
    for each in sorted(parts.extensions(case), key=lambda each: each.day):
        if each.day < since or each.id == without:
            continue
        if each.kind == "expert":
            day += each.until - each.day
        else:
            day = max(day, each.until)
    return calendar.working_day(day)


def _nothing(_case: Case) -> list[Due]:
    return []


def of_case(case: Case) -> list[Due]:
    """What is due in a dispute, the earliest first."""
    if case.voided is not None:
        return []
    found = {
        "accepted": _talks,
        "investigating": _talks,
        "mediating": _talks,
        AGREED: _agreed,
        PERFORMING: _agreed,
        ENDED: _ended,
    }.get(case.state, _nothing)(case)
    # What came from a paper book lies in its cupboard already.
    if case.state == "closed" and case.closed is not None and case.batch is None:
        found.append(_due(case, case.closed + _FILE_WITHIN, FILING, "archive"))
    return sorted(found, key=lambda each: each.day)


def _due(
    case: Case, day: datetime.date, kind: str, step: str, record: str = "", **said: str
) -> Due:
    return Due(day, kind, _(_WORDS[kind]).format(**said), step, case, record)


def _talks(case: Case) -> list[Due]:
    found: list[Due] = []
    last = deadline(case)
    if last is not None:
        found.append(_due(case, last, ONE_MONTH, "extend"))
    held = parts.sessions(case, case.round or 1)
    if held and held[-1].next_day is not None:
        found.append(_due(case, held[-1].next_day, NEXT_SESSION, "mediate"))
    return found


def _agreed(case: Case) -> list[Due]:
    agreement = parts.agreement(case)
    if agreement is None or agreement.effective is None:
        return []
    found: list[Due] = []
    asked = parts.confirmations(case)
    if not asked and agreement.form == "written" and case.performance != "performed":
        last = confirm_by(agreement.effective)
        if last >= current().today():
            found.append(_due(case, last, CONFIRMATION, "apply_confirmation", agreement.id))
    found += [
        _due(case, each.applied + _ASK_BACK, ANSWER, "decide_confirmation", each.id)
        for each in asked
        if each.result is None
    ]
    for line in money.statement(case).lines:
        if line.left and case.performance not in ("performed", "not"):
            owed = line.instalment
            payer = None if case.confidential else owed.payer
            said = {"amount": money.yuan(line.left), "payer": payer or _("the party")}
            is_late = owed.due < current().today()
            found.append(
                _due(case, owed.due, INSTALMENT, "urge" if is_late else "pay", owed.id, **said)
            )
    if case.performed is not None:
        found += _afterwards(case, case.performed)
    return found


def _ended(case: Case) -> list[Due]:
    return _afterwards(case, case.ended) if case.ended is not None else []


def _afterwards(case: Case, since: datetime.date) -> list[Due]:
    if lacks_revisit(case):
        wait = datetime.timedelta(days=preferences.get(settings.REVISIT_AFTER))
        return [_due(case, since + wait, RETURN_VISIT, "revisit")]
    seen = [each.day for each in parts.revisits(case)]
    return [_due(case, max([since, *seen]), CLOSING, "close")]


def of_cases(found: Sequence[Case]) -> dict[str, list[Due]]:
    """What is due in many disputes, by identity; what hangs on them is read together."""
    dues: dict[str, list[Due]] = {case.id: [] for case in found}
    waiting = [case for case in found if case.state in _WAITING]
    # What is asked of one stage is not read of the others.
    waiting.sort(key=lambda case: case.state or "")
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        with parts.read_together(some), calendar.read_once():
            dues.update({case.id: of_case(case) for case in some})
    return dues


def everything(until: datetime.date) -> list[Due]:
    """What is due by a day in all disputes of this room and its committees, the earliest first."""
    # Nearly all are ours and nearly all are over: SQLite is told, or it goes through all of ours.
    mine = fn.likely(Case.origin == current().origin) & Case.voided.is_null()
    open_still = Case.state.in_(sorted(_WAITING))
    rows = list(Case.select().where(mine & open_still & _may_be_due(until)))
    found = [each for dues in of_cases(rows).values() for each in dues if each.day <= until]
    found += [
        Due(term.day, TERM, str(term), "committee", None, term.committee)
        for term in committees.terms(until)
    ]
    return sorted(found, key=lambda each: each.day)


def _may_be_due(until: datetime.date) -> Expression:
    """As far as the rows tell without being gone through: which disputes may have something due."""
    announced = (Session.case == Case.id) & (Session.next_day <= until) & Session.voided.is_null()
    # No month is shorter, and whatever else there is to the deadline only moves it on.
    month_ago = until - datetime.timedelta(days=28)
    talking = Case.state.in_(_TALKING) & (
        (Case.accepted <= month_ago) | fn.EXISTS(Session.select(Session.row).where(announced))
    )
    to_be_filed = (Case.state == "closed") & (Case.closed <= until - _FILE_WITHIN)
    after = Case.state.in_([AGREED, PERFORMING, ENDED])
    return after | talking | (to_be_filed & Case.batch.is_null())


def first_of_each(found: Sequence[Due]) -> dict[str, Due]:
    """What is due first in each dispute, of what is given by day, by the dispute's identity."""
    firsts: dict[str, Due] = {}
    for each in found:
        if each.case is not None:
            firsts.setdefault(each.case.id, each)
    return firsts


def with_next_payment(case: Case) -> list[Due]:
    """What is due in a dispute, the earliest first; of payments the next one alone."""
    found = of_case(case)
    paid = [each for each in found if each.kind == INSTALMENT]
    return [each for each in found if each not in paid[1:]]


def urgent(case: Case) -> Due | None:
    """What is due first in a dispute."""
    found = of_case(case)
    return found[0] if found else None
