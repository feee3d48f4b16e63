"""What signs say, taken from the records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app import codes, settings
from app.books import roster
from app.documents.signs.badge import Badge
from app.documents.signs.board import Board, BoardPerson
from app.documents.signs.desk import DeskPlate
from app.documents.signs.door import DoorPlate
from app.documents.signs.flow import ServiceFlow
from app.records import people, places
from app.records.people import Person
from app.records.places import Place
from app.store import journal, preferences
from app.store.session import current

_NEUTRAL = frozenset({"clinic", "society"})
# Whom a board does not name: villagers who learned the law, and volunteers by the dozen.
_UNNAMED = frozenset({"literate", "volunteer"})
_LEADING = frozenset({"deputy", "adviser"})


def door_plates(ids: Sequence[str]) -> Iterator[DoorPlate]:
    """The plate of each place, or of this room. Raises NotFound."""
    for place in _places(ids):
        yield DoorPlate(called(place), _above(place), hotlines())


def desk_plates(ids: Iterable[str]) -> Iterator[DeskPlate]:
    """The plate of each person. Raises NotFound."""
    for each in ids:
        person = people.get(each)
        yield DeskPlate(person.name or "", title(person), current().name)


def listed_desk_plates(rows: Iterable[Mapping[str, str]]) -> Iterator[DeskPlate]:
    """The plate of each row of a workbook. Raises NobodyInRow."""
    for said in roster.people(rows):
        yield DeskPlate(said["name"], said["title"], current().name)


def listed_badges(rows: Iterable[Mapping[str, str]]) -> Iterator[Badge]:
    """The badge of each row of a workbook. Raises NobodyInRow."""
    for said in roster.people(rows):
        yield Badge(
            name=said["name"],
            title=said["title"],
            unit=said["unit"],
            number=said["number"],
            room=current().name,
        )


def badges(ids: Iterable[str]) -> Iterator[Badge]:
    """The badge of each person, with the number of what they serve as. Raises NotFound."""
    for each in ids:
        person = people.get(each)
        numbers = (role.number for role in people.roles(person.id, current().today()))
        yield Badge(
            name=person.name,
            title=title(person),
            unit=person.unit or "",
            number=next(filter(None, numbers), ""),
            room=current().name,
            photo=people.photo(person),
        )


def boards(ids: Sequence[str]) -> Iterator[Board]:
    """The notice board of each place, or of this room, as of today. Raises NotFound."""
    for place in _places(ids):
        yield Board(
            room=called(place),
            above=_above(place),
            people=tuple(map(_person, named_at(place))),
            hours=preferences.get(settings.OPEN_HOURS),
            complaint=preferences.get(settings.COMPLAINT),
            hotlines=hotlines(),
            updated=current().today(),
            neutral=place is not None and place.type in _NEUTRAL,
        )


def service_flows(ids: Sequence[str]) -> Iterator[ServiceFlow]:
    """The service flow for each place, or for this room. Raises NotFound."""
    for place in _places(ids):
        yield ServiceFlow(called(place), hotlines())


def title(person: Person) -> str:
    """What a person is called on paper: their title, else all that they serve as."""
    if person.title:
        return person.title
    listed = codes.load("role")
    return "、".join(
        dict.fromkeys(listed.chinese(each.role) for each in people.roles(person.id, _today()))
    )


def hotlines() -> tuple[str, ...]:
    """The numbers to call that this room shows."""
    lines = preferences.get(settings.LEGAL_LINE), preferences.get(settings.HOTLINE)
    return tuple(each for each in lines if each)


def named_at(place: Place | None) -> list[Person]:
    """Who serves at a place today, or in this room, in the order of what they serve as."""
    own = places.own_village()
    order = {each.code: n for n, each in enumerate(codes.load("role").entries)}
    here = place if place is not None else own
    wanted: set[str | None] = set() if here is None else {here.id}
    if here is None or (own is not None and here.id == own.id):
        wanted.add(None)  # who serves nowhere in particular serves where the room is
    first: dict[str, int] = {}
    for person in people.serving(_today()):
        held = [
            order.get(role.role, len(order))
            for role in people.roles(person.id, _today())
            if role.place in wanted and role.role not in _UNNAMED
        ]
        if held:
            first[person.id] = min(held)
    found = [person for person in people.serving(_today()) if person.id in first]
    return sorted(found, key=lambda person: (first[person.id], person.name))


def _person(person: Person) -> BoardPerson:
    return BoardPerson(
        name=person.name,
        title=title(person),
        unit=person.unit or "",
        phones=tuple(people.public_phones(person)),
        duty=person.duty_days or "",
        photo=people.photo(person),
        leads=any(role.role in _LEADING for role in people.roles(person.id, _today())),
    )


def _places(ids: Sequence[str]) -> Iterator[Place | None]:
    if not ids:
        yield None
    for each in ids:
        yield journal.get(Place, each)


def called(place: Place | None) -> str:
    """What signs call a place: its name, or the room's where it is the village of the room."""
    own = places.own_village()
    if place is None or (own is not None and place.id == own.id):
        return current().name
    return place.name or place.code or ""


def _above(place: Place | None) -> str:
    place = place or places.own_village()
    if place is not None:
        where = f"{place.district or ''}{place.town or ''}"
        return "" if where and where in called(place) else where
    return preferences.get(settings.SUPERIOR)


def _today() -> datetime.date:
    return current().today()
