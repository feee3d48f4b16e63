"""The draft of a circular on a review, in words that the clerk goes over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from app.documents.design import Design, load
from app.documents.forms.slots import fill
from app.fields import long_day
from app.records.assessment.tables import spoken
from app.records.reviews import Review, Volume, ranked, scoring, volumes
from app.records.reviews.ranking import Ranked, average, lost_most
from app.store.session import current

_NAMED: Final = 10
"""Items on which most was lost, vetoes and places that a circular names."""
_TITLE, _WORDS = 100, 9_500


class DraftDesign(Design, frozen=True):
    """`resources/forms/reviews/draft.json`: the wording of a draft."""

    title: str
    named: str
    opening: str
    sample: str
    all: str
    chosen: str
    standing: str
    scored: str
    level: str
    void: str
    struck: str
    volume: str
    towns: str
    rooms: str
    ranked: str
    found: str
    item: str
    none: str
    asked: str
    request: str
    due: str
    no_due: str
    end: str


def circular(review: Review) -> dict[str, Any]:
    """The columns of a notice that tells of a review."""
    wording = load("reviews/draft", DraftDesign)
    found = volumes(review)
    said = {
        "review": review.title or "",
        "since": long_day(review.since),
        "until": long_day(review.until),
        "issuer": current().name,
        "how": _how(wording, review, found),
    }
    due = fill(wording.due, {"day": long_day(review.due)}) if review.due else wording.no_due
    lines = [
        fill(wording.opening, said),
        wording.standing, *_standing(wording, review, found),
        wording.found, *(list(_found(wording, found)) or [wording.none]),
        wording.asked, fill(wording.request, {"due": due}), wording.end,
    ]  # fmt: skip
    title = fill(wording.named if review.title else wording.title, said)
    return {
        "kind": "circular",
        "day": current().today(),
        "title": title[:_TITLE],
        "words": "\n".join(lines)[:_WORDS],
    }


def _how(wording: DraftDesign, review: Review, found: Sequence[Volume]) -> str:
    said = {
        "count": str(review.count or 0), "percent": str(review.percent or ""),
        "drawn": str(len(found)), "seed": review.seed or "",
    }  # fmt: skip
    how = {"sample": wording.sample, "all": wording.all}.get(review.how, wording.chosen)
    return fill(how, said)


def _standing(wording: DraftDesign, review: Review, found: Sequence[Volume]) -> Iterator[str]:
    stand = [each for each in found if not each.void]
    scored = [each for each in stand if each.score is not None]
    levels = [
        fill(wording.level, {
            "title": level.title.zh,
            "count": str(sum(e.score is not None and e.score.level == level.name for e in scored)),
        })
        for level in scoring.sheet_of(review).levels
    ]  # fmt: skip
    said = {
        "scored": str(len(scored)), "average": spoken(average(found)), "levels": "、".join(levels),
    }  # fmt: skip
    yield fill(wording.scored, said)
    if len(stand) < len(found):
        yield fill(wording.void, {"count": str(len(found) - len(stand))})
    struck = [each for each in scored if each.score is not None and each.score.vetoes]
    if struck:
        named = [fill(wording.volume, {"room": e.room, "volume": e.title}) for e in struck[:_NAMED]]
        yield fill(wording.struck, {"count": str(len(struck)), "volumes": "、".join(named)})
    for words, by in ((wording.towns, "town"), (wording.rooms, "room")):
        rows = ranked(review, by, found)
        if len(rows) > 1:
            yield fill(words, {"ranked": "，".join(_ranked(wording, each) for each in rows)})


def _ranked(wording: DraftDesign, each: Ranked) -> str:
    return fill(wording.ranked, {"name": each.name, "average": spoken(each.average)})


def _found(wording: DraftDesign, found: Sequence[Volume]) -> Iterator[str]:
    for number, (title, count, lost) in enumerate(lost_most(found)[:_NAMED], start=1):
        said = {"number": number, "title": title, "count": count, "points": spoken(lost)}
        yield fill(wording.item, {name: str(value) for name, value in said.items()})
