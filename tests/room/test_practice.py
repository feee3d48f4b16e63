"""What is ticked in practice follows from the journal alone."""

import datetime

import pytest

from app.exchange import drive
from app.records import cards, cases, people, visits
from app.records.cases import step
from app.room import deliver, practice
from app.room.sample import invented_room
from app.store import journal
from tests.records.cases.conftest import Village

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def begun(room):
    village = Village()
    practice.invite_here()
    practice.begin()
    return village


def log(**values):
    return visits.log(
        **{"day": DAY, "mode": "visit", "name": "赵淑珍", "category": "03", "facts": "问", **values}
    )


def test_nothing_is_ticked_by_what_was_there_before(room):
    village = Village()
    log()
    practice.begin()
    assert practice.done() == frozenset()
    assert {each.name for each in practice.TASKS} == {"log", "find", "quarrel", "card", "deliver"}
    assert village


def test_a_visit_that_was_logged_is_ticked(begun):
    log()
    assert practice.done() == {"log"}


def test_a_visit_that_was_found_and_changed_is_ticked(begun):
    visit = log()
    visits.amend(visit, facts="问宅基地")
    assert practice.done() == {"log", "find"}


def test_who_came_again_was_found_again(begun):
    who = people.register(name="赵淑珍")
    log(person=who.id)
    assert practice.done() == {"log"}
    log(person=who.id)
    assert practice.done() == {"log", "find"}


def test_another_visitor_was_not_found_again(begun):
    log(person=people.register(name="赵淑珍").id)
    log(person=people.register(name="孙广才", sex="1").id)
    assert practice.done() == {"log"}


def test_a_visit_of_before_that_is_changed_is_no_visit_of_practice(room):
    visit = log()
    practice.begin()
    visits.amend(visit, facts="问宅基地")
    assert practice.done() == frozenset()


def test_a_dispute_is_ticked_once_it_was_led_a_step(begun):
    case = begun.registered()
    assert practice.done() == frozenset()
    cases.accept(case, day=DAY, applied=DAY)
    assert practice.done() == {"quarrel"}


def test_a_dispute_settled_on_the_spot_is_a_step(begun):
    cases.settle_on_the_spot(
        parties=begun.parties(),
        mediators=[begun.mediator.id],
        clauses="各让一步",
        day=DAY,
        category="02",
        facts="滴水檐",
        proof="当场握手和好",
    )
    assert "quarrel" in practice.done()


def test_a_card_is_ticked_once_it_stands_in_the_register(begun):
    cards.issue(printed=[(begun.mediator.id, 1)], day=DAY)
    assert practice.done() == {"card"}


def test_a_stick_is_ticked_once_the_package_lies_on_it(begun, room):
    deliver.deliver(practice.stick_of(room.folder))
    assert practice.done() == {"deliver"}
    assert list(practice.stick_of(room.folder).rglob("*.age"))


def test_only_what_is_done_in_the_right_way_is_ticked_not_what_is_undone(begun):
    visit = log()
    visits.void(visit, reason="duplicate")
    assert "log" in practice.done()  # it was done, whatever became of it


def test_the_sample_reports_to_an_office_that_nobody_keeps(tmp_path, monkeypatch):
    monkeypatch.setattr(invented_room, "fill", lambda **_given: None)
    invented_room.make(tmp_path / "sample", lambda done, total: None)
    assert practice.done() == frozenset()
    assert practice.stick_of(tmp_path / "sample").is_dir()
    assert deliver.plan().office == "山亭区司法局（练习）"
    assert journal.verify()


def test_there_is_something_to_practise_on(tmp_path):
    invented_room.make(tmp_path / "sample", lambda done, total: None, brief=True)
    assert [each for each in cases.every(cases.Filter()) if each.state in step.OPEN]
    assert people.serving()
    assert visits.count(visits.Filter()) == invented_room.BRIEF["visits"]


def test_what_is_practised_is_offered_no_real_stick(tmp_path):
    drive.practise_on(tmp_path)
    try:
        assert [each.folder for each in drive.find_sticks()] == [tmp_path]
        assert drive.is_practice()
    finally:
        drive.practise_on(None)
    assert drive.find_sticks() == []
