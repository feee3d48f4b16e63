"""How disputes are listed: the columns, what narrows them, the stages and what is due."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app import codes
from app.language import N_, _
from app.records import people
from app.records.by_day import Key
from app.records.cases import due, stages
from app.records.cases.due import Due
from app.records.cases.listing import Filter, among, page
from app.records.cases.model import SEEN_OUTSIDE, Case
from app.records.cases.step import ENDED, FINISHED
from app.records.cases.titles import parties_title, short_number
from app.records.days import left, short
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.narrowing import ALL, Choice, Narrowed, RoomOfEach, at_an_office, of_code
from app.store.session import current

_DAY: Final = datetime.timedelta(days=1)
_SOON: Final = 7 * _DAY

GOING, DUE, LATE = "going", "due", "late"
STAGES: Final = {
    GOING: N_("Not over yet"),
    DUE: N_("Due within 7 days"),
    LATE: N_("Overdue"),
    ALL: N_("All"),
}
"""What a list is narrowed to, besides a single stage."""
BY_DAY: Final = (DUE, LATE)
"""Those that are found by what is due, not by a query."""


def _party(person: str) -> str:
    return _("Party {name}").format(name=people.get(person).name)


def _mediator(person: str) -> str:
    return _("Mediator {name}").format(name=people.get(person).name)


CHOICES: Final = (
    of_code("category", N_("Kind"), "dispute"),
    Choice("on_the_spot", N_("Settled on the spot"), short=N_("On the spot")),
    Choice("confidential", N_("Confidential ones"), short=N_("Confidential")),
    Choice("person", N_("Party"), _party, list),
    Choice("mediator", N_("Mediator"), _mediator, list),
)
"""What a list is narrowed by, besides text and stage; the last two by what leads to it alone."""

LISTED: Final = {"names": 164, "number": 92, "category": 92, "day": 72, "state": 84}
"""The usual columns with their widths in pixels at 100 %."""
LEFT_OUT: Final = (
    "year", "sequence", "visit", "referral", "risk", "from_case", "place", "batch", "reason",
)  # fmt: skip
"""What the list does not show: said by the number, the page, the program."""


class CaseRows:
    """The rows of a list, each with the first thing that is due in it."""

    def __init__(self) -> None:
        self._due: dict[str, Due] = {}
        self._rooms = RoomOfEach()

    def page(
        self, asked: Filter, stage: str, after: Key | None, size: int
    ) -> list[tuple[Case, Key]]:
        """A page of disputes at a stage of the STAGES; a text finds those that are over, too."""
        if after is None:
            self._rooms.ask()
        if stage in BY_DAY:
            gathered = [each.case for each in self._due.values() if each.case is not None]
            found = among(gathered, asked.text) if after is None else []
            return [(case, case.row) for case in found]
        if after is None:
            self._due.clear()
        going = stage == GOING and not asked.text
        listed = page(replace(asked, going=asked.going or going), after, size)
        for case, dues in due.of_cases([case for case, _key in listed]).items():
            if dues:
                self._due[case] = dues[0]
        return listed

    def keep(self, found: list[Due]) -> None:
        """List the disputes in which these things are due."""
        self._due = due.first_of_each(found)

    def columns(self) -> list[TableColumn]:
        """The register, and what is due first; an office is told the room."""
        words, look, day = self._words, self._look, self._day
        first = TableColumn("due", _("Next date"), words, 160, look=look, order=day)
        return [*usual(), *self._rooms.columns(), first]

    def _words(self, case: Case) -> str:
        first = self._due.get(case.id)
        return f"{left(first.days())} · {first.words}" if first is not None else ""

    def _day(self, case: Case) -> str:
        first = self._due.get(case.id)
        return str(first.day) if first is not None else "9"

    def _look(self, case: Case) -> str:
        first = self._due.get(case.id)
        return first.look(_SOON.days) if first is not None else ""


class NarrowedCases(Narrowed):
    """What a list of disputes shows; stages stand where other lists have periods."""

    def __init__(self) -> None:
        stages = {each.code: each.label for each in codes.load("case_state").current()}
        super().__init__(Filter(), GOING, at_an_office(CHOICES), [STAGES, stages])

    def take_period(self, period: str) -> None:
        """Narrow to a stage: one of the STAGES, or the code of one."""
        state = period if period not in STAGES else ""
        self.asked = replace(self.asked, state=state, voided=False)
        super().take_period(ALL if state else period)

    def take(self, asked: Filter) -> None:
        """Narrow to what a filter holds, at the stage that is chosen; void ones are at any."""
        if asked.voided:
            self.period = ALL
        super().take(replace(asked, state="" if asked.voided else self.asked.state))

    def period_words(self) -> str:
        """The stage."""
        state = self.asked.state
        return codes.load("case_state").label(state) if state else super().period_words()

    def _is_narrowed_by_time(self) -> bool:
        return bool(self.asked.state) or super()._is_narrowed_by_time()


def lesson() -> str:
    """How the first dispute comes into a list that has none."""
    if current().is_office:
        return _("They come with the reports of the rooms.")
    return _("“Register a dispute” begins one; a visit becomes one from its page.")


def gathered(stage: str) -> list[Due]:
    """What is due at a stage of BY_DAY; every dispute that is not filed is looked through."""
    return due.everything(current().today() + (_SOON if stage == DUE else -_DAY))


def usual() -> list[TableColumn]:
    """The register: parties, number, kind, day, and where each stands."""
    kinds = codes.load("dispute")
    found = [
        TableColumn("names", _("Parties"), parties_title, look="strong", discreet=True),
        TableColumn("number", _("No."), short_number, look="quiet",
              order=lambda case: (case.year or 0, case.sequence or 0)),
        TableColumn("category", _("Kind"), lambda case: kinds.label(case.category or ""),
              discreet=True),
        TableColumn("day", _("Registered"), lambda case: short(case.day), whole=True),
        TableColumn("state", _("Stage"), stages.now, look=_stage_look),
    ]  # fmt: skip
    widths = {**LISTED, "number": 150} if current().is_office else LISTED
    return [replace(each, width=widths[each.name]) for each in found]


def more() -> list[TableColumn]:
    """What the list can show besides; of a confidential dispute what may be seen outside alone."""
    names = unplaced(Case, LISTED, LEFT_OUT)
    return [
        each if each.name in SEEN_OUTSIDE else replace(each, show=_kept(each.show))
        for each in shown(Case, names, discreet=names)
    ]


def _kept(show: Callable[[Case], str]) -> Callable[[Case], str]:
    return lambda case: _("Confidential") if case.confidential else show(case)


def _stage_look(case: Case) -> str:
    if case.state in FINISHED:
        return "safe"
    return "quiet" if case.state in (ENDED, "declined") else ""
