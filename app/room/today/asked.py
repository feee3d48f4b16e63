"""What the office asks of the room: remarks, notices, claims that it sent back."""

from __future__ import annotations

import datetime
from typing import Final

from app import codes
from app.language import _, n_
from app.messages import shortened
from app.records import inspections, notices
from app.records.subsidy import standing
from app.room.today.line import SHORT, Due

_NOTICES: Final = 5
"""Notices that stand in a line each; of the others one line says how many they are."""
_REMARKS: Final = 4
"""Remarks of the office that stand in a line each; of the others one line says how many."""


def remarks(today: datetime.date) -> list[Due]:
    """What the office found here or asks, until it is answered, what is due first on top."""
    waiting = inspections.open_here()
    found: list[Due] = []
    for each in waiting[:_REMARKS]:
        kind = each.columns()["kind"].kind.show(each.kind)
        words = _("{kind}: {title}").format(kind=kind, title=each.heading())
        if became := inspections.what_became(each):
            words = _("{words} ({became}, a line of answer is missing)").format(
                words=words, became=became
            )
        found.append(Due(
            words, _("Answer"), "remark", state=_("from the office"),
            days=(each.until - today).days if each.until else None,
            wanted={"record_id": each.id},
        ))  # fmt: skip
    if more := len(waiting) - len(found):
        said = n_("{count} more remark to answer", "{count} more remarks to answer", more)
        words = said.format(count=more)
        found.append(Due(words, _("Look"), "remark", state=_("from the office")))
    return found


def unread() -> list[Due]:
    """What the office lets us know and nobody here has read, the oldest by name."""
    said, unread = codes.load("notice_kind"), notices.unread()
    found = [
        Due(
            _("{kind}: {title}").format(kind=said.label(each.kind or ""), title=each.title or ""),
            _("Read it"),
            "notice",
            state=_("from the office"),
            wanted={"record_id": each.id},
        )
        for each in unread[:_NOTICES]
    ]
    if more := len(unread) - len(found):
        words = n_("{count} more notice to read", "{count} more notices to read", more)
        said_more = words.format(count=more)
        found.append(Due(said_more, _("Look"), "notice", state=_("from the office")))
    return found


def sent_back() -> list[Due]:
    """Claims of subsidies that the office sent back, a line each."""
    words = _("The office sent back the claim of {name} for {month}: {why}")
    return [
        Due(
            words.format(name=claim.name, month=claim.month,
                         why=shortened(made.reason or "", SHORT)),
            _("Look"), "subsidy", state=_("sent back"), wanted={"record_id": claim.id},
        )
        for claim, made in standing.sent_back_here()
    ]  # fmt: skip
