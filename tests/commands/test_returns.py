"""Records are returned by command."""

from app.records import inspections
from app.records.inspections import Remark
from app.store import journal


def test_a_visit_is_returned_by_its_number(command, district):
    district.room("店子村")
    [visit] = district.log("店子村", "离婚")
    district.round("店子村", "一")
    office = district.folder / "office"
    line = ("return", "visit", visit, "--words", "没有写结果", "--until", "2026-12-10")
    said = command(*line, "--data", office, "--json").json
    [remark] = said["remarks"]
    assert said["left"] == []
    again = command(*line, "--data", office)
    assert again.code == 1
    assert "已经退回过" in again.err
    with district.at("office"):
        asked = journal.get(Remark, remark)
        assert (asked.kind, asked.words, asked.of_record) == ("return", "没有写结果", visit)
    district.round("店子村", "二")
    with district.at("店子村"):
        assert [each.id for each in inspections.open_here()] == [remark]


def test_a_room_returns_nothing(command, room_folder):
    refused = command("return", "visit", "x", "--words", "改", "--data", room_folder)
    assert refused.code == 1


def test_a_day_that_is_none_is_refused(command, office_folder):
    refused = command(
        "return", "visit", "x", "--words", "改", "--to", "改天", "--data", office_folder
    )
    assert refused.code == 1
    assert "改天" in refused.err
