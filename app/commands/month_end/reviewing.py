"""Volumes that were closed in the month are drawn, scored, told of, put right and ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.commands.month_end import month
from app.commands.month_end.stage import Stage, StageRoom
from app.records import cases, inspections, keeping, reviews
from app.records.assessment.tables import exact
from app.records.cases.model import Case
from app.records.inspections import Answer, Remark
from app.records.reviews import Review, Typed, Volume, drawing, findings
from app.store.session import current

_STICK: Final = "review"
_SEED: Final = "20171130"
_PERCENT: Final = 50


def part(stage: Stage) -> Mapping[str, object]:
    """Let every room close what it has settled; one volume of each is reviewed at least."""
    for room in stage.rooms:
        _close(stage, room)
        stage.deliver(room, _STICK)
    stage.receive(_STICK)
    with stage.at(stage.office):
        review = _drawn(stage)
        again, other = reviews.again(review), _drawn(stage)
        same = drawing.drawn_of(review) == drawing.drawn_of(other)
        found = reviews.volumes(review)
        for at, each in enumerate(found):
            reviews.keep(review, each.id, _decided(review, each, lost=at == 0))
        rows = reviews.ranked(review)
        lowest = found[0].room
        sent = findings.send(review, until=review.due)
        told_once = findings.send(review, until=review.due).made == 0
    put_right = _put_right(stage, next(e for e in stage.rooms if e.name == lowest))
    return {
        "drawn": len(found),
        "one_of_each_room": {each.room for each in found} == {each.name for each in stage.rooms},
        "same_seed_same_draw": again.same and same,
        "all_scored": sum(each.scored for each in rows) == len(found),
        "lowest_is_last": rows[-1].name == lowest and rows[-1].average < 10_000,
        "told_once": sent.made == 1 and told_once,
        "put_right": put_right,
    }


def _close(stage: Stage, room: StageRoom) -> None:
    """Close the disputes of a room that are performed."""
    with stage.at(room.folder):
        for case in list(Case.where_equal("state", "performing")):
            on = max(month.day(stage, 25), case.performed or month.day(stage, 25))
            if case.performance is None:
                cases.perform(case, performance="performed", day=on, proof="当场付清")
            cases.revisit(cases.get(case.id), day=on, words="双方满意，没有新的矛盾")
            cases.close(cases.get(case.id), day=on)


def _drawn(stage: Stage) -> Review:
    return reviews.draw(
        reviews.Asked(
            stage.period.first, stage.period.last, percent=_PERCENT, least="room", seed=_SEED,
            due=current().today(), who=["王主任"],
        )
    )  # fmt: skip


def _decided(review: Review, volume: Volume, *, lost: bool) -> Typed:
    """All points but, of one volume, four for a signature that lacks."""
    items = reviews.sheet_of(review).items
    points: dict[str, int | None] = {each.name: exact(each.points) for each in items}
    if not lost:
        return Typed(points, {})
    points["session"] = exact(10)
    return Typed(points, {"session": "调解记录没有当事人签名"}, words=f"请补签：{volume.title}")


def _put_right(stage: Stage, room: StageRoom) -> bool:
    """Whether the room reads what was found, answers, and the office ticks it."""
    stage.deliver(room, _STICK)
    stage.receive(_STICK)
    stage.take_reply(room, _STICK)
    with stage.at(room.folder):
        asked = [each for each in inspections.open_here() if each.item == "volume"]
        if len(asked) != 1 or Case.get_or_none(Case.id == asked[0].of_record) is None:
            return False
        today = current().today()
        keeping.keep(Answer, remark=asked[0].id, day=today, done=today, words="已补签")
    stage.deliver(room, _STICK)
    stage.receive(_STICK)
    with stage.at(stage.office):
        answered = [e for e in inspections.to_check() if e.id == asked[0].id]
        for each in answered:
            inspections.put_right(each, done=current().today(), words="看过补签的记录")
        done = Remark.get_or_none(Remark.id == asked[0].id)
        return len(answered) == 1 and done is not None and done.done is not None
