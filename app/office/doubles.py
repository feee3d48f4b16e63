"""Disputes of different rooms that may be one, by what travels: parties, birth year, village, days.

Nothing is compared with everything. Each dispute has a few keys: two of its parties together, each
party with the matter. Those that share a key on days near each other are compared, as they come in.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app import codes
from app.office import doubles_told, likeness
from app.office.invite import NotAnOffice
from app.office.likeness import Dispute, Likeness, Side
from app.records import doubled
from app.records.cases import Case, Party
from app.records.doubled import Double
from app.records.people import Person
from app.records.places import Place
from app.store import journal, pairs
from app.store.database import database
from app.store.pairs import Pair
from app.store.session import current

_KINDS: Final = (Case.kind_name, Party.kind_name)
_VERSIONS: Final = 5_000
"""Versions of records that are looked at in one transaction."""
_MOST_LIKE: Final = 200
"""Records of one key that are compared with one that comes in."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Possible:
    """Two disputes that may be one, the one that would count first, and what was decided."""

    first: Case
    second: Case
    alike: Likeness | None
    decision: Double | None = None

    @property
    def key(self) -> str:
        """What names the pair."""
        return f"{self.first.id} {self.second.id}"


# What waits and what was decided


def waiting(most: int) -> list[Possible]:
    """The pairs that wait for a decision and still are alike, the likeliest first."""
    found: list[Possible] = []
    start = 0
    while len(found) < most and (some := pairs.waiting(most, start)):
        start += len(some)
        known = {each.id: each for each in _disputes({id_ for each in some for id_ in each})}
        for each in some:
            one, other = known.get(each.one), known.get(each.other)
            alike = likeness.of(one, other) if one and other else None
            shown = _possible(each, alike) if alike is not None else None
            if shown is not None:
                found.append(shown)
    return found[:most]


def count() -> int:
    """How many pairs wait."""
    return pairs.count_waiting()


def decided(most: int) -> list[Possible]:
    """The pairs that were decided on, the latest first; of disputes that are both here still."""
    found = doubled.decided(most)
    known = {each.id: each for each in _disputes({i for d in found for i in (d.one, d.other)})}
    shown = (_possible(Pair(each.one, each.other), _alike(known, each), each) for each in found)
    return [each for each in shown if each is not None]


def decide(one: str, other: str, *, same: bool) -> Double:
    """Say of two disputes that they are one, or not; of one the first accepted counts.

    Raises NotAnOffice, NotFound, SameDispute, OfOneRoom.
    """
    if not current().is_office:
        raise NotAnOffice
    with journal.together():
        before = doubled.groups()
        made = doubled.decide(one, other, same=same)
        _settle_around(before, one, other)
    return made


def undo(decided_on: Double) -> Double:
    """Take a decision back; the pair waits again, unless it follows from what else was decided."""
    with journal.together():
        before = doubled.groups()
        gone = doubled.undo(decided_on)
        _settle_around(before, gone.one, gone.other)
    return gone


def _settle_around(before: list[list[str]], one: str, other: str) -> None:
    """Note what waits of the pairs of two disputes and of all that are or were one with them.

    Their rooms are told.
    """
    groups = [*before, *doubled.groups(), [one], [other]]
    records = {each for group in groups if one in group or other in group for each in group}
    _settle(set(pairs.of_records(sorted(records))))
    doubles_told.tell(records)


def _settle(several: Collection[Pair]) -> None:
    """Note which pairs wait: of which nothing was decided, and that do not follow from what was."""
    decided = doubled.decided_among({each.one for each in several})
    together = {each: at for at, group in enumerate(doubled.groups()) for each in group}
    for each in several:
        joined = each.one in together and together[each.one] == together.get(each.other)
        pairs.settle(each, waits=not joined and each not in decided)


def _alike(known: dict[str, Dispute], of: Double) -> Likeness | None:
    one, other = known.get(of.one), known.get(of.other)
    return likeness.of(one, other) if one and other else None


def _possible(of: Pair, alike: Likeness | None, decision: Double | None = None) -> Possible | None:
    """A pair as it is shown; None where a room, restored from a backup, no longer has one."""
    both = sorted(Case.where_in("id", of, void=True), key=doubled.order)
    return Possible(both[0], both[1], alike, decision) if len(both) == len(of) else None


# What disputes are compared by


def _disputes(which: Iterable[str]) -> list[Dispute]:
    """What disputes are compared by, but for void and confidential ones."""
    several = [
        each
        for each in Case.where_in("id", which)
        if not each.confidential and each.day and each.category
    ]
    sides = _sides([each.id for each in several])
    return [
        Dispute(
            each.id, each.origin, each.day, _official(each.category),
            tuple(sides.get(each.id, ())), each.from_case,
        )
        for each in several
    ]  # fmt: skip


def _sides(disputes: Sequence[str]) -> dict[str, list[Side]]:
    parties = Party.where_in("case", disputes) if disputes else []
    villages = _villages({each.person for each in parties if each.person})
    found: dict[str, list[Side]] = {}
    for each in parties:
        if each.name:
            born = each.birth.year if each.birth else None
            village = villages.get(each.person or "")
            side = Side(each.name, born, village, each.type == "person")
            found.setdefault(each.case, []).append(side)
    return found


def _villages(persons: Iterable[str]) -> dict[str, str]:
    """The code of the village that persons are of, since each room has places of its own."""
    people = Person.where_in("id", sorted(persons))
    of = {each.id: each.village for each in people if each.village}
    code = {each.id: each.code or each.id for each in Place.where_in("id", of.values())}
    return {person: code[place] for person, place in of.items() if place in code}


def _official(category: str) -> str:
    return codes.load("dispute").official(category)


# As records come in


def catch_up(progress: Progress = lambda done, total: None, *, most: int | None = None) -> int:
    """Compare what was written since this was done last; how many pairs were found.

    Of the versions of records at most so many are looked at, else all. `progress` is told how many
    are done and to do; raising from it stops, and what was done stays done.
    """
    if not current().is_office or current().reading is not None:
        return 0
    found, begin = 0, pairs.seen()
    end = pairs.last_version() if most is None else begin + most
    while (at := pairs.seen()) < (last := min(end, pairs.last_version())):
        progress(at - begin, last - begin)
        with database.atomic("IMMEDIATE"):
            upto, touched = pairs.touched(_KINDS, at, _VERSIONS)
            cases = _cases_of(touched)
            found += _look_at(cases)
            pairs.keep_seen(upto)
        # One of them may be void by now, or accepted on another day.
        if among := doubled.found_one_with(cases):
            doubles_told.tell(among)
    _leave_out_gone()
    return found


def _leave_out_gone() -> None:
    """Let no pair wait of a dispute that is gone, nor a room be told that it counts there.

    A room that goes on from a backup has no version of what was entered after it, but a new epoch.
    """
    if (begun := pairs.epochs()) == pairs.epochs_seen():
        return
    if gone := pairs.gone(Case.kind_name):
        with database.atomic("IMMEDIATE"):
            pairs.drop(pairs.of_records(gone))
    if among := doubled.found_one_with([*gone, *doubled.gone()]):
        doubles_told.tell(among)
    pairs.keep_epochs_seen(begun)


def _cases_of(touched: Iterable[tuple[str, str]]) -> list[str]:
    """The disputes that records are, or hang on, each once."""
    several = list(touched)
    parties = [record for kind, record in several if kind == Party.kind_name]
    asked = Party.select(Party.case).where(Party.id.in_(parties) & Party.case.is_null(False))
    of_parties = [case for (case,) in asked.tuples()] if parties else []
    return sorted({*(r for kind, r in several if kind == Case.kind_name), *of_parties})


def _look_at(records: Sequence[str]) -> int:
    """Find what some disputes are like anew; how many pairs there are."""
    if not records:
        return 0
    mine = _disputes(records)
    keys = [(each, list(likeness.keys(each))) for each in mine]
    pairs.put_keys((key, each.day.isoformat(), each.id) for each, of in keys for key, _far in of)
    near = {
        each.id: {like for key, far in of for like in _near(each, key, far)} for each, of in keys
    }
    others = _disputes(set[str]().union(*near.values()) - {each.id for each in mine})
    known = {each.id: each for each in (*mine, *others)}
    alike = {
        pairs.pair(one, other): (found, max(known[one].day, known[other].day).isoformat())
        for one, several in near.items()
        for other in several
        if other in known and (found := likeness.of(known[one], known[other])) is not None
    }
    pairs.drop(each for each in pairs.of_records(records) if each not in alike)
    pairs.put_pairs((each, day, found.weight) for each, (found, day) in alike.items())
    _settle(alike.keys())
    return len(alike)


def _near(of: Dispute, key: int, far: datetime.timedelta) -> list[str]:
    since, until = (of.day - far).isoformat(), (of.day + far).isoformat()
    return [each for each in pairs.near(key, since, until, _MOST_LIKE) if each != of.id]
