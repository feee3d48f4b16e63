"""申报 and 初审 in a room: what a mediator may claim of a month; claimed, checked, withdrawn."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app import codes
from app.errors import AppError, DayBefore, DayInFuture, FieldErrors, NotFound
from app.errors import Missing as Empty
from app.language import N_, _, listed
from app.records import people
from app.records.cases import parts
from app.records.cases.model import Case
from app.records.people.joining import everyone_joined, main_of
from app.records.stats.periods import Period
from app.records.subsidy import reckoning, standing
from app.records.subsidy.model import SubsidyClaim, SubsidyLine
from app.records.subsidy.rates import Rates, Unpaid
from app.records.subsidy.reckoning import Ready
from app.store import journal
from app.store.session import current


class NothingToClaim(AppError):
    """A mediator has no dispute in a month that can be claimed (name, month)."""

    message = N_("{name} has no dispute of {month} that can be claimed now.")


class NotToBeClaimed(AppError):
    """A dispute cannot be claimed (number, why)."""

    message = N_("{number} cannot be claimed: {why}.")


class ClaimedAlready(AppError):
    """A dispute is claimed already; one is paid once (number, name, month)."""

    message = N_("{number} was claimed by {name} for {month} already; a dispute is paid once.")


class DrawsSalary(AppError):
    """Who draws a public salary is not paid (name, why)."""

    message = N_("{name} is not paid by the dispute: {why}.")


class NoRates(AppError):
    """No rates are in force in a month (month)."""

    message = N_("No rates are in force in {month}.")


class NotOneMonth(AppError):
    """What is to be claimed for is no single month (period)."""

    message = N_("A claim is of one month, not of {period}.")


class WrongStep(AppError):
    """A step cannot be taken as a claim stands (standing)."""

    message = N_("This cannot be done with a claim that is {standing}.")


class IsOfTheRoom(AppError):
    """A claim is made and checked in the room whose disputes they are."""

    message = N_("Claims are made and checked in the room; the office decides of them.")


@dataclass(frozen=True)
class Mine:
    """What a mediator has in a month: the disputes that were closed, and what the ceiling leaves.

    `why_not` says why the mediator is not paid at all; `left` is None where there is no ceiling.
    """

    person: str
    name: str
    month: Period
    found: tuple[Ready, ...]
    why_not: str = ""
    left: int | None = None

    @property
    def ready(self) -> list[Ready]:
        """Those that can be claimed now."""
        return [each for each in self.found if each.is_ready]

    @cached_property
    def led(self) -> list[Ready]:
        """Those of them that the mediator led, and so claims."""
        return [each for each in self.ready if leads(self.person, each.case)]


def closed_in(month: Period) -> list[Case]:
    """The disputes of this room that were closed in a month, as closed."""
    asked = (Case.origin == current().origin) & Case.voided.is_null()
    asked &= (Case.closed >= month.first) & (Case.closed <= month.last)
    return list(Case.select().where(asked).order_by(Case.closed, Case.row))


def mediators(month: Period) -> list[tuple[str, str]]:
    """Who mediated what was closed in a month: person and name, who leads the most first."""
    found = closed_in(month)
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    with parts.read_together(found):
        for case in found:
            for at, each in enumerate(parts.mediators(case)):
                main = main_of(each.person)
                counts[main] = counts.get(main, 0) + (at == 0)
                names.setdefault(main, each.name)
    return [(each, names[each]) for each in sorted(counts, key=lambda e: (-counts[e], names[e]))]


def of_month(person: str, month: Period) -> Mine:
    """What a mediator has in a month, be it claimed, ready or not yet."""
    same = set(everyone_joined(person))
    found = closed_in(month)
    with parts.read_together(found):
        his = [each for each in found if same & {e.person for e in parts.mediators(each)}]
    rates = reckoning.in_force(month.last) or reckoning.in_force(month.first)
    return Mine(
        main_of(person),
        people.get(main_of(person)).name,
        month,
        tuple(reckoning.all_ready(his)),
        why_unpaid(person, month.last, rates.unpaid) if rates is not None else "",
        _left(person, month, rates) if rates is not None and rates.most else None,
    )


def why_unpaid(person: str, day: datetime.date, unpaid: Unpaid) -> str:
    """Why somebody draws a public salary on a day; empty who does not, as far as is known."""
    same = everyone_joined(person)
    for each in same:
        known = people.Person.get_or_none(people.Person.id == each)
        if known is not None and known.origin_kind in unpaid.origins:
            return codes.load("personnel_origin").label(known.origin_kind)
    held = [each.role for each in people.roles(person, on=day) if each.role in unpaid.roles]
    return listed(map(codes.load("role").label, dict.fromkeys(held)))


def leads(person: str, case: Case) -> bool:
    """Whether somebody leads the mediation of a dispute, and so is the one who claims it."""
    serving = parts.mediators(case)
    return bool(serving) and serving[0].person in everyone_joined(person)


def claim(person: str, month: Period, cases: Sequence[str] | None = None) -> SubsidyClaim:
    """Let a mediator claim disputes of a month; without any all that are ready and he led.

    Raises IsOfTheRoom, NotOneMonth, DrawsSalary, NoRates, NothingToClaim, NotToBeClaimed,
    ClaimedAlready.
    """
    if current().is_office:
        raise IsOfTheRoom
    if month.rhythm != "month":
        raise NotOneMonth(period=str(month))
    with journal.action("subsidy.claim") as act:
        mine = of_month(person, month)
        if mine.why_not:
            raise DrawsSalary(name=mine.name, why=mine.why_not)
        chosen = _chosen(mine, cases)
        rates = reckoning.in_force(month.last) or reckoning.in_force(month.first)
        if rates is None:
            raise NoRates(month=month.named_months[0])
        priced = _priced(chosen, mine.left)
        of = reckoning.standard()
        made = act.add(
            SubsidyClaim,
            day=act.store.today(),
            month=month.named_months[0],
            person=mine.person,
            name=mine.name,
            committee=next((e.case.committee for e in chosen if e.case.committee), None),
            count=len(priced),
            amount=sum(amount for _each, amount in priced),
            rates=f"{of.title.zh} {rates.since.isoformat()}",
            sample=of.sample or None,
        )
        for each, amount in priced:
            assert each.worth is not None
            act.add(
                SubsidyLine,
                claim=made.id,
                case=each.case.id,
                number=each.case.number,
                difficulty=each.worth.difficulty,
                outcome=None if each.case.confidential else each.case.outcome,
                closed=each.case.closed,
                base=each.worth.base,
                share=each.worth.share,
                cut=each.worth.amount - amount or None,
                amount=amount,
            )
        return made


def check(
    claim: SubsidyClaim, *, by: str, day: datetime.date | None = None, words: str = ""
) -> SubsidyClaim:
    """Enter that the committee has checked a claim and signed it. Raises FieldErrors, WrongStep."""
    with journal.action("subsidy.check") as act:
        now = _as_it_stands(claim, standing.CLAIMED)
        checked = day or act.store.today()
        if (unfit := unfit_day(checked, now.day)) is not None:
            raise FieldErrors({"checked": unfit})
        return act.change(now, checked=checked, checked_by=by or None, check_words=words or None)


def take_back_check(claim: SubsidyClaim, *, reason: str) -> SubsidyClaim:
    """Take back that the committee has checked a claim; why stands in it.

    Raises FieldErrors, WrongStep.
    """
    required(reason)
    with journal.action("subsidy.take_back_check", {"reason": reason}) as act:
        now = _as_it_stands(claim, standing.CHECKED)
        return act.change(now, checked=None, checked_by=None, check_words=reason)


def withdraw(claim: SubsidyClaim, *, reason: str) -> SubsidyClaim:
    """Withdraw a claim that is not approved; its disputes can be claimed anew.

    Raises FieldErrors, WrongStep, NotOurs.
    """
    required(reason)
    with journal.action("subsidy.withdraw", {"reason": reason}) as act:
        now = journal.get(SubsidyClaim, claim.id)
        how = standing.standing(now)
        if how in (standing.APPROVED, standing.WITHDRAWN):
            raise WrongStep(standing=_(standing.STANDINGS[how]))
        for each in standing.lines(now):
            act.void(each, "other", reason)
        return act.void(now, "other", reason)


def _chosen(mine: Mine, cases: Sequence[str] | None) -> list[Ready]:
    """The disputes that were asked for, each checked anew."""
    by_id = {each.case.id: each for each in mine.found}
    if cases is None:
        chosen = mine.led
    else:
        chosen = [by_id[each] for each in dict.fromkeys(cases) if each in by_id]
        if len(chosen) != len(set(cases)):
            raise NotFound
    for each in chosen:
        number = each.case.number or ""
        if each.claim is not None:
            said = {"name": each.claim.name, "month": each.claim.month}
            raise ClaimedAlready(number=number, **said)
        if not each.is_ready or not number:
            raise NotToBeClaimed(number=number, why=why_words(each))
    if not chosen:
        raise NothingToClaim(name=mine.name, month=mine.month.named_months[0])
    return chosen


def why_words(each: Ready) -> str:
    """Why a dispute cannot be claimed, in words."""
    if each.why_not or not each.missing:
        return each.why_not
    return _("missing: {what}").format(what=listed(map(str, each.missing)))


def _priced(chosen: Sequence[Ready], left: int | None) -> list[tuple[Ready, int]]:
    """What each comes to; what is above the ceiling of the month is cut, the last ones first."""
    found: list[tuple[Ready, int]] = []
    for each in chosen:
        amount = each.worth.amount if each.worth is not None else 0
        if left is not None:
            amount = min(amount, left)
            left -= amount
        found.append((each, amount))
    return found


def _left(person: str, month: Period, rates: Rates) -> int:
    """What the ceiling leaves of a month, after what was claimed of it before."""
    found = SubsidyClaim.where_in("person", everyone_joined(person), void=True)
    of_month = [each.id for each in found if each.month == month.named_months[0]]
    counting = standing.counting("claim", of_month)
    return max(0, rates.most - sum(line.amount for line, _claim in counting))


def _as_it_stands(claim: SubsidyClaim, wanted: str) -> SubsidyClaim:
    now = journal.get(SubsidyClaim, claim.id)
    if now.origin != current().origin:
        raise IsOfTheRoom
    if (how := standing.standing(now)) != wanted:
        raise WrongStep(standing=_(standing.STANDINGS[how]))
    return now


def required(reason: str) -> str:
    """The reason that was given. Raises FieldErrors."""
    if not reason.strip():
        raise FieldErrors({"reason": Empty()})
    return reason.strip()


def unfit_day(day: datetime.date, first: datetime.date) -> AppError | None:
    """That a day is before another one, or still to come."""
    if day < first:
        return DayBefore(day=first.isoformat())
    if day > current().today():
        return DayInFuture(day=day.isoformat())
    return None
