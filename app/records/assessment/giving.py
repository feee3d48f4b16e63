"""Points given by hand at the office, and what the assessed say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.errors import AppError, FieldErrors, Missing, NotChosen, OutOfRange
from app.records import attachments
from app.records.assessment.model import AssessmentPoints, AssessmentStatement
from app.records.assessment.scoring import Scored, Scores
from app.records.assessment.tables import Table, exact, spoken
from app.records.identities import known_to
from app.records.inspections import room_of
from app.records.people import Person
from app.records.places import Place
from app.records.sent_down import require_office
from app.store import journal
from app.store.session import current


def give(
    scores: Scores,
    scored: Scored,
    indicator: str,
    points: int | None,
    reason: str,
    *,
    prepared: Sequence[dict[str, Any]] = (),
) -> AssessmentPoints:
    """Give a place or person points of an indicator or extra, or let a veto strike.

    What was given of an indicator before is changed; of an extra each time is one more. `prepared`
    are photos and scans that prove it. Raises FieldErrors, OfTheOffice.
    """
    require_office()
    wrong = _wrong(scores.table, indicator, points)
    if not reason:
        wrong["reason"] = Missing()
    if wrong:
        raise FieldErrors(wrong)
    before = None if _adds(scores.table, indicator) else _before(scores, scored, indicator)
    said = {"points": points, "reason": reason, "day": current().today()}
    with journal.action("assessment.give", published=True) as act:
        if before is not None:
            given = act.change(before, **said)
        else:
            whose = of_whom(scored)
            given = act.add(
                AssessmentPoints, year=scores.of.year, indicator=indicator, **whose, **said
            )
        for each in prepared:
            attachments.attach(act, given, each)
        return given


def take_back(given: AssessmentPoints) -> AssessmentPoints:
    """Take back points that were given by hand. Raises NotOurs."""
    with journal.action("assessment.take_back", published=True) as act:
        return act.void(given, "other")


def bounds(table: Table, indicator: str) -> tuple[int, int] | None:
    """The least and the most that may be given, in hundredths; None of what has no points."""
    for each in table.indicators:
        if each.name == indicator:
            return 0, exact(each.points)
    for each in table.extras:
        if each.name == indicator:
            return exact(each.least), exact(each.most)
    return None


def _wrong(table: Table, indicator: str, points: int | None) -> dict[str, AppError]:
    if table.titled(indicator) is None:
        return {"indicator": NotChosen(typed=indicator)}
    within = bounds(table, indicator)
    if within is None:
        return {}
    if points is None:
        return {"points": Missing()}
    least, most = within
    if not least <= points <= most:
        return {"points": OutOfRange(least=spoken(least), most=spoken(most))}
    return {}


def _adds(table: Table, indicator: str) -> bool:
    return any(each.name == indicator for each in table.extras)


def _before(scores: Scores, scored: Scored, indicator: str) -> AssessmentPoints | None:
    column = "person" if scored.is_person else "place"
    found = AssessmentPoints.where_in(column, [scored.id, *scored.also])
    return next(
        (
            each
            for each in found
            if each.year == scores.of.year
            and each.indicator == indicator
            and current().may_change(each.origin)
        ),
        None,
    )


def of_whom(scored: Scored) -> dict[str, Any]:
    """Of whom something is, as the room that reads it knows it, and that room.

    That of the place; of somebody who serves several rooms none.
    """
    places = scored.at if scored.is_person else (scored.id,)
    rooms = {room.id: room for place in places if (room := room_of(place)) is not None}
    _id, room = rooms.popitem() if len(rooms) == 1 else ("", None)
    column, model = ("person", Person) if scored.is_person else ("place", Place)
    reads = room.installation if room is not None else ""
    named = known_to(reads, model, [scored.id, *scored.also])
    return {column: named, "room": room.id if room is not None else None}


def state(
    year: int, scored: Scored, *, agrees: str, words: str = "", by: str = ""
) -> AssessmentStatement:
    """Keep what a place or person says to the assessment of a year; the last word counts.

    Raises FieldErrors.
    """
    said = {"agrees": agrees or None, "words": words or None, "by": by or None}
    mine = [each for each in statements(year, scored) if each.origin == current().origin]
    with journal.action("assessment.state") as act:
        if mine:
            return act.change(mine[-1], day=current().today(), **said)
        whose = {"person" if scored.is_person else "place": scored.id}
        return act.add(AssessmentStatement, year=year, day=current().today(), **whose, **said)


def statements(year: int, scored: Scored) -> list[AssessmentStatement]:
    """What a place or person has said to the assessment of a year, as entered.

    What does not say whether they agree, or when, says nothing.
    """
    column = "person" if scored.is_person else "place"
    found = AssessmentStatement.where_in(column, [scored.id, *scored.also])
    return [each for each in found if each.year == year and each.is_whole]
