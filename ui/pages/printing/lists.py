"""What can be ticked for a thing to print: the lists of every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app import codes
from app.documents.items import choosing
from app.documents.signs import sources as sign_sources
from app.fields import Kind, Reference
from app.language import N_, _, listed
from app.records import cases, certificates, people, places, visits
from app.records.certificates import Certificate
from app.records.people import Person, Role
from app.store import registry, search
from app.store.sounds import readings
from ui.widgets.table import Source, TableColumn, paged


@dataclass(frozen=True)
class Listing:
    """A list to tick: its columns, where its rows come from, what stands there while it is empty.

    `title` is what one row is called where it is spoken of. `wide` gives everybody instead of
    those who are usually meant.
    """

    columns: Sequence[TableColumn]
    source: Source
    empty: tuple[str, str]
    title: Callable[[Any], str]
    wide: Source | None = None
    wide_words: str = ""


def listing(kind: str, having: tuple[str, str] | None = None) -> Listing:
    """The list of a kind of record; `having` is a column and its value that alone are meant."""
    if kind == "certificate":
        return _certificates(having[1] if having else "")
    if kind == "case":
        return _cases(having[1] if having else "")
    made = {
        "person": _persons,
        "role": _roles,
        "place": _places,
        "visit": _visits,
    }.get(kind)
    return made() if made is not None else _others(kind, having)


def _persons() -> Listing:
    held: dict[str, list[str]] = {}
    roles = codes.load("role")

    def page(text: str, after: Any, size: int, only: str) -> list[tuple[Person, Any]]:
        found = people.page(text, only=only, after=after, size=size)
        held.update(people.serving_as(person.id for person, _key in found))
        return found

    def serves(person: Person) -> str:
        if person.id not in held:  # somebody whom another page asks for
            held.update(people.serving_as([person.id]))
        return person.title or listed(map(roles.label, held.get(person.id, [])))

    return Listing(
        [
            TableColumn("name", _("Name"), lambda person: person.name, 110, look="strong"),
            TableColumn("serves", _("Serves as"), serves, 160),
        ],
        lambda text, after, size: page(text, after, size, "service"),
        (_("Nobody serves here yet"), _("Give somebody a role under People first.")),
        lambda person: person.name,
        lambda text, after, size: page(text, after, size, ""),
        _("Everybody"),
    )


def _roles() -> Listing:
    roles = codes.load("role")
    names: dict[str, str] = {}

    def name(role: Role) -> str:
        if role.person not in names:
            names[role.person] = people.get(role.person).name
        return names[role.person]

    def page(text: str, after: Any, size: int) -> list[tuple[Role, Any]]:
        every = choosing.appointments()
        found = [each for each in every if _holds(text, name(each), roles.label(each.role))]
        return paged(found, after, size)

    def until(role: Role) -> str:
        return role.until.isoformat() if role.until else ""

    return Listing(
        [
            TableColumn("name", _("Name"), name, 90, look="strong"),
            TableColumn("role", _("Serves as"), lambda role: roles.label(role.role), 120),
            TableColumn("place", _("Place"), lambda role: places.name_of(role.place), 110),
            TableColumn("until", _("To"), until, 96),
        ],
        page,
        (_("Nobody serves here yet"), _("Give somebody a role under People first.")),
        lambda role: f"{name(role)} {roles.label(role.role)}",
    )


def _places() -> Listing:
    types = codes.load("place_type")

    def page(text: str, after: Any, size: int) -> list[tuple[places.Place, Any]]:
        meant = {place.id for place in places.named(text)}
        found = [
            place
            for place in places.all_places()
            if place.id in meant or _holds(text, sign_sources.called(place))
        ]
        return paged(found, after, size)

    def kind(place: places.Place) -> str:
        return types.label(place.type) if place.type else ""

    return Listing(
        [
            TableColumn("name", _("Place"), sign_sources.called, 190, look="strong"),
            TableColumn("town", _("Town"), lambda place: place.town or "", 90),
            TableColumn("type", _("Kind of place"), kind, 90),
        ],
        page,
        (_("No places yet"), _("Places named with people and visits are listed here.")),
        sign_sources.called,
    )


def _visits() -> Listing:
    matters = codes.load("matter")
    nobody = _("Prefers no name")
    return Listing(
        [
            TableColumn("day", _("Date"), lambda visit: visit.day.isoformat(), 140),
            TableColumn(
                "name",
                _("Visitor"),
                lambda visit: visit.name or nobody,
                90,
                discreet=True,
                look=lambda visit: "strong" if visit.name else "quiet",
            ),
            TableColumn("category", _("Matter"), lambda visit: matters.label(visit.category), 90),
        ],
        lambda text, after, size: visits.page(visits.Filter(text=text), after, size),
        (_("No visits yet"), _("F2 logs the first one.")),
        lambda visit: f"{visit.day.isoformat()} {visit.name or nobody}",
    )


def _cases(state: str) -> Listing:
    """The disputes; those at one stage alone, where only they are meant."""
    return Listing(
        [
            TableColumn("number", _("No."), _case_number, 122),
            TableColumn("title", _("Dispute"), cases.title, 250, look="strong", discreet=True),
        ],
        lambda text, after, size: cases.page(cases.Filter(text=text, state=state), after, size),
        (
            _("No disputes here"),
            _("Register one under Disputes; then its papers are printed here."),
        ),
        lambda case: case.heading(),
    )


def _case_number(case: cases.Case) -> str:
    """The running number, by which disputes of a year differ; the whole one takes half the list."""
    return f"{case.year}-{case.sequence}" if case.sequence else case.number or ""


def _certificates(kind: str) -> Listing:
    def source(only: str) -> Source:
        def page(text: str, after: Any, size: int) -> list[tuple[Certificate, Any]]:
            asked = certificates.Filter(text=text, kind=kind, only=only)
            return list(certificates.page(asked, after=after, size=size))

        return page

    def printed(each: Certificate) -> str:
        return each.printed.isoformat() if each.printed else ""

    return Listing(
        [
            TableColumn("name", _("Name"), lambda each: each.name, 104, look="strong"),
            TableColumn("what", _("As what"), lambda each: each.what or "", 104),
            TableColumn("number", _("No."), lambda each: each.number or "", 118),
            TableColumn("printed", _("Printed on"), printed, 104),
        ],
        source("unprinted"),
        (_("None waits to be printed"), _("“All” shows those that were printed before.")),
        lambda each: f"{each.number or ''} {each.name}",
        source("issued"),
        _("All"),
    )


_MOST_COLUMNS = 4
_NOTHING = N_("Nothing to print here yet")


def _others(kind: str, having: tuple[str, str] | None) -> Listing:
    """Any other kind, from the description of its records."""
    model: Any = registry[kind]
    described = {
        name: column
        for name, column in model.columns().items()
        if column.listed and not isinstance(column.kind, Reference)
    }
    shown = [
        TableColumn(name, _(column.label), _words(column.kind, name), 110)
        for name, column in list(described.items())[:_MOST_COLUMNS]
    ]

    def page(text: str, after: Any, size: int) -> list[tuple[Any, Any]]:
        if text:
            return search.page(model, text, before=after, limit=size)
        stands = model.voided.is_null()
        if having is not None:
            stands &= getattr(model, having[0]) == having[1]
        if after is not None:
            stands &= model.row < after
        rows = model.select().where(stands).order_by(model.row.desc()).limit(size)
        return [(row, row.row) for row in rows]

    return Listing(shown, page, (_(_NOTHING), ""), lambda record: record.heading())


def _words(kind: Kind[Any], name: str) -> Callable[[Any], str]:
    return lambda record: kind.show(getattr(record, name)).replace("\n", " ")


def _holds(text: str, *names: str) -> bool:
    """Whether every word is in one of the names, or begins its pinyin or initials."""
    return all(
        any(
            word in name or any(each.startswith(word) for each in readings(name).split())
            for name in names
        )
        for word in text.lower().split()
    )
