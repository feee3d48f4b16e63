"""The list of mediation committees, found by the name of their place too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.records import places
from app.records.cases import committees
from app.records.keeping import Narrowing
from app.records.listed import paged
from app.records.record_rows import RecordRows


class CommitteeRows(RecordRows):
    """The committees, the newest first."""

    def page(self, asked: Narrowing, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of what a filter holds, each with the key that the next page goes on from."""
        if asked.voided:
            return super().page(asked, after, size)
        found = [
            each
            for each in committees.all_committees()
            if asked.text in (each.name or "") or asked.text in places.name_of(each.place)
        ]
        return paged(found, after, size)
