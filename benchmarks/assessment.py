"""The scores of every village of a city, beside the bare SQL that counts the same facts."""

from __future__ import annotations

import datetime
import gc
import itertools
import random
from pathlib import Path
from typing import Any

from app import codes, store
from app.records import assessment
from app.records.activities import Opinion, Survey, SurveyQuestion
from app.records.assessment import Scores, scoring
from app.records.cases.model import Case
from app.records.fixtures import LIST, Fixture
from app.records.network import Service
from app.records.people import Person, Role
from app.records.places import Place
from app.records.visits import Visit
from app.store import journal
from app.store.database import database
from benchmarks import duties, many
from benchmarks.measuring import Result, in_turn, shown

YEAR = duties.YEAR
SECONDS = 3.0
"""All scores stand within so long."""
FIRST = 0.1
"""So long until the first rows stand."""
VISITS, CASES, HOURS = 8, 2, 8

OF_YEAR = "voided IS NULL AND day >= ? AND day <= ?"
MONTHLY = (
    "SELECT place, substr(day, 1, 7), count(*) FROM {kind} WHERE {of_year}{more} GROUP BY 1, 2"
)
FURTHER = (
    "SELECT p.place, substr(a.day, 1, 7), a.id FROM activity a JOIN activity_place p"
    " ON p.activity = a.id WHERE a.voided IS NULL AND a.day >= ? AND a.day <= ?"
    " AND a.state IN ('held'){more} AND p.voided IS NULL"
)
HELD = " AND state IN ('held')"
SETTLED = " AND outcome IN ('written', 'oral', 'partial')"
ENDED = " AND outcome IN ('written', 'oral', 'partial', 'failed', 'withdrawn', 'refused')"
COUNTED = (
    ("visit", ""), ("service", ""), ("case", ""), ("activity", HELD),
    *(("activity", f"{HELD} AND kind IN ('{each}')") for each in ("lecture", "sweep", "check_up")),
    ("visit", " AND result IS NOT NULL"), ("visit", ""), ("case", SETTLED), ("case", ENDED),
    ("opinion", ""),
)  # fmt: skip
BESIDE = (
    "SELECT place, day, coalesce(person, name), begin, finish FROM service WHERE {of_year}"
    " AND begin < finish",
    "SELECT person, place FROM role WHERE voided IS NULL AND role IN ('deputy', 'adviser')"
    " AND basis IN ('letter', 'contract') AND (since IS NULL OR since <= ?)"
    " AND (until IS NULL OR until >= ?)",
    "SELECT person, place FROM role WHERE voided IS NULL AND role IN ('deputy', 'adviser')"
    " AND since <= ? AND (until IS NULL OR until >= ?)",
    "SELECT place, what, max(since) FROM fixture WHERE voided IS NULL AND since >= ? AND since <= ?"
    " GROUP BY 1, 2",
    "SELECT s.place, sum(q.one + q.two), sum(q.one + q.two + q.three), max(s.returned)"
    " FROM survey s JOIN survey_question q ON q.survey = s.id WHERE s.voided IS NULL AND s.day >= ?"
    " AND s.day <= ? GROUP BY 1",
)


def run(visits: int) -> list[Result]:
    """All villages, however many visits are asked for."""
    store.open(kept(visits), many.PASSWORD)
    gc.disable()  # as in the window, which collects while nothing else goes on
    found = _ours()
    ours, bare = in_turn(_ours, _bare)
    again, _same = in_turn(lambda: assessment.scores(YEAR), lambda: None)
    marks = sum(len(each.total.marks) for each in found.places)
    store.close(with_backup=False)
    claim = f"The scores of {len(found.places):,} villages and {len(found.persons):,} persons"
    what = f"{marks:,} marks in {shown(ours)}"
    return [
        Result(claim, what, f"bare SQL counts the same in {shown(bare)}", ours / bare, 3.5),
        Result(f"{claim}, seconds", what, f"once they are known {shown(again)}", ours, SECONDS),
    ]


_days = itertools.count()


def _ours() -> Scores:
    # What is known of one day is counted anew on the next.
    noon = datetime.datetime(YEAR, 11, 1, 12, tzinfo=datetime.UTC)
    now = noon + datetime.timedelta(days=next(_days))
    store.current().clock = lambda: now
    return scoring.scores(YEAR)


def _bare() -> list[list[Any]]:
    span = (f"{YEAR}-01-01", f"{YEAR}-12-31")
    asked = [MONTHLY.format(kind=f'"{kind}"', of_year=OF_YEAR, more=more) for kind, more in COUNTED]
    asked += [
        FURTHER.format(more=more.replace(HELD, "")) for kind, more in COUNTED if kind == "activity"
    ]
    asked += [each.format(of_year=OF_YEAR) for each in BESIDE]
    return [database.execute_sql(sql, span).fetchall() for sql in asked]


def kept(_visits: int) -> Path:
    """The folder of an office with all villages and what is assessed of each."""

    def both() -> None:
        duties.fill()
        fill()

    return duties.office_of_all("assessment", Path(__file__), both)


def fill() -> None:
    """Enter what else was done through the year in every village."""
    chance = random.Random(20261122)
    places = [each.id for each in Place.select().order_by(Place.row)]
    things = [each.code for each in codes.load(LIST).current()]
    for start in range(0, len(places), 20):
        with journal.action("benchmark.year") as act:
            for place in places[start : start + 20]:
                _one(act, chance, place, things)


def _day(chance: random.Random) -> datetime.date:
    return datetime.date(YEAR, 1, 1) + datetime.timedelta(days=chance.randrange(320))


def _one(act: journal.Action, chance: random.Random, place: str, things: list[str]) -> None:
    name = f"{chance.choice(many.SURNAMES)}{chance.choice(many.GIVEN)}"
    person = act.add(Person, name=name).id
    role = chance.choice(("deputy", "adviser"))
    begun = datetime.date(YEAR - 1, 3, 1)
    act.add(Role, person=person, role=role, place=place, since=begun, basis="letter")
    for _number in range(VISITS):
        result = "answered" if chance.random() < 0.9 else None
        act.add(Visit, day=_day(chance), category="02", facts="承包地", name=name, place=place,
                result=result)  # fmt: skip
    for _number in range(CASES):
        outcome = chance.choice(("written", "failed"))
        act.add(Case, day=_day(chance), state="closed", source="apply", category="02",
                facts="争地界", place=place, outcome=outcome)  # fmt: skip
    for _number in range(HOURS):
        act.add(Service, day=_day(chance), kind="on_site", person=person, name=name, place=place,
                begin=datetime.time(8), finish=datetime.time(16, 30))  # fmt: skip
    for what in chance.sample(things, 12):
        act.add(Fixture, place=place, what=what, since=datetime.date(YEAR, 2, 1))
    survey = act.add(Survey, day=_day(chance), kind="satisfaction", title="满意度", place=place,
                     returned=25)  # fmt: skip
    for _number in range(3):
        act.add(SurveyQuestion, survey=survey.id, question="态度", answers=["满意", "一般", "差"],
                good=1, one=20, two=3, three=2)  # fmt: skip
    for _number in range(3):
        act.add(Opinion, day=_day(chance), title="水渠", category="other", facts="水渠堵",
                place=place)  # fmt: skip
