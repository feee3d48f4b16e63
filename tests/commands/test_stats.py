"""The figures of the report for the network of the demonstration, a quarter of its size."""

from __future__ import annotations

import datetime
import shutil

import pytest

from app import store
from app.commands import demo_network
from app.commands.refusals import FiguresDiffer
from app.records import check, keeping, places, report_table
from app.records.activities import Activity
from app.records.stats import HandNumber
from app.store import journal
from app.store.database import database
from tests.commands.conftest import PASSWORD

SERVING = """
    SELECT count(DISTINCT role.person), count(DISTINCT role.place)
    FROM role JOIN place ON place.id = role.place
    WHERE role.voided IS NULL AND role.role = ? AND place.code LIKE ? AND place.type = ?
"""
ROOMS = """
    SELECT count(*) FROM place AS room JOIN place AS village ON village.id = room.parent
    WHERE room.voided IS NULL AND room.type = ? AND village.code LIKE ?
"""
PAIRS = """
    SELECT count(*) FROM (
        SELECT DISTINCT role.person, role.partner
        FROM role JOIN place ON place.id = role.place JOIN person ON person.id = role.partner
        WHERE role.voided IS NULL AND role.role = 'grid' AND place.code LIKE '370402%'
    )
"""
CONTACTS = """
    SELECT count(*) FROM place AS village
    WHERE village.code LIKE '370405%'
      AND EXISTS (SELECT 1 FROM place_group AS g WHERE g.place = village.id AND g."group" = 'poor')
      AND EXISTS (SELECT 1 FROM role WHERE role.place = village.id AND role.role = 'contact')
"""
HELD = "SELECT count(*) FROM activity WHERE voided IS NULL AND state = 'held' AND kind = ?"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Where a quarter of the network was built, once; its figures are not those of the report."""
    folder = tmp_path_factory.mktemp("network")
    with pytest.raises(FiguresDiffer):
        demo_network.play(folder, PASSWORD, as_json=True, share=4)
    return folder


@pytest.fixture
def network(played, tmp_path):
    return shutil.copytree(played / "office", tmp_path / "office")


def by_hand(sql, *given):
    return tuple(database.execute_sql(sql, given).fetchone())


def test_the_figures_are_those_that_sql_counts(network):
    store.open(network, PASSWORD)
    found = {each.figure.name: each.found for each in report_table.lines()}
    counted = {
        "deputies": by_hand(SERVING, "deputy", "370481%", "village")[:1],
        "rooms": by_hand(ROOMS, "room", "370481%"),
        "stations": by_hand(ROOMS, "station", "370481%"),
        "volunteers": by_hand(SERVING, "volunteer", "370405%", "village")[:1],
        "contacts": by_hand(CONTACTS),
        "lawyers": by_hand(SERVING, "lawyer", "370406%", "town"),
        "members": by_hand(SERVING, "member", "370406%", "village"),
        "assistants": by_hand(SERVING, "assistant", "370406%", "village"),
        "pairs": by_hand(PAIRS),
        "officers": by_hand(SERVING, "officer", "370403%", "village")[:1],
        "yicheng": by_hand(ROOMS, "room", "370404%"),
        "trainings": by_hand(HELD, "training"),
        "exchanges": by_hand(HELD, "exchange"),
    }
    assert found == counted
    assert found == {
        "deputies": (148,), "rooms": (134,), "stations": (22,), "volunteers": (55,),
        "contacts": (14,), "lawyers": (2, 3), "members": (43, 43), "assistants": (69, 69),
        "pairs": (57,), "officers": (62,), "yicheng": (35,), "trainings": (3,), "exchanges": (8,),
    }  # fmt: skip


def test_the_network_is_sound_and_its_rooms_are_places(network, played):
    assert {each.name for each in played.iterdir()} == {
        "office", "office-key-1.txt", "office-key-2.txt",
    }  # fmt: skip
    store.open(network, PASSWORD)
    checked = check.everything()
    assert checked.problems == ()
    assert checked.entries < 60
    assert by_hand("SELECT count(*) FROM room") == (0,)


def test_a_figure_that_differs_is_named_and_ends_with_1(command, network):
    said = command("stats", "--seed-table", "--data", network, "--json")
    assert said.code == 1
    assert "滕州市：法治副主任" in said.err
    rows = {each["name"]: each for each in said.json["figures"]}
    assert rows["lawyers"] == {
        "name": "lawyers", "title": "山亭区：律师联镇街", "found": [2, 3], "report": [6, 10],
        "same": False,
    }  # fmt: skip
    assert [each["name"] for each in rows.values() if each["same"]] == ["contacts"]


def test_before_anybody_served_nothing_is_there(command, network):
    said = command("stats", "--seed-table", "--day", "2015-1-1", "--data", network, "--json")
    found = {each["name"]: each["found"] for each in said.json["figures"]}
    assert (found["deputies"], found["trainings"]) == ([0], [0])


def test_the_numbers_of_a_period_are_those_that_sql_counts(command, network):
    store.open(network, PASSWORD)
    (activities,) = by_hand("SELECT count(*) FROM activity WHERE voided IS NULL AND state = 'held'"
                            " AND day BETWEEN '2015-01-01' AND '2017-12-31'")  # fmt: skip
    store.close(with_backup=False)
    said = command(
        "stats", "--data", network, "--period", "2015..2017", "--sheet", "activities",
        "--by", "district", "--json",
    ).json  # fmt: skip
    [sheet] = said["sheets"]
    numbers = {each["key"]: each["number"] for each in sheet["figures"]}
    assert numbers["activities"] == activities > 0
    assert sum(row["numbers"]["activities"] for row in sheet["rows"]) == activities


def test_the_numbers_are_shown_in_words_too(command, network):
    said = command("stats", "--data", network, "--period", "2017", "--by", "month")
    assert said.code == 0
    assert "2017年3月" in said.out
    assert "合计" in said.out
    one = command("stats", "--data", network, "--period", "2017", "--sheet", "activities")
    assert "环比" in one.out


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--period", "2026-13"), "不是时期"),
        (("--period", "2026-05..2026-03"), "还早"),
        (("--by", "colour"), "不能按"),
        (("--sheet", "wages"), "没有“wages”这张表"),
        (("--within", "北京市"), "没有地点"),
    ],
)
def test_what_cannot_be_counted_is_said(command, network, option, words):
    said = command("stats", "--data", network, *option)
    assert said.code == 1
    assert words in said.err


def test_a_workbook_and_a_report_are_written_and_nothing_else(command, network, tmp_path):
    for name in ("2017.xlsx", "2017.pdf"):
        said = command("stats", "--data", network, "--period", "2017", "-o", tmp_path / name)
        assert said.code == 0
        assert (tmp_path / name).stat().st_size > 1_000
    wrong = command("stats", "--data", network, "--period", "2017", "-o", tmp_path / "2017.doc")
    assert (wrong.code, (tmp_path / "2017.doc").exists()) == (1, False)
    assert "不能写成 2017.doc" in wrong.err


def test_a_period_is_locked_compared_and_unlocked(command, network):
    def closing(what, *more):
        return command("closing", what, "--data", network, "--period", "2016", *more)

    assert closing("compare").code == 1
    assert closing("lock").code == 0
    assert closing("lock").code == 1
    assert command("closing", "list", "--data", network, "--json").json["closings"][0][
        "period"
    ] == "2016-01-01..2016-12-31"  # fmt: skip
    same = closing("compare", "--json").json
    assert (same["differences"], same["later"]) == ([], [])
    store.open(network, PASSWORD)
    late = keeping.keep(
        Activity, day=datetime.date(2016, 3, 1), kind="lecture", state="held", theme="补登"
    )
    store.close(with_backup=False)
    differs = closing("compare", "--json")
    assert differs.code == 1
    [found] = [e for e in differs.json["differences"] if e["key"] == "activities"]
    assert found["difference"] == 1
    assert differs.json["later"] == [{"kind": "activity", "id": late.id, "how": "后来补登"}]
    assert closing("unlock").code == 0
    assert closing("unlock").code == 1


def test_a_file_is_not_written_while_numbers_do_not_add_up_unless_that_is_wanted(
    command, office_folder, tmp_path
):
    store.open(office_folder, PASSWORD)
    place = places.ensure("370406101200").id
    with journal.action("test") as act:
        act.add(
            HandNumber, place=place, first=datetime.date(2025, 3, 1),
            last=datetime.date(2025, 3, 31), sheet="visits", cell="satisfied", number=5,
        )  # fmt: skip
    store.close(with_backup=False)
    out = tmp_path / "3月.xlsx"
    line = ("stats", "--period", "2025-03", "-o", out, "--data", office_folder)
    refused = command(*line)
    assert refused.code == 1
    assert "满意和基本满意" in refused.err
    assert not out.exists()
    assert command(*line, "--anyway").code == 0
    assert out.exists()
