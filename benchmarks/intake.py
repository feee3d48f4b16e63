"""A Monday's sticks at the office: ten times the rooms, and what they take and hold in memory.

`python -m benchmarks.intake OFFICE STICK` takes one stick in and tells, in a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app import store
from app.office import invite, receive
from app.records import directory
from app.room import deliver, set_up
from benchmarks import many
from benchmarks.measuring import Result, peak, shown

EACH = 1_000
"""So many visits a room has logged."""
PEOPLE = 100
TIMES = 10
AREA = "370406"


def run(visits: int) -> list[Result]:
    """A stick with a room for every 3,000 of so many visits, beside one with a tenth of these."""
    rooms = max(TIMES, visits // 3_000 // TIMES * TIMES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _sticks(folder, rooms)
        before = _taken(folder, "few")
        all_of_them = _taken(folder, "all")
        after = _taken(folder, "few")
    # A computer gets slower and faster within minutes; before and after is half as wrong.
    few = {name: (before[name] + after[name]) / 2 for name in before}
    rows = all_of_them["rows"]
    claim = f"Taking in {rooms} rooms of {EACH:,} visits and {PEOPLE} people each"
    return [
        Result(
            f"{claim}, as often the time of a tenth of the rooms",
            f"{shown(all_of_them['took'])}, {rows / all_of_them['took']:,.0f} rows a second",
            f"{rooms // TIMES} rooms {shown(few['took'])}, "
            f"{few['rows'] / few['took']:,.0f} rows a second",
            all_of_them["took"] / few["took"],
            TIMES * 1.1,
        ),
        Result(
            f"{claim}: memory of the process, as often that of a tenth of the rooms",
            f"{all_of_them['peak']:.0f} MB at most",
            f"{rooms // TIMES} rooms {few['peak']:.0f} MB",
            all_of_them["peak"] / few["peak"],
            1.25,
        ),
    ]


def _sticks(folder: Path, rooms: int) -> None:
    """An office, and two sticks with a package of each of its rooms, and of each tenth."""
    store.create(
        folder / "office",
        kind="office",
        code=AREA,
        name="山亭区司法局",
        keeper="王主任",
        password=many.PASSWORD,
    )
    for number in (1, 2):
        invite.save_key(folder / f"office-{number}.txt")
    villages = [each for each in directory.every() if each.code.startswith(AREA)]
    asked = [
        (f"{each.code}-{number:02}", f"{each.name}法律服务工作室")
        for number in range(1, 1 + -(-rooms // len(villages)))
        for each in villages
    ][:rooms]
    invitations = [invite.invite(*each) for each in asked]
    store.close(with_backup=False)
    for stick in ("few", "all"):
        (folder / stick).mkdir()
    for at, ((code, name), letter) in enumerate(zip(asked, invitations, strict=True)):
        set_up.room(
            folder / "room",
            code=code,
            name=name,
            keeper="李秀英",
            password=many.PASSWORD,
            invitation=letter,
        )
        many.fill(EACH, known=PEOPLE)
        for stick in ("all", "few") if at % TIMES == 0 else ("all",):
            deliver.deliver(folder / stick)
        store.close(with_backup=False)
        shutil.rmtree(folder / "room")


def _taken(folder: Path, stick: str) -> dict[str, float]:
    """What it told of taking this stick in at an office that had nothing yet."""
    office = shutil.copytree(folder / "office", folder / f"office-{stick}")
    line = [sys.executable, "-m", "benchmarks.intake", office, folder / stick]
    done = subprocess.run(line, stdout=subprocess.PIPE, check=True, text=True)
    shutil.rmtree(office)
    return json.loads(done.stdout.splitlines()[-1])


def taken(office: Path, stick: Path) -> dict[str, float]:
    """Take a stick in; seconds, rows of records and peak of memory."""
    opened = store.open(office, many.PASSWORD)
    begun = time.perf_counter()
    verdicts = receive.receive(stick)
    took = time.perf_counter() - begun
    assert {each.verdict for each in verdicts} == {receive.TAKEN}, verdicts
    count = store.database.database.execute_sql(
        "SELECT count(*) FROM version v JOIN entry e ON v.entry = e.row WHERE e.origin <> ?",
        (opened.origin,),
    )
    return {"took": took, "rows": count.fetchone()[0], "peak": peak()}


if __name__ == "__main__":
    print(json.dumps(taken(Path(sys.argv[1]), Path(sys.argv[2]))))
