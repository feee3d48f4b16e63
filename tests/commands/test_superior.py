"""The superior's workbook by command: kept with its cells, filled for a month, refused in words."""

from __future__ import annotations

import datetime
import json

import openpyxl
import pytest

from app import store
from app.records import places, visits
from app.records.stats import superior
from app.store.schema import Entry
from tests.books.superior.conftest import made
from tests.commands.conftest import PASSWORD

PAGE = "2026年10月"
CELLS = [
    {"sheet": PAGE, "cell": "B4", "counts": "visits", "figure": "visits",
     "path": ["山亭区", "店子镇"]},
    {"sheet": PAGE, "cell": "B7", "figure": "name"},
]  # fmt: skip


@pytest.fixture
def workbook(tmp_path):
    return made(tmp_path / "上级表.xlsx")


@pytest.fixture
def said(tmp_path):
    """A file that says what goes into cells."""

    def write(cells):
        path = tmp_path / "cells.json"
        path.write_text(json.dumps({"cells": cells}), "utf-8")
        return path

    return write


@pytest.fixture
def kept(command, room_folder, workbook, said, once):
    def happen():
        store.open(room_folder, PASSWORD)
        place = places.ensure("370406101200").id
        visits.log(
            day=datetime.date(2026, 10, 8), name="孙广才", category="01", facts="事", place=place
        )
        store.close(with_backup=False)
        done = command("superior", "keep", workbook, "--cells", said(CELLS), "--name", "月报",
                       "--data", room_folder, "--json")  # fmt: skip
        assert done.code == 0, done.err
        assert (done.json["name"], done.json["cells"]) == ("月报", 2)

    once("a workbook of the superior", happen, room_folder.name)
    return room_folder


def fill(command, kept, file, out, *more):
    return command("stats", "--fill", file, "-o", out, "--period", "2026-10", "--data", kept,
                   "--json", *more)  # fmt: skip


def test_a_copy_is_filled_for_a_month(command, kept, workbook, tmp_path):
    done = fill(command, kept, workbook, tmp_path / "十月.xlsx")
    assert done.code == 0, done.err
    assert done.json["workbook"] == "月报"
    assert done.json["cells"] == 2
    page = openpyxl.load_workbook(tmp_path / "十月.xlsx")[PAGE]
    assert (page["B4"].value, page["B7"].value) == (1, "店子村工作室")
    assert openpyxl.load_workbook(workbook)[PAGE]["B4"].value is None


def test_what_is_said_of_the_cells_can_be_kept_again(command, kept, workbook, tmp_path):
    told = command("superior", "cells", "--data", kept)
    assert told.json["cells"] == [
        {"sheet": PAGE, "cell": "B4", "figure": "visits", "counts": "visits",
         "path": ["山亭区", "店子镇"]},
        {"sheet": PAGE, "cell": "B7", "figure": "name"},
    ]  # fmt: skip
    listed = command("superior", "list", "--data", kept, "--json").json["workbooks"]
    assert [(each["name"], each["cells"]) for each in listed] == [("月报", 2)]


def test_keeping_it_is_one_entry_of_the_journal(kept):
    store.open(kept, PASSWORD)
    actions = [each.action for each in Entry.select()]
    assert actions.count("superior_book.keep") == 1
    assert [len(superior.cells(each)) for each in superior.every()] == [2]


def test_another_version_is_refused_with_the_cell_that_differs(command, kept, tmp_path):
    def other(book):
        book[PAGE]["A4"] = "山城街道"

    out = tmp_path / "o.xlsx"
    path = made(tmp_path / "新表.xlsx", other)
    refused = fill(command, kept, path, out)
    assert refused.code == 1
    assert "A4" in refused.err
    assert "店子镇" in refused.err
    assert not out.exists()
    assert fill(command, kept, path, out, "--form", "月报").code == 0


def test_a_cell_that_is_gone_is_said_and_nothing_is_written(command, kept, tmp_path):
    def shorter(book):
        book[PAGE].delete_rows(4, 4)

    out = tmp_path / "o.xlsx"
    refused = fill(command, kept, made(tmp_path / "新表.xlsx", shorter), out, "--form", "月报")
    assert refused.code == 1
    assert "B7" in refused.err
    assert not out.exists()


def test_the_workbook_itself_is_not_written_over(command, kept, workbook):
    before = workbook.read_bytes()
    assert fill(command, kept, workbook, workbook).code == 1
    assert workbook.read_bytes() == before


@pytest.mark.parametrize(
    "cell",
    [
        {"sheet": PAGE, "cell": "B4", "figure": "nothing", "counts": "visits"},
        {"sheet": PAGE, "cell": "4B", "figure": "name"},
        {"sheet": PAGE, "cell": "B4", "figure": "name", "span": "ever"},
    ],
)
def test_what_a_file_says_wrongly_is_named_with_its_line(
    command, room_folder, workbook, said, cell
):
    refused = command("superior", "keep", workbook, "--cells", said([cell]), "--data", room_folder)
    assert refused.code == 1
    assert "cells.json" in refused.err


def test_a_formula_cannot_be_said_to_be_filled(command, room_folder, workbook, said):
    cell = {"sheet": PAGE, "cell": "E4", "figure": "visits", "counts": "visits"}
    refused = command("superior", "keep", workbook, "--cells", said([cell]), "--data", room_folder)
    assert refused.code == 1
    assert "E4" in refused.err


def test_what_is_not_there_is_said(command, room_folder, workbook, tmp_path):
    assert "没有" in command("superior", "list", "--data", room_folder).out
    assert fill(command, room_folder, workbook, tmp_path / "o.xlsx").code == 1
    assert command("superior", "cells", "--data", room_folder).code == 1
    assert fill(command, room_folder, tmp_path / "none.xlsx", tmp_path / "o.xlsx").code == 1
