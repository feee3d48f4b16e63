"""What a room of any release delivered is still received, by an office of that release."""

import json
import shutil
from pathlib import Path

import pytest

from app import store
from app.office import receive
from app.records import cases, certificates, check, fixtures, visits
from app.store import registry, restore, schema, search
from app.store.database import database
from tests.conftest import PASSWORD
from tests.store import test_schema

GOLDEN = Path("tests/data/package")
"""Written by each release: an office before its only room has come, and that room's stick."""

RELEASED = range(1, len(test_schema.RELEASED) + 1)


def folder(number):
    assert number <= schema.latest()
    return GOLDEN / f"schema-{number}"


@pytest.fixture
def office(request, tmp_path, clock):
    golden = folder(request.param)
    restore.restore(golden / "office.legalroom-backup", tmp_path / "office")
    opened = store.open(tmp_path / "office", password=PASSWORD)
    opened.clock, opened.clock_accepted = clock, True
    shutil.copytree(golden / "stick", tmp_path / "stick")
    return tmp_path / "stick"


@pytest.mark.parametrize("office", RELEASED, indirect=True)
def test_a_package_of_a_released_schema_is_received(office, request):
    number = request.node.callspec.params["office"]
    assert [each.verdict for each in receive.receive(office)] == [receive.TAKEN]
    assert [each.verdict for each in receive.receive(office)] == [receive.ALREADY]
    rows = json.loads((folder(number) / "rows.json").read_text("utf-8"))
    for kind, expected in rows.items():
        table = registry[kind]._meta.table_name
        for row in expected:
            names = ", ".join(f'"{name}"' for name in row)
            shown = database.execute_sql(
                f'SELECT {names} FROM "{table}" WHERE id = ?', (row["id"],)
            ).fetchone()
            assert dict(zip(row, shown, strict=True)) == row
    said = database.execute_sql(
        "SELECT DISTINCT v.schema FROM version v JOIN entry e ON e.row = v.entry"
        " WHERE e.origin != ?",
        (store.current().origin,),
    ).fetchall()
    assert said == [(number,)]
    assert check.everything().problems == ()


@pytest.mark.parametrize("office", [1], indirect=True)
def test_before_there_were_disputes_none_came(office):
    receive.receive(office)
    assert cases.count(cases.Filter()) == 0


@pytest.mark.parametrize("office", [1], indirect=True)
def test_what_came_from_then_is_found_and_narrowed_as_what_comes_now(office):
    receive.receive(office)
    assert {hit.title for hit in search.find("王䶮")}
    assert visits.page(visits.Filter(text="院墙", category="05"))
    assert visits.count(visits.Filter(category="0102")) == 1


@pytest.mark.parametrize("office", [4, 5, 6], indirect=True)
def test_what_was_asked_for_then_is_answered_now(office):
    receive.receive(office)
    asked = certificates.waiting()
    assert [each.name for each in asked] == ["王建国", "李海涛"]
    certificates.numbering.say_last_on_paper("appointment", 2026, 0)
    made = certificates.grant(asked)
    assert [each.number for each in made] == ["（2026）山聘字第1号", "（2026）山聘字第2号"]


@pytest.mark.parametrize("office", [5, 6], indirect=True)
def test_what_a_place_had_then_stands_on_its_checklist(office):
    receive.receive(office)
    [plate] = [each for each in fixtures.Fixture.select() if each.what == "door_plate"]
    assert [each.id for each in fixtures.of(plate.place)] == [plate.id]


@pytest.mark.parametrize("office", [2], indirect=True)
def test_a_dispute_of_then_reads_as_one_of_now(office):
    receive.receive(office)
    [case] = cases.every(cases.Filter(state="performing"))
    assert cases.title(case) == "王建国 与 李海涛 邻里纠纷"
    stands = cases.money.statement(case)
    assert (stands.agreed, stands.paid, stands.left) == (320000, 120050, 199950)
    [note] = [each for each in cases.parts.of(cases.CaseNote, case) if each.correction]
    assert (note.words, note.reason, note.now) == ("王建国住址写错", None, None)
    assert cases.timeline(case)
    [secret] = cases.every(cases.Filter(confidential=True))
    assert (secret.names, secret.facts, secret.number) == (None, None, None)
