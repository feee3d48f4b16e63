"""The office's page."""

import datetime

from app.office import overview

DAY = datetime.date(2026, 11, 22)
CODES = ("370406101200-01", "370406101201-01")


def test_who_has_not_reported_this_month_is_named(district):
    for who, code in zip(("店子村", "山前村"), CODES, strict=True):
        district.room(who, code)
        district.round(who, who)
    district.clock.forward(days=30)
    district.round("店子村", "店子村")
    with district.at("office"):
        assert [state.code for state in overview.silent()] == [CODES[1]]
        assert overview.silent(DAY) == []


def test_the_month_of_a_report_is_the_one_in_which_it_was_packed(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村")
    district.clock.forward(days=20)  # the stick lay in a drawer until 12 December
    district.receive()
    with district.at("office"):
        assert [state.reported for state in overview.states(DAY)] == [True]
        assert [state.reported for state in overview.states()] == [False]


def test_the_first_days_of_a_month_are_for_the_one_before_and_what_comes_late_covers_it(district):
    district.room("店子村")
    december = datetime.date(2026, 12, 15)
    district.clock.forward(days=15)  # 7 December
    district.round("店子村")
    with district.at("office"):
        assert overview.silent(DAY) == []
        assert [state.on for state in overview.silent(december)] == [datetime.date(2026, 11, 1)]
    district.clock.forward(days=40)  # 16 January
    district.round("店子村", "late")
    with district.at("office"):
        assert overview.silent(december) == []


def test_a_month_before_a_room_was_enrolled_is_not_asked_for(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        assert overview.silent(datetime.date(2026, 9, 1)) == []


def test_a_lost_serial_that_a_later_one_covers_is_not_missed(district):
    district.room("店子村")
    district.round("店子村")
    district.deliver("店子村", "lost")
    with district.at("office"):
        assert overview.states()[0].missing == []
    district.round("店子村", "later")
    with district.at("office"):
        (state,) = overview.states()
        assert (state.serial, state.missing) == (3, [])


def test_a_room_shows_what_came_last(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        (state,) = overview.states()
        assert (state.name, state.last, state.serial, state.missing) == ("店子村工作室", DAY, 1, [])
