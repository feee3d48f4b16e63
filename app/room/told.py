"""Note what the office has said by a receipt code, on the phone or in a group chat.

It is no signed word: packing goes on until that comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import AppError
from app.exchange import receipt_code
from app.language import N_, _
from app.records import delivered, deliveries
from app.records.days import month_and_day
from app.records.deliveries import Delivery, Office
from app.room.deliver import NoOffice
from app.store import journal
from app.store.session import current


class CodeOfNoDelivery(AppError):
    """A code that fits nothing delivered here, and speaks of no serial of ours (serial)."""

    message = N_(
        "This code fits no delivery of this computer; its last digits speak of a delivery that "
        "ends in {serial}. Please ask whether it is meant for another room."
    )


class CodeOfAnotherRoom(AppError):
    """A code whose serial was delivered here, but with another code (serial, day)."""

    message = N_(
        "Delivery {serial} of {day} has another code: this one is of another room, or of another "
        "computer. Please have it read out once more, with the name of the room."
    )


class CodeOfAnotherOffice(AppError):
    """The code of what was delivered to an office that we no longer report to (serial, office)."""

    message = N_("This is the code of delivery {serial}, which went to {office}, not to {ours}.")


@dataclass(frozen=True, slots=True)
class ToldDelivery:
    """The delivery that a code is of; `signed` whether the office has signed for it already.

    `waiting` are the serials of those delivered after it.
    """

    serial: int
    code: str
    signed: bool
    waiting: tuple[int, ...]

    def words(self) -> str:
        """What the office has by that, and what it has not."""
        if self.signed:
            said = _("The office has signed for delivery {serial} already.")
            return said.format(serial=self.serial)
        said = _("The district says it has delivery {serial}. Until its signed answer comes on a "
                 "stick, it goes along again.")  # fmt: skip
        said = said.format(serial=self.serial)
        if self.waiting:
            later = _("Delivered later and still without an answer: {serials}.")
            said += later.format(serials="、".join(map(str, self.waiting)))
        return said


def take_code(text: str) -> ToldDelivery:
    """Note of which delivery the office has said by its receipt code that it has it.

    The text is what was typed, or pasted out of a chat, codes of other rooms included. Raises
    NoOffice, ReceiptCodeIncomplete, ReceiptGroupsWrong, CodeOfNoDelivery, CodeOfAnotherRoom,
    CodeOfAnotherOffice.
    """
    office = deliveries.office()
    if office is None:
        raise NoOffice
    codes = receipt_code.read(text)
    made = _all_made()
    fitting = [each for each in made if _code_of(each) in codes]
    if not fitting:
        raise _of_none(codes, [each for each in made if each.receiver == office.installation])
    ours = [each for each in fitting if each.receiver == office.installation]
    if not ours:
        raise _of_another(fitting[0], office)
    return _note(ours[0])


def _note(delivery: Delivery) -> ToldDelivery:
    signed = delivered.is_signed_for(delivery, deliveries.last_receipt())
    last = deliveries.told()
    if not signed and not (last is not None and last.serial >= delivery.serial):
        with journal.action("delivery.told") as act:
            delivery = act.change(delivery, told=current().today())
    later = [each for each in delivered.all_past() if each.state == delivered.PACKED]
    waiting = sorted(each.serial for each in later if each.serial > delivery.serial)
    return ToldDelivery(delivery.serial, _code_of(delivery), signed, tuple(waiting))


def _all_made() -> list[Delivery]:
    """Every package of ours, whoever it was for, the newest first."""
    mine = (Delivery.origin == current().origin) & Delivery.voided.is_null()
    return list(Delivery.select().where(mine).order_by(Delivery.row.desc()))


def _code_of(delivery: Delivery) -> str:
    origin = current().origin
    said = (delivery.epoch, delivery.last, delivery.head, delivery.serial)
    return receipt_code.spelled(origin, *said)


def _of_none(codes: Sequence[str], ours: Sequence[Delivery]) -> AppError:
    """Of the only code, or of many as a chat has them, what it speaks of."""
    meant = {receipt_code.serial_in(code) for code in codes}
    named = next((each for each in ours if each.serial % 100 in meant), None)
    if named is None or len(codes) > 1:
        serial = "、".join(f"{each:02d}" for each in sorted(meant))
        return CodeOfNoDelivery(serial=serial)
    return CodeOfAnotherRoom(serial=named.serial, day=month_and_day(named.day))


def _of_another(delivery: Delivery, ours: Office) -> AppError:
    known = Office.get_or_none(Office.installation == delivery.receiver)
    name = known.name if known is not None else _("another office")
    return CodeOfAnotherOffice(serial=delivery.serial, office=name, ours=ours.name)
