"""The month-end of the demonstration: what it says of its parts is so."""

import pytest

from app import store
from app.commands import demo_month_end
from app.commands.demo import DEMO_PASSWORD
from app.records import stats
from app.records.stats import periods
from app.store.database import database

# An office and three rooms end a month: once, for all who look at it.
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Where it is played, and what was said of it."""
    return tmp_path_factory.mktemp("month-end") / "demo", []


@pytest.fixture
def played(command, stage, monkeypatch):
    folder, said = stage
    if not said:
        monkeypatch.delenv("LEGALROOM_PASSWORD")
        said.append(command("demo", folder, "--month-end", "--json"))
    return said[0]


def test_every_part_of_a_month_end_is_so(played):
    assert played.code == 0, played.err
    assert played.json["parts"] == dict.fromkeys(
        (name for name, _words, _part in demo_month_end.PARTS), True
    )


def test_each_bad_stick_is_refused_in_words_of_its_own(played):
    said = played.json["told"]["monday"]["refused"]
    assert len(said) == len(set(said.values())) == 10


TWICE = "(SELECT count(*) FROM double WHERE voided IS NULL AND same = 1)"
"""Disputes that were found to be one with another; each has two parties."""

BY_HAND = {
    ("visits", "visits"): """
        SELECT count(*) FROM visit
        WHERE voided IS NULL AND day BETWEEN ? AND ?""",
    ("disputes", "accepted"): f"""
        SELECT count(*) - {TWICE} FROM "case"
        WHERE voided IS NULL AND accepted BETWEEN ? AND ?""",
    ("disputes", "parties"): f"""
        SELECT count(*) - 2 * {TWICE} FROM party JOIN "case" ON party."case" = "case".id
        WHERE party.voided IS NULL AND "case".voided IS NULL AND "case".accepted BETWEEN ? AND ?""",
    ("disputes", "amount"): """
        SELECT sum(agreement.amount) FROM agreement JOIN "case" ON agreement."case" = "case".id
        WHERE agreement.voided IS NULL AND "case".voided IS NULL AND effective BETWEEN ? AND ?""",
}


@pytest.mark.parametrize("figure", BY_HAND, ids="/".join)
def test_a_figure_is_what_sql_written_by_hand_gives(played, stage, figure):
    store.open(stage[0] / "office", DEMO_PASSWORD)
    period = periods.parse(played.json["period"], store.current().today())
    sheet, cell = figure
    counted = stats.counted(sheet, period)
    [number] = database.execute_sql(BY_HAND[figure], (period.first, period.last)).fetchone()
    assert counted.total[counted.at[cell]] == number > 0


def test_a_part_that_is_not_so_is_named(command, tmp_path, monkeypatch):
    def never(stage):
        return {"so": True, "not_so": False}

    monkeypatch.setattr(demo_month_end, "PARTS", (("never", "Never", never),))
    said = command("demo", tmp_path / "demo", "--month-end", "--json")
    assert said.code == 1
    assert said.json["parts"] == {"never": False}
    assert "never (not_so)" in said.err
