"""The village that a row of a table means."""

from __future__ import annotations

from app.books.refusals import NoVillageCalled, VillageUnclear
from app.records import directory
from app.records.directory import Village


def called(name: str, area: str) -> Village:
    """The one village of an area that a name means. Raises NoVillageCalled, VillageUnclear."""
    found = directory.called(name, area)
    if not found:
        raise NoVillageCalled(name=name)
    if len(found) > 1:
        raise VillageUnclear(name=name, count=len(found))
    return found[0]
