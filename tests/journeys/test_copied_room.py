"""A room's folder was copied: two real computers, from the fork to both reporting again."""

import pytest

from app.errors import NotFound
from app.exchange.shapes import HeldReceipt
from app.office import compare, forks, held, overview, waiting
from app.records import people, rooms, visits
from app.room import deliver
from app.store import journal, line
from tests.journeys.district import CODES

CODE = CODES[0]


@pytest.fixture
def copied(district_after, clock):
    """Both have gone on: the one whose records the office has, and the copy, laid aside."""

    def happen(district):
        district.room("店子村")
        district.log("店子村", "拷贝以前")
        district.round("店子村")
        district.clone("店子村", "拷贝")
        district.log("店子村", "真的")
        district.round("店子村", "one")
        district.clock.forward(days=1)
        district.log("拷贝", "拷贝的一", "拷贝的二")
        district.deliver("拷贝", "two")
        assert [type(each.reason).__name__ for each in district.receive("two")] == ["Forked"]

    clock.forward(days=1)
    return district_after("a copied room", happen)


def facts(district, who="office"):
    with district.at(who):
        return sorted(each.facts for each in visits.every(visits.Filter()))


def said(found):
    return [(each.verdict, type(each.reason).__name__) for each in found]


TAKEN = [("taken", "NoneType")]


def test_the_clerk_sees_what_each_has_recorded_since_and_when(copied):
    with copied.at("office"):
        found = forks.branches(CODE)
        assert found.here.counts == {"visit": 1}
        assert found.other.counts == {"visit": 2}
        assert found.here.since < found.other.since
        assert found.other.named == ["2026-11-23 来访 赵淑珍"] * 2


def test_of_several_packages_of_the_copy_the_last_is_kept_and_tells_all(copied):
    copied.log("拷贝", "拷贝的三")
    copied.deliver("拷贝", "three")
    copied.receive("three")
    with copied.at("office"):
        assert len(list(waiting.kept())) == 1
        assert forks.branches(CODE).other.counts == {"visit": 3}


def test_without_a_copy_there_is_nothing_to_choose(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        assert forks.branches(CODE) is None
        with pytest.raises(NotFound):
            forks.choose(CODE, "here")


def test_the_copy_gets_an_identity_of_its_own_and_both_report_again(copied):
    with copied.at("office"):
        chosen = forks.choose(CODE, "here")
        assert (chosen.code, chosen.name) == ("370406101200-02", "店子村工作室（第二台）")
        assert [each.key for each in overview.states()[0].held] == ["decided"]
    copied.receive("two")
    taken = copied.take_reply("拷贝", "two")
    assert "店子村工作室（第二台）" in taken.words()
    assert "2 条" in taken.words()
    with copied.at("拷贝") as store:
        assert (store.code, store.name) == ("370406101200-02", "店子村工作室（第二台）")
        assert journal.verify()
        # What was there before the copy is still read, and belongs to the other one.
        assert {each.facts for each in visits.every(visits.Filter())} == {
            "拷贝以前", "拷贝的一", "拷贝的二",
        }  # fmt: skip
        mine = {each.facts for each in visits.every(visits.Filter(origin=store.origin))}
        assert mine == {"拷贝的一", "拷贝的二"}
    assert said(copied.round("拷贝", "three")) == TAKEN
    copied.log("店子村", "还在记")
    assert said(copied.round("店子村", "four")) == TAKEN
    copied.log("拷贝", "拷贝也在记")
    assert said(copied.round("拷贝", "five")) == TAKEN
    assert facts(copied) == sorted(
        ["拷贝以前", "真的", "还在记", "拷贝的一", "拷贝的二", "拷贝也在记"]
    )
    with copied.at("office"):
        assert [each.held for each in overview.states()] == [[], []]
    for who in ("店子村", "拷贝"):
        assert copied.rows("office", of=who) == copied.rows(who)
        assert copied.checked(who)
    assert copied.checked("office")


def test_the_copy_is_the_true_one_and_both_report_again(copied):
    with copied.at("office"):
        forks.choose(CODE, "other", "店子村东院工作室")
    copied.receive("two")
    taken = copied.take_reply("拷贝", "two")
    assert "这一台为准" in taken.words()
    assert said(copied.round("拷贝", "three")) == TAKEN
    assert facts(copied) == sorted(["拷贝以前", "拷贝的一", "拷贝的二"])
    # The other one, whose records counted until then, is told with its next stick.
    copied.log("店子村", "还不知道")
    copied.deliver("店子村", "four")
    assert said(copied.receive("four")) == [("held", "Decided")]
    assert "店子村东院工作室" in copied.take_reply("店子村", "four").words()
    assert said(copied.round("店子村", "five")) == TAKEN
    assert facts(copied) == sorted(["拷贝以前", "拷贝的一", "拷贝的二", "真的", "还不知道"])
    copied.log("拷贝", "接着记")
    assert said(copied.round("拷贝", "six")) == TAKEN
    with copied.at("office"):
        assert [each.held for each in overview.states()] == [[], []]
        assert [(each.code, each.name) for each in rooms.enrolled()] == [
            (CODE, "店子村工作室"), ("370406101200-02", "店子村东院工作室"),
        ]  # fmt: skip
    for who in ("店子村", "拷贝"):
        assert copied.rows("office", of=who) == copied.rows(who)
        assert copied.checked(who)
    assert copied.checked("office")


def test_what_a_copy_changed_of_what_it_had_before_is_named_and_stays_with_the_other(district):
    district.room("店子村")
    with district.at("店子村"):
        wang = people.register(name="王建国", phone="13906320009")
        visit = visits.log(day=district.clock().date(), person=wang.id, name="王建国",
                           category="02", facts="原来的话")  # fmt: skip
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.round("店子村", "one")
    with district.at("拷贝"):
        visits.amend(journal.get(visits.Visit, visit.id), facts="拷贝上改的", reason="写错了")
        visits.log(day=district.clock().date(), person=wang.id, name="王建国", category="01",
                   facts="拷贝上新记的")  # fmt: skip
    district.deliver("拷贝", "two")
    district.receive("two")
    with district.at("office"):
        forks.choose(CODE, "here")
    district.receive("two")
    words = district.take_reply("拷贝", "two").words()
    assert "来访 王建国" in words
    assert said(district.round("拷贝", "three")) == TAKEN
    assert facts(district) == ["原来的话", "拷贝上新记的", "真的"]
    assert facts(district, "拷贝") == ["原来的话", "拷贝上新记的"]
    with district.at("拷贝"):
        # Private particulars of before stay to be read, and so does the password.
        assert people.get(wang.id).phone == "13906320009"
    assert district.checked("拷贝")


def test_the_answer_for_the_copy_changes_nothing_on_the_true_one(copied):
    with copied.at("office"):
        forks.choose(CODE, "here")
    copied.receive("two")
    with copied.at("店子村") as store:
        before = store.origin
    copied.take_reply("店子村", "two")
    with copied.at("店子村") as store:
        assert (store.origin, store.code) == (before, CODE)
    copied.log("店子村", "还在记")
    assert said(copied.round("店子村", "six")) == TAKEN


def test_an_interrupted_delivery_of_the_copy_is_told_anew(copied):
    with copied.at("拷贝"), pytest.raises(RuntimeError):
        deliver.deliver(copied.stick("lost"), _stop)
    with copied.at("office"):
        forks.choose(CODE, "other")
    copied.receive("two")
    copied.take_reply("拷贝", "two")
    assert said(copied.round("拷贝", "three")) == TAKEN
    assert copied.rows("office", of="拷贝") == copied.rows("拷贝")


def _stop(done, total):
    raise RuntimeError


def test_a_copy_that_became_a_room_of_its_own_survives_backup_and_restore(copied):
    with copied.at("office"):
        forks.choose(CODE, "here")
    copied.receive("two")
    copied.take_reply("拷贝", "two")
    saved = copied.back_up("拷贝")
    copied.restore(saved, "拷贝")
    copied.log("拷贝", "恢复以后")
    assert said(copied.round("拷贝", "three")) == TAKEN
    assert "恢复以后" in facts(copied)
    assert copied.checked("拷贝")


def test_a_past_that_was_changed_is_not_called_a_copy(copied):
    with copied.at("office"):
        room = rooms.enrolled()[0]
        head = line.head(room.installation)
        signed = HeldReceipt(head.number, head.hash)
        other = HeldReceipt(head.number, "0" * 64)
        assert isinstance(compare.two_histories(signed, room, head.number), held.Rewritten)
        assert isinstance(compare.two_histories(signed, room, head.number + 1), held.Forked)
        # A receipt that this office has forgotten, or none at all, says nothing of what was shared.
        assert isinstance(compare.two_histories(other, room, head.number), held.Forked)
        assert isinstance(compare.two_histories(None, room, head.number), held.Forked)
