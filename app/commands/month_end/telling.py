"""A stick stays at the office: its receipt code goes to the room by the chat instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.commands.month_end import month
from app.commands.month_end.stage import Stage
from app.exchange import given_codes
from app.exchange.receipt_code import ReceiptGroupsWrong
from app.records import delivered, deliveries, rooms, visits
from app.room import deliver
from app.room.told import take_code

_STICK: Final = "stays"


def part(stage: Stage) -> Mapping[str, object]:
    """Deliver, have the code read out with a slip and sent as text, and the answer at last."""
    room = stage.rooms[0]
    with stage.at(room.folder):
        visits.log(day=month.day(stage, 27), name="张桂兰", category="01", facts="问地界怎么量")
    stage.deliver(room, _STICK)
    stage.receive(_STICK)
    with stage.at(stage.office):
        known = rooms.room_with(room.code)
        given = given_codes.given_to(known.installation) if known is not None else None
        message = given.words() if given is not None else ""
    with stage.at(room.folder):
        wrong = _group_named(given.grouped) if given is not None else 0
        take_code(message)
        told = delivered.all_past()[0].state == delivered.TOLD
        unsigned = deliveries.delivered_to() < deliveries.told_to()
        again = deliver.plan().first <= deliveries.told_to()
    stage.take_reply(room, _STICK)
    with stage.at(room.folder):
        signed = delivered.all_past()[0].state == delivered.RECEIVED
    return {
        "wrong_group_is_named": wrong == 3,
        "said_to_be_there": told and unsigned,
        "goes_along_again": again,
        "signed_at_last": signed,
        "message": message,
    }


def _group_named(code: str) -> int:
    """The number of the group that is named where a digit of the third was misheard."""
    digit = str((int(code[12]) + 1) % 10)
    try:
        take_code(code[:12] + digit + code[13:])
    except ReceiptGroupsWrong as refused:
        return int(str(refused.data["groups"]))
    return 0
