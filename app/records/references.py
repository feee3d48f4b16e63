"""What a column that names another record offers, and what it calls the one that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypedDict

from app.fields import Reference
from app.fields.suggestion import Suggestion
from app.language import _
from app.records import people, places, rooms
from app.records.layouts import named, unplaced
from app.records.people import Person
from app.records.places import Place
from app.records.rooms import Room
from app.store import Record, registry, search
from app.store.sounds import holds

_OFFERED = 8


def suggest(kind: str, text: str) -> list[Suggestion]:
    """Records of a kind that a text may mean; of places those of the directory too."""
    if kind == Place.kind_name:
        return suggest_places(text)
    if kind == Person.kind_name:
        found = people.suggest(text, limit=_OFFERED) if text else []
        return [Suggestion(each.id, each.name, each.title or "") for each in found]
    if kind == Room.kind_name:
        return suggest_rooms(text)
    model = registry.get(kind)
    if model is None or not text:
        return []
    hits = search.page(model, text, limit=_OFFERED)
    return [Suggestion(each.id, each.heading()) for each, _key in hits]


def suggest_places(text: str) -> list[Suggestion]:
    """Places to choose from, by characters, pinyin or code."""
    return [Suggestion(each.value, each.name, each.where) for each in places.offer(text)]


def suggest_rooms(text: str) -> list[Suggestion]:
    """Rooms that report here, by name, pinyin or code; all of them while nothing is typed."""
    return [
        Suggestion(each.id, each.name, each.code)
        for each in rooms.enrolled()
        if holds(text, each.name) or each.code.startswith(text)
    ]


def title(kind: str, record: str | None) -> str:
    """What one calls the record that is named; empty where it is not known here."""
    if not record:
        return ""
    if kind == Place.kind_name:
        return places.name_of(record)
    model = registry.get(kind)
    found = model.get_or_none(model.id == record) if model is not None else None
    return found.heading() if found is not None else ""


def titled(column: str, record: Record) -> str:
    """What a record names in a column."""
    kind = record.columns()[column].kind
    assert isinstance(kind, Reference)
    return title(kind.to, getattr(record, column))


def value_words(record: Record, name: str) -> str:
    """A column of a record in words, what it names by its heading."""
    kind, value = record.columns()[name].kind, getattr(record, name)
    return title(kind.to, value) if isinstance(kind, Reference) else kind.show(value)


def besides(record: Record, placed: Iterable[str], left_out: Iterable[str] = ()) -> list[str]:
    """What a record holds that a view of its own neither places nor leaves out, each labelled."""
    columns, said = record.columns(), list[str]()
    for name in unplaced(type(record), placed, left_out):
        if (value := getattr(record, name)) not in (None, "", []):
            private = columns[name].private
            shown = columns[name].kind.mask(value) if private else value_words(record, name)
            said.append(f"{_(columns[name].label)}：{shown}")
    return said


def cells(model: type[Record]) -> dict[str, Callable[[Record], str]]:
    """What a list says in the columns that name a record."""
    return {name: partial(titled, name) for name in named(model)}


class Naming(TypedDict):
    """What a form is given for the columns that name a record, by their names."""

    suggest: Mapping[str, Callable[[str], list[Suggestion]]]
    title_of: Mapping[str, Callable[[str | None], str]]


def naming(model: type[Record]) -> Naming:
    """What each column that names a record offers, and what it calls one, for a form."""
    found = named(model)
    return {
        "suggest": {name: partial(suggest, to) for name, to in found.items()},
        "title_of": {name: partial(title, to) for name, to in found.items()},
    }
