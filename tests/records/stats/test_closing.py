"""A locked period keeps what was reported; what comes later stands beside it."""

import datetime

import pytest

from app.records import places, stats, touched, visits
from app.records.stats import Period, closing
from app.records.stats.closing import LockedAlready, NotOver

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
DAY = datetime.date(2026, 10, 8)


def logged(code="370406101200", day=DAY, category="01"):
    return visits.log(
        day=day, name="孙广才", category=category, facts="事", place=places.ensure(code).id
    )


@pytest.fixture
def locked(room):
    first, second = logged(), logged("370406101201")
    return closing.lock(OCTOBER), first, second


def said(found):
    return {
        (each.where.name, each.cell.key): (each.reported, each.now)
        for each in closing.differences(found)
        if each.cell.depth == 0
    }


def test_a_period_is_locked_in_one_action_and_everything_is_as_reported(room, locked):
    found, *_visits = locked
    assert (found.first, found.last, found.day) == (OCTOBER.first, OCTOBER.last, room.today())
    assert said(found) == {}
    assert closing.later(found) == []
    reported = closing.reported(found, "visits")
    counted = stats.counted("visits", OCTOBER)
    assert reported.numbers() == counted.total
    assert reported.value(counted.cells[0], ("山亭区", "店子镇")) == 2


def test_what_is_entered_changed_or_void_later_stands_beside_what_was_reported(locked):
    found, first, second = locked
    late = logged()
    visits.amend(first, category="02")
    visits.void(second, reason="duplicate")
    logged(day=datetime.date(2026, 11, 2))  # of another month
    assert said(found) == {("店子村", "visits"): (1, 2), ("安陵村", "visits"): (1, 0)}
    of_matter = {e.cell.key: (e.reported, e.now) for e in closing.differences(found)
                 if e.where.name == "店子村"}  # fmt: skip
    assert of_matter["visits/category/02"] == (0, 1)
    later = {each.record: each.how for each in closing.later(found)}
    assert later == {
        late.id: touched.NEW, first.id: touched.CHANGED, second.id: touched.VOID,
    }  # fmt: skip


def test_what_leaves_the_period_is_later_too(locked):
    found, first, _second = locked
    visits.amend(first, day=datetime.date(2026, 11, 2))
    assert said(found) == {("店子村", "visits"): (1, 0)}
    assert [each.record for each in closing.later(found)] == [first.id]


def test_a_place_that_is_called_otherwise_now_is_the_same(locked):
    found, *_visits = locked
    [place] = places.Place.where_equal("code", "370406101200")
    places.change(place, name="店子新村")
    assert said(found) == {}


def test_a_period_is_not_locked_twice_but_again_once_the_lock_is_void(locked):
    found, *_visits = locked
    with pytest.raises(LockedAlready):
        closing.lock(OCTOBER)
    closing.unlock(found)
    logged()
    again = closing.lock(OCTOBER)
    assert closing.every() == [again]
    assert said(again) == {}


def test_a_period_is_locked_when_it_is_over(room):
    with pytest.raises(NotOver):
        closing.lock(Period(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30)))


def test_a_lock_stays_where_it_was_made(locked):
    found, *_visits = locked
    assert {"heads", "numbers"} <= type(found).never_travelling()
