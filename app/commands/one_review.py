"""What the command of reviews says of one: its volumes, what it was drawn from, a draw again."""

from __future__ import annotations

from typing import Any

from app.commands.terminal import report
from app.errors import AppError
from app.language import N_
from app.records import reviews
from app.records.cases.model import Case
from app.records.reviews import Review, Volume, drawing, listed


class NoSuchReview(AppError):
    """There is no review that is called so (name)."""

    message = N_("There is no review “{name}”; `review list` says which there are.")


class NoReview(AppError):
    """No review was drawn yet."""

    message = N_("No review was drawn yet; `review draw` draws one.")


class DrawnOtherwise(AppError):
    """A draw shown again comes out otherwise."""

    message = N_("Drawn again, other volumes come out than those that are kept.")


def review_called(name: str) -> Review:
    """The review of a name or identity, else the latest. Raises NoSuchReview, NoReview."""
    there = reviews.reviews()
    if not there:
        raise NoReview
    found = [each for each in there if name in (each.id, each.title, each.heading())]
    if name and not found:
        raise NoSuchReview(name=name)
    return (found or there)[0]


def case_called(word: str) -> str:
    """The volume of a number or identity. Raises NoSuchVolume."""
    found = Case.where_equal("number", word) or Case.where_equal("id", word)
    if len(found) != 1:
        raise drawing.NoSuchVolume(word=word)
    return found[0].id


def tell_list(review: Review, as_json: bool) -> None:
    """Say which volumes it has and how they stand."""
    found = reviews.volumes(review)
    said: dict[str, object] = {
        "review": review.id,
        "name": review.heading(),
        "since": review.since.isoformat(),
        "until": review.until.isoformat(),
        "how": review.how,
        "seed": review.seed,
        "percent": review.percent,
        "count": review.count,
        "items": {each.name: each.points for each in reviews.sheet_of(review).items},
        "vetoes": [each.name for each in reviews.sheet_of(review).vetoes],
        "volumes": [_said(each) for each in found],
    }
    lines = [
        f"{e.at}\t{e.title}\t{e.room}\t{listed.standing_words(e)}" for e in found
    ]  # fmt: skip
    head = (review.heading(), listed.described(review), listed.progress_words(found))
    report(as_json, said, *head, *lines)


def _said(each: Volume) -> dict[str, Any]:
    score = each.score
    return {
        "id": each.id,
        "number": each.number,
        "room": each.room,
        "town": each.where.town,
        "confidential": each.confidential,
        "void": each.void,
        "by_hand": each.by_hand,
        "points": score.points / 100 if score is not None else None,
        "level": score.level if score is not None else None,
    }


def tell_pool(review: Review, as_json: bool) -> None:
    """Say what it was drawn from, in the order of the draw."""
    seed, drawn = review.seed or "", set(drawing.drawn_of(review))
    rows = sorted(
        (drawing.place_in_draw(seed, case), case, group)
        for group, cases in drawing.pool_of(review).items()
        for case in cases
    )
    names = drawing.room_names()
    said: dict[str, object] = {
        "seed": seed,
        "volumes": [
            {"place": place, "id": case, "group": names.get(group, group), "drawn": case in drawn}
            for place, case, group in rows
        ],
    }
    lines = [f"{place}\t{case}\t{'*' if case in drawn else ''}" for place, case, _group in rows]
    report(as_json, said, *lines)


def tell_again(review: Review, as_json: bool) -> None:
    """Draw it again, and say how that came out. Raises DrawnOtherwise."""
    again = reviews.again(review)
    said: dict[str, object] = {
        "same": again.same, "drawn": again.drawn, "of": again.of, "came": again.came,
        "gone": again.gone,
    }  # fmt: skip
    report(as_json, said, *listed.again_words(again))
    if not again.same:
        raise DrawnOtherwise
