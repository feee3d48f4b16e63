"""Whom a rule binds: the places that are known here, each once, for as long as it is in scope."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.records import places
from app.records.counts import start_day
from app.records.duties.engine import Subject, Term
from app.records.duties.rules import Rule
from app.records.places import Place, PlaceGroup
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


def subjects(rule: Rule, places: Iterable[Known] | None = None) -> list[Subject]:
    """The places that a rule binds: one's own village in a room, every known one in an office.

    A place that was in a group of the scope more than once stands once for each time.
    """
    scope, every = rule.scope, list(known() if places is None else places)
    # A room's own place owes what villages do, whatever it is called by.
    any_kind = not scope.types and not current().is_office
    wanted = scope.types or VILLAGES
    started = None if current().is_office else start_day(current().origin)
    terms = _terms(scope.groups, every) if scope.groups else {}
    return [
        Subject(each.id, each.name, _later(started, since), until, each.also)
        for each in every
        if (any_kind or each.kind in wanted)
        and (not scope.districts or each.code[:6] in scope.districts)
        for since, until in (terms.get(each.id, ()) if scope.groups else ((None, None),))
    ]


def known() -> list[Known]:
    """The places that duties can be asked of, by code; places of one code are one place.

    A code that a place had before it became another one is that other one's.
    """
    asked = Place.select(Place.id, Place.code, Place.type, Place.name)
    rows = database.execute(asked.where(Place.voided.is_null()).order_by(Place.code, Place.row))
    every, counted_as = {row[0]: row for row in rows}, places.counted_as()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for place in every:
        found[counted_as[place]].append(place)
    return [_known(every[one], several) for one, several in found.items() if _is_asked(several)]


def _known(row: tuple[str, str | None, str | None, str], several: list[str]) -> Known:
    place, code, kind, name = row
    also = tuple(each for each in several if each != place)
    return Known(place, code or "", kind or "", places.short_name(kind, name), also)


def _is_asked(several: list[str]) -> bool:
    if current().is_office:
        return True
    home = places.own_village()
    return home is not None and home.id in several


def _terms(groups: Iterable[str], every: Iterable[Known]) -> dict[str, list[Term]]:
    """From when until when each place is in one of the groups, terms that touch joined."""
    same = {other: each.id for each in every for other in each.also}
    found: defaultdict[str, list[tuple[datetime.date, datetime.date]]] = defaultdict(list)
    asked = PlaceGroup.voided.is_null() & PlaceGroup.group.in_(list(groups))
    for each in PlaceGroup.select().where(asked):
        term = each.since or datetime.date.min, each.until or datetime.date.max
        found[same.get(each.place, each.place)].append(term)
    return {place: _joined(terms) for place, terms in found.items()}


def _joined(terms: list[tuple[datetime.date, datetime.date]]) -> list[Term]:
    joined: list[tuple[datetime.date, datetime.date]] = []
    for since, until in sorted(terms):
        if joined and since - _DAY * (since > datetime.date.min) <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(until, joined[-1][1])
        else:
            joined.append((since, until))
    return [
        (
            since if since > datetime.date.min else None,
            until if until < datetime.date.max else None,
        )
        for since, until in joined
    ]


def _later(one: datetime.date | None, other: datetime.date | None) -> datetime.date | None:
    return max(one, other) if one and other else one or other
