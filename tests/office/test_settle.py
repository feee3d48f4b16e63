"""What is decided about packages that were laid aside."""

import pytest

from app.office import overview, settle
from app.records import rooms
from app.store import journal


@pytest.fixture
def copied(district):
    """A copied computer's package was laid aside."""
    district.room("店子村")
    district.round("店子村")
    district.clone("店子村", "拷贝")
    district.log("店子村", "真的")
    district.log("拷贝", "拷贝的")
    district.round("店子村", "one")
    district.deliver("拷贝", "two")
    district.receive("two")
    return district


def test_what_was_asked_about_is_listed_no_longer_and_stays_in_the_journal(copied):
    with copied.at("office"):
        (state,) = overview.states()
        found = settle.open_questions(state.installation)
        settle.put_by(found)
        assert overview.states()[0].held == []
        assert len(journal.history(found[0].id)) == 2
    assert copied.checked("office")


def test_what_was_put_by_is_not_asked_about_again_when_the_stick_comes_back(copied):
    with copied.at("office"):
        settle.put_by(settle.open_questions(rooms.enrolled()[0].installation))
    assert [each.verdict for each in copied.receive("two")] == ["held"]
    with copied.at("office"):
        assert overview.states()[0].held == []


def test_putting_by_is_taken_back(copied):
    with copied.at("office"):
        found = settle.open_questions(rooms.enrolled()[0].installation)
        settle.put_by(found)
        settle.take_up_again(found)
        assert len(overview.states()[0].held) == 1


def test_what_settles_itself_asks_nobody(district):
    district.room("店子村")
    district.deliver("店子村", "lost")
    district.log("店子村", "离婚")
    district.round("店子村", "first")
    with district.at("office"):
        assert settle.open_questions(rooms.enrolled()[0].installation) == []


def test_a_package_that_was_put_by_is_listed_as_taken_once_it_may_go_on(district):
    district.room("店子村")
    district.round("店子村")
    saved = district.back_up("店子村")
    district.clone("店子村", "第二台")
    district.restore(saved, "店子村")
    district.restore(saved, "第二台")
    district.round("店子村", "one")
    district.log("第二台", "第二台的事")
    district.deliver("第二台", "two")
    district.receive("two")
    with district.at("office"):
        room = rooms.enrolled()[0]
        found = settle.open_questions(room.installation)
        settle.allow(room.code)
        settle.put_by(found)
    assert [each.verdict for each in district.receive("two")] == ["taken"]
    with district.at("office"):
        (state,) = overview.states()
        assert (state.missing, state.held) == ([], [])
    assert district.checked("office")
