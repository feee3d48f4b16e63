"""Commands on who serves which village."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app import store
from app.records import people, places
from tests.commands.conftest import PASSWORD

DIANZI, ANLING = "370406101200", "370406101201"


@pytest.fixture
def data(tmp_path, once):
    folder = tmp_path / "office"

    def happen():
        store.create(
            folder, kind="office", code="370406", name="山亭区司法局", keeper="王主任",
            password=PASSWORD,
        )  # fmt: skip
        place = places.ensure(DIANZI)
        serves = people.register(
            name="周明", phone="13906321111", public_phone="13906320001", duty_days="每周三"
        )
        people.appoint(serves, role="deputy", place=place.id)
        store.close(with_backup=False)

    once("an office with a deputy", happen, folder.name)
    return folder


def test_the_directory_says_who_serves_where_with_the_public_number_alone(command, data):
    said = command("directory", "--data", data, "--json")
    assert said.code == 0
    assert said.json["villages"] == {"covered": 1, "ending": 0, "uncovered": 279}
    [line] = said.json["people"]
    assert (line["village"], line["name"], line["link"]) == ("店子村", "周明", "deputy")
    assert line["phone"].replace(" ", "") == "13906320001"
    assert "13906321111" not in said.out


def test_it_is_narrowed_to_a_town_and_to_a_kind_of_link(command, data):
    assert command("directory", "--data", data, "--within", "370406001", "--json").json[
        "people"
    ] == []  # fmt: skip
    assert command("directory", "--data", data, "--link", "grid", "--json").json["people"] == []
    assert command("directory", "--data", data, "--link", "nothing").code == 2


def test_villages_that_nobody_serves_are_named(command, data):
    said = command("directory", "--data", data, "--within", "370406101", "--uncovered", "--json")
    codes = [each["code"] for each in said.json["villages"]]
    assert ANLING in codes
    assert DIANZI not in codes


def test_who_can_come_to_a_village_is_said(command, data):
    said = command("directory", "--data", data, "--near", ANLING, "--json").json
    assert [(each["name"], each["serves"]["code"]) for each in said["people"]] == [("周明", DIANZI)]
    refused = command("directory", "--data", data, "--near", "370402001001")
    assert refused.code == 1
    assert "370402001001" in refused.err


def test_positions_are_taken_and_what_is_wrong_is_listed(command, data, tmp_path):
    file = tmp_path / "位置.csv"
    file.write_text(f"代码,经度,纬度\n{DIANZI},117.44,35.10\n{ANLING},116.00,35.10\n", "utf-8")
    dry = command("positions", file, "--data", data, "--dry-run", "--json")
    assert (dry.json["taken"], len(dry.json["left"])) == (1, 1)
    done = command("positions", file, "--data", data, "--json")
    assert (done.json["taken"], done.json["known"]) == (1, 0)
    assert command("positions", file, "--data", data, "--json").json["known"] == 1


@pytest.mark.parametrize(("item", "words"), [("coverage", "店子村"), ("directory", "每周三")])
def test_both_are_printed(command, data, tmp_path, item, words):
    out = tmp_path / f"{item}.pdf"
    assert command("print", item, "--data", data, "--paper", "deputy", "-o", out).code == 0
    with pypdfium2.PdfDocument(io.BytesIO(out.read_bytes())) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert words in text
    assert "13906321111" not in text
