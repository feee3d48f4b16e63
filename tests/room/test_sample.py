"""The sample year: believable, due today, and made by the real actions."""

import datetime
import re

import pytest

from app import codes, store
from app.errors import Cancelled
from app.fields import IdentityNumber
from app.records import people, visits
from app.records.cards import CardIssue
from app.records.people import Person
from app.records.visits import Filter, Visit
from app.room import sample
from app.room.sample.invented import stories
from app.store import journal, search


@pytest.fixture
def filled(room):
    return sample.fill()


def test_a_year_holds_as_many_people_and_visits_as_were_asked_for(filled):
    assert (filled.visits, filled.persons) == (sample.VISITS, sample.PERSONS)
    assert visits.count(Filter()) == sample.VISITS
    assert Person.select().where(Person.voided.is_null()).count() >= sample.PERSONS


def test_no_two_visits_are_told_in_the_same_words(filled):
    told = [visit.facts for visit in visits.every(Filter())]
    assert len(set(told)) == len(told)


def test_nothing_told_has_a_blank_left_in_it(filled):
    texts = [f"{v.facts}{v.advice or ''}" for v in visits.every(Filter())]
    assert [text for text in texts if re.search(r"[\[\]{}|]|None", text)] == []


def test_identity_numbers_are_in_order_and_belong_to_nobody(filled):
    numbers = [p.identity for p in Person.select().where(Person.identity.is_null(False))]
    assert len(set(numbers)) == len(numbers) > 50
    for number in numbers:
        IdentityNumber().check(number)
        assert number.startswith("370400")


def test_something_is_due_and_something_waits_for_the_lawyer(filled, clock):
    today = clock().date()
    due = visits.promised(today + datetime.timedelta(days=7))
    assert {visit.follow_up for visit in due} >= {today, today + datetime.timedelta(days=1)}
    assert len(due) < 15
    assert 2 <= len(visits.page(Filter(for_lawyer=True))) < 10


def test_rare_names_are_found(filled):
    for name in ("王䶮", "李㛃", "张𬭎", "䶮㛃𬭎"):
        assert name in {hit.title for hit in search.find(name, ["person"])}


def test_every_way_of_keeping_a_visit_occurs(filled):
    found = visits.every(Filter())
    for what in ("follows", "anonymous", "companions", "late", "on_behalf", "advice", "laws"):
        assert any(getattr(visit, what) for visit in found), what
    assert visits.count(Filter(voided=True)) > 0
    assert {visit.category for visit in found} > set(map(str, range(10, 18)))
    assert CardIssue.select().count() > 0
    assert {role.role for role in people.Role.select()} == {
        code.code for code in codes.load("role").entries
    }


def test_the_entries_stand_in_the_order_of_their_time(filled, clock):
    times = [visit.made_at for visit in Visit.select().order_by(Visit.row)]
    assert times == sorted(times)
    assert times[-1] <= clock().isoformat()
    assert journal.verify() > sample.VISITS


def test_the_same_moment_gives_the_same_year(new_room, tmp_path):
    def told(folder):
        new_room(folder)
        sample.fill(visits=40, persons=60)
        found = [(v.day, v.name, v.facts, v.advice) for v in visits.every(Filter())]
        store.close(with_backup=False)
        return found

    assert told(tmp_path / "one") == told(tmp_path / "two")


def test_a_stopped_year_leaves_nothing(room, clock):
    def stop(done, total):
        if done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        sample.fill(progress=stop)
    assert visits.count(Filter()) == 0
    assert store.current().clock is clock


def test_every_story_says_what_the_lists_know():
    matters, results = codes.load("matter"), codes.load("visit_result")
    for story in stories():
        assert matters.knows(story.category), story.key
        assert results.knows(story.result), story.key
        assert len(story.advice) <= len(story.facts) or story.advice, story.key
