"""How rooms stand, by command."""

from app.office import invite
from app.records import keeping
from app.records.notices import Notice
from app.records.stats import hand_sheet, periods
from tests.journeys.district import CODES, DAY

CODE = CODES[0]


def test_rooms_are_listed_with_the_month_they_reported_on(command, office_folder):
    said = command("rooms", "--data", office_folder, "--month", "2026-11", "--json")
    assert said.json == {"month": "2026-11", "rooms": []}


def test_what_is_no_month_is_refused(command, office_folder):
    said = command("rooms", "--data", office_folder, "--month", "2026-13")
    assert said.code == 1
    assert "2026-13" in said.err


def test_a_room_cannot_list_rooms(command, room_folder):
    assert command("rooms", "--data", room_folder).code == 1


def test_what_will_go_down_is_said_for_each_room(command, district):
    for who, code in zip(("店子村", "山前村"), CODES, strict=False):
        district.room(who, code)
        district.round(who, who)
    with district.at("office"):
        keeping.keep(Notice, day=DAY, kind="notice", title="报送小结", words="月底前。")
    district.round("店子村", "二")
    district.deliver("店子村", "三")
    district.receive("三")
    said = command("publish", "--data", district.folder / "office", "--json").json
    assert [each["records"].get("notice") for each in said["rooms"]] == [None, 1]
    assert said["rooms"][0]["entries"] is None
    assert "通知 1" in command("publish", "--data", district.folder / "office").out


def test_a_code_that_an_office_adds_is_kept_by_command(command, office_folder):
    line = ("keep", "code_entry", "list=role", "code=guide", "zh=法律服务引导员")
    assert command(*line, "--data", office_folder).code == 0
    said = command("list", "code_entry", "--data", office_folder, "--json")
    assert "法律服务引导员" in said.out


def test_the_true_one_of_two_computers_is_chosen_by_command(command, district):
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.round("店子村", "one")
    district.log("拷贝", "一", "二")
    district.deliver("拷贝", "two")
    district.receive("two")
    office = district.folder / "office"
    said = command("fork", CODE, "--data", office, "--json").json
    assert (said["here"]["counts"], said["other"]["counts"]) == ({"visit": 1}, {"visit": 2})
    assert command("fork", CODE, "--data", office, "--here", "--other").code == 2
    chosen = command("fork", CODE, "--data", office, "--here", "--name", "东院", "--json").json
    assert (chosen["true"], chosen["code"], chosen["name"]) == ("here", "370406101200-02", "东院")
    assert command("fork", "370406101200-09", "--data", office).code == 1


def test_who_has_not_reported_on_a_period_is_named_with_numbers_typed_meanwhile(command, district):
    for who, code in zip(("店子村", "安陵村"), CODES, strict=False):
        district.room(who, code)
    district.round("店子村")
    with district.at("office"):
        invite.invite(CODES[2], "梨园村工作室")
        sheet = hand_sheet.hand_sheet("visits", periods.of(DAY, "month"))
        [row] = [e for e in sheet.rows() if e.typed.get("room") == "安陵村"]
        sheet.take(row, "visits", "12")
        assert sheet.save([row]) == 1
    office = district.folder / "office"
    said = command("missing", "--period", "2026-11", "--data", office, "--json").json["rooms"]
    assert [(each["code"], each["invited"], each["by_hand"]) for each in said] == [
        (CODES[1], "2026-11-22", True), (CODES[2], "2026-11-22", False),
    ]  # fmt: skip
    assert "已填手工数" in command("missing", "--period", "2026-11", "--data", office).out
    assert command("missing", "--period", "2026-13", "--data", office).code == 1


def test_what_is_laid_aside_is_named_with_what_can_be_done_and_settled(command, district):
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.round("店子村", "one")
    district.log("拷贝", "一")
    district.deliver("拷贝", "two")
    district.receive("two")
    office = district.folder / "office"
    [held] = command("held", "--data", office, "--json").json["held"]
    assert (held["code"], held["reason"], held["by_itself"]) == (CODE, "forked", False)
    assert held["advice"] in command("held", "--data", office).out
    assert command("held", "--settle", CODES[1], "--data", office).code == 1
    assert command("held", "--settle", CODE, "--data", office, "--json").json == {"held": []}


def test_a_room_holds_nothing_back(command, room_folder):
    for name in ("missing", "held"):
        assert command(name, "--data", room_folder).code == 1
