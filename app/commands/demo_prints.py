"""What the demonstration prints of its first room: every kind of paper, under its Chinese name."""

from __future__ import annotations

import datetime
from typing import Any

from app.documents.items.item import ItemRequest
from app.records import cases, people
from app.store.session import current

RARE = "䶮㛃𬭎"
"""A name of three characters that few fonts have."""


def prints() -> list[tuple[str, str, ItemRequest]]:
    """File name, item and what is wanted of each."""
    today = current().today()
    week, year = (today - datetime.timedelta(days=days) for days in (7, 365))
    rare = next(each for each in people.serving() if each.name == RARE)
    return [
        (f"联系卡-{RARE}.pdf", "cards", ItemRequest(ids=(rare.id,), size="single")),
        ("联系卡.pdf", "cards", ItemRequest(copies=2)),
        ("法律咨询登记表.pdf", "visit-form", ItemRequest(since=week)),
        ("法律咨询登记表-空白.pdf", "visit-form", ItemRequest(blank=True)),
        ("工作日志.pdf", "daylog", ItemRequest(since=week)),
        ("来访台账.pdf", "ledger", ItemRequest(since=year)),
        ("来访台账-公开.pdf", "ledger", ItemRequest(since=year, public=True)),
        ("调解台账.pdf", "case-ledger", ItemRequest(since=year)),
        ("调解台账-公开.pdf", "case-ledger", ItemRequest(since=year, public=True)),
        ("口头协议登记簿.pdf", "oral-ledger", ItemRequest(since=year)),
        ("装订本.pdf", "bound-volume", ItemRequest()),
        ("调解员月报.pdf", "case-month", ItemRequest(since=_closed_month())),
        ("门牌.pdf", "door-plate", ItemRequest()),
        ("桌牌.pdf", "desk-plate", ItemRequest()),
        ("胸牌.pdf", "badge", ItemRequest()),
        ("公示牌.pdf", "board", ItemRequest()),
        ("服务流程.pdf", "service-flow", ItemRequest()),
        *_case_papers(),
    ]


def _case_papers() -> list[tuple[str, str, ItemRequest]]:
    """Papers of a dispute that went the whole way, of an oral one, and of one that failed."""
    found = [each for each in cases.every(cases.Filter(state="archived")) if not each.confidential]
    by_outcome = {each.outcome: each.id for each in reversed(found)}
    papers: list[tuple[str, str, str, dict[str, Any]]] = [
        ("人民调解协议书", "written", "agreement", {}),
        ("人民调解记录", "written", "session", {}),
        ("人民调解记录-留白手写", "written", "session", {"ruled": True}),
        ("权利义务告知书", "written", "notice", {}),
        ("人民调解申请书-空白", "written", "application", {"blank": True}),
        ("回访记录", "written", "revisit", {}),
        ("口头协议登记表", "oral", "oral", {}),
        ("终止告知书", "failed", "termination", {}),
        ("结案报告表", "written", "closing", {}),
        ("卷宗", "written", "volume", {}),
    ]
    return [
        (
            f"{name}.pdf",
            "case-paper",
            ItemRequest(ids=(by_outcome[outcome],), parts=(paper,), **way),
        )
        for name, outcome, paper, way in papers
        if outcome in by_outcome
    ]


def _closed_month() -> datetime.date:
    """A day of the month in which the latest dispute was closed."""
    return max(each.closed for each in cases.every(cases.Filter()) if each.closed)
