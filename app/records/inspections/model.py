"""An inspection, the remarks that hang on it or on a record, and the answers to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app import codes
from app.errors import AppError, BadReference, DayBefore, DayInFuture, OtherDistrict, WentToAnother
from app.fields import Code, Day, Flag, Names, Reference, Text, Whole
from app.language import N_
from app.messages import shortened
from app.records import keeping, places, rooms
from app.records.identities import known_to
from app.records.places import Place, PlaceAlias
from app.records.rooms import Room
from app.records.rooms import room_of as enrolled_as
from app.store import Column, Record
from app.store.session import current

_SHORT = 24


class Inspection(Record):
    """What somebody of the office saw at a place on a day; it stays with the office."""

    kind_name = "inspection"
    label = N_("Inspection")
    ours_only = True
    plain = True

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    place = Column(Reference(to="place"), N_("Place"), required=True, searchable="facet")
    who = Column(Names(max=20), N_("Who inspected"), required=True, searchable="name")
    number = Column(Text(max=60), N_("Circular number"), searchable=True)
    summary = Column(Text(max=5_000, lines=5), N_("How it stands there"), searchable=True)
    reason = Column(Text(max=200), N_("Reason for the change"), listed=False)

    def heading(self) -> str:
        """The day and the place."""
        day = self.day.isoformat() if self.day else ""
        return " ".join(filter(None, (day, places.name_of(self.place))))

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A day to come, a place of another district, or another place than its remarks are of."""
        wrong = {**_still_to_come(values, "day"), **_elsewhere(values["place"])}
        stands = cls.get_or_none(cls.id == record) if record else None
        moved = stands is not None and stands.place != values["place"]
        if moved and Remark.where_equal("inspection", record):
            wrong["place"] = WentToAnother()
        return wrong


keeping.index_lists(Inspection)


class Remark(Record):
    """What an office found at a place, asks of a room or returns to it, until it is put right.

    It goes down to the room of the place, or to the one that is named; where there is none it
    stays with the office. `of_kind` and `of_record` name the record that it is about.
    """

    kind_name = "remark"
    label = N_("Remark")
    comes_down = True
    ours_only = True
    plain = True

    day = Column(Day(), N_("Date"), required=True, searchable="facet")
    kind = Column(Code(list="remark_kind"), N_("Kind"), required=True, searchable="facet")
    place = Column(Reference(to="place"), N_("Place"), required=True, searchable="facet")
    item = Column(Code(list="inspection_item"), N_("Item"), searchable="facet")
    words = Column(
        Text(max=2_000, lines=3), N_("What is to be put right"), required=True, searchable=True
    )
    until = Column(Day(), N_("To be put right by"))
    again = Column(Text(max=1_000, lines=2), N_("Asked again"), searchable=True)
    times = Column(Whole(min=1, max=99), N_("Times asked"), listed=False)
    done = Column(Day(), N_("Put right on"))
    done_words = Column(Text(max=500, lines=2), N_("How it was checked"))
    inspection = Column(Reference(to="inspection"), N_("Inspection"), index=True, listed=False)
    room = Column(
        Reference(to="room"), N_("For the room"), help=N_("Left empty, it is that of the place."),
        index=True, listed=False,
    )  # fmt: skip
    of_kind = Column(Text(max=40), N_("About (kind)"), listed=False)
    of_record = Column(Text(max=40), N_("About the record"), index=True, listed=False)
    of_entry = Column(Whole(min=0), N_("As it stood at entry"), listed=False)
    volume = Column(Flag(), N_("The whole volume"), listed=False)

    def heading(self) -> str:
        """What it is about, and how it begins."""
        item = codes.load("inspection_item").label(self.item) if self.item else ""
        return " ".join(filter(None, (item, shortened(self.words or "", _SHORT))))

    @classmethod
    def completed(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The day and place of its inspection, the room of the place, and how that knows it."""
        found: dict[str, Any] = dict(values)
        seen = Inspection.get_or_none(Inspection.id == found.get("inspection"))
        if seen is not None:
            found = {"day": seen.day, "place": seen.place, **found}
        found.setdefault("kind", "finding")
        if "room" not in found and (room := room_of(found.get("place") or "")) is not None:
            found["room"] = room.id
        for_room = Room.get_or_none(Room.id == found.get("room"))
        if for_room is not None and found.get("place"):
            found["place"] = known_to(for_room.installation, Place, _same(found["place"]))
        return found

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The installation of its room; nobody where it has none."""
        return rooms.alone_meant(body)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A day to come or before it was said, a place elsewhere; another room than before."""
        day = values["day"]
        wrong = {
            **_still_to_come(values, "day", "done"),
            **_before(day, values, "until", "done"),
            **_elsewhere(values["place"]),
        }
        stands = cls.get_or_none(cls.id == record) if record else None
        if stands is not None:
            if values["place"] not in _same(stands.place):
                wrong["place"] = WentToAnother()
            if stands.room not in (None, values.get("room")):
                wrong["room"] = WentToAnother()
        return wrong


keeping.index_lists(Remark)
Remark.add_index(Remark.day, where=Remark.done.is_null(), name="remark_open")
Remark.add_index(Remark.room, where=Remark.done.is_null(), name="remark_open_of")


class Answer(Record):
    """What a room says to a remark; it goes up with the next report."""

    kind_name = "answer"
    label = N_("Answer to a remark")
    plain = True
    in_ledgers = False
    counted = True
    photos_travel = 6

    remark = Column(Reference(to="remark"), N_("Remark"), required=True, index=True)
    day = Column(Day(), N_("Answered on"), required=True, searchable="facet")
    words = Column(
        Text(max=2_000, lines=4), N_("What was put right"), required=True, searchable=True
    )
    done = Column(Day(), N_("Put right there on"))
    times = Column(Whole(min=1, max=99), N_("Answer to which asking"), listed=False)

    def heading(self) -> str:
        """The day and how it begins."""
        day = self.day.isoformat() if self.day else ""
        return " ".join(filter(None, (day, shortened(self.words or "", _SHORT))))

    @classmethod
    def completed(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Which asking it answers: the last one there is."""
        asked = Remark.get_or_none(Remark.id == values.get("remark"))
        times = (asked.times or 1) if asked is not None else 1
        return {"times": times, **values}

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A remark that is not here, a day to come, or done before it was asked for."""
        asked = Remark.get_or_none(Remark.id == values["remark"])
        if asked is None:
            return {"remark": BadReference()}
        return {
            **_still_to_come(values, "day", "done"),
            **_before(asked.day, values, "day", "done"),
        }


keeping.index_lists(Answer)


def room_of(place: str) -> Room | None:
    """The room that enrolled for a place, or else for what it belongs to, or that entered it."""
    first = at = Place.get_or_none(Place.id == place)
    seen = set[str]()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        if at.code:
            former = [each.code for each in PlaceAlias.where_equal("place", at.id)]
            return _with_codes([at.code, *former])
        at = Place.get_or_none(Place.id == at.parent) if at.parent else None
    return enrolled_as(first.origin) if first is not None else None


def _same(place: str) -> list[str]:
    """A place, and the records that others have of it."""
    counted_as = places.counted_as()
    main = counted_as.get(place)
    same = (each for each, one in counted_as.items() if one == main and main is not None)
    return list(dict.fromkeys([place, *same]))


def _with_codes(found: list[str]) -> Room | None:
    """The first room of a place by its codes, the one in use before the former ones."""
    for code in found:
        of_place = Room.code.startswith(f"{code}-") & Room.voided.is_null()
        if (room := Room.select().where(of_place).order_by(Room.code).first()) is not None:
            return room
    return None


def _still_to_come(values: Mapping[str, Any], *names: str) -> dict[str, AppError]:
    """Of these days those that are still to come."""
    today = current().today()
    days = {name: values.get(name) for name in names}
    return {n: DayInFuture(day=day.isoformat()) for n, day in days.items() if day and day > today}


def _before(first: Any, values: Mapping[str, Any], *names: str) -> dict[str, AppError]:
    """Of these days those that are before one."""
    days = {name: values.get(name) for name in names}
    return {n: DayBefore(day=first.isoformat()) for n, day in days.items() if day and day < first}


def _elsewhere(place: str) -> dict[str, AppError]:
    """That a place is of a district that is not this office's, as far as that is known."""
    district = places.district_codes().get(place, "")
    if not district or district.startswith(current().code[:6]):
        return {}
    return {"place": OtherDistrict(place=places.name_of(place))}
