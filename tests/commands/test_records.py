"""Bringing an old ledger in, finding, checking, backing up and restoring by command."""

import io

import pytest
from PIL import Image

from app import store
from app.records import attachments, places
from app.resources import resource
from tests.commands.conftest import PASSWORD

LEDGER = resource("sample", "legacy_ledger.xlsx")


def test_every_row_of_a_ledger_is_accounted_for(command, room_folder):
    said = command("import", "--data", room_folder, LEDGER, "--json").json
    states = [item["state"] for item in said["items"]]
    assert said["rows"] == len(said["items"]) == said["ready"] + said["look"] + said["left_out"]
    for state in ("ready", "look", "left_out"):
        assert states.count(state) == said[state]
    for item in said["items"]:
        assert set(item) == {"row", "state", "reasons"}
        assert item["reasons"] or item["state"] == "ready"


def test_a_dry_run_brings_nothing_in_and_says_the_same(command, room_folder):
    dry = command("import", "--data", room_folder, LEDGER, "--dry-run", "--json").json
    assert command("find", "--data", room_folder, "王喜", "--json").json == {"hits": []}
    assert command("import", "--data", room_folder, LEDGER, "--json").json == dry


def test_the_same_ledger_again_adds_nothing(command, room_folder):
    first = command("import", "--data", room_folder, LEDGER, "--json").json
    found = command("find", "--data", room_folder, "王", "--limit", 1000, "--json").json
    again = command("import", "--data", room_folder, LEDGER, "--json").json
    assert first["ready"] > again["ready"] == 0
    assert command("find", "--data", room_folder, "王", "--limit", 1000, "--json").json == found


@pytest.mark.parametrize("name", ["nothing.xlsx", "."])
def test_a_file_that_cannot_be_read_is_refused_by_name(command, room_folder, tmp_path, name):
    said = command("import", "--data", room_folder, tmp_path / name)
    assert said.code == 1
    assert str(tmp_path / name) in said.err


def test_what_is_no_workbook_is_refused(command, room_folder, tmp_path):
    (tmp_path / "x.xlsx").write_text("no workbook")
    assert command("import", "--data", room_folder, tmp_path / "x.xlsx").code == 1


def test_an_office_brings_no_ledger_in(command, office_folder):
    assert command("import", "--data", office_folder, LEDGER).code == 1


def test_what_is_found_says_its_kind_and_title(command, room_folder):
    command("import", "--data", room_folder, LEDGER)
    hits = command("find", "--data", room_folder, "wangxi", "--json").json["hits"]
    assert {"visit", "person"} == {hit["kind"] for hit in hits}
    assert all("王喜" in hit["title"] for hit in hits)


def test_a_check_counts_the_entries(command, room_folder):
    said = command("check", "--data", room_folder, "--json").json
    assert said["entries"] > 1
    assert said["problems"] == []


def test_a_damaged_database_fails_the_check_in_words(command, room_folder):
    file = room_folder / "legalroom.db"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    said = command("check", "--data", room_folder)
    assert said.code == 1
    assert said.err.strip()


def test_a_check_names_the_attachment_that_is_damaged(command, room_folder):
    store.open(room_folder, PASSWORD)
    place = places.add(code="370406101200", name="店子村", type="village")
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    attachments.add(place, name="门牌.png", data=drawn.getvalue())
    store.close(with_backup=False)
    [kept] = (room_folder / "attachments").glob("*.age")
    kept.write_bytes(kept.read_bytes()[:-1])
    said = command("check", "--data", room_folder)
    assert said.code == 1
    assert "门牌.png" in said.err


def test_a_backup_restored_elsewhere_opens_with_its_password(command, room_folder, tmp_path):
    command("import", "--data", room_folder, LEDGER)
    file = tmp_path / "usb" / "any name.bak"
    file.parent.mkdir()
    assert command("backup", "--data", room_folder, file).code == 0
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert command("restore", file, tmp_path / "again").code == 0
    assert command("check", "--data", tmp_path / "again").code == 0
    assert "王喜" in command("find", "--data", tmp_path / "again", "王喜").out


def test_a_backup_writes_nothing_over(command, room_folder, tmp_path):
    (tmp_path / "there").write_text("mine")
    assert command("backup", "--data", room_folder, tmp_path / "there").code == 1
    assert (tmp_path / "there").read_text() == "mine"


def test_nothing_is_restored_over_records(command, room_folder, tmp_path):
    command("backup", "--data", room_folder, tmp_path / "b")
    assert command("restore", tmp_path / "b", room_folder).code == 1
    assert command("check", "--data", room_folder).code == 0


def test_what_is_no_backup_is_refused(command, tmp_path):
    (tmp_path / "b").write_text("x")
    assert command("restore", tmp_path / "b", tmp_path / "r").code == 1
