"""What a review found goes back to the rooms: a remark for each volume that lost points."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.errors import AppError, DayBefore, FieldErrors, Missing
from app.language import _
from app.records import places
from app.records.assessment.tables import spoken
from app.records.cases.model import Case
from app.records.inspections import Remark
from app.records.inspections import room_of as room_of_place
from app.records.reviews import listed, scoring
from app.records.reviews.listed import Volume
from app.records.reviews.model import Review, ReviewScore
from app.records.rooms import Room, room_of
from app.records.sent_down import require_office
from app.store import journal
from app.store.session import current

_AT_ONCE: Final = 100
"""Remarks in one entry, which a reply has to be able to carry."""
_WORDS: Final = 2_000
"""Characters of a remark."""


@dataclass(frozen=True)
class Sent:
    """How many remarks were made, and how many volumes have no place that could be told."""

    made: int
    nowhere: int


def to_send(review: Review) -> list[Volume]:
    """The volumes that lost points or were struck, and of which no room has been told yet."""
    return [
        each
        for each in listed.volumes(review)
        if each.score is not None and not each.void and not each.score.remark and _found(each.score)
    ]


def send(review: Review, *, until: datetime.date | None) -> Sent:
    """Make a remark for each such volume, with what was taken off and the day to put it right.

    Raises FieldErrors (until), OfTheOffice.
    """
    require_office()
    today = current().today()
    if until is None or until < today:
        why: AppError = Missing() if until is None else DayBefore(day=today.isoformat())
        raise FieldErrors({"until": why})
    found = to_send(review)
    told = [(each, said) for each in found if (said := _whom(each))]
    with journal.together():
        for start in range(0, len(told), _AT_ONCE):
            _send(review, told[start : start + _AT_ONCE], until)
    return Sent(len(told), len(found) - len(told))


def _send(
    review: Review, told: Sequence[tuple[Volume, dict[str, Any]]], until: datetime.date
) -> None:
    made: dict[str, Remark] = {}
    with journal.action("review.tell", published=True) as act:
        for each, whom in told:
            assert each.score is not None
            said = {
                **places.with_place(act, whom, "place"),
                "day": current().today(),
                "kind": "finding",
                "item": "volume",
                "until": until,
                "words": words(review, each.score),
                "of_kind": Case.kind_name,
                "of_record": each.id,
            }
            made[each.id] = act.add(Remark, **said)
    with journal.action("review.told") as act:
        for each, _place in told:
            assert each.score is not None
            act.change(each.score, remark=made[each.id].id)


def words(review: Review, score: ReviewScore) -> str:
    """What was found in a volume, line by line, as the room reads it."""
    case = Case.get_or_none(Case.id == score.case)
    which = case.heading() if case is not None else ""
    head = _("Review of volumes “{review}”, volume {volume}: {points} points, {level}.").format(
        review=review.heading(), volume=which, points=spoken(score.points), level=score.level_words
    )
    lines = [head, *(f"{n}. {said}" for n, said in enumerate(_found(score), start=1))]
    if score.words:
        lines.append(score.words)
    return "\n".join(lines)[:_WORDS]


def _found(score: ReviewScore) -> list[str]:
    return list(_each_found(score))


def _each_found(score: ReviewScore) -> Iterator[str]:
    for line in scoring.lines_of(score):
        if line.struck:
            yield _("Veto: {title}").format(title=line.title)
        elif line.lost:
            lost = _("{title} (−{points}): {note}")
            yield lost.format(title=line.title, points=spoken(line.lost), note=line.note)


def _whom(each: Volume) -> dict[str, Any]:
    """Place and room that a volume is of; nothing where neither is known."""
    case = Case.get_or_none(Case.id == each.id)
    if case is None:
        return {}
    room: Room | None = room_of(case.origin)
    village = places.village_of(room.code) if room is not None else ""
    known = places.by_code(village) if village else None
    place = case.place or (known.id if known is not None else village)
    if not place:
        return {}
    if room is None:
        room = room_of_place(place)
    return {"place": place, "room": room.id} if room is not None else {"place": place}
