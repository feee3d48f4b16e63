"""Two rooms have recorded the same dispute: the office finds it, decides once, counts it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.commands.month_end import month
from app.commands.month_end.stage import Stage
from app.office import doubles
from app.records import cases, places, stats
from app.records.stats import checking

_PARTIES: Final = ("孙长河", "周玉兰")
_STICK: Final = "doubles"


def part(stage: Stage) -> Mapping[str, object]:
    """Let the same two people come to two rooms a day after each other."""
    for at, room in enumerate(stage.rooms[:2]):
        with stage.at(room.folder):
            on, names = month.day(stage, 8 + at), _PARTIES if at else _PARTIES[::-1]
            case = cases.register(
                parties=[{"role": "applicant" if each == _PARTIES[0] else "respondent",
                          "name": each} for each in names],
                source="apply", category="02", day=on, facts="浇地的水淹了邻家的粮囤",
                place=places.ensure(room.village.code).id,
            )  # fmt: skip
            cases.accept(case, day=on, applied=on)
        stage.deliver(room, _STICK)
    stage.receive(_STICK)
    with stage.at(stage.office):
        before, found = _accepted(stage), doubles.waiting(10)
        if not found:
            return {"one_pair_found": False}
        pair = found[0]
        decided = doubles.decide(pair.first.id, pair.second.id, same=True)
        once, adds_up = _accepted(stage), not checking.faults(_counted(stage))
        asked_again = bool(doubles.waiting(10))
        doubles.undo(decided)
        undone = _accepted(stage)
        doubles.decide(pair.first.id, pair.second.id, same=True)
    return {
        "one_pair_found": len(found) == 1 and set(pair.first.names or ()) == set(_PARTIES),
        "first_accepted_counts": pair.first.day < pair.second.day,
        "counted_once": once == before - 1,
        "adds_up": adds_up,
        "decided_once": not asked_again,
        "taken_back": undone == before,
        "why": pair.alike.words if pair.alike is not None else "",
    }


def _counted(stage: Stage) -> stats.Counted:
    return stats.counted("disputes", stage.period)


def _accepted(stage: Stage) -> int:
    counted = _counted(stage)
    return counted.total[counted.at["accepted"]]
