"""Numbers typed for a village on paper count; those of a room that has reported give way."""

from __future__ import annotations

from collections.abc import Mapping

from app.commands.month_end.stage import Stage
from app.office import missing
from app.records import directory, places, stats
from app.records.stats import Counted, by_hand, checking, hand_sheet
from app.records.stats.by_hand import State
from app.records.stats.hand_rows import Row

_TYPED = {"visits": "12", "satisfied": "7", "asked": "9"}


def part(stage: Stage) -> Mapping[str, object]:
    """Type the same numbers for a village without a room and for the first room; take them away."""
    reported = stage.rooms[0].village.code
    taken = {each.village.code for each in stage.rooms}
    on_paper = next(each.code for each in directory.every() if each.code not in taken)
    with stage.at(stage.office):
        before = stats.counted("visits", stage.period)
        sheet = hand_sheet.hand_sheet("visits", stage.period)
        rows = [Row(), Row()]
        for row, code in zip(rows, (on_paper, reported), strict=True):
            sheet.choose(row, code)
            for cell, text in _TYPED.items():
                sheet.take(row, cell, text)
        saved = sheet.save(rows)
        now = stats.counted("visits", stage.period)
        states = {each.where.place: each.state for each in now.by_hand(now.cells[0])}
        whole = now.cells[now.at["visits"]]
        told = [by_hand.words_of(each, whole) for each in now.by_hand(whole)]
        for row in rows:
            for cell in _TYPED:
                sheet.take(row, cell, "")
        away = sheet.save(rows)
        return {
            "saved": saved == len(_TYPED) * len(rows),
            "paper_counts": _at(now, on_paper) == 12 == now.number_by_hand(whole),
            "report_stands": _at(now, reported) == _at(before, reported),
            "in_the_whole": now.total[0] == before.total[0] + 12,
            "gave_way": states.get(_place(now, reported)) == State.GAVE_WAY,
            "adds_up": not checking.faults(now),
            "nobody_missing": not missing.missing(stage.period),
            "taken_away": away == saved
            and stats.counted("visits", stage.period).total == before.total,
            "told": told,
        }


def _path(counted: Counted, code: str) -> stats.Way:
    where = counted.where(places.ensure(code).id)
    return where.path if where is not None else ()


def _place(counted: Counted, code: str) -> str:
    return _path(counted, code)[-1]


def _at(counted: Counted, code: str) -> int:
    """The visits of a village."""
    return counted.numbers(_path(counted, code))[counted.at["visits"]]
