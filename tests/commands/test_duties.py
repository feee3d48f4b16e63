"""Duties by command."""


def test_a_year_of_duties_is_listed_for_the_rooms_village(command, room_folder):
    said = command("duty", "list", "--data", room_folder, "--year", "2026", "--json").json
    sweeps = [each for each in said["duties"] if each["rule"] == "sweep"]
    assert [each["to"] for each in sweeps][-1] == "2026-12-31"
    assert {each["unit"] for each in sweeps} == {"times"}


def test_one_rule_and_what_is_open_alone_can_be_asked_for(command, room_folder):
    asked = ("--rule", "check_up", "--open", "--json")
    said = command("duty", "list", "--data", room_folder, *asked).json["duties"]
    assert [(each["rule"], each["amount"], each["needs"]) for each in said] == [("check_up", 0, 1)]


def rules_of(command, folder, *more):
    found = command("duty", "rules", "--data", folder, *more, "--json").json["rules"]
    return {each["name"]: each for each in found}


def test_an_office_reads_a_rule_in_and_switches_one_off(command, office_folder, tmp_path):
    file = tmp_path / "study.json"
    text = command("duty", "rules", "--data", office_folder, "--show", "cadre_study").out
    file.write_text(text.replace('"month"', '"quarter"'), encoding="utf-8")
    found = rules_of(command, office_folder, "--file", file)["cadre_study"]
    assert (found["rhythm"], found["sent"]) == ("quarter", True)
    assert not rules_of(command, office_folder, "--off", "cadre_study")["cadre_study"]["on"]
    assert rules_of(command, office_folder, "--on", "cadre_study")["cadre_study"]["on"]
    assert (
        rules_of(command, office_folder, "--back", "cadre_study")["cadre_study"]["rhythm"]
        == "month"
    )


def test_a_wrong_rule_is_refused_by_file_line_and_field(command, office_folder, tmp_path):
    file = tmp_path / "study.json"
    file.write_text('{"name": "cadre_study",\n "rhythm": "weekly"}', encoding="utf-8")
    said = command("duty", "rules", "--data", office_folder, "--file", file)
    assert said.code == 1
    assert "study.json" in said.err
    assert "第 2 行" in said.err
    assert not rules_of(command, office_folder)["cadre_study"]["sent"]


def test_a_room_changes_no_rule(command, room_folder):
    said = command("duty", "rules", "--data", room_folder, "--off", "sweep")
    assert said.code == 1
    assert rules_of(command, room_folder)["sweep"]["on"]
    assert command("duty", "rules", "--data", room_folder, "--on", "castle").code == 1
