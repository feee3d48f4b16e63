"""What a room of the first release delivered is still received, by an office of that release."""

import json
import shutil
from pathlib import Path

import pytest

from app import store
from app.office import receive
from app.records import cases, check, visits
from app.store import registry, restore, schema, search
from app.store.database import database
from tests.conftest import PASSWORD

GOLDEN = Path("tests/data/package/schema-1")
"""Written by the first release: an office before its only room has come, and that room's stick."""


@pytest.fixture
def office(tmp_path, clock):
    restore.restore(GOLDEN / "office.legalroom-backup", tmp_path / "office")
    opened = store.open(tmp_path / "office", password=PASSWORD)
    opened.clock, opened.clock_accepted = clock, True
    shutil.copytree(GOLDEN / "stick", tmp_path / "stick")
    return tmp_path / "stick"


def test_a_package_from_before_there_were_disputes_is_received(office):
    assert schema.latest() > 1
    assert [each.verdict for each in receive.receive(office)] == [receive.TAKEN]
    assert [each.verdict for each in receive.receive(office)] == [receive.ALREADY]
    for kind, expected in json.loads((GOLDEN / "rows.json").read_text("utf-8")).items():
        table = registry[kind]._meta.table_name
        for row in expected:
            names = ", ".join(f'"{name}"' for name in row)
            shown = database.execute_sql(
                f'SELECT {names} FROM "{table}" WHERE id = ?', (row["id"],)
            ).fetchone()
            assert dict(zip(row, shown, strict=True)) == row
    assert cases.count(cases.Filter()) == 0
    assert check.everything().problems == ()


def test_what_came_from_then_is_found_and_narrowed_as_what_comes_now(office):
    receive.receive(office)
    assert {hit.title for hit in search.find("王䶮")}
    assert visits.page(visits.Filter(text="院墙", category="05"))
    assert visits.count(visits.Filter(category="0102")) == 1
