"""Receipt codes by command: said at the office, noted in the room."""

from tests.journeys.district import CODES


def test_a_code_is_said_at_the_office_and_noted_in_the_room(command, district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村")
    district.receive()
    office, room = district.folder / "office", district.folder / "店子村"
    [said] = command("receipt-code", "--data", office, "--json").json["rooms"]
    assert (said["code"], said["serial"]) == (CODES[0], 1)
    noted = command("receipt-code", said["receipt_code"], "--data", room, "--json")
    assert noted.json == {"serial": 1, "signed": False, "waiting": []}
    message = command("receipt-code", "--data", office, "--room", CODES[0]).out
    assert "回执码" in message
    assert "区里说收到了第 1 次上报" in command("receipt-code", message, "--data", room).out


def test_a_wrong_group_is_named(command, district):
    district.room("店子村")
    refused = command("receipt-code", "12345 1234", "--data", district.folder / "店子村")
    assert refused.code == 1
    assert "9 位" in refused.err
    refused = command(
        "receipt-code", "12345 86584 1234 86584", "--data", district.folder / "店子村"
    )
    assert "第1、3组不对" in refused.err


def test_a_room_says_no_codes(command, room_folder):
    assert command("receipt-code", "--data", room_folder).code == 2


def test_an_office_without_one_above_notes_none(command, office_folder):
    code = "86584 43413 74997 07016"
    assert command("receipt-code", code, "--data", office_folder).code == 1
