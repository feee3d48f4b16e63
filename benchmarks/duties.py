"""The year sheet of every village of a city, beside the bare SQL that counts the same facts."""

from __future__ import annotations

import datetime
import gc
import hashlib
import itertools
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from app import store
from app.records import directory, duties
from app.records.activities import Activity, ActivityPlace
from app.records.duties import Line, Rule
from app.records.entitled import Entitled
from app.records.network import Service
from app.records.people import Person, Role
from app.records.places import Place
from app.store import full_text, journal, schema
from app.store.database import database
from benchmarks import many
from benchmarks.measuring import Result, in_turn, shown

YEAR = 2026
EACH = 20
"""Activities of a village in the year."""

ON_SITE, LITERATE, ENTITLED_EACH = 16, 2, 4
"""Services of its adviser, law-literate villagers, and people entitled to legal aid."""

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


STOOD = " AND (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?)"
SERVED = (
    "SELECT place, substr(day, 1, 7), coalesce(person, name), day, begin, finish FROM service"
    " WHERE voided IS NULL AND day >= ? AND day <= ? AND begin < finish"
)
STANDING = (
    "SELECT place, person, count(*) FROM role WHERE voided IS NULL AND role = 'literate'"
    f"{STOOD} GROUP BY 1, 2"
)
ENTITLED = f"SELECT place, '', count(*) FROM entitled WHERE voided IS NULL{STOOD} GROUP BY 1"
TOLD = (
    f"SELECT place, '', count(*) FROM entitled WHERE voided IS NULL{STOOD} AND told <= ? GROUP BY 1"
)


def run(visits: int) -> list[Result]:
    """All villages, however many visits are asked for."""
    store.open(kept(visits), many.PASSWORD)
    gc.disable()  # as in the window, which collects while nothing else goes on
    sheet = _ours()
    # No village here is of a group, so that what binds only some of these binds none.
    rules = [each for each in duties.in_force() if any(line.rule == each for line in sheet)]
    _the_same(sheet, rules)
    ours, bare = in_turn(_ours, lambda: _bare(rules))
    again, _same = in_turn(lambda: duties.year_sheet(YEAR), lambda: None)
    owed = sum(len(each.duties) for each in sheet)
    facts = sum(each.select().count() for each in (Activity, Service, Entitled, Role))
    store.close(with_backup=False)
    claim = f"The year sheet of {len(directory.every()):,} villages × {len(rules)} duties"
    what = f"{owed:,} periods from {facts:,} records in {shown(ours)}"
    return [
        Result(claim, what, f"bare SQL counts the same in {shown(bare)}", ours / bare, 2.5),
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
    return {rule.name: [row for rows in _asked(rule) for row in rows] for rule in rules}


def _asked(rule: Rule) -> Iterator[list[Any]]:
    """What the fewest statements give that count what a rule counts."""
    span = (f"{YEAR}-01-01", f"{YEAR}-12-31")
    today = store.current().today().isoformat()
    kinds = {measure.kind for measure in rule.counts}
    if kinds == {"activity"}:
        asked = ", ".join(f"'{each}'" for each in _kinds(rule))
        yield _rows(COUNTED.format(kinds=asked), *span)
        yield _rows(FURTHER.format(kinds=asked), *span)
    elif kinds == {"service"}:
        yield _rows(SERVED, *span)
    elif rule.stands:
        yield _rows(STANDING, today, today)
    else:
        for last in ("03-31", "06-30", "09-30", "12-31"):
            day = min(f"{YEAR}-{last}", today)
            _rows(ENTITLED, day, day)
            yield _rows(TOLD, day, day, day)


def _rows(sql: str, *given: str) -> list[Any]:
    return database.execute_sql(sql, given).fetchall()


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
        theirs = sum(_amount(row) for row in bare[rule.name])
        assert ours == theirs, f"{rule.name}: {ours} by us, {theirs} by bare SQL"


def _amount(row: tuple[Any, ...]) -> int:
    """How much a row of the bare statements says: times, people, or minutes."""
    if len(row) == 3:
        return row[2]
    begin, finish = (datetime.time.fromisoformat(each) for each in row[4:])
    return (finish.hour - begin.hour) * 60 + finish.minute - begin.minute


def kept(_visits: int) -> Path:
    """The folder of an office with all villages and what was done in each."""
    return office_of_all("duties", Path(__file__), fill)


def office_of_all(name: str, source: Path, fill: Callable[[], None]) -> Path:
    """The folder of an office filled once for each shape of the database and of the source."""
    shape = hashlib.sha256()
    for each in (*sorted(schema.STEPS.glob("*.py")), Path(full_text.__file__), source):
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
                _serve(act, chance, village)
                _list(act, chance, village)


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


def _serve(act: journal.Action, chance: random.Random, village: Place) -> None:
    begun = datetime.date(YEAR - 1, 1, 1)
    until = datetime.date(YEAR + 2, 12, 31)
    adviser, *literate = (act.add(Person, name=many.name(chance)) for _ in range(1 + LITERATE))
    for person, role in ((adviser, "adviser"), *((each, "literate") for each in literate)):
        act.add(Role, person=person.id, role=role, place=village.id, since=begun, until=until)
    for number in chance.sample(range(320), ON_SITE):
        act.add(
            Service, day=datetime.date(YEAR, 1, 1) + datetime.timedelta(days=number),
            kind="on_site", person=adviser.id, name=adviser.name, place=village.id,
            begin=datetime.time(8), finish=datetime.time(12, 30),
        )  # fmt: skip


def _list(act: journal.Action, chance: random.Random, village: Place) -> None:
    listed = datetime.date(YEAR, 1, 15)
    for _number in range(ENTITLED_EACH):
        told = listed + datetime.timedelta(days=chance.randrange(200))
        act.add(
            Entitled, since=listed, group="watched", name=many.name(chance), place=village.id,
            told=told if chance.random() < 0.8 else None,
        )  # fmt: skip
