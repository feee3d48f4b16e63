"""Records are returned, corrected by their rooms, seen with the difference and ticked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from app.commands.month_end.stage import Stage, StageRoom
from app.records import inspections, keeping, rooms, visits
from app.records.inspections import Answer, Remark
from app.records.visits import Visit
from app.store import journal
from app.store.session import current

_STICK: Final = "returns"
_WORDS: Final = "没有写清楚约定的是哪一天，请核对以后更正。"
_PUT_RIGHT: Final = "约定的是本月底以前。"


def part(stage: Stage) -> Mapping[str, object]:
    """Return a visit of each room, and one more that its room declares void meanwhile."""
    with stage.at(stage.office):
        found = [_visits(each)[0] for each in stage.rooms]
        void = _visits(stage.rooms[0])[1]
        until = current().today() + datetime.timedelta(days=10)
        made = inspections.give_back([*found, void], words=_WORDS, until=until)
        wanted = {each.of_record: each.id for each in made.remarks}
    with stage.at(stage.rooms[0].folder):
        keeping.void(journal.get(Visit, void.id), reason="duplicate")
    first = [_put_right(stage, each) for each in stage.rooms]
    for each in stage.rooms:
        stage.deliver(each, _STICK)
    stage.receive(_STICK)
    with stage.at(stage.office):
        back = {each.id for each in inspections.to_check()}
        seen = [_difference(wanted[each.id]) for each in found]
        told_void = bool(inspections.void_reason(journal.get(Visit, void.id)))
        for remark in wanted.values():
            today = current().today()
            inspections.put_right(journal.get(Remark, remark), done=today, words="已核对")
        ticked = back.isdisjoint(each.id for each in inspections.to_check())
    return {
        "returned": len(wanted),
        "first_on_home_and_led_there": all(first),
        "all_answered": back >= set(wanted.values()),
        "corrected_with_difference": all(seen),
        "void_meanwhile_is_said": told_void,
        "ticked": ticked,
    }


def _visits(room: StageRoom) -> list[Visit]:
    """The visits of a room that are here."""
    known = rooms.room_with(room.code)
    origin = known.installation if known is not None else ""
    return list(
        Visit.select().where((Visit.origin == origin) & Visit.voided.is_null()).order_by(Visit.row)
    )


def _put_right(stage: Stage, room: StageRoom) -> bool:
    """Whether a room has what was returned on home, and corrects and answers all of it."""
    stage.deliver(room, _STICK)
    stage.receive(_STICK)
    stage.take_reply(room, _STICK)
    with stage.at(room.folder):
        asked = [each for each in inspections.open_here() if each.kind == inspections.RETURN]
        for each in asked:
            visit = inspections.record_of(each)
            if isinstance(visit, Visit) and not visit.voided:
                visits.amend(visit, advice=_PUT_RIGHT, reason="按区里意见更正")
            words = inspections.begun_answer(each).get("words", _PUT_RIGHT)
            keeping.keep(Answer, remark=each.id, day=current().today(), words=words)
        return bool(asked) and all(each.of_record for each in asked)


def _difference(remark: str) -> bool:
    fixed = inspections.corrected(journal.get(Remark, remark))
    return fixed is not None and any(each.after == _PUT_RIGHT for each in fixed.differences)
