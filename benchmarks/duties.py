"""The year sheet of every village of a city, beside the bare SQL that counts the same facts."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from app import store
from app.records import directory, duties
from app.records.activities import Activity, ActivityPlace
from app.records.duties import Line, Rule
from app.records.places import Place
from app.store import journal, schema, search
from app.store.database import database
from benchmarks import many
from benchmarks.measuring import Result, in_turn, shown

YEAR = 2026
EACH = 20
"""Activities of a village in the year."""

KINDS = ("study", "study", "study", "mass", "publicity", "sweep", "lecture", "check_up",
         "training", "joint_meeting", "large", "household")  # fmt: skip
SECONDS = 2.0
"""The year sheet stands within so long."""

COUNTED = (
    "SELECT a.place, substr(a.day, 1, 7), count(*) FROM activity a WHERE a.voided IS NULL"
    " AND a.day >= ? AND a.day <= ? AND a.state IN ('held') AND a.kind IN ({kinds})"
    " AND a.place IS NOT NULL GROUP BY 1, 2"
)
FURTHER = (
    "SELECT p.place, substr(a.day, 1, 7), count(DISTINCT a.id) FROM activity a"
    " JOIN activity_place p ON p.activity = a.id WHERE a.voided IS NULL"
    " AND a.day >= ? AND a.day <= ? AND a.state IN ('held') AND a.kind IN ({kinds})"
    " AND p.voided IS NULL AND (a.place IS NULL OR p.place <> a.place) GROUP BY 1, 2"
)


def run(visits: int) -> list[Result]:
    """All villages, however many visits are asked for."""
    store.open(kept(visits), many.PASSWORD)
    rules = list(duties.in_force())
    sheet = _ours()
    _the_same(sheet, rules)
    ours, bare = in_turn(_ours, lambda: _bare(rules))
    again, _same = in_turn(lambda: duties.year_sheet(YEAR), lambda: None)
    owed = sum(len(each.duties) for each in sheet)
    facts = Activity.select().count()
    store.close(with_backup=False)
    claim = f"The year sheet of {len(directory.every()):,} villages × {len(rules)} duties"
    what = f"{owed:,} periods from {facts:,} activities in {shown(ours)}"
    return [
        Result(
            claim, what, f"bare SQL counts the same activities in {shown(bare)}", ours / bare, 2.5
        ),
        Result(f"{claim}, seconds", what, f"once it is known {shown(again)}", ours, SECONDS),
    ]


_days = itertools.count()


def _ours() -> tuple[Line, ...]:
    # What is known of one day is counted anew on the next.
    noon = datetime.datetime(YEAR, 11, 1, 12, tzinfo=datetime.UTC)
    now = noon + datetime.timedelta(days=next(_days))
    store.current().clock = lambda: now
    return duties.year_sheet(YEAR)


def _bare(rules: list[Rule]) -> dict[str, list[Any]]:
    span = (f"{YEAR}-01-01", f"{YEAR}-12-31")
    found: dict[str, list[Any]] = {}
    for rule in rules:
        kinds = ", ".join(f"'{each}'" for each in _kinds(rule))
        asked = (COUNTED.format(kinds=kinds), FURTHER.format(kinds=kinds))
        found[rule.name] = [
            row for sql in asked for row in database.execute_sql(sql, span).fetchall()
        ]
    return found


def _kinds(rule: Rule) -> list[str]:
    return [
        each
        for measure in rule.counts
        for column, _how, value in measure.where
        if column == "kind"
        for each in cast("list[str]", value if isinstance(value, list) else [value])
    ]


def _the_same(sheet: tuple[Line, ...], rules: list[Rule]) -> None:
    """Refuse to compare what does not count the same."""
    bare = _bare(rules)
    for rule in rules:
        ours = sum(each.amount for line in sheet if line.rule == rule for each in line.duties)
        assert ours == sum(row[2] for row in bare[rule.name]), rule.name


def kept(_visits: int) -> Path:
    """The folder of an office with all villages and what was done in each."""
    return office_of_all("duties", Path(__file__), fill)


def office_of_all(name: str, source: Path, fill: Callable[[], None]) -> Path:
    """The folder of an office filled once for each shape of the database and of the source."""
    shape = hashlib.sha256()
    for each in (*sorted(schema.STEPS.glob("*.py")), Path(search.__file__), source):
        shape.update(each.read_bytes())
    folder = many.KEPT / f"{name}-{shape.hexdigest()[:8]}"
    if not store.exists(folder):
        making = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        print(f"Making an office of all villages, once, in {folder} …", flush=True)
        store.create(
            making, kind="office", code="3704", name="枣庄市法学会", keeper="陈主任",
            password=many.PASSWORD,
        )  # fmt: skip
        fill()
        store.close(with_backup=False)
        making.rename(folder)
    return folder


def fill() -> None:
    """Enter every village of the directory, and what was done in each through a year."""
    chance = random.Random(20261122)
    villages: list[Place] = []
    with journal.action("benchmark.places") as act:
        for each in directory.every():
            said = {"name": each.name, "town": each.town, "district": each.district}
            villages.append(act.add(Place, code=each.code, type="village", **said))
    for start in range(0, len(villages), 50):
        with journal.action("benchmark.activities") as act:
            for village in villages[start : start + 50]:
                for _number in range(EACH):
                    _hold(act, chance, village, villages)


def _hold(
    act: journal.Action, chance: random.Random, village: Place, villages: list[Place]
) -> None:
    day = datetime.date(YEAR, 1, 1) + datetime.timedelta(days=chance.randrange(320))
    state = "cancelled" if chance.random() < 0.05 else "held"
    held = act.add(
        Activity, day=day, kind=chance.choice(KINDS), state=state, theme="宪法宣传",
        place=village.id, cancelled_why="下雨" if state == "cancelled" else None,
        headcount=chance.randrange(5, 90),
    )  # fmt: skip
    if chance.random() < 0.1:
        act.add(ActivityPlace, activity=held.id, place=chance.choice(villages).id)
