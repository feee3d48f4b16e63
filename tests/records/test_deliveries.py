"""How much waits for the stick."""

import datetime

from app.records import cases, deliveries, imports, people, places, visits
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


def test_a_newcomer_is_part_of_the_visit_that_brought_him(room):
    visits.log(day=TODAY, category="01", facts="承包地", newcomer={"name": "赵淑珍"})
    assert people.Person.select().count() == 1
    assert deliveries.fresh() == {"visit": 1}


def test_what_is_written_in_a_dispute_is_that_dispute(room):
    case = cases.register(
        day=TODAY, category="02", source="apply", applied=TODAY, facts="滴水檐",
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    packed_up_to_now(room)
    assert deliveries.waiting() == 0
    cases.append_note(case, words="打来电话")
    assert deliveries.fresh() == {"case": 1}


def test_what_came_and_was_withdrawn_before_any_stick_counts_nothing(room):
    gone, stays = logged(), logged("王建国")
    before = brought_in(gone)
    packed_up_to_now(room)
    fresh = brought_in(logged("孙广才"))
    for each in (before, fresh):
        imports.undo(each)
    assert stays.voided is None
    assert deliveries.fresh() == {"visit": 1}


def test_what_was_withdrawn_counts_nothing_however_much_it_was(room):
    batch = brought_in(*(logged(f"来访{number}") for number in range(12)))
    imports.undo(batch)
    assert sum(deliveries.fresh(most=8).values()) == 0


def brought_in(*found):
    with journal.action("import.rows") as act:
        batch = act.add(imports.ImportBatch, file="台账.xlsx")
        for visit in found:
            act.add(imports.ImportedRow, mark=visit.id, batch=batch.id, made=visit.id)
    return batch


def packed_up_to_now(room):
    with journal.action("delivery.make") as act:
        last = journal.last(room.origin, room.epoch)[0]
        act.add(
            deliveries.Delivery, serial=1, epoch=room.epoch, day=TODAY, first=1, last=last,
            head="0" * 64, records=1,
        )  # fmt: skip
