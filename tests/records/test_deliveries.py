"""How much waits for the stick."""

import datetime

from app.records import deliveries, people, places, visits
from app.store import journal

TODAY = datetime.date(2026, 11, 22)


def logged(name="赵淑珍"):
    return visits.log(day=TODAY, category="01", facts="承包地", name=name)


def test_a_room_that_has_done_nothing_has_nothing_waiting(room):
    assert deliveries.waiting() == 0


def test_each_record_waits_once_however_often_it_was_changed(room):
    visit = logged()
    visits.amend(visit, advice="带合同来")
    people.register(name="孙广才")
    places.ensure("370406101200")
    assert deliveries.waiting() == 2


def test_what_is_on_a_stick_waits_no_more_until_it_is_changed(room):
    visit = logged()
    with journal.action("delivery.make") as act:
        act.add(
            deliveries.Delivery,
            serial=1,
            epoch=room.epoch,
            day=TODAY,
            first=1,
            last=visit.entry,
            head="0" * 64,
            records=1,
        )
    assert deliveries.waiting() == 0
    visits.amend(visit, advice="带合同来", reason="漏写了")
    assert deliveries.waiting() == 1


def test_nobody_waits_for_a_great_count(room):
    for each in range(4):
        logged(f"王建{each}")
    assert deliveries.waiting(most=3) == 3
