"""Which volumes are reviewed: those of a period, drawn by a seed so that it can be shown again."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from app.errors import AppError, DayBefore, DayInFuture, FieldErrors, Missing
from app.language import N_
from app.records import rooms
from app.records.cases.model import Case
from app.records.reviews import tables
from app.records.reviews.model import MOST_VOLUMES, SHEETS, Review, read_json
from app.records.reviews.tables import ScoreSheet
from app.records.sent_down import require_office
from app.records.stats import areas
from app.store import journal
from app.store.database import database
from app.store.session import current

SAMPLE, ALL, CHOSEN = "sample", "all", "chosen"
_SEEDS: Final = 10**8

Pool = Mapping[str, Sequence[str]]
"""The volumes that are drawn from, by what at least one is drawn of; all under "" otherwise."""


class NoVolumes(AppError):
    """No dispute was closed in a period (since, until)."""

    message = N_("No volume here was closed from {since} to {until}.")


class TooManyVolumes(AppError):
    """More volumes in a period than a review takes (count, most)."""

    message = N_("{count} volumes were closed in this period; a review takes {most} at most.")


class NoSuchVolume(AppError):
    """A volume is not here (word)."""

    message = N_("There is no volume “{word}” here.")


class ConfidentialVolume(AppError):
    """A confidential volume is reviewed together with all others only."""

    message = N_("A confidential volume is reviewed only where all volumes are.")


class NoSuchSheet(AppError):
    """There is no score sheet of a name (name)."""

    message = N_("There is no score sheet “{name}”.")


def pool(
    since: datetime.date, until: datetime.date, *, least: str = "", confidential: bool = False
) -> dict[str, list[str]]:
    """The volumes closed in a period, by room or town where `least` says so, each by identity."""
    closed = Case.voided.is_null() & (Case.closed >= since) & (Case.closed <= until)
    if not confidential:
        closed &= Case.confidential.is_null() | (Case.confidential == 0)
    asked = Case.select(Case.id, Case.origin, Case.place).where(closed)
    rows: list[tuple[str, str, str | None]] = database.execute(asked).fetchall()
    if len(rows) > MOST_VOLUMES:
        raise FieldErrors({"until": TooManyVolumes(count=len(rows), most=MOST_VOLUMES)})
    known = areas.of_places()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for case, origin, place in rows:
        group = origin if least == "room" else ""
        if least == "town":
            where = known.get(place or "") or known.get(origin, areas.NOWHERE)
            group = f"{where.district}/{where.town}"
        found[group].append(case)
    return {group: sorted(found[group]) for group in sorted(found)}


def place_in_draw(seed: str, case: str) -> str:
    """What the order of a draw goes by: SHA-256 of the seed, a colon and the volume's identity."""
    return hashlib.sha256(f"{seed}:{case}".encode()).hexdigest()


def draw_from(found: Pool, seed: str, percent: int) -> list[str]:
    """A share of volumes, rounded up, the first of each group before any second.

    The same volumes, groups, seed and percent always draw the same, in the same order.
    """
    place = {case: place_in_draw(seed, case) for cases in found.values() for case in cases}
    ordered = sorted(place, key=lambda case: (place[case], case))
    count = -(-len(ordered) * percent // 100)
    groups = [cases for group, cases in found.items() if group]
    firsts = {min(cases, key=lambda case: (place[case], case)) for cases in groups}
    others = (case for case in ordered if case not in firsts)
    taken = firsts | {case for case, _n in zip(others, range(count - len(firsts)), strict=False)}
    return [case for case in ordered if case in taken]


@dataclass(frozen=True)
class Asked:
    """What a review is asked to be; `chosen` are volumes by their identity."""

    since: datetime.date | None
    until: datetime.date | None
    how: str = SAMPLE
    percent: int | None = None
    least: str = ""
    seed: str = ""
    due: datetime.date | None = None
    who: Sequence[str] = ()
    title: str = ""
    sheet: str = ""
    chosen: Sequence[str] = ()


def draw(asked: Asked) -> Review:
    """Draw the volumes of a review and keep them, with all that the draw rested on.

    Raises OfTheOffice, FieldErrors (since, until, how, percent, due, sheet, chosen).
    """
    require_office()
    since, until, sheet = _checked(asked)
    seed = percent = found = None
    drawn: list[str] = []
    least = asked.least if asked.how == SAMPLE else ""
    if asked.how != CHOSEN:
        found = pool(since, until, least=least, confidential=asked.how == ALL)
        if not found:
            said = {"since": since.isoformat(), "until": until.isoformat()}
            raise FieldErrors({"until": NoVolumes(**said)})
        percent = asked.percent if asked.how == SAMPLE else 100
        seed = asked.seed.strip() or f"{secrets.randbelow(_SEEDS):08}"
        drawn = draw_from(found, seed, percent or 100)
    chosen = [_may_be_chosen(each).id for each in asked.chosen] if asked.how == CHOSEN else []
    with journal.action("review.draw") as act:
        return act.add(
            Review, day=current().today(), title=asked.title or None, since=since, until=until,
            how=asked.how, percent=percent if asked.how == SAMPLE else None, least=least or None,
            seed=seed, count=_size(found), who=list(asked.who) or None, due=asked.due,
            table=tables.spelled(sheet), pool=_spelled(found), drawn=_spelled(drawn),
            added=_spelled(list(dict.fromkeys(chosen))),
        )  # fmt: skip


def _checked(asked: Asked) -> tuple[datetime.date, datetime.date, ScoreSheet]:
    wrong: dict[str, AppError] = {}
    since, until, today = asked.since, asked.until, current().today()
    for name, day in (("since", since), ("until", until)):
        if day is None:
            wrong[name] = Missing()
    if since and until and until < since:
        wrong["until"] = DayBefore(day=since.isoformat())
    elif since and since > today:
        wrong["since"] = DayInFuture(day=since.isoformat())
    if asked.how == SAMPLE and not asked.percent:
        wrong["percent"] = Missing()
    if asked.due is not None and asked.due < today:
        wrong["due"] = DayBefore(day=today.isoformat())
    sheet = sheet_called(asked.sheet)
    if sheet is None:
        wrong["sheet"] = NoSuchSheet(name=asked.sheet)
    if wrong or since is None or until is None or sheet is None:
        raise FieldErrors(wrong)
    return since, until, sheet


def sheet_called(name: str) -> ScoreSheet | None:
    """The score sheet of a name; without one what the office sent last, else the bundled one."""
    there = SHEETS.given()
    if not name:
        own = [each.data for each in there if each.sent]
        return (own or [each.data for each in there])[-1] if there else None
    return next((each.data for each in there if each.data.name == name), None)


def add(review: Review, case: str) -> Review:
    """Let one volume more be reviewed, chosen by hand. Raises FieldErrors (case), NotOurs."""
    chosen = _may_be_chosen(case)
    with journal.action("review.add") as act:
        now = journal.get(Review, review.id)
        if chosen.id in (*drawn_of(now), *added_of(now)):
            return now
        return act.change(now, added=_spelled([*added_of(now), chosen.id]))


def _may_be_chosen(case: str) -> Case:
    found = Case.get_or_none((Case.id == case) & Case.voided.is_null())
    if found is None:
        raise FieldErrors({"case": NoSuchVolume(word=case)})
    if found.confidential:
        raise FieldErrors({"case": ConfidentialVolume()})
    return found


# What was drawn


def drawn_of(review: Review) -> list[str]:
    """The volumes that were drawn, in the order of the draw."""
    return _read(review.drawn)


def added_of(review: Review) -> list[str]:
    """The volumes that were chosen by hand."""
    return _read(review.added)


def pool_of(review: Review) -> dict[str, list[str]]:
    """The volumes that there were to draw from."""
    return read_json(review.pool, dict[str, list[str]]) or {}


@dataclass(frozen=True)
class Again:
    """A draw shown again: whether it comes out the same, and what there is to draw from now.

    `came` are volumes closed in the period that were not here yet, `gone` those that are void,
    open again or confidential by now.
    """

    same: bool
    came: int
    gone: int
    drawn: int
    of: int


def again(review: Review) -> Again:
    """Draw again from what there was, and compare; also how the records differ from then."""
    was = pool_of(review)
    percent = review.percent or 100
    same = draw_from(was, review.seed or "", percent) == drawn_of(review)
    now = pool(review.since, review.until, confidential=review.how == ALL)
    before, there = _every(was), _every(now)
    came, gone = len(there - before), len(before - there)
    return Again(same, came, gone, len(drawn_of(review)), len(before))


def room_names() -> Mapping[str, str]:
    """What each installation is called here, ourselves among them."""
    return {current().origin: current().name, **rooms.names()}


def _every(found: Pool) -> set[str]:
    return {case for cases in found.values() for case in cases}


def _size(found: Pool | None) -> int | None:
    return len(_every(found)) if found is not None else None


def _spelled(said: Any) -> str | None:
    return msgspec.json.encode(said).decode() if said else None


def _read(text: str | None) -> list[str]:
    return read_json(text, list[str]) or []
