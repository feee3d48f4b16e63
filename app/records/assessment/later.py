"""A frozen year beside what the records come to today, and the later records between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.fields import Day, Reference
from app.language import N_
from app.records import people, touched
from app.records.assessment import evidence, freezing
from app.records.assessment.freezing import Frozen
from app.records.assessment.model import AssessmentPoints, AssessmentResult
from app.records.assessment.scoring import Scored, Scores
from app.records.people import Role
from app.records.touched import Later
from app.store import Record, registry

_OF_PERSONS: Final = (Role, AssessmentPoints)
"""Kinds that say something of a person's own score; others do of the place's."""

GONE = N_("no longer here")


@dataclass(frozen=True)
class Compared:
    """A frozen result, what the records come to today, and the later records about it.

    `now` is None for what is not assessed any more.
    """

    result: AssessmentResult
    now: Scored | None
    later: tuple[Later, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether every point is as it was frozen."""
        if self.now is None:
            return False
        frozen = [each.points for each in freezing.lines_of(self.result) if each.most]
        today = [each.points for each in self.now.total.marks]
        return frozen == today and self.result.points == self.now.total.points


def compared(frozen: Frozen) -> list[Compared]:
    """Every frozen result beside today's records, those that differ with the later ones named."""
    today = freezing.as_frozen(frozen)
    every = {each.id: each for each in (*today.places, *today.persons)}
    several: list[Compared] = []
    for result in freezing.results(frozen.record):
        named = result.place or result.person or ""
        several.append(Compared(result, every.get(today.of.same.get(named, named))))
    if all(each.is_same for each in several):
        return several
    about = _about(frozen, today)
    return [
        each if each.is_same else Compared(each.result, each.now, tuple(_of(each, today, about)))
        for each in several
    ]


def _of(each: Compared, today: Scores, about: Mapping[str, list[Later]]) -> Iterator[Later]:
    named = each.result.place or each.result.person or ""
    wanted = {named, today.of.same.get(named, named)}
    if each.now is not None:
        wanted |= {*each.now.at}
    yield from dict.fromkeys(found for name in sorted(wanted) for found in about.get(name, ()))
    rested = dict.fromkeys(e for line in freezing.lines_of(each.result) for e in line.records)
    here = {record.id for record in evidence.opened(rested)}
    yield from (Later(kind, record, "", GONE) for kind, record in rested if record not in here)


def _about(frozen: Frozen, today: Scores) -> dict[str, list[Later]]:
    """The records touched since, by the place or person that they are about."""
    wanted, same = evidence.kinds(today), {**today.of.same, **people.shown_as()}
    known = {each.id for each in (*today.places, *today.persons)}
    found: defaultdict[str, list[Later]] = defaultdict(list)
    for each in touched.since(frozen.heads, wanted):
        if not _in_year(each.model, each.bodies, frozen.record.year):
            continue
        stands = each.stands()
        later = Later(each.kind, each.record, evidence.words(stands), each.how(stands))
        named = {same.get(name, name) for name in _named(each.model, each.bodies)}
        for subject in named & known:
            found[subject].append(later)
    return found


def _in_year(model: type[Record], bodies: list[dict[str, Any]], year: int) -> bool:
    """Whether a record was of a year in one of its states; what has no day always is."""
    if "year" in model.columns():
        return any(each.get("year") == year for each in bodies)
    on = model.day_column()
    if not on or not isinstance(model.columns()[on].kind, Day) or model.kind_name == "fixture":
        return True
    return any(str(each.get(on) or "").startswith(f"{year}-") for each in bodies)


def _named(model: type[Record], bodies: list[dict[str, Any]]) -> set[str]:
    """The places and persons that a record names, and those of the record that it hangs on."""
    found = set[str]()
    for name, column in model.columns().items():
        if not isinstance(column.kind, Reference):
            continue
        said = {each[name] for each in bodies if isinstance(each.get(name), str)}
        if column.kind.to == "place" or (column.kind.to == "person" and model in _OF_PERSONS):
            found |= said
        elif column.kind.to in registry and (
            column.kind.to == model.belongs_to or "place" not in model.columns()
        ):
            for owner in registry[column.kind.to].where_in("id", sorted(said)):
                place = getattr(owner, "place", None)
                found |= {place} if place else set()
    return found
