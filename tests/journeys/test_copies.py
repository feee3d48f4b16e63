"""Computers that are copied, lost, restored; offices that forget."""

import shutil

import pytest

from app.office import invite, overview, settle
from app.records import deliveries, rooms, visits
from app.room import enrol, take_reply
from app.store import journal
from tests.journeys.district import CODES


def verdicts(found):
    return [(each.verdict, type(each.reason).__name__) for each in found]


def test_a_copied_computer_is_found_and_nothing_is_mixed(district):
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.log("拷贝", "拷贝的")
    district.round("店子村", "one")
    before = district.rows("office", of="店子村")
    district.deliver("拷贝", "two")
    assert verdicts(district.receive("two")) == [("held", "Forked")]
    assert district.rows("office", of="店子村") == before
    with district.at("office"):
        (state,) = overview.states()
        assert [type(each).__name__ for each in state.held] == ["Forked"]
    with pytest.raises(take_reply.ReplyOfAnother):
        district.take_reply("拷贝", "two")
    district.log("店子村", "还在记")
    assert verdicts(district.round("店子村", "three")) == [("taken", "NoneType")]


def test_a_restored_room_goes_on_and_what_it_lost_counts_no_more(district):
    district.room("店子村")
    (first,) = district.log("店子村", "离婚")
    district.round("店子村")
    saved = district.back_up("店子村")
    with district.at("店子村"):
        visits.amend(journal.get(visits.Visit, first), facts="后来改的", reason="写错了")
    district.log("店子村", "丢了的")
    district.round("店子村", "before")
    district.restore(saved, "店子村")
    district.log("店子村", "恢复以后")
    assert verdicts(district.round("店子村", "after")) == [("taken", "NoneType")]
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("office"):
        assert visits.every(visits.Filter(text="丢了的")) == []
        assert overview.states()[0].aside
        [said] = [each for each in overview.sentences(overview.states()[0]) if "不再算数" in each]
        assert "来访 赵淑珍" in said
    assert district.checked("office")


@pytest.mark.parametrize("late", [False, True])
def test_a_stick_from_before_a_restore_changes_nothing_whenever_it_comes(district, late):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.round("店子村")
    saved = district.back_up("店子村")
    district.log("店子村", "丢了的")
    district.deliver("店子村", "before")
    district.restore(saved, "店子村")
    district.log("店子村", "恢复以后")
    district.deliver("店子村", "after")
    sticks = ["after", "before"] if late else ["before", "after"]
    found = [verdicts(district.receive(stick))[0] for stick in sticks]
    assert district.rows("office", of="店子村") == district.rows("店子村")
    assert (("held", "Superseded") in found) is late
    assert district.checked("office")


def test_the_old_computer_that_goes_on_after_a_restore_is_laid_aside(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("店子村")
    district.clone("店子村", "旧电脑")
    district.restore(saved, "店子村")
    district.round("店子村", "new")
    district.log("旧电脑", "还在用")
    district.deliver("旧电脑", "old")
    assert verdicts(district.receive("old")) == [("held", "Superseded")]
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_a_backup_restored_on_two_computers_needs_a_word_from_the_office(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("店子村")
    district.clone("店子村", "第二台")
    district.restore(saved, "店子村")
    district.restore(saved, "第二台")
    district.round("店子村", "one")
    district.log("第二台", "第二台的事")
    district.deliver("第二台", "two")
    assert verdicts(district.receive("two")) == [("held", "SecondComputer")]
    with district.at("office"):
        settle.allow(rooms.enrolled()[0].code)
    assert verdicts(district.receive("two")) == [("taken", "NoneType")]
    assert district.rows("office", of="第二台") == district.rows("第二台")
    assert district.checked("office")


def test_an_office_restored_from_a_backup_gets_everything_again(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.round("店子村")
    saved = district.back_up("office")
    district.log("店子村", "承包地")
    district.round("店子村", "second")
    district.restore(saved, "office")
    district.log("店子村", "邻里")
    district.deliver("店子村", "third")
    assert verdicts(district.receive("third")) == [("held", "Forgotten")]
    taken = district.take_reply("店子村", "third")
    assert taken.again
    with district.at("店子村"):
        assert deliveries.delivered_to() == taken.delivered_to
    assert ("taken", "NoneType") in verdicts(district.round("店子村", "fourth"))
    assert district.rows("office", of="店子村") == district.rows("店子村")
    assert district.checked("office")


def test_a_receipt_from_before_the_office_was_restored_is_no_longer_believed(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("office")
    district.log("店子村", "承包地")
    district.deliver("店子村", "second")
    district.receive("second")
    shutil.copytree(district.stick("second"), district.stick("replay"), dirs_exist_ok=True)
    district.take_reply("店子村", "second")
    district.restore(saved, "office")
    district.clock.forward(days=1)
    district.deliver("店子村", "third")
    district.receive("third")
    assert district.take_reply("店子村", "third").again
    taken = district.take_reply("店子村", "replay")
    assert not taken.news
    district.round("店子村", "fourth")
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_a_restored_room_does_not_believe_a_receipt_for_what_it_lost(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("店子村")
    district.log("店子村", "丢了的")
    district.deliver("店子村", "before")
    district.receive("before")
    district.restore(saved, "店子村")
    with pytest.raises(take_reply.ReplyOfAnother):
        district.take_reply("店子村", "before")


def test_an_office_that_lost_its_rooms_invites_them_again_and_gets_everything(district):
    saved = district.back_up("office")
    district.room("店子村")
    district.log("店子村", "离婚")
    district.round("店子村")
    district.restore(saved, "office")
    district.deliver("店子村", "second")
    assert verdicts(district.receive("second")) == [("refused", "UnknownSender")]
    with district.at("office"):
        data = invite.invite(CODES[0], "店子村工作室")
    with district.at("店子村"):
        enrol.take_invitation(data)
        assert deliveries.delivered_to() == 0
    assert ("taken", "NoneType") in verdicts(district.round("店子村", "third"))
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_what_was_asked_for_again_is_no_longer_shown_as_laid_aside(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("office")
    district.round("店子村", "second")
    district.restore(saved, "office")
    for stick in ("third", "fourth"):
        district.round("店子村", stick)
    with district.at("office"):
        assert overview.states()[0].held == []
