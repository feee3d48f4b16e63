"""What is disputed, agreed and paid: instalments and payments, in fen."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import FieldErrors, Missing
from app.fields import Money
from app.language import _
from app.records import calendar
from app.records.cases import parts
from app.records.cases.model import Agreement, Case, Instalment, Payment
from app.records.cases.refusals import (
    HasLaterSteps,
    OutOfOrder,
    PaidTooMuch,
    PayerNoParty,
    SumDiffers,
)
from app.records.days import short
from app.store import journal
from app.store.session import current


@dataclass(frozen=True)
class Line:
    """One instalment with what was paid of it, in fen."""

    instalment: Instalment
    payments: tuple[Payment, ...]

    @property
    def paid(self) -> int:
        """What was paid."""
        return sum(each.amount for each in self.payments)

    @property
    def left(self) -> int:
        """What is still owed."""
        return self.instalment.amount - self.paid

    @property
    def is_late(self) -> bool:
        """Whether it should have been paid by now."""
        return bool(self.left) and self.instalment.due < current().today()

    def standing(self) -> str:
        """Until when it is to be paid, or that it was."""
        said = _("{day} overdue") if self.is_late else _("due {day}")
        said = said if self.left else _("{day} paid")
        return said.format(day=short(self.instalment.due))

    @property
    def title(self) -> str:
        """Until when, and how much is still owed."""
        due = short(self.instalment.due)
        return _("{day} {amount} yuan").format(day=due, amount=yuan(self.left))


@dataclass(frozen=True)
class Statement:
    """The money of a dispute, in fen; `agreed` is None where the agreement names no amount."""

    disputed: int | None
    agreed: int | None
    lines: tuple[Line, ...]

    @property
    def paid(self) -> int:
        """What was paid in all."""
        return sum(each.paid for each in self.lines)

    @property
    def left(self) -> int:
        """What is still owed in all."""
        return sum(each.left for each in self.lines)

    def sums(self) -> list[tuple[str, str]]:
        """What was agreed, paid and is still owed, each with its label."""
        said = ((_("Agreed"), self.agreed), (_("Paid"), self.paid), (_("Still owed"), self.left))
        return [
            (label, _("{amount} yuan").format(amount=yuan(amount)))
            for label, amount in said
            if amount is not None
        ]

    @property
    def unplanned(self) -> int | None:
        """What was agreed beyond the instalments that something was paid of."""
        begun = sum(each.instalment.amount for each in self.lines if each.payments)
        return self.agreed - begun if self.agreed is not None else None

    @property
    def payments(self) -> list[Payment]:
        """Every payment."""
        return [each for line in self.lines for each in line.payments]


def statement(case: Case, agreement: Agreement | None = None) -> Statement:
    """The money of a dispute under its present agreement, or under a given one."""
    found = agreement or parts.agreement(case)
    if found is None:
        return Statement(case.amount, None, ())
    lines = [Line(each, tuple(parts.payments(each))) for each in parts.instalments(found)]
    return Statement(case.amount, found.amount, tuple(lines))


def yuan(fen: int) -> str:
    """An amount in yuan, as on screen."""
    return Money().show(fen)


def plan(
    act: journal.Action, agreement: Agreement, instalments: Sequence[Mapping[str, Any]]
) -> list[Instalment]:
    """Write down what is to be paid and when. Raises FieldErrors unless it adds up.

    Instalments that were planned before and not paid give way; paid ones stay and count.
    """
    kept: list[Instalment] = []
    for each in parts.instalments(agreement):
        if parts.payments(each):
            kept.append(each)
        else:
            act.void(each, "other")
    given = [dict(each) for each in instalments]
    for index, each in enumerate(given):
        if not each.get("amount"):
            raise FieldErrors({f"instalments.{index}.amount": Missing()})
        if isinstance(each.get("due"), datetime.date) and each["due"] < agreement.day:
            raise FieldErrors({f"instalments.{index}.due": OutOfOrder(agreement.day)})
        if strangers := parts.strangers(parts.get(agreement.case), [each.get("payer")]):
            raise FieldErrors({f"instalments.{index}.payer": PayerNoParty(name=strangers[0])})
    total = sum_of(given) + sum(each.amount for each in kept)
    require_sum(agreement, total)
    for each in given:
        kept.append(act.add(Instalment, case=agreement.case, agreement=agreement.id, **each))
    return kept


def monthly(
    count: int, total: int | None, first: datetime.date | None = None, payer: str | None = None
) -> list[dict[str, Any]]:
    """So many instalments of one amount in whole yuan, a month apart, the rest with the last.

    The first is due in a month unless told; without a total the amounts are open.
    """
    days = [first or calendar.same_day_next_month(current().today())]
    while len(days) < count:
        days.append(calendar.same_day_next_month(days[-1]))
    each = (total or 0) // count // 100 * 100
    lines = [{"due": day, "amount": each or None, "payer": payer} for day in days]
    if total:
        lines[-1]["amount"] = total - each * (count - 1)
    return lines


def sum_of(instalments: Sequence[Mapping[str, Any]]) -> int:
    """What is planned in all, in fen."""
    return sum(each.get("amount") or 0 for each in instalments)


def require_sum(agreement: Agreement, total: int) -> None:
    """Raise FieldErrors unless instalments add up to what was agreed."""
    if total != (agreement.amount or 0):
        differs = SumDiffers(found=yuan(total), expected=yuan(agreement.amount or 0))
        raise FieldErrors({"instalments": differs})


def pay(act: journal.Action, instalment: Instalment, **values: Any) -> Payment:
    """Enter a payment. Raises FieldErrors where it is more than is owed."""
    stands = journal.get(Instalment, instalment.id)
    line = Line(stands, tuple(parts.payments(stands)))
    amount = values.get("amount")
    if isinstance(amount, int) and not 0 < amount <= line.left:
        raise FieldErrors({"amount": PaidTooMuch(left=yuan(line.left))})
    return act.add(Payment, case=stands.case, instalment=stands.id, **values)


def take_back(act: journal.Action, payment: Payment, words: str = "") -> Payment:
    """Declare a payment void that was entered by mistake. Raises HasLaterSteps."""
    if parts.get(payment.case).performance == "performed":
        raise HasLaterSteps
    return act.void(payment, "other", words)
