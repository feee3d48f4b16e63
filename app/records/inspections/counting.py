"""What inspections found in a span of days, as it stands on a day."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, Final, Literal

from app.records.inspections.answering import is_answered
from app.records.inspections.model import Remark
from app.store.session import current

Which = Literal["all", "open", "late"]
FINDING: Final = "finding"


def findings(
    since: datetime.date,
    until: datetime.date,
    on: datetime.date,
    which: Which,
    items: Collection[str] = (),
) -> Any:
    """The findings of a span as a condition on remarks; `items` bounds what they are about.

    Open is what is neither put right nor answered since it was last asked; late is what of it was
    to be put right before the day `on`.
    """
    found = Remark.voided.is_null() & (Remark.kind == FINDING)
    found &= Remark.origin.in_(list(current().lines))
    found &= (Remark.day >= since) & (Remark.day <= until)
    if items:
        found &= Remark.item.in_(list(items))
    if which == "all":
        return found
    found &= Remark.done.is_null() & ~is_answered()
    return found & (Remark.until < on) if which == "late" else found
