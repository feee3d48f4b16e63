"""A room is told of each package whether it was taken, held or refused, and why."""

from app.records import delivered, received, rooms
from app.store import journal, line
from tests.journeys.district import CODES
from tests.records.test_not_taken import spoiled


def past(district):
    with district.at("店子村"):
        return [(each.serial, each.state, each.words()[3]) for each in delivered.all_past()]


def test_a_reply_says_of_each_package_that_it_was_taken_and_which_entries_it_held(district):
    district.room("店子村")
    district.round("店子村")
    district.log("店子村", "离婚")
    district.round("店子村", "two")
    with district.at("店子村"):
        found = received.told()
        assert {serial: each.verdict for serial, each in found.items()} == {1: "taken", 2: "taken"}
        assert found[1].first == 1
        assert found[2].first == found[1].last + 1
    assert [state for _, state, _ in past(district)] == [delivered.RECEIVED] * 2


def test_what_was_refused_stands_at_its_delivery_with_the_reason(district):
    district.room("店子村")
    district.round("店子村")
    district.log("店子村", "离婚")
    spoiled(district, "bad")
    district.receive("bad")
    district.receive("stick")
    district.take_reply("店子村", "stick")
    assert past(district)[0] == (2, delivered.NOT_IN, "没有收：签名对不上")
    district.deliver("店子村", "good")
    district.receive("good")
    district.take_reply("店子村", "good")
    assert {state for _, state, _ in past(district)} == {delivered.RECEIVED}


def test_what_waits_for_an_earlier_one_is_said_to_be_laid_aside(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("店子村") as opened:
        head = line.head(opened.origin).number
    with district.at("office") as office, journal.action("test") as act:
        [room] = rooms.enrolled()
        act.add(
            rooms.ReceivedPackage, room=room.installation, code=CODES[0], epoch="e", serial=2,
            first=head + 5, last=head + 9, sha256="x", time=office.clock(), verdict="held",
            reason="gap", missing="1",
        )  # fmt: skip
    district.log("店子村", "离婚")
    district.deliver("店子村", "lost")
    district.receive("stick")
    district.take_reply("店子村", "stick")
    assert past(district)[0] == (2, delivered.NOT_IN, "先放着：前面的还没到")


def test_the_record_that_a_refusal_is_about_is_named(district):
    district.room("店子村")
    [visit] = district.log("店子村", "离婚")
    district.round("店子村")
    with district.at("office"):
        [room] = rooms.enrolled()
        with journal.action("test") as act:
            act.add(
                rooms.ReceivedPackage, room=room.installation, code=CODES[0], epoch="e", serial=2,
                first=900, last=901, sha256="x", verdict="refused", reason="not_its_own",
                record=visit,
            )  # fmt: skip
    district.log("店子村", "承包地")
    district.deliver("店子村", "lost")
    district.receive("stick")
    district.take_reply("店子村", "stick")
    words = past(district)[0][2]
    assert words.startswith("没有收：改了别人的记录，来访")
    assert "赵淑珍" in words


def test_a_room_whose_program_knows_of_none_is_sent_none(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office") as office:
        assert received.brought_to(office.origin) is None
        [room] = rooms.enrolled()
        assert received.brought_to(room.installation) is not None
