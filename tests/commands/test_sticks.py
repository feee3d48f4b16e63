"""Invitations, sticks and keys by command."""

import json
import shutil
import subprocess

import pytest

from app.resources import resource

CODE = "370406101200-01"
LEDGER = resource("sample", "legacy_ledger.xlsx")


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def invitation(command, office_folder, tmp_path, once):
    file = tmp_path / "invitation.json"

    def happen():
        line = ("invite", "--data", office_folder, "--code", CODE, "--name", "店子村工作室")
        said = command(*line, "-o", file)
        assert said.code == 0, said.err

    once("invitation", happen, "office", file.name)
    return file


@pytest.fixture
def invited_room(command, invitation, tmp_path, once):
    folder = tmp_path / "invited"

    def happen():
        said = command("new-room", folder, "--invitation", invitation, "--json")
        assert said.json["code"] == CODE
        command("import", "--data", folder, LEDGER)

    once("invited room", happen, folder.name)
    return folder


@pytest.fixture
def delivered(command, invited_room, stick, once):
    def happen():
        said = command("export", "--data", invited_room, stick, "--json")
        assert said.code == 0, said.err
        assert [stick / name for name in said.json["files"]] == [*stick.rglob("*.age")]

    once("delivered", happen, invited_room.name, stick.name)
    return [*stick.rglob("*.age")]


def test_no_invitation_leaves_an_office_before_its_key_was_saved_twice(command, tmp_path):
    office, out, safe = tmp_path / "new", tmp_path / "i.json", tmp_path / "safe"
    safe.mkdir()
    command("new-office", office, "--code", "370406", "--name", "山亭区司法局")
    line = ("invite", "--data", office, "--code", CODE, "--name", "店子村", "-o", out)
    assert command(*line).code == 1
    command("keys", "export", "--data", office, "--secret", "-o", safe / "one")
    assert command(*line).code == 1
    assert not out.exists()
    command("keys", "export", "--data", office, "--secret", "-o", safe / "two")
    assert command(*line).code == 0


def test_a_town_is_invited_in_one_go(command, office_folder, tmp_path):
    line = ("invite-all", "--data", office_folder, "--town", "370406101", "-o", tmp_path, "--json")
    said = command(*line).json
    assert "370406101200-01" in said["invited"]
    assert not said["left"]
    again = command(*line).json
    assert (again["path"], again["invited"]) == (None, [])
    assert len(again["left"]) == len(said["invited"])
    office_key = tmp_path / "safe"
    line = ("invite", "--data", office_folder, "--code", "370406102200-01", "--name", "x", "-o")
    refused = command(*line, office_key / "x.txt")
    assert refused.code == 1
    assert "私钥" in refused.err


def test_an_office_lists_the_public_keys_of_its_rooms(
    command, office_folder, invited_room, delivered, stick
):
    command("receive", "--data", office_folder, stick)
    mine = command("keys", "show", "--data", invited_room, "--json").json
    [listed] = command("keys", "rooms", "--data", office_folder, "--json").json["rooms"]
    assert listed["code"] == CODE
    assert {name: listed[name] for name in mine} == mine


def test_an_invitation_writes_nothing_over(command, office_folder, invitation):
    before = invitation.read_bytes()
    line = ("invite", "--data", office_folder, "--code", CODE, "--name", "x", "-o", invitation)
    assert command(*line).code == 1
    assert invitation.read_bytes() == before


def test_a_room_neither_invited_nor_named_is_wrong_usage(command, tmp_path, invitation):
    for line in ((), ("--code", CODE), ("--invitation", invitation, "--code", CODE)):
        assert command("new-room", tmp_path / "x", *line).code == 2
    assert not (tmp_path / "x").exists()


def test_a_stick_goes_there_and_back(command, office_folder, invited_room, delivered, stick):
    first = command("receive", "--data", office_folder, stick, "--json").json["packages"]
    assert [(each["verdict"], each["reason"]) for each in first] == [("taken", "")]
    again = command("receive", "--data", office_folder, stick, "--json").json["packages"]
    assert [each["verdict"] for each in again] == ["already"]
    taken = command("take-reply", "--data", invited_room, stick, "--json").json
    assert taken["delivered_to"] > 1
    assert "王喜" in command("find", "--data", office_folder, "王喜").out
    assert command("check", "--data", office_folder).code == 0


def test_what_the_office_says_beside_its_receipt_is_said_too(
    command, office_folder, invited_room, delivered, stick
):
    command("receive", "--data", office_folder, stick)
    assert command("take-reply", "--data", invited_room, stick).code == 0
    said = {"day": "2026-11-22", "kind": "notice", "title": "报送小结", "words": "月底前。"}
    command("keep", "notice", "--data", office_folder, *(f"{n}={v}" for n, v in said.items()))
    assert command("export", "--data", invited_room, stick).code == 0
    command("receive", "--data", office_folder, stick)
    taken = command("take-reply", "--data", invited_room, stick)
    assert "1 条区里的通知" in taken.out
    again = command("take-reply", "--data", invited_room, stick, "--json").json
    assert (again["unread"], again["refused"], again["renewed"]) == (0, "", "")


def test_a_room_made_by_hand_can_be_enrolled_later(
    command, room_folder, office_folder, invitation, stick
):
    assert command("export", "--data", room_folder, stick).code == 1
    assert command("enrol", "--data", room_folder, "--invitation", invitation).code == 0
    assert command("export", "--data", room_folder, stick).code == 0
    said = command("receive", "--data", office_folder, stick, "--json").json
    assert [each["verdict"] for each in said["packages"]] == ["taken"]


def test_a_changed_package_is_refused_with_its_reason(command, office_folder, delivered, stick):
    data = bytearray(delivered[0].read_bytes())
    data[-10] ^= 1
    delivered[0].write_bytes(data)
    said = command("receive", "--data", office_folder, stick, "--json")
    assert said.code == 1
    [package] = json.loads(said.out)["packages"]
    assert package["verdict"] == "refused"
    assert package["reason"] in said.err


def test_where_no_answer_can_be_written_the_verdicts_are_said_all_the_same(
    command, office_folder, delivered, stick
):
    # Nothing can be written below what is no folder, whoever is asked.
    (stick / "LEGALROOM" / "reply").write_bytes(b"")
    said = command("receive", "--data", office_folder, stick)
    assert said.code == 1
    assert said.out.splitlines()[0] == "已收下 1"
    assert delivered[0].name in said.out
    assert "U 盘" in said.err


def test_a_room_takes_in_nothing(command, room_folder, stick):
    assert command("receive", "--data", room_folder, stick).code == 1


def test_a_package_is_looked_at_by_anybody_and_opened_by_the_office(
    command, office_folder, invited_room, delivered
):
    outside = command("inspect", delivered[0], "--json").json
    assert (outside["sender"], outside["serial"]) == (CODE, 1)
    assert (outside["signature"], outside["verdict"]) == ("unchecked", "unchecked")
    sender = command("inspect", delivered[0], "--data", invited_room, "--json").json
    assert (sender["signature"], sender["verdict"]) == ("good", "good")
    office = command("inspect", delivered[0], "--data", office_folder, "--json").json
    assert (office["signature"], office["verdict"]) == ("good", "good")
    assert office["entries"][0] == 1


def test_a_changed_package_is_inspected_as_such(command, office_folder, delivered):
    data = bytearray(delivered[0].read_bytes())
    data[-10] ^= 1
    delivered[0].write_bytes(data)
    said = command("inspect", delivered[0], "--data", office_folder, "--json")
    assert said.code == 1
    assert json.loads(said.out)["verdict"] == "refused"


def test_what_is_no_package_is_refused(command, tmp_path):
    for name in ("x", "x.minisig"):
        (tmp_path / name).write_text("x")
    assert command("inspect", tmp_path / "x").code == 1
    assert command("inspect", tmp_path / "nothing").code == 1


def test_public_keys_are_shown_and_saved(command, room_folder, tmp_path):
    shown = command("keys", "show", "--data", room_folder, "--json").json
    assert set(shown) == {"minisign", "age", "fingerprint"}
    assert command("keys", "export", "--data", room_folder, "-o", tmp_path / "k").code == 0
    assert shown["age"] in (tmp_path / "k").read_text()
    assert "AGE-SECRET" not in (tmp_path / "k").read_text()


@pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("minisign")), reason="needs age and minisign"
)
def test_other_programs_verify_and_open_what_was_exported(
    command, office_folder, invited_room, delivered, tmp_path
):
    keys = command("keys", "show", "--data", invited_room, "--json").json
    subprocess.run(
        ["minisign", "-Vm", delivered[0], "-P", keys["minisign"]], check=True, capture_output=True
    )
    opened = tmp_path / "bag.zip"
    subprocess.run(
        ["age", "-d", "-i", tmp_path / "safe" / "key-1.txt", "-o", opened, delivered[0]], check=True
    )
    assert opened.read_bytes().startswith(b"PK")
