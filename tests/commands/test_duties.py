"""Duties by command."""

CODE = "370406101200"


def test_a_year_of_duties_is_listed_for_the_rooms_village(command, room_folder):
    said = command("duty", "list", "--data", room_folder, "--year", "2026", "--json").json
    sweeps = [each for each in said["duties"] if each["rule"] == "sweep"]
    assert [each["to"] for each in sweeps][-1] == "2026-12-31"
    assert {each["unit"] for each in sweeps} == {"times"}


def test_one_rule_and_what_is_open_alone_can_be_asked_for(command, room_folder):
    asked = ("--rule", "check_up", "--open", "--json")
    said = command("duty", "list", "--data", room_folder, *asked).json["duties"]
    assert {each["rule"] for each in said} <= {"check_up"}
    assert all(each["amount"] < each["needs"] for each in said)
