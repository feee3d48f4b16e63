"""What a place has: the seven uniform items, the five haves, the four in place, each since when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app import codes
from app.fields import Code, Day, Reference, Text
from app.language import N_, _
from app.records import attachments, places, rooms
from app.records.attachments import Attachment
from app.records.layouts import unplaced
from app.records.listed import TableColumn, shown
from app.records.places import Place
from app.records.references import besides, cells
from app.records.rooms import Room
from app.store import Column, Record, journal
from app.store.session import current

LIST = "place_standard"

GROUPS: dict[str, tuple[str, str]] = {
    "": (N_("Seven uniform items"), N_("What hangs, stands and is worn alike everywhere")),
    "has": (N_("Five haves"), N_("What a place must have to work")),
    "put": (N_("Four in place"), N_("What must be settled")),
}
"""By what a code begins with: what the group is called, and what it is."""

_SHORT: Final = {"": N_("Seven"), "has": N_("Five"), "put": N_("Four")}

LEFT_OUT: Final = {"place": "the page shows it", "what": "the title says it"}
"""What is not asked of what a place has, and why."""

PRINTED: dict[str, str] = {
    "door_plate": "door-plate",
    "desk_plate": "desk-plate",
    "badge": "badge",
    "day_log": "daylog",
    "ledger": "ledger",
    "board": "board",
    "card": "cards",
    "has_flow": "service-flow",
    "has_signs": "door-plate",
    "has_ledgers": "ledger",
}
"""The thing to print that puts up what is missing."""


class Fixture(Record):
    """One thing that a place has, since when; its photos are its attachments."""

    kind_name = "fixture"
    label = N_("What a place has")
    belongs_to = "place"

    place = Column(Reference(to="place"), N_("Place"), required=True, index=True)
    what = Column(Code(list=LIST), N_("What"), required=True)
    since = Column(Day(), N_("Since"), required=True)
    note = Column(Text(max=200), N_("Note"))

    def heading(self) -> str:
        """What it is."""
        return codes.load(LIST).label(self.what or "")

    def words(self) -> str:
        """Since when it is there, and whatever else is known of it."""
        since = _("since {day}").format(day=self.since.isoformat()) if self.since else ""
        known = besides(self, ("since", "note"), LEFT_OUT)
        return "　".join(filter(None, (since, self.note, *known)))


@dataclass(frozen=True)
class Line:
    """One line of a place's checklist; without a fixture it is missing."""

    code: str
    label: str
    fixture: Fixture | None
    photos: tuple[Attachment, ...] = ()

    @property
    def item(self) -> str:
        """The thing to print that would put it up; empty where none does."""
        return PRINTED.get(self.code, "")


@dataclass(frozen=True)
class Standing:
    """How complete a place is: how many it has of each group, in the order of `GROUPS`."""

    place: Place
    has: tuple[int, ...]
    of: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class Listed:
    """One place in the list of all; `id` is its record, or its village code where it has none."""

    id: str
    name: str
    where: str
    place: Place | None
    standing: Standing | None

    @property
    def complete(self) -> bool:
        """Whether it has everything."""
        return self.standing is not None and self.standing.complete

    @property
    def ours(self) -> bool:
        """Whether this installation says what it has."""
        if self.place is None:
            return not current().is_office
        return current().may_change(self.place.origin)

    @property
    def printed(self) -> tuple[str, ...]:
        """What is ticked to print something of this place; nothing where it is the room itself."""
        named = self.place is not None and self.name == self.place.name
        return (self.id,) if named else ()

    def about(self) -> str:
        """What kind of place it is and where, and whatever else is known of it."""
        if self.place is None:
            return ""
        place, kind = self.place, codes.load("place_type").label(self.place.type or "")
        placed = ("name", "type", "code", "district", "town")  # the name says the code
        said = besides(place, placed)
        return "　".join(filter(None, (kind, place.district, place.town, *said)))


def columns() -> list[TableColumn]:
    """The list of places: each, and how many of a group it has, of how many."""
    name = TableColumn("name", _("Place"), lambda line: line.name, 176, look="strong")
    return [name, *map(_counted, range(len(GROUPS)), GROUPS)]


def _counted(at: int, name: str) -> TableColumn:
    def words(line: Listed) -> str:
        stands = line.standing
        return f"{stands.has[at]} / {stands.of[at]}" if stands is not None else "—"

    def look(line: Listed) -> str:
        stands = line.standing
        if stands is None or not stands.has[at]:
            return "quiet"
        return "safe" if stands.has[at] == stands.of[at] else "soon"

    return TableColumn(name or "seven", _(_SHORT[name]), words, 80, right=True, look=look)


def more_columns() -> list[TableColumn]:
    """What is known of a place itself, to be shown besides."""

    def of_place(show: Callable[[Any], str]) -> Callable[[Any], str]:
        return lambda line: show(line.place) if line.place is not None else ""

    found = shown(Place, unplaced(Place, ("name",)), show=cells(Place))
    return [replace(each, show=of_place(each.show)) for each in found]


def wanted() -> list[str]:
    """The codes of everything that a place should have today."""
    return [each.code for each in codes.load(LIST).current()]


def group(code: str) -> str:
    """The group that a code belongs to."""
    before = code.partition("_")[0]
    return before if before in GROUPS else ""


def checklist(place: str, on: datetime.date | None = None) -> dict[str, list[Line]]:
    """Everything that a place should have, by group, with what it has."""
    kept = {each.what: each for each in of(place)}
    found: dict[str, list[Line]] = {name: [] for name in GROUPS}
    for each in codes.load(LIST).current(on):
        fixture = kept.get(each.code)
        photos = tuple(attachments.of(fixture.id)) if fixture is not None else ()
        found[group(each.code)].append(Line(each.code, each.label, fixture, photos))
    return found


def of(place: str) -> list[Fixture]:
    """What a place has, in the order it was noted; of each thing the last word."""
    kept = (Fixture.place == place) & Fixture.voided.is_null()
    newest = {each.what: each for each in Fixture.select().where(kept).order_by(Fixture.row)}
    return list(newest.values())


def note(
    place: str,
    what: str,
    *,
    prepared: Sequence[dict[str, Any]] = (),
    **said: Any,
) -> Fixture:
    """Say that a place has something (columns of Fixture), with the photos prepared for it.

    What is known of it already is corrected. The place may be a village code. Raises FieldErrors,
    NotOurs.
    """
    with journal.action("fixture.note") as act:
        values = places.with_place(act, {"place": place}, "place")
        if values["place"] == current().code[: len(place)] == place:
            # The directory has not heard of the village that this room stands in.
            own = act.add(Place, code=place, name=current().name, type="room")
            values = {"place": own.id}
        known = next((each for each in of(values["place"]) if each.what == what), None)
        if known is None:
            kept = act.add(Fixture, what=what, **said, **values)
        else:
            kept = act.change(known, **said)
        for each in prepared:
            attachments.attach(act, kept, each)
        return kept


def gone(fixture: Fixture) -> Fixture:
    """Say that a place no longer has something, or never had. Raises NotOurs."""
    with journal.action("fixture.gone") as act:
        return act.void(fixture, "other")


def back(fixture: Fixture) -> Fixture:
    """Take back that it is gone. Raises NotOurs."""
    with journal.action("fixture.back") as act:
        return act.restore(fixture)


def standing(of_places: Collection[str] | None = None) -> list[Standing]:
    """How complete each place is of which anything was noted, or each of these."""
    kept: dict[str, set[str]] = {each: set() for each in of_places or ()}
    for each in Fixture.select().where(Fixture.voided.is_null()):
        if of_places is None or each.place in kept:
            kept.setdefault(each.place, set()).add(each.what)
    should = wanted()
    found: list[Standing] = []
    by_group = [[code for code in should if group(code) == name] for name in GROUPS]
    asked = Place.select().where(Place.voided.is_null() & Place.id.in_(list(kept)))
    for place in asked.order_by(Place.code, Place.name):
        has = kept[place.id]
        found.append(
            Standing(
                place,
                tuple(sum(code in has for code in each) for each in by_group),
                tuple(map(len, by_group)),
                tuple(code for code in should if code not in has),
            )
        )
    return found


def every_place() -> list[Listed]:
    """Every place and what it has, this room's own first; at an office the silent rooms last."""
    known, own = places.all_places(), places.own_village()
    # Asked for once: place by place, a network of thousands takes a third of a second.
    of_rooms = {each.installation: each for each in rooms.enrolled()}
    here = current()
    if here.is_office:
        noted = standing()
        spoken = {each.place.id for each in noted}
        found = [_listed(each.place, each, own, of_rooms) for each in noted]
        ours = [place for place in known if here.may_change(place.origin)]
        found += [_listed(place, None, own, of_rooms) for place in ours if place.id not in spoken]
        said = {each.place.origin for each in found if each.place is not None}
        silent = [each for each in of_rooms.values() if each.installation not in said]
        return found + [Listed(each.installation, each.name, each.code, None, None)
                        for each in silent]  # fmt: skip
    stands = {each.place.id: each for each in standing([place.id for place in known])}
    found = [_listed(place, stands.get(place.id), own, of_rooms) for place in known]
    if own is None:
        return [Listed(current().code[:12], current().name, "", None, None), *found]
    return sorted(found, key=lambda each: each.id != own.id)


def _listed(
    place: Place, stands: Standing | None, own: Place | None, of_rooms: Mapping[str, Room]
) -> Listed:
    room = None if current().may_change(place.origin) else of_rooms.get(place.origin)
    name = place.name or place.code or ""
    if own is not None and own.id == place.id:
        name = current().name
    elif room is not None and room.code.startswith(place.code or "-"):
        name = room.name
    return Listed(place.id, name, place.town or "", place, stands)
