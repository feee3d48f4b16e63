"""How rooms stand, by command."""

CODE = "370406101200-01"


def test_rooms_are_listed_with_the_month_they_reported_on(command, office_folder):
    said = command("rooms", "--data", office_folder, "--month", "2026-11", "--json")
    assert said.json == {"month": "2026-11", "rooms": []}


def test_what_is_no_month_is_refused(command, office_folder):
    said = command("rooms", "--data", office_folder, "--month", "2026-13")
    assert said.code == 1
    assert "2026-13" in said.err


def test_a_room_cannot_list_rooms(command, room_folder):
    assert command("rooms", "--data", room_folder).code == 1
