"""Rooms and offices in which the same stands among few records as among many."""

from __future__ import annotations

import datetime
import random
import uuid
from typing import Any

from app import store
from app.records import (
    inspections,
    places,
)
from app.records.activities import Activity, Finding, Opinion, Resolution, Risk, Survey
from app.records.cases.model import Case, Party, Session
from app.records.deliveries import Delivery
from app.records.inspections import Answer, Remark
from app.records.rooms import Room
from app.records.stats import Period
from app.store import journal
from app.store.database import database
from benchmarks import many
from tests.conftest import ZONE

NOW = datetime.datetime(2026, 11, 22, 10, 20, tzinfo=ZONE)
MONTH = Period(datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
"""A month in which nothing was made void, of which there are as many among few as among many."""

YEARS = (2024, 2025, 2026)
SIZE = 5
"""Rows of a page: both rooms have more of whatever is asked for."""

PLANTED = 12
"""Visits that stand out in either room."""

PLACE, HANDLER = str(uuid.UUID(int=7)), "郑重"


def invented(count: int, chance: random.Random, number: int) -> dict[str, Any]:
    """Of either room the same three years; in the one the days are ten times as full."""
    year = YEARS[(number - 1) * len(YEARS) // count]
    within = (number - 1) % (count // len(YEARS) + 1)
    day = datetime.date(year, 1, 1) + datetime.timedelta(days=within * 320 * len(YEARS) // count)
    values = {**many.visit(chance, within + 1), "day": day}
    if number % (count // PLANTED) == 0:
        values |= {"name": "欧阳建国", "phone": "13806321234", "result": "aid", "mode": "phone"}
        values |= {"place": PLACE, "handler_name": HANDLER, "late": True, "for_lawyer": True}
    return values


def hold(count: int) -> None:
    """So many activities of our village with what hangs on them, in the same three years.

    All of it is done with but for a few that wait.
    """
    village = places.ensure("370406101200")
    with journal.action("benchmark.activities") as act:
        for number in range(count):
            day = datetime.date(YEARS[number % 3], 1, 1) + datetime.timedelta(days=number % 320)
            open_one = number % (count // 10) == 0
            held = act.add(
                Activity, day=day, kind="study", state="held", theme="宪法", place=village.id
            ).id
            done = None if open_one else day
            act.add(
                Risk, day=day, level="yellow", category="02", facts="水沟", parties=["王建国"],
                next_look=day, defused=done, place=village.id,
            )  # fmt: skip
            act.add(
                Finding, activity=held, object="contract", facts="没盖章", level="low",
                look_again=day, looked=done,
            )  # fmt: skip
            act.add(Resolution, activity=held, topic="轮值", until=day, done=done)
            act.add(
                Opinion, day=day, title="路灯", category="other", facts="不亮", place=village.id
            )
            act.add(Survey, day=day, kind="satisfaction", title="满意度", place=village.id)


def quarrel(count: int) -> None:
    """So many disputes that are archived, each with a session, and a few that are still led."""
    with journal.action("benchmark.disputes") as act:
        for number in range(1, count + 1):
            day = datetime.date(YEARS[number % 3], 1, 1) + datetime.timedelta(days=number % 320)
            led = number % (count // PLANTED) == 0
            sequence = (number + 2) // 3
            case = act.add(
                Case, number=f"（{day.year}）店民调字第{sequence}号", year=day.year,
                sequence=sequence, state="mediating" if led else "archived", day=day,
                source="apply", category="02",
                names=["赵淑珍", "王建国"], facts="争地界", accepted=day, mediating=day, round=1,
                archived=None if led else day,
            )  # fmt: skip
            act.add(
                Session, case=case.id, sequence=1, round=1, day=day, statements="各说各的",
                result="goes_on", next_day=day + datetime.timedelta(days=10),
            )  # fmt: skip


def quarrel_in_two_rooms(count: int) -> None:
    """So many disputes, two a day until now, between the same few people over and over.

    They are made here and every second one given away: an office writes none of its own.
    """
    chance = random.Random(count)
    names = [many.name(chance) for _ in range(40)]
    day = NOW.date() - datetime.timedelta(days=count // 2)
    with journal.action("benchmark.disputes") as act:
        for number in range(count):
            day += datetime.timedelta(days=number % 2)
            two = chance.sample(names, 2)
            case = act.add(
                Case, state="accepted", day=day, source="apply", category="02", names=two,
                facts="争地界", accepted=day,
            )  # fmt: skip
            for each in two:
                act.add(Party, case=case.id, role="applicant", type="person", name=each)
    if count > 1:
        database.execute_sql("UPDATE \"case\" SET origin = 'other' WHERE row % 2 = 0")


def remark(count: int, *, published: bool) -> None:
    """So many remarks of three years, answered and put right but for twelve of each standing.

    At an office they are for a room whose answers are told by the office's own identity; in a room
    they are its own.
    """
    here, village = store.current(), places.ensure("370406101200")
    with journal.action("benchmark.room") as act:
        room = act.add(
            Room, code="370406101200-01", name="店子村工作室", installation=here.origin,
            signer="s", recipient="r", day=NOW.date(),
        )  # fmt: skip
    kept: list[tuple[Remark, str]] = []
    waits = [*inspections.STANDINGS] * PLANTED
    late, soon = (NOW.date() + datetime.timedelta(days=each) for each in (-3, 30))
    with journal.action("benchmark.remarks", published=published) as act:
        for number in range(count):
            day = datetime.date(YEARS[number % 3], 1, 1) + datetime.timedelta(days=number % 320)
            how = waits[number] if number < len(waits) else inspections.DONE
            made = act.add(
                Remark, day=day, kind="finding", place=village.id, item="board", words="照片要换",
                until=soon if how == inspections.WAITING else max(day, late), room=room.id,
                done=NOW.date() if how == inspections.DONE else None,
            )  # fmt: skip
            kept.append((made, how))
    with journal.action("benchmark.answers") as act:
        for made, how in kept:
            if how in (inspections.ANSWERED, inspections.DONE):
                act.add(Answer, remark=made.id, day=NOW.date(), words="换好了", times=1)


def pack() -> None:
    """As many deliveries, which carry all that there is."""
    newest = journal.newest()
    with journal.action("benchmark.deliveries") as act:
        for number in range(1, PLANTED + 1):
            first, last = ((newest * each) // PLANTED for each in (number - 1, number))
            act.add(
                Delivery, serial=number, epoch="e", first=first + 1, last=last, head="h",
                day=NOW.date(), records=7, planned=True,
            )  # fmt: skip
