"""Reviews of volumes by command."""

import json

import pytest

from app import store
from app.records import reviews
from app.store import journal
from tests.commands.conftest import PASSWORD
from tests.records.reviews.conftest import FIRST, LAST, put

PERIOD = f"{FIRST}..{LAST}"


@pytest.fixture
def folder(office_folder, once):
    def happen():
        store.open(office_folder, password=PASSWORD)
        put(40)
        store.close(with_backup=False)

    once("forty volumes", happen, office_folder.name)
    return office_folder


@pytest.fixture
def drawn(command, folder, once):
    def happen():
        said = command("review", "draw", "--period", PERIOD, "--percent", "10", "--seed", "7",
                       "--data", folder, "--json")  # fmt: skip
        assert said.code == 0
        return said.json

    return once("volumes drawn", happen, folder.name)


def review(command, folder, *words):
    return command("review", *words, "--data", folder)


def test_the_same_seed_draws_the_same_and_the_pool_shows_how(command, folder, drawn):
    assert (drawn["seed"], drawn["count"], len(drawn["volumes"])) == ("7", 40, 4)
    pool = review(command, folder, "list", "--pool", "--json").json["volumes"]
    first = [each["id"] for each in pool[:4]]
    assert first == [each["id"] for each in drawn["volumes"]]
    assert [each["drawn"] for each in pool] == [True] * 4 + [False] * 36
    again = review(command, folder, "list", "--again", "--json")
    assert (again.code, again.json["same"]) == (0, True)


def test_scores_from_a_file_are_kept_all_or_none(command, folder, drawn, tmp_path):
    one, two = (each["number"] for each in drawn["volumes"][:2])
    good = tmp_path / "scores.csv"
    good.write_text(
        f"volume,session,note.session,vetoes\n{one},10,没签名,\n{two},,,forged charged\n",
        "utf-8-sig",
    )
    assert review(command, folder, "score", good, "--json").json == {"scored": 2}
    said = review(command, folder, "list", "--json").json["volumes"]
    assert [(e["points"], e["level"]) for e in said[:2]] == [(96, "excellent"), (0, "unfit")]
    bad = tmp_path / "scores.json"
    bad.write_text(json.dumps([{"volume": one}, {"volume": two, "session": 15}]))
    refused = review(command, folder, "score", bad)
    assert refused.code == 1
    assert "scores.json 第 2 行" in refused.err
    assert review(command, folder, "list", "--json").json["volumes"][0]["points"] == 96


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.json", "{"), ("a.json", "[1]"), ("a.csv", ""), ("a.json", "[" * 100_000),
     ("a.csv", "volume,words\n" + "{one},好\n" * 500_000),
     ("a.csv", "volume\n不在其中\n"), ("a.csv", "volume,session\n{one},很好\n")],
)  # fmt: skip
def test_a_file_that_is_no_scores_is_refused_with_its_line(
    command, folder, drawn, tmp_path, name, text
):
    file = tmp_path / name
    file.write_text(text.replace("{one}", drawn["volumes"][0]["number"]), "utf-8")
    refused = review(command, folder, "score", file)
    assert refused.code == 1
    assert name in refused.err


def test_ranking_and_remarks_by_command(command, folder, drawn, tmp_path):
    assert review(command, folder, "ranking", "--json").json["rows"] == []
    file = tmp_path / "scores.json"
    volume = drawn["volumes"][0]["number"]
    note = {"binding": 3, "note.binding": "没装订"}
    file.write_text(json.dumps([{"volume": volume, **note}]), "utf-8")
    assert review(command, folder, "score", file).code == 0
    [row] = review(command, folder, "ranking", "--by", "room", "--json").json["rows"]
    assert (row["rank"], row["average"], row["scored"]) == (1, 99, 1)
    assert review(command, folder, "tell").code == 1
    told = review(command, folder, "tell", "--due", "2099-01-01", "--json").json
    assert told["remarks"] + told["nowhere"] == 1


def test_what_is_not_there_is_refused(command, folder):
    assert review(command, folder, "list").code == 1
    empty = review(command, folder, "draw", "--period", "2001", "--percent", "5")
    assert empty.code == 1
    assert "没有已结案的卷宗" in empty.err
    assert review(command, folder, "draw", "--volume", "没有这一卷").code == 1
    assert review(command, folder, "draw", "--period", PERIOD).code == 1
    assert review(command, folder, "draw", "--least", "village").code == 2


def test_a_sheet_is_written_out_edited_and_read_in(command, folder, tmp_path):
    out = review(command, folder, "sheets", "--show", "volume_review").out
    file = tmp_path / "sheet.json"
    file.write_text(
        out.replace("（样表）", "").replace('"sample": true', '"sample": false'), "utf-8"
    )
    [sheet] = review(command, folder, "sheets", "--file", file, "--json").json["sheets"]
    assert (sheet["sent"], sheet["sample"]) == (True, False)
    file.write_text(out.replace('"points": 100', '"points": 99'), "utf-8")
    refused = review(command, folder, "sheets", "--file", file)
    assert refused.code == 1
    assert "points" in refused.err
    [sheet] = review(command, folder, "sheets", "--back", "volume_review", "--json").json["sheets"]
    assert sheet["sample"]


def test_a_draw_that_was_changed_is_found(command, folder, drawn):
    store.open(folder, password=PASSWORD)
    [kept] = reviews.reviews()
    with journal.action("test.forge") as act:
        act.change(kept, drawn=json.dumps([each["id"] for each in drawn["volumes"][1:]]))
    store.close(with_backup=False)
    assert review(command, folder, "list", "--again").code == 1
