"""On which months rooms have reported, and whom to call."""

import datetime

import pytest

from app.records import people, reported, rooms

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "month"),
    [("2026-11-22", "2026-11"), ("2026-12-10", "2026-11"), ("2026-12-11", "2026-12"),
     ("2027-01-01", "2026-12")],
)  # fmt: skip
def test_a_report_is_on_the_month_in_which_it_was_packed_or_the_one_before(day, month):
    found = reported.month_of(datetime.date.fromisoformat(day))
    assert f"{found:%Y-%m}" == month


def served(district, role, name, phone):
    with district.at("店子村"):
        person = people.register(name=name, public_phone=phone)
        people.appoint(person, role=role)


def test_who_keeps_a_room_is_called_with_the_public_phone(district):
    district.room("店子村")
    served(district, "deputy", "刘玉霞", "13906320002")
    served(district, "keeper", "孙桂英", "13906320001")
    district.round("店子村")
    with district.at("office"):
        [contact] = reported.contacts(rooms.enrolled()[0])
        assert contact == reported.Contact("孙桂英", "13906320001")


def test_what_the_office_noted_comes_before_what_the_room_says(district):
    district.room("店子村")
    served(district, "keeper", "孙桂英", "13906320001")
    district.round("店子村")
    with district.at("office"):
        room = rooms.note_contact(rooms.enrolled()[0], contact="李会计", phone="0632-5550000")
        assert [each.name for each in reported.contacts(room)] == ["李会计"]


def test_the_private_phone_of_nobody_comes_to_the_office(district):
    district.room("店子村")
    with district.at("店子村"):
        people.appoint(people.register(name="孙桂英", phone="13906320001"), role="keeper")
    district.round("店子村")
    with district.at("office"):
        assert reported.contacts(rooms.enrolled()[0]) == [reported.Contact("孙桂英", "")]


def test_a_room_that_owes_its_report_is_listed_with_the_day_it_came_last(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        assert reported.unreported(DAY) == []
        [found] = reported.unreported(datetime.date(2026, 12, 1))
        assert (found.name, found.last) == ("店子村工作室", DAY)


def test_a_room_that_was_invited_and_never_came_is_called_too(district):
    district.room("店子村")
    with district.at("office"):
        assert reported.unreported(datetime.date(2026, 10, 1)) == []
        [found] = reported.unreported(DAY)
        assert (found.name, found.last, found.invited) == ("店子村工作室", None, DAY)


def test_a_room_whose_clock_ran_ahead_has_reported_on_no_month_that_is_still_to_come(district):
    district.room("店子村")
    district.clock.forward(days=200)
    district.log("店子村", "钟快了。")
    district.deliver("店子村")
    district.clock.forward(days=-200)
    district.receive(answer=False)
    with district.at("office"):
        assert reported.unreported(DAY) == []
        [found] = reported.unreported(datetime.date(2026, 12, 1))
        assert (found.on, found.last) == (datetime.date(2026, 11, 1), DAY)
        came = rooms.packages_by_room()[rooms.enrolled()[0].installation]
        assert reported.last_packed(came) == DAY
