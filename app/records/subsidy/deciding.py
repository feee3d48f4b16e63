"""复核, 审批 and 抽查 at an office, entered from the hand-signed paper; or a claim is sent back."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from app.errors import AppError, FieldErrors, Missing
from app.language import N_, _
from app.records import rooms
from app.records.sent_down import require_office
from app.records.stats.periods import Period
from app.records.subsidy import claiming, payable, standing
from app.records.subsidy.claiming import WrongStep
from app.records.subsidy.model import SubsidyClaim, SubsidyDecision
from app.store import journal
from app.store.session import current


class NotPayable(AppError):
    """A dispute of a claim cannot be paid as things are (number, why)."""

    message = N_("{number}: {why}. Strike it, with the reason, or send the claim back.")


class SameNumber(AppError):
    """Another dispute of the same number is paid (number)."""

    message = N_("Another dispute {number} is paid. Strike it, or say why it is not the same.")


class NotOfAnOffice(AppError):
    """Only claims that came from a room are decided of."""

    message = N_("Claims are decided of at the office that received them.")


class NothingToDraw(AppError):
    """No approved claim of a month is there to draw from (month)."""

    message = N_("No approved claim of {month} is there to draw from.")


def review(
    claim: SubsidyClaim, *, by: str, day: datetime.date | None = None, words: str = ""
) -> SubsidyDecision:
    """Enter 复核 from the hand-signed paper. Raises FieldErrors, WrongStep, OfTheOffice."""
    at = day or current().today()
    first = claim.checked or claim.day
    said = {"reviewed": at, "reviewed_by": by or None, "review_words": words or None}
    return _step("subsidy.review", claim, (standing.CHECKED,), "reviewed", by, first, said)


def approve(
    claim: SubsidyClaim,
    *,
    by: str,
    day: datetime.date | None = None,
    words: str = "",
    strike: Mapping[str, str] | None = None,
    despite: str = "",
) -> SubsidyDecision:
    """Enter 审批; `strike` says why by the line that is not paid.

    `despite` says why a dispute is another one than that of its number which is paid already.
    Raises NotPayable, SameNumber, FieldErrors, WrongStep, OfTheOffice.
    """
    require_office()
    with journal.together():  # nothing comes in between what is looked at and what is written
        return _approved(claim, by, day, words, strike or {}, despite)


def _approved(
    claim: SubsidyClaim,
    by: str,
    day: datetime.date | None,
    words: str,
    strike: Mapping[str, str],
    despite: str,
) -> SubsidyDecision:
    gone = {each: claiming.required(why) for each, why in strike.items()}
    lines = standing.lines(claim)
    for each in payable.problems(claim):
        if each.line.id not in gone and each.stops:
            raise NotPayable(number=each.line.number, why=each.words)
        if each.line.id not in gone and each.kind == payable.NUMBER and not despite:
            raise SameNumber(number=each.line.number)
    paid = [each for each in lines if each.id not in gone]
    before = standing.decision(claim)
    first = (before.reviewed if before is not None else None) or claim.day
    said = {
        "approved": day or current().today(),
        "approved_by": by or None,
        "approve_words": words or None,
        "count": len(paid),
        "amount": sum(each.amount for each in paid),
        "struck": standing.spelled({e.id: gone[e.id] for e in lines if e.id in gone}),
        "despite": despite or None,
    }
    return _step("subsidy.approve", claim, (standing.REVIEWED,), "approved", by, first, said)


def take_back(claim: SubsidyClaim, *, reason: str) -> SubsidyDecision:
    """Take back the last step that was entered here of a claim, with the reason.

    Raises FieldErrors, WrongStep, OfTheOffice.
    """
    claiming.required(reason)
    how = standing.standing(claim)
    undone: dict[str, Any]
    if how == standing.APPROVED:
        undone = dict.fromkeys(
            ("approved", "approved_by", "approve_words", "count", "amount", "struck", "despite",
             "drawn", "sampled", "sampled_by", "sample", "sample_words")
        )  # fmt: skip
    elif how == standing.REVIEWED:
        undone = dict.fromkeys(("reviewed", "reviewed_by", "review_words"))
    else:
        undone = {"returned": None}
    allowed = (standing.APPROVED, standing.REVIEWED, standing.RETURNED)
    return _written("subsidy.take_back", claim, allowed, {**undone, "reason": reason})


def send_back(claim: SubsidyClaim, *, reason: str) -> SubsidyDecision:
    """Send a claim back to its room, with the reason; its disputes can be claimed anew there.

    Raises FieldErrors, WrongStep, OfTheOffice.
    """
    claiming.required(reason)
    allowed = (standing.CLAIMED, standing.CHECKED, standing.REVIEWED)
    said = {"returned": current().today(), "reason": reason}
    return _written("subsidy.return", claim, allowed, said)


def draw(month: Period, *, percent: int, seed: str) -> list[SubsidyClaim]:
    """Draw approved claims of a month for a sample check; the same seed draws the same ones.

    At least one is drawn. Raises NothingToDraw, OfTheOffice.
    """
    require_office()
    found = [e for e in of_month(month) if standing.standing(e) == standing.APPROVED]
    if not found:
        raise NothingToDraw(month=month.named_months[0])
    drawn = sampled_of(found, percent, seed)
    note = {"seed": seed, "percent": percent, "month": month.named_months[0]}
    with journal.action("subsidy.draw", note, published=True) as act:
        for each in drawn:
            made = standing.decision(each)
            assert made is not None
            act.change(made, drawn=act.store.today())
    return drawn


def sampled_of(found: Sequence[SubsidyClaim], percent: int, seed: str) -> list[SubsidyClaim]:
    """So many percent of some claims, at least one, by a draw that can be done again."""
    count = max(1, -(-len(found) * percent // 100))
    by_chance = sorted(found, key=lambda e: hashlib.sha256(f"{seed}\0{e.id}".encode()).digest())
    return sorted(by_chance[:count], key=lambda each: (each.month, each.name, each.row))


def sample(
    claim: SubsidyClaim,
    *,
    by: str,
    result: str,
    day: datetime.date | None = None,
    words: str = "",
) -> SubsidyDecision:
    """Enter what the sample check of a claim found; `result` is a code of `subsidy_sample`.

    Raises FieldErrors, WrongStep, OfTheOffice.
    """
    at = day or current().today()
    made = standing.decision(claim)
    first = (made.approved if made is not None else None) or claim.day
    wrong: dict[str, AppError] = {} if result else {"sample": Missing()}
    if result == "differs" and not words:
        wrong["sample_words"] = Missing()
    if wrong:
        raise FieldErrors(wrong)
    said = {"sampled": at, "sampled_by": by or None, "sample": result,
            "sample_words": words or None}  # fmt: skip
    return _step("subsidy.sample", claim, (standing.APPROVED,), "sampled", by, first, said)


def of_month(month: Period) -> list[SubsidyClaim]:
    """The claims of a month, or of several, by name; withdrawn ones are left out.

    One that was approved before its room withdrew it is none of those: it is paid.
    """
    order = (SubsidyClaim.month, SubsidyClaim.name, SubsidyClaim.row)
    asked = SubsidyClaim.select().where(SubsidyClaim.month.in_(month.named_months))
    return [
        each
        for each in asked.order_by(*order)
        if each.is_whole and (not each.voided or standing.standing(each) == standing.APPROVED)
    ]


def _step(
    action: str,
    claim: SubsidyClaim,
    allowed: tuple[str, ...],
    name: str,
    by: str,
    first: datetime.date,
    said: dict[str, Any],
) -> SubsidyDecision:
    """A step on a day by somebody; not before the step before it, nor still to come."""
    wrong: dict[str, AppError] = {} if by.strip() else {f"{name}_by": Missing()}
    if (unfit := claiming.unfit_day(said[name], first)) is not None:
        wrong[name] = unfit
    if wrong:
        raise FieldErrors(wrong)
    return _written(action, claim, allowed, said)


def _written(
    action: str, claim: SubsidyClaim, allowed: tuple[str, ...], said: dict[str, Any]
) -> SubsidyDecision:
    require_office()
    with journal.action(action, published=True) as act:
        now = journal.get(SubsidyClaim, claim.id)
        if now.origin == current().origin:
            raise NotOfAnOffice
        made = standing.decision(now)
        if (how := standing.standing(now, made)) not in allowed:
            raise WrongStep(standing=_(standing.STANDINGS[how]))
        values = {"day": act.store.today(), **said}
        if made is not None:
            return act.change(made, **values)
        of_room = rooms.room_of(now.origin)
        room = of_room.id if of_room is not None else None
        return act.add(SubsidyDecision, claim=now.id, room=room, **values)
