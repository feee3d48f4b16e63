"""Papers made by command."""

import re
import shutil
import subprocess

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from app import store
from app.documents import items
from app.records import people, places
from app.room import sample
from tests.commands.conftest import PASSWORD

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")


@pytest.fixture
def lived_in(room_folder, copy_of):
    def make(folder):
        shutil.copytree(room_folder, folder)
        store.open(folder, PASSWORD)
        sample.fill(visits=40, persons=60)
        store.close(with_backup=False)

    return copy_of("lived-in", make)


def words(path):
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    return said.stdout


def one_visit(command, folder):
    hits = command("find", "--data", folder, "欠", "--json").json["hits"]
    return next(hit["id"] for hit in hits if hit["kind"] == "visit")


def test_the_card_of_one_person_bears_a_rare_name_and_every_font(command, lived_in, tmp_path):
    hits = command("find", "--data", lived_in, "䶮㛃𬭎", "--json").json["hits"]
    person = next(hit["id"] for hit in hits if hit["kind"] == "person")
    out = tmp_path / "card.pdf"
    said = command(
        "print", "--data", lived_in, "cards", "--id", person, "--sheet", "single", "-o", out,
        "--json",
    )  # fmt: skip
    assert said.json == {"file": str(out), "count": 1}
    assert "䶮㛃𬭎" in words(out)
    fonts = subprocess.run(["pdffonts", out], capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])


def test_cards_of_all_who_serve_are_numbered(command, lived_in, tmp_path):
    said = command("print", "--data", lived_in, "cards", "--copies", 2, "-o", tmp_path / "c.pdf")
    assert said.code == 0, said.err
    assert words(tmp_path / "c.pdf").count("店子村工作室") >= 20


def test_a_visit_form_is_of_that_visit(command, lived_in, tmp_path):
    out = tmp_path / "f.pdf"
    visit = one_visit(command, lived_in)
    assert command("print", "--data", lived_in, "visit-form", "--id", visit, "-o", out).code == 0
    assert "欠" in words(out)


@pytest.mark.parametrize("paper", ["visit-form", "daylog"])
def test_blank_papers_come_in_as_many_copies_as_asked(command, room_folder, tmp_path, paper):
    said = command(
        "print", "--data", room_folder, paper, "--blank", "--copies", 3, "-o", tmp_path / "b.pdf",
        "--json",
    )  # fmt: skip
    assert said.json["count"] == 3


def test_a_ledger_and_the_logs_of_a_year(command, lived_in, tmp_path):
    for paper in ("ledger", "daylog"):
        out = tmp_path / f"{paper}.pdf"
        said = command(
            "print", "--data", lived_in, paper, "--from", "2020年1月1日", "-o", out, "--json"
        )
        assert said.json["count"] > 10


def test_a_public_ledger_shows_no_phone(command, lived_in, tmp_path):
    def printed(*more):
        command("print", "--data", lived_in, "ledger", "-o", tmp_path / "l.pdf", *more)
        return words(tmp_path / "l.pdf")

    assert "154" in printed()
    assert "154" not in printed("--public").replace("154*", "").replace("154 *", "")


@pytest.mark.parametrize(
    "line",
    [
        ("visit-form", "--id", "019a0000-0000-7000-8000-000000000000"),
        ("visit-form", "--from", "yesterday"),
        ("cards",),
        ("visit-form",),
    ],
)
def test_what_cannot_be_printed_leaves_no_file(command, room_folder, tmp_path, line):
    said = command("print", "--data", room_folder, *line, "-o", tmp_path / "x.pdf")
    assert said.code == 1
    assert said.err.strip()
    assert not (tmp_path / "x.pdf").exists()


def test_everything_that_can_be_printed_is_listed(command, room_folder):
    listed = command("print", "--list", "--json").json["items"]
    names = [each["name"] for each in listed]
    assert len(names) == len(set(names)) == len(items.ITEMS)
    lines = command("print", "--list").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == names
    assert all(re.search(r"[\u4e00-\u9fff]", line.split("\t")[1]) for line in lines)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (("plates",), "plates"),
        (("cards", "--public"), "--public"),
        (("ledger", "--id", "傅军"), "--id/--all"),
        (("cards", "--size", "huge"), "huge"),
        (("cards", "--look", "dark"), "--look"),
        (("door-plate", "--look", "pink"), "light | dark"),
        (("case-paper", "--paper", "all"), "case-paper"),
        (("cards", "--id", "傅军", "--all"), "--roster"),
        (("visit-form", "--blank", "--ruled"), "--ruled"),
    ],
)
def test_what_no_item_knows_is_wrong_usage_in_words(command, room_folder, tmp_path, line, named):
    said = command("print", "--data", room_folder, *line, "-o", tmp_path / "x.pdf")
    assert said.code == 2
    assert named in said.err
    assert not (tmp_path / "x.pdf").exists()


def test_somebody_is_named_by_name_and_two_of_a_name_are_told_apart(command, lived_in, tmp_path):
    store.open(lived_in, PASSWORD)
    for number in (1, 2):
        people.register(name="同名人", phone=f"1380632123{number}")
    people.register(name="独一人")
    store.close(with_backup=False)
    out = tmp_path / "c.pdf"
    assert command("print", "--data", lived_in, "cards", "--id", "独一人", "-o", out).code == 0
    assert "独一人" in words(out)
    said = command("print", "--data", lived_in, "cards", "--id", "同名人", "-o", out)
    assert said.code == 1
    assert said.err.count("-") >= 8


@pytest.mark.parametrize(
    "said", ["孙家庄村", "孙家庄村村民委员会", "店子镇孙家庄村", "370406101299"]
)
def test_a_village_is_named_as_everybody_calls_it(command, room_folder, tmp_path, said):
    store.open(room_folder, PASSWORD)
    named = {"code": "370406101299", "name": "孙家庄村村民委员会", "type": "village"}
    places.add(**named, town="店子镇")
    places.add(name="孙家庄村社会法律服务社", type="society")
    store.close(with_backup=False)
    out = tmp_path / "p.pdf"
    line = ("print", "--data", room_folder, "door-plate", "--id", said, "-o", out, "--json")
    assert command(*line).json["count"] == 1
    shown = command("show", "place", said, "--data", room_folder, "--json").json
    assert shown["name"] == "孙家庄村村民委员会"


def test_every_visit_gets_its_form(command, lived_in, tmp_path):
    out = tmp_path / "f.pdf"
    said = command("print", "--data", lived_in, "visit-form", "--all", "-o", out, "--json")
    assert said.json["count"] >= 40


def test_a_workbook_gives_one_for_each_of_its_rows(command, room_folder, tmp_path):
    book, out = tmp_path / "名单.xlsx", tmp_path / "b.pdf"
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet()
        for at, row in enumerate(
            [["网格员名单"], ["姓名", "职务"], ["甲大", "网格员"], ["乙小", ""]]
        ):
            sheet.write_row(at, 0, row)
    line = ("print", "--data", room_folder, "badge", "--roster", book, "-o", out)
    assert command(*line, "--json").json["count"] == 2
    for said in ("甲大", "乙小", "网格员"):
        assert said in words(out).replace(" ", "").replace("　", "")


def test_a_workbook_that_names_nobody_is_refused_by_its_row(command, room_folder, tmp_path):
    book, out = tmp_path / "名单.xlsx", tmp_path / "b.pdf"
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet()
        for at, row in enumerate([["姓名", "职务"], ["甲大", "网格员"], ["", "网格员"]]):
            sheet.write_row(at, 0, row)
    said = command("print", "--data", room_folder, "badge", "--roster", book, "-o", out)
    assert (said.code, out.exists()) == (1, False)
    assert "2" in said.err


def test_a_folder_that_is_not_there_is_named(command, room_folder, tmp_path):
    out = tmp_path / "no" / "x.pdf"
    said = command("print", "--data", room_folder, "visit-form", "--blank", "-o", out)
    assert said.code == 1
    assert str(out) in said.err


def test_a_ledger_is_a_workbook_where_the_file_is_called_so(command, lived_in, tmp_path):
    out = tmp_path / "台账.xlsx"
    said = command("print", "--data", lived_in, "ledger", "--public", "-o", out, "--json")
    assert said.code == 0, said.err
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    assert len(rows) == said.json["count"] + 2
    assert rows[-1][0] == "合计"


def test_what_is_no_list_makes_no_workbook(command, room_folder, tmp_path):
    said = command("print", "--data", room_folder, "cards", "-o", tmp_path / "x.xlsx")
    assert said.code == 2
    assert ".xlsx" in said.err
    assert list(tmp_path.glob("*.xlsx")) == []


def test_all_ledgers_of_a_year_are_bound_and_one_alone(command, lived_in, tmp_path):
    year = ("--from", "2026-01-01", "--to", "2026-12-31")
    whole, part = tmp_path / "whole.pdf", tmp_path / "part.pdf"
    assert command("print", "--data", lived_in, "bound-volume", *year, "-o", whole).code == 0
    said = words(whole)
    for name in ("法律服务台账", "目", "来访台账", "工作日志"):
        assert name in said
    more = ("--paper", "visit")
    assert command("print", "--data", lived_in, "bound-volume", *year, *more, "-o", part).code == 0
    assert "法律服务工作日志" not in words(part)


def test_the_ledger_of_visits_is_narrowed_by_words(command, lived_in, tmp_path):
    def printed(*more):
        out = tmp_path / "台账.pdf"
        asked = ["print", "ledger", "-o", out, "--data", lived_in, *more, "--json"]
        return command(*asked).json["count"]

    assert 0 < printed("--text", "欠") < printed()
