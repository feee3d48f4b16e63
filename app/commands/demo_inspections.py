"""The inspection of the demonstration: what the office found at a room, on paper and in words."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from app.commands.printing import print_into
from app.documents import items
from app.documents.inspections import drafting
from app.documents.items.item import ItemRequest
from app.records import inspections, keeping, places
from app.records.inspections import Inspection, Remark
from app.records.notices import Notice
from app.store.session import current

_FOUND: Final = (
    ("board", "公示牌上的人员和电话没有随换届更新。", 10),
    ("day_log", "有两周的工作日志没有记，和来访台账对不上。", 15),
    ("volume", "抽查的卷宗里有一件缺回访记录。", 30),
)
"""Item, words, and in how many days it is to be put right."""

_SUMMARY: Final = "七统一、五有齐全，有专人值守，来访都登记。日志和卷宗还要抓细。"
_NUMBER: Final = "山司通〔2026〕7号"


def inspect(village: str) -> Inspection:
    """Visit the room of a village (12 digits) today and write down what was found there."""
    place, today = places.ensure(village).id, current().today()
    seen = keeping.keep(
        Inspection, day=today, place=place, who=["周明远", "孙敏"], summary=_SUMMARY
    )
    for item, words, days in _FOUND:
        until = today + datetime.timedelta(days=days)
        keeping.keep(Remark, inspection=seen.id, item=item, words=words, until=until)
    return seen


def tell(seen: Inspection, folder: Path) -> list[Path]:
    """Print what the inspection comes to, and publish a circular that tells of it."""
    told = inspections.circulate([seen], _NUMBER)
    notice = keeping.keep(Notice, **drafting.circular(told))
    made: list[Path] = []
    for name, item, wanted in (
        ("督导记录", "inspection-record", ItemRequest(ids=(seen.id,))),
        ("督导检查表", "inspection-record", ItemRequest(blank=True)),
        ("督导整改通知书", "rectify-notice", ItemRequest(ids=(seen.id,))),
        ("通报", "circular", ItemRequest(ids=(notice.id,))),
    ):
        made.append(folder / f"{name}.pdf")
        print_into(made[-1], items.find(item), wanted)
    return made
