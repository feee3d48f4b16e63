"""Writes `schema-N`: an office before its only room has come, and that room's first stick.

Run from the tree of the release whose schema is wanted, which may be an earlier one:
`PYTHONPATH=. python .../tests/data/package/pack.py .../tests/data/package`.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from app import store
from app.records import cases, people, places, visits
from app.store import keys, schema
from app.store.database import database
from tests.conftest import StandingClock
from tests.journeys.district import District
from tests.records.cases.conftest import DAY, Village

ROOM = "店子村工作室"
TERM = {"since": datetime.date(2026, 11, 22), "until": datetime.date(2028, 11, 21)}
_UNTRAVELLED = {"delivery", "receipt"}


def main(beside: Path) -> None:
    """Make the folder of the schema that the program on the path writes."""
    cheap()
    with tempfile.TemporaryDirectory() as folder:
        first_stick(Path(folder), beside / f"schema-{schema.latest()}")


def cheap() -> None:
    """Stretch passwords as little as the algorithm allows; the slots say how much."""
    keys._MEMORY_KIB, keys._ITERATIONS = 32, 1


def first_stick(folder: Path, out: Path) -> District:
    """The office and its room, after the first stick was filled for it."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    district = District(folder, StandingClock())
    district.room(ROOM)
    with district.at("office"):
        _publish()
    shutil.move(district.back_up("office", "office"), out)
    with district.at(ROOM):
        _record()
    district.deliver(ROOM)
    shutil.copytree(district.stick(), out / "stick")
    text = json.dumps(_rows(district), ensure_ascii=False, indent=1)
    (out / "rows.json").write_text(text + "\n", "utf-8")
    return district


def _record() -> None:
    """One of everything that travels."""
    place = places.ensure("370406101200")
    village = Village()
    people.appoint(village.mediator, role="mediator", place=place.id)
    people.register(name="赵淑珍", sex="2", phone="13912340417", village=place.id)
    first = visits.log(
        day=DAY, person=village.wang.id, name="王建国", category="05", facts="邻居盖院墙占了过道。",
        advice="先量地界。", result="answered",
    )  # fmt: skip
    visits.amend(first, reason="写错", category="0102")
    visits.void(
        visits.log(day=DAY, name="重复", category="01", facts="记了两遍"), reason="duplicate"
    )
    aid = visits.log(day=DAY, name="赵淑珍", category="01", facts="问离婚", result="aid")
    visits.refer(aid, told=True)
    committee = cases.committees.make(name="店子村人民调解委员会", since=DAY)
    cases.committees.seat(committee, village.mediator)
    case = village.performing(amount=320_000)
    cases.urge(case, day=DAY, words="请履行")
    cases.append_note(case, day=DAY, words="王建国住址写错", correction=True, now="店子村3组",
                      reason="抄错")  # fmt: skip
    village.registered(confidential=True)
    village.registered(visit=first.id)
    village.declined()
    village.archived()
    if schema.latest() >= 4:
        from app.records import certificates

        holders = [{"name": "王建国"}, {"name": "李海涛"}]
        certificates.ask(kind="appointment", what="法治副主任", holders=holders, **TERM)
    if schema.latest() >= 5:
        from app.records import fixtures

        fixtures.note(place.id, "door_plate", since=DAY)


def _publish() -> None:
    """What an office has of its own before the first room comes."""
    if schema.latest() >= 4:
        from app.records import certificates

        certificates.issue(kind="honour", what="优秀调解员", holders=[{"name": "傅军"}])


def _rows(district: District) -> dict[str, list[dict[str, Any]]]:
    """By kind, the columns of each record of the room that its stick carries."""
    with district.at(ROOM) as opened:
        origin = opened.origin
    with contextlib.ExitStack() as stack:
        received = district.folder / "received"
        shutil.copytree(district.folder / "office", received)
        stack.callback(shutil.rmtree, received)
        stack.enter_context(district.at("received"))
        from app.office import receive

        verdicts = receive.receive(district.stick())
        assert [each.verdict for each in verdicts] == [receive.TAKEN], verdicts
        return {
            kind: rows
            for kind, model in store.registry.items()
            if kind not in _UNTRAVELLED and (rows := _received(model, origin))
        }


def _received(model: Any, origin: str) -> list[dict[str, Any]]:
    names = ["id", "entry", "made_at", "changed_at", "voided", *model.columns()]
    asked = ", ".join(f'"{name}"' for name in names)
    found = database.execute_sql(
        f'SELECT {asked} FROM "{model._meta.table_name}" WHERE origin = ? ORDER BY id', (origin,)
    ).fetchall()
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
