"""What is due: until when, in how many days, and which step answers it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app import settings
from app.language import N_, _
from app.records import calendar
from app.records.cases import committees, money, parts
from app.records.cases.asked import confirm_by, lacks_revisit
from app.records.cases.model import Case
from app.records.cases.step import AGREED, ENDED, OPEN, PERFORMING, REGISTERED
from app.store import preferences
from app.store.session import current

ONE_MONTH, CONFIRMATION, INSTALMENT = "one_month", "confirmation", "instalment"
RETURN_VISIT, NEXT_SESSION, TERM = "revisit", "session", "term"
CLOSING, FILING, ANSWER = "closing", "filing", "answer"

_ASK_BACK = datetime.timedelta(days=30)
"""The court decides within 30 days (民事诉讼法 art. 187); then it is worth asking."""

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


def deadline(case: Case) -> datetime.date | None:
    """The day by which mediation is usually over: one month, extended, expert time left out."""
    if case.accepted is None:
        return None
    again = (case.round or 1) > 1
    begun = case.mediating if again and case.mediating else case.accepted
    day = calendar.same_day_next_month(begun)
    since = begun
    for each in sorted(parts.extensions(case), key=lambda each: each.day):
        if each.day < since:
            continue
        if each.kind == "expert":
            day += each.until - each.day
        else:
            day = max(day, each.until)
    return calendar.working_day(day)


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
    }.get(case.state or "", lambda _case: list[Due]())(case)
    # What came from a paper book lies in its cupboard already.
    if case.state == "closed" and case.closed is not None and case.batch is None:
        found.append(_due(case, case.closed + datetime.timedelta(days=30), FILING, "archive"))
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
        found.append(_due(case, held[-1].next_day, NEXT_SESSION, "mediate", held[-1].id))
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


def everything(until: datetime.date) -> list[Due]:
    """What is due by a day in all disputes of this room and its committees, the earliest first."""
    going = (OPEN - {REGISTERED}) | {ENDED, "closed"}
    mine = (Case.origin == current().origin) & Case.voided.is_null()
    found = [
        each
        for case in Case.select().where(mine & Case.state.in_(sorted(going)))
        for each in of_case(case)
        if each.day <= until
    ]
    found += [
        Due(term.day, TERM, str(term), "committee", None, term.committee)
        for term in committees.terms(until)
    ]
    return sorted(found, key=lambda each: each.day)


def urgent(case: Case) -> Due | None:
    """What is due first in a dispute."""
    found = of_case(case)
    return found[0] if found else None
