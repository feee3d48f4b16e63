"""The receipt codes of the rooms, with whom to call, as a sheet to read out from."""

from __future__ import annotations

from typing import Any

from app.documents.ledgers.ledger import Column, Sheet
from app.exchange import given_codes
from app.exchange.given_codes import GivenCode
from app.records import reported, rooms
from app.records.rooms import Room
from app.store.session import current

_COLUMNS = (
    Column("name", "工作室"),
    Column("serial", "第几次上报"),
    Column("day", "收到"),
    Column("code", "回执码"),
    Column("contact", "联系人"),
    Column("phone", "电话"),
    Column("said", "通知情况"),
)


def sheet() -> Sheet:
    """The code of what each room delivered last, by the room's code."""
    today = current().today()
    words = f"{today.year}年{today.month}月{today.day}日"
    given = {each.room.id: each for each in given_codes.given()}
    rows = [_row(each, given.get(each.id)) for each in rooms.enrolled()]
    return Sheet("工作室上报回执码", _COLUMNS, rows, place=current().name, period=words)


def _row(room: Room, given: GivenCode | None) -> dict[str, Any]:
    contacts = reported.contacts(room)
    return {
        "name": room.name,
        "serial": str(given.serial) if given else "",
        "day": given.day.isoformat() if given and given.day else "从未上报",
        "code": given.grouped if given else "",
        "contact": "、".join(one.name for one in contacts if one.name),
        "phone": "、".join(one.phone for one in contacts if one.phone),
        "said": "",
    }
