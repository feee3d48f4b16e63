"""A month in the rooms of the stage: visits, and disputes at several ends."""

from __future__ import annotations

import datetime
from random import Random
from typing import Final

from app.commands.month_end.stage import Stage, StageRoom
from app.records import cases, people, places, visits
from app.records.places import Place
from app.room.sample import invented

VISITS: Final = (
    ("0102", "儿子不给赡养费，来问怎么办", "answered"),
    ("05", "邻居的排水沟通到他家墙根", "mediation"),
    ("02", "承包地的边界说不清", "answered"),
    ("06", "工地欠工资三个月", "answered"),
)
"""Matter, facts and result of what people come with."""

DISPUTES: Final = (
    ("02", "因浇地先后争吵", "双方当场和好，今后按队里的次序浇地", None),
    ("0701", "承包地的地埂被推平", "地埂照原样恢复，赔偿青苗费", 120_000),
    ("1001", "工资拖欠三个月", "本月底前一次付清", 860_050),
)
"""Kind, facts, clauses and amount (fen) of what is settled at once."""


def play(stage: Stage) -> None:
    """Let every room live the month that has ended, each a little busier than the one before."""
    for number, room in enumerate(stage.rooms):
        with stage.at(room.folder):
            _live(stage, room, number)


def _live(stage: Stage, room: StageRoom, number: int) -> None:
    chance = Random(room.code)
    people_of = invented.People(chance, stage.period.first)
    place = places.ensure(room.village.code)
    mediator = people.register(name=_name(people_of, chance), sex="1")
    for at in range(3 + number):
        category, facts, result = VISITS[at % len(VISITS)]
        visits.log(
            day=day(stage, 2 + 3 * at), name=_name(people_of, chance), category=category,
            facts=facts, result=result, place=place.id, groups=["old"] if at % 2 else [],
        )  # fmt: skip
    for at in range(2 + number % 2):
        category, facts, clauses, amount = DISPUTES[at % len(DISPUTES)]
        cases.settle_on_the_spot(
            parties=_parties(people_of, chance), mediators=[mediator.id], day=day(stage, 5 + at),
            category=category, facts=facts, clauses=clauses, amount=amount, place=place.id,
            voucher="收条",
        )  # fmt: skip
    _open_one(stage, place, people_of, chance)


def _open_one(stage: Stage, place: Place, people_of: invented.People, chance: Random) -> None:
    """A dispute that was accepted and has not ended when the month does."""
    on = day(stage, 20)
    case = cases.register(
        parties=_parties(people_of, chance), source="apply", category="03", day=on,
        facts="翻建房屋占了伙墙", place=place.id,
    )  # fmt: skip
    cases.accept(case, day=on, applied=on)


def _parties(people_of: invented.People, chance: Random) -> list[dict[str, str]]:
    return [
        {"role": role, "name": _name(people_of, chance)} for role in ("applicant", "respondent")
    ]


def _name(people_of: invented.People, chance: Random) -> str:
    return people_of.name(chance.choice("12"), chance.randint(1950, 2000))


def day(stage: Stage, number: int) -> datetime.date:
    """A day of the month that has ended, from 1."""
    return min(stage.period.first + datetime.timedelta(days=number - 1), stage.period.last)
