"""The command that looks at the computer."""

import json


def test_it_says_each_thing_on_a_line(command, tmp_path):
    said = command("doctor", "--data", tmp_path)
    assert said.code == 0
    assert "磁盘" in said.out


def test_it_answers_with_an_object_and_writes_a_file_once(command, tmp_path):
    file = tmp_path / "check.json"
    said = command("doctor", "--data", tmp_path, "--json", "-o", file)
    assert {each["state"] for each in said.json["findings"]} <= {"good", "look", "bad"}
    assert json.loads(file.read_text("utf-8"))["findings"] == said.json["findings"]
    assert command("doctor", "--data", tmp_path, "-o", file).code == 1
