"""The figures of the month, counted once more record by record where the records were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from app.commands.month_end.stage import Stage
from app.records import cases, places, stats, visits
from app.records.cases import Agreement, Party
from app.records.stats import Period

_SUCCEEDED: Final = ("written", "oral", "partial")


def part(stage: Stage) -> Mapping[str, object]:
    """Compare the office's figures with what plain loops over the rooms' own records give.

    SQL text stands in the store alone; these loops know neither the descriptions of the figures nor
    the statements made of them.
    """
    by_room: dict[str, Counter[str]] = {}
    for room in stage.rooms:
        with stage.at(room.folder):
            by_room[room.village.code] = _counted(stage.period)
    whole = sum(by_room.values(), Counter[str]())
    with stage.at(stage.office):
        told = {name: stats.counted(name, stage.period) for name in ("visits", "disputes")}
        rooms_agree = all(
            {key: _number(told, key, code) for key in counted} == counted
            for code, counted in by_room.items()
        )
        totals_agree = {key: _number(told, key) for key in whole} == whole
    return {
        "something_counted": min(whole["visits.visits"], whole["disputes.accepted"]) > 0,
        "totals_agree": totals_agree,
        "rooms_agree": rooms_agree,
        "figures": dict(sorted(whole.items())),
    }


def _number(told: Mapping[str, stats.Counted], key: str, code: str = "") -> int:
    """What the office counts: in all, or at the village of a code."""
    name, _dot, cell = key.partition(".")
    counted = told[name]
    place = places.by_code(code) if code else None
    where = counted.where(place.id) if place is not None else None
    path = where.path if where is not None else ()
    return counted.numbers(path)[counted.at[cell]]


def _counted(period: Period) -> Counter[str]:
    """The figures of the room that is open, by sheet and cell."""
    found: Counter[str] = Counter()
    for visit in visits.Visit.select():
        if not visit.voided and period.first <= visit.day <= period.last:
            found["visits.visits"] += 1
            found[f"visits.visits/result/{visit.result}"] += 1
    accepted: set[str] = set()
    for case in cases.Case.select():
        if case.voided or not case.accepted:
            continue
        if period.first <= case.accepted <= period.last:
            accepted.add(case.id)
            found["disputes.accepted"] += 1
            found[f"disputes.accepted/source/{case.source}"] += 1
            found["disputes.succeeded"] += case.outcome in _SUCCEEDED
    for party in Party.select():
        found["disputes.parties"] += not party.voided and party.case in accepted
    for agreement in Agreement.select():
        on = agreement.effective
        if not agreement.voided and on and period.first <= on <= period.last:
            found["disputes.amount"] += agreement.amount or 0
    return found
