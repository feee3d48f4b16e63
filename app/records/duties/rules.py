"""Rules of duties as data: what is due of whom, how often, and what counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from app import codes
from app.errors import AppError, NotChosen
from app.fields import Day
from app.figures import Measure, Standing, faults, wrong
from app.records.data_files import Format, Words
from app.store import registry

Rhythm = Literal["month", "quarter", "half", "year"]
MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months a period of each rhythm has."""


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom a rule binds and from when until when; what is empty bounds nothing.

    `types` are codes of `place_type`, `districts` the first six digits of a place's code, `groups`
    codes of `place_group`: a place is bound while it is in one of them; `roles` codes of `role`:
    while somebody serves there as one of them.
    """

    types: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None


class Each(Standing, frozen=True, forbid_unknown_fields=True):
    """What stands for a place, each of which owes that the day in the column `done` has come."""

    done: str = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A duty: so much of what the measures count in each period, of each place in scope.

    `counts` is what was done in the period, `stands` what stands on its last day, or today while
    it goes on. `needs` is in the unit: times, people, or minutes for hours. With `each`, in place
    of both, something is owed for each that stands then. `part` says what is owed where a place is
    in scope for a part of a period only: nothing, its share, or all.
    """

    name: Annotated[str, Meta(pattern="^[a-z][a-z_]{2,40}$")]
    title: Words
    source: Words
    rhythm: Rhythm
    counts: Annotated[tuple[Measure, ...], Meta(max_length=8)] = ()
    stands: Annotated[tuple[Standing, ...], Meta(max_length=8)] = ()
    each: Each | None = None
    needs: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    unit: Literal["times", "people", "hours"] = "times"
    scope: Scope = Scope()
    part: Literal["nothing", "share", "all"] = "nothing"
    weight: Annotated[int, Meta(ge=0, le=100)] = 1
    on: bool = True
    to_check: bool = False
    """Its figures are of an older source and are to be looked up in the one that holds now."""
    begins: Mapping[str, str] = {}
    """What a record of its kind that meets it begins with, by column."""

    @property
    def kind(self) -> str:
        """The kind of record that meets it: that of the first measure."""
        several = (*self.counts, *self.stands, *filter(None, [self.each]))
        return several[0].kind if several else ""


def _faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule names that is not known here: the field, and the word."""
    if not rule.kind or (rule.each and (rule.counts or rule.stands)):
        yield "counts", ""
    for number, measure in enumerate(rule.counts):
        yield from _within(f"counts[{number}]", faults(measure))
    for number, standing in enumerate(rule.stands):
        yield from _within(f"stands[{number}]", wrong(standing))
    if rule.each is not None:
        yield from _within("each", wrong(rule.each))
        done = registry[rule.each.kind].columns().get(rule.each.done)
        if done is None or not isinstance(done.kind, Day):
            yield "each.done", rule.each.done
    yield from unknown_in(rule.scope)
    yield from unfit_beginning(rule.kind, rule.begins)


def unfit_beginning(kind: str, begins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a new record of a kind cannot begin with: no column of it, or not what that takes.

    A code that is not known yet is taken, since a later list may have it.
    """
    columns = registry[kind].columns()
    for name, said in begins.items():
        try:
            columns[name].kind.parse(said)
        except KeyError:
            yield "begins", name
        except NotChosen:
            pass
        except AppError:
            yield f"begins.{name}", said


def _within(path: str, found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((f"{path}.{field}", word) for field, word in found)


def unknown_in(scope: Scope) -> Iterator[tuple[str, str]]:
    """The codes of a scope that are not known here."""
    for field, named, listing in (
        ("types", scope.types, "place_type"),
        ("groups", scope.groups, "place_group"),
        ("roles", scope.roles, "role"),
    ):
        listed = codes.load(listing)
        yield from ((f"scope.{field}", each) for each in named if not listed.knows(each))


FORMAT: Final = Format(Rule, "duties", _faults)
read, read_file, spelled, bundled = FORMAT.read, FORMAT.read_file, FORMAT.spelled, FORMAT.bundled
