"""通讯录: who serves which town and village, when on duty and by which number, for everybody."""

from __future__ import annotations

from collections.abc import Collection

from app.documents.ledgers.ledger import Column, Sheet
from app.records.network import contacts, villages
from app.records.network.contacts import Contact
from app.store.session import current

_COLUMNS = (
    Column("town", "镇街"),
    Column("village", "村（居）"),
    Column("name", "姓名"),
    Column("kind", "服务身份"),
    Column("unit", "单位"),
    Column("duty", "值班"),
    Column("phone", "公开电话"),
)


def sheets(districts: Collection[str] = (), kinds: Collection[str] = ()) -> list[Sheet]:
    """A sheet for each district (6 digits) of the area or for these, with some kinds of link."""
    network = villages.read()
    found = contacts.every(network, kinds)
    day = network.on
    return [
        Sheet(
            f"{district}法律服务通讯录",
            _COLUMNS,
            [_row(each) for each in found if each.district == district],
            place=current().name,
            period=f"截至{day.year}年{day.month}月{day.day}日",
        )
        for district in contacts.districts(network, districts)
    ]


def _row(each: Contact) -> dict[str, str]:
    held = each.held
    return {
        "town": each.town,
        "village": each.village or "（全镇街）",
        "name": held.name,
        "kind": contacts.kind_zh(held.kind),
        "unit": held.unit,
        "duty": held.duty,
        "phone": held.phone,
    }
