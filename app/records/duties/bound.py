"""Whom a rule binds: the places that are known here, each once, for as long as it is in scope."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.records import places
from app.records.duties.engine import Subject, Term
from app.records.duties.rules import Scope
from app.records.people import Role
from app.records.places import Place, PlaceGroup
from app.records.start_days import start_day
from app.store import journal, registry
from app.store.database import database
from app.store.session import current

VILLAGES: Final = ("village", "community")
"""The kinds of place of which duties are asked, where a rule names none."""

_DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A place, however many installations have entered it: `also` are its other identities."""

    id: str
    code: str
    kind: str
    name: str
    also: tuple[str, ...] = ()


def subjects(scope: Scope, places: Iterable[Known] | None = None) -> list[Subject]:
    """The places in a scope: one's own village in a room, every known one in an office.

    Each with the terms that it was in a group of the scope and had somebody of a role in it.
    """
    every = list(known() if places is None else places)
    # A room's own place owes what villages do, whatever it is called by.
    any_kind = not scope.types and not current().is_office
    wanted = scope.types or VILLAGES
    started: Term = (None if current().is_office else start_day(current().origin), None)
    whole = (started,)
    bounds: list[Mapping[str, tuple[Term, ...]]] = []
    if scope.groups:
        bounds.append(_terms(PlaceGroup, PlaceGroup.group.in_(list(scope.groups)), every))
    if scope.roles:
        bounds.append(_terms(Role, Role.role.in_(list(scope.roles)), every))
    found = (
        Subject(
            each.id, each.name, _within(each.id, bounds, started) if bounds else whole, each.also
        )
        for each in every
        if (any_kind or each.kind in wanted)
        and (not scope.districts or each.code[:6] in scope.districts)
    )
    return [each for each in found if each.terms]


def _within(
    place: str, bounds: Iterable[Mapping[str, tuple[Term, ...]]], started: Term
) -> tuple[Term, ...]:
    """The terms that a place is within all bounds, from the day on which recording began."""
    found: tuple[Term, ...] = (started,)
    for each in bounds:
        both = ((_later(a, c), _earlier(b, d)) for a, b in found for c, d in each.get(place, ()))
        found = tuple((since, until) for since, until in both if _lasts(since, until))
    return found


def known() -> list[Known]:
    """The places that duties can be asked of, by code; places of one code are one place.

    A code that a place had before it became another one is that other one's. Kept until something
    is written.
    """
    return list(_known_now(current().folder, journal.newest()))


def known_of(place: str) -> list[Known]:
    """The one of them that a place is, by any of its identities; none where it is not among them.

    Thousands need not be known to say what one is asked for.
    """
    counted_as = places.counted_as()
    main = counted_as.get(place, "")
    same = [named for named, one in counted_as.items() if one == main]
    return [*_in_use({main: same}, Place.id == main)]


@lru_cache(maxsize=1)
def _known_now(_folder: Path, _newest: int) -> tuple[Known, ...]:
    several: defaultdict[str, list[str]] = defaultdict(list)
    for named, one in places.counted_as().items():
        several[one].append(named)
    return tuple(_in_use(several, Place.voided.is_null()))


def _in_use(several: Mapping[str, list[str]], condition: Any) -> Iterator[Known]:
    """The places that are there under an identity that several count as, as far as they are ours.

    `condition` says which of them are meant.
    """
    asked = Place.select(Place.id, Place.code, Place.type, Place.name)
    asked = asked.where(Place.voided.is_null() & condition).order_by(Place.code, Place.row)
    rows = [row for row in database.execute(asked) if row[0] in several]
    if not current().is_office:
        home = places.own_village()
        rows = [row for row in rows if home is not None and home.id in several[row[0]]]
        named = list(_named_from_above())
        several = {row[0]: [*several[row[0]], *named] for row in rows}
    return (_known(row, several[row[0]]) for row in rows)


def _named_from_above() -> Iterator[str]:
    """What is no place here and yet named as this room's own in what is meant for it alone.

    Offices have named a village by the record that another room has of it.
    """
    lines, here = list(current().lines), Place.select(Place.id)
    for each in registry.values():
        model: Any = each
        if model.comes_down and {"place", "room"} <= model.columns().keys():
            ours = model.origin.in_(lines) & model.room.is_null(False)
            asked = model.select(model.place).where(ours & model.place.not_in(here))
            yield from (place for (place,) in database.execute(asked.distinct()))


def _known(row: tuple[str, str | None, str | None, str | None], several: list[str]) -> Known:
    place, code, kind, name = row
    also = tuple(each for each in several if each != place)
    said = places.short_name(kind, name) or code or ""
    return Known(place, code or "", kind or "", said, also)


def _terms(model: Any, condition: Any, every: Iterable[Known]) -> dict[str, tuple[Term, ...]]:
    """From when until when each place has such a record, terms that touch joined."""
    same = {other: each.id for each in every for other in each.also}
    found: defaultdict[str, list[tuple[datetime.date, datetime.date]]] = defaultdict(list)
    asked = model.select(model.place, model.since, model.until)
    rows: Iterable[tuple[str, datetime.date | None, datetime.date | None]]
    rows = asked.where(model.voided.is_null() & condition).tuples()
    for place, since, until in rows:
        term = since or datetime.date.min, until or datetime.date.max
        if term[0] <= term[1]:
            found[same.get(place, place)].append(term)
    return {place: _joined(terms) for place, terms in found.items()}


def _joined(terms: list[tuple[datetime.date, datetime.date]]) -> tuple[Term, ...]:
    joined: list[tuple[datetime.date, datetime.date]] = []
    for since, until in sorted(terms):
        if joined and since - _DAY * (since > datetime.date.min) <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(until, joined[-1][1])
        else:
            joined.append((since, until))
    return tuple(
        (
            since if since > datetime.date.min else None,
            until if until < datetime.date.max else None,
        )
        for since, until in joined
    )


def _later(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    return max(one, other) if one and other else one or other


def _earlier(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    return min(one, other) if one and other else one or other


def _lasts(since: datetime.date | None, until: datetime.date | None) -> bool:
    return since is None or until is None or since <= until
