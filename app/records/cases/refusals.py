"""What a dispute refuses, each with the condition that is missing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import AppError, Unacceptable
from app.language import N_, _

PARTY, HOUSEHOLD, RELATIVE = "party", "household", "relative"

_WORDS = {
    PARTY: N_("{mediator} is a party"),
    HOUSEHOLD: N_("{mediator} is of the household of {party}"),
    RELATIVE: N_("{mediator} is related to {party} ({how})"),
}


@dataclass(frozen=True)
class Conflict:
    """One reason to avoid: `why` is PARTY, HOUSEHOLD or RELATIVE."""

    why: str
    mediator: str
    party: str
    how: str = ""

    def __str__(self) -> str:
        words = _WORDS[self.why]
        if self.why == RELATIVE and not self.how:
            words = N_("{mediator} is related to {party}")
        return _(words).format(mediator=self.mediator, party=self.party, how=self.how)


@dataclass(frozen=True)
class Missing:
    """One condition that is not met. `words` is a source text whose blanks `said` fills.

    It leads to the `field` (a column) of a record of kind `kind`; `record` is its identity where
    there is one already.
    """

    name: str
    words: str
    kind: str
    field: str
    record: str = ""
    said: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return _(self.words).format(**dict(self.said))


class NotYet(AppError):
    """A step cannot be taken before something else is there; `missing` says what."""

    message = N_("Not yet: {what}")

    def __init__(self, step: str, missing: Sequence[Missing]) -> None:
        super().__init__(step=step, what="；".join(str(each) for each in missing))
        self.step = step
        self.missing = tuple(missing)


class WrongStage(AppError):
    """A step does not belong to the stage that a dispute is in."""

    message = N_("This cannot be done at the stage “{state}”.")


class ReadOnly(AppError):
    """An archived or void dispute is not changed any more."""

    message = N_("This dispute is archived or void; add a note instead.")


class OutOfOrder(Unacceptable):
    """A day lies before one that must come first, or after one that must come later."""

    message = N_("Not before {day}.")

    def __init__(self, day: datetime.date) -> None:
        super().__init__(day=day)


class PayerNoParty(Unacceptable):
    """Who is to pay is no party of the dispute, nor acts for one."""

    message = N_("{name} is no party; enter them among the parties first, or name somebody else.")


class PresentNoParty(Unacceptable):
    """Who is said to have been there as a party is none."""

    message = N_("{name} is no party; who else was there stands below “{field}”.")


class AskedByNoMediator(Unacceptable):
    """Who is said to have asked does not mediate the dispute."""

    message = N_("{name} does not mediate this dispute; name them as a mediator first.")


class NobodySigned(Unacceptable):
    """Nobody was said to have signed, nor that the seal was put on."""

    message = N_("Tick who has signed, or enter the day of the seal.")


class TooLate(Unacceptable):
    """A day lies after the last one that the law allows."""

    message = N_("The last day was {day}.")


class SumDiffers(Unacceptable):
    """Instalments do not add up to what was agreed."""

    message = N_("The instalments add up to {found}, but {expected} was agreed.")


class PaidTooMuch(Unacceptable):
    """More money than is still owed."""

    message = N_("Only {left} yuan are still owed.")


class MayHaveToAvoid(AppError):
    """A mediator is close to a party; `conflicts` says how. Ask, then call again with `anyway`."""

    message = N_("To be avoided: {who}")

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(who="；".join(str(each) for each in conflicts))
        self.conflicts = tuple(conflicts)


class NumberUsed(Unacceptable):
    """A number that another dispute has."""

    message = N_("The number {number} is used already.")


class BadTemplate(Unacceptable):
    """A template of numbers without the year or the running number."""

    message = N_("The number needs {{year}} and {{n}} in it.")


class AlreadySits(Unacceptable):
    """Somebody who is on the committee already."""

    message = N_("{name} is a member already.")


class Oneself(Unacceptable):
    """Somebody as a relative of their own."""

    message = N_("That is {name} again; choose somebody else.")


class HasLaterSteps(AppError):
    """Something that later steps rest on cannot be taken back."""

    message = N_("Later steps rest on this; it cannot be taken back.")
