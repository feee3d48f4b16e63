"""What an office published for a place before its room enrolled is its room's from then on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from app.records import inspections
from app.records.assessment import AssessmentPoints, AssessmentResult
from app.records.inspections import Remark
from app.records.places import Place, PlaceAlias
from app.records.rooms import Room
from app.store import journal
from app.store.session import current

_CODE: Final = 12
_KINDS: Final = (Remark, AssessmentPoints, AssessmentResult)
"""Kinds that go to the room of their place alone, so that without one they stayed here."""
_AT_ONCE: Final = 400
"""Records of one entry of the published line at most."""


def hand_over(room: Room) -> None:
    """Let a room that has just enrolled have what was written for its places; it goes down next."""
    found = list(_waiting(room))
    for start in range(0, len(found), _AT_ONCE):
        with journal.action("room.hand_over", published=True) as act:
            for each in found[start : start + _AT_ONCE]:
                act.change(each, room=room.id)


def _waiting(room: Room) -> Iterator[Any]:
    """What was published for a place that had no room, and is not done with."""
    of_places = _places(room.code[:_CODE])
    if not of_places or not current().published:
        return
    theirs = dict[str, bool]()
    for kind in _KINDS:
        model: Any = kind
        asked = model.room.is_null() & model.voided.is_null() & model.place.in_(of_places)
        asked &= model.origin == current().published
        if kind is Remark:
            asked &= Remark.done.is_null()
        for each in model.select().where(asked).order_by(model.row):
            if each.place not in theirs:
                named = inspections.room_of(each.place)
                theirs[each.place] = named is not None and named.id == room.id
            if theirs[each.place]:
                yield each


def _places(code: str) -> list[str]:
    """The places of a code, now or formerly, and all that belong to them."""
    former = PlaceAlias.select(PlaceAlias.place).where(
        (PlaceAlias.code == code) & PlaceAlias.voided.is_null()
    )
    asked = Place.select(Place.id).where((Place.code == code) | Place.id.in_(former))
    found = [place for (place,) in asked.tuples()]
    for at in found:
        beneath = Place.select(Place.id).where(Place.parent == at).tuples()
        found += [place for (place,) in beneath if place not in found]
    return found
