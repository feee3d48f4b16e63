"""The assessment by command."""

import pytest

VILLAGE = "370406101200"


@pytest.fixture
def office_with_a_village(command, office_folder, once):
    kept = ("name=店子村", "type=village", f"code={VILLAGE}", "town=店子镇", "district=山亭区")

    def happen():
        assert command("keep", "place", *kept, "--data", office_folder).code == 0

    once("an office with a village", happen, office_folder.name)
    return office_folder


def shown(command, folder, *more):
    return command("assess", "show", "--data", folder, "--year", "2026", *more, "--json").json


def test_everybody_is_ranked_with_points_and_level(command, office_with_a_village):
    said = shown(command, office_with_a_village)
    [place] = said["places"]
    assert (place["rank"], place["code"], place["town"]) == (1, VILLAGE, "店子镇")
    assert said["table"] == "sample"
    assert said["levels"][place["level"]] == 1


def test_of_one_every_point_is_said_with_what_is_missing(command, office_with_a_village):
    said = shown(command, office_with_a_village, "--place", VILLAGE)
    lines = {each["indicator"]: each for each in said["lines"]}
    assert sum(each["points"] for each in said["lines"]) == said["points"]
    assert lines["standards"]["missing"][0]["points"] == 4
    assert command("assess", "show", "--data", office_with_a_village, "--place", "孙家庄").code == 1


def test_a_village_is_assessed_by_the_name_that_everybody_says(command, office_folder):
    kept = ("name=店子村村民委员会", "type=village", f"code={VILLAGE}", "town=店子镇")
    assert command("keep", "place", *kept, "--data", office_folder).code == 0
    assert shown(command, office_folder, "--place", "店子村")["lines"]


def test_points_given_by_hand_need_a_reason_and_stay_within(command, office_with_a_village):
    asked = ("assess", "give", "aid", "--place", VILLAGE, "--year", "2026")
    given = (*asked, "--data", office_with_a_village, "--reason", "两人未告知", "--points")
    assert command(*given, "3").code == 0
    assert command(*given, "5.5").code == 1
    [line] = [
        each
        for each in shown(command, office_with_a_village, "--place", VILLAGE)["lines"]
        if each["indicator"] == "aid"
    ]
    assert (line["points"], line["counted"]) == (3, 5)
    assert [each["kind"] for each in line["records"]] == ["assessment_points"]


def test_a_table_is_written_out_changed_and_read_in(command, office_folder, tmp_path):
    asked = ("assess", "tables", "--data", office_folder)
    text = command(*asked, "--show", "sample").out
    file = tmp_path / "table.json"
    file.write_text(text.replace('"points": 12', '"points": 11'), encoding="utf-8")
    said = command(*asked, "--file", file)
    assert said.code == 1
    assert "table.json" in said.err
    file.write_text(text.replace('"since": 2016', '"since": 2020'), encoding="utf-8")
    [table] = command(*asked, "--file", file, "--json").json["tables"]
    assert (table["since"], table["sent"]) == (2020, True)
    [table] = command(*asked, "--back", "sample", "--json").json["tables"]
    assert (table["since"], table["sent"]) == (2016, False)


def test_a_year_is_frozen_once_and_compared_later(command, office_with_a_village):
    year = ("--year", "2026", "--data", office_with_a_village)
    assert command("assess", "compare", *year).code == 1
    assert command("assess", "freeze", *year, "--json").json == {"year": 2026, "results": 1}
    assert command("assess", "freeze", *year).code == 1
    assert command("assess", "compare", *year, "--json").json["same"] == 1
    given = ("assess", "give", "aid", "--place", VILLAGE, "--reason", "未告知", "--points", "0")
    assert command(*given, *year).code == 0
    said = command("assess", "compare", *year, "--json")
    assert said.code == 1
    [different] = said.json["different"]
    assert [each["kind"] for each in different["later"]] == ["assessment_points"]
