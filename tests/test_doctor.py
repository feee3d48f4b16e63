"""What is looked at on a computer, and what is said where it is not in order."""

import json
import os
import time

import pytest

from app import VERSION, doctor, log, store
from tests.release.conftest import home

assert home


@pytest.fixture
def room(new_room, tmp_path):
    new_room(tmp_path / "data")
    store.close(with_backup=False)
    return tmp_path / "data"


def states(folder):
    return {each.name: each.state for each in doctor.look(folder, ["HP LaserJet"])}


def test_every_thing_is_looked_at_and_what_is_not_good_says_what_to_do(room):
    found = doctor.look(room, [])
    assert [each.name for each in found] == list(doctor.NAMES)
    assert all(each.do for each in found if each.state != "good")


def test_a_computer_without_records_is_no_fault(tmp_path):
    found = states(tmp_path / "nothing" / "yet")
    assert {found[name] for name in ("records", "keys", "backup", "disk")} == {"good"}


def test_what_was_written_in_the_future_says_that_the_clock_is_wrong(room):
    assert states(room)["clock"] == "good"
    later = time.time() + 40 * 86_400
    os.utime(room / "legalroom.db", (later, later))
    assert states(room)["clock"] == "bad"


def test_keys_that_cannot_be_read_are_found(room):
    for file in room.glob("keys*"):
        file.write_bytes(b"{")
    assert states(room)["keys"] == "bad"


def test_an_old_backup_asks_for_a_new_one(room):
    folder = room / "backups"
    folder.mkdir(exist_ok=True)
    for each in folder.iterdir():
        each.unlink()
    assert states(room)["backup"] == "look"
    (folder / "20250101-080000-1.legalroom-backup").write_bytes(b"")
    assert states(room)["backup"] == "look"


def test_without_a_printer_it_says_what_to_do(room):
    found = {each.name: each for each in doctor.look(room, [])}
    assert found["printer"].state == "look"
    assert found["printer"].do


def test_the_file_for_the_office_holds_versions_and_the_end_of_the_log_and_no_record(room):
    (room / log.FILE).write_text("x" * 200_000 + "\nthe last line\n", encoding="utf-8")
    said = json.loads(doctor.diagnosis(room, doctor.look(room, [])))
    assert said["log"][-1] == "the last line"
    assert sum(map(len, said["log"])) < 100_000
    assert "peewee" in said["libraries"]
    assert "李秀英" not in json.dumps(said, ensure_ascii=False)


def test_a_version_that_was_tried_and_did_not_start_is_named(home):
    assert states(home)["version"] == "good"
    (home / "failed").write_text(f"9.2.0\n{VERSION}\ntold\n")
    [found] = [each for each in doctor.look(home) if each.name == "version"]
    assert (found.state, "9.2.0" in found.says) == ("look", True)
