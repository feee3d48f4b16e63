"""The month is locked; what comes with a later stick stands beside what was reported."""

from __future__ import annotations

from collections.abc import Mapping

from app.commands.month_end import month
from app.commands.month_end.stage import Stage
from app.records import places, stats, touched, visits
from app.records.stats import closing


def part(stage: Stage) -> Mapping[str, object]:
    """Lock the month, then let the last room write one visit up afterwards and correct another."""
    with stage.at(stage.office):
        reported = stats.counted("visits", stage.period).total
        lock = closing.lock(stage.period)
        unchanged = not closing.differences(lock) and not closing.later(lock)
    room = stage.rooms[-1]
    with stage.at(room.folder):
        place = places.ensure(room.village.code).id
        late = visits.log(
            day=month.day(stage, 3), name="孙广才", category="08", facts="借条没写还款日子",
            result="answered", place=place,
        )  # fmt: skip
        first = visits.every(visits.Filter(since=month.day(stage, 1), until=stage.period.last))[-1]
        visits.amend(first, category="99", reason="事项选错了")
    stage.deliver(room, "later")
    stage.receive("later")
    stage.take_reply(room, "later")
    with stage.at(stage.office):
        lock = closing.every()[0]
        counted = stats.counted("visits", stage.period)
        different = {each.cell.key: each.now - each.reported for each in closing.differences(lock)}
        later = {each.record: each.how for each in closing.later(lock)}
        kept = closing.reported(lock, "visits").numbers()
    return {
        "locked_as_counted": unchanged,
        "reported_stays": kept == reported,
        "later_by_name": later == {late.id: touched.NEW, first.id: touched.CHANGED},
        "difference_beside": different.get("visits") == 1 == counted.total[0] - reported[0],
        "corrected_beside": different.get("visits/category/99") == 1,
        "later": sorted(later.values()),
        "differences": different,
    }
