"""The rooms that have not reported on a month, with whom to call, as a sheet."""

from __future__ import annotations

import datetime
from typing import Any

from app.documents.ledgers.ledger import Column, Sheet
from app.records import reported
from app.records.reported import Unreported
from app.store.session import current

_COLUMNS = (
    Column("name", "工作室"),
    Column("code", "代码"),
    Column("last", "上次收到"),
    Column("contact", "联系人"),
    Column("phone", "电话"),
    Column("said", "通知情况"),
)


def sheet(month: datetime.date) -> Sheet:
    """The rooms that have not reported on the month of a day, by code."""
    words = f"{month.year}年{month.month}月"
    return Sheet(
        f"未上报{words}数据的工作室",
        _COLUMNS,
        [_row(each) for each in reported.unreported(month)],
        place=current().name,
        period=words,
    )


def _row(each: Unreported) -> dict[str, Any]:
    return {
        "name": each.name,
        "code": each.code,
        "last": each.last.isoformat() if each.last else "从未上报",
        "contact": "、".join(one.name for one in each.contacts if one.name),
        "phone": "、".join(one.phone for one in each.contacts if one.phone),
        "said": "",
    }
