"""The sample year: believable, due today, and made by the real actions."""

import datetime
import re

import pytest

from app import codes, store
from app.errors import Cancelled
from app.fields import IdentityNumber
from app.records import activities, cases, duties, people, visits
from app.records.cards import CardIssue
from app.records.duties import State
from app.records.people import Person
from app.records.visits import Filter, Visit
from app.room import sample
from app.room.sample.courses import courses, quarrels
from app.room.sample.invented import stories
from app.store import journal, search
from tests.conftest import PASSWORD, ROOM, StandingClock


def lived(folder, **asked):
    """Make a room and let it live its year; what the sample says of it."""
    store.create(folder, password=PASSWORD, clock=StandingClock(), **ROOM)
    made = sample.fill(**asked)
    store.close(with_backup=False)
    return folder, made


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """A year without quarrels, made once for all that only look at it."""
    return lived(tmp_path_factory.mktemp("year") / "room", disputes=0)


@pytest.fixture
def filled(year, clock):
    folder, made = year
    store.open(folder, password=PASSWORD).clock = clock
    return made


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


# Quarrels


@pytest.fixture(scope="module")
def quarrels_too(tmp_path_factory):
    """A year with every quarrel, likewise."""
    return lived(tmp_path_factory.mktemp("quarrels") / "room")


@pytest.fixture
def quarrelsome(quarrels_too, clock):
    folder, made = quarrels_too
    store.open(folder, password=PASSWORD).clock = clock
    return made


def test_a_year_holds_quarrels_at_every_stage_by_their_real_steps(quarrelsome):
    found = cases.every(cases.Filter())
    assert len(found) == quarrelsome.disputes >= 40
    assert {case.state for case in found} == {
        code.code for code in codes.load("case_state").entries
    }
    assert {case.outcome for case in found} == {
        None, "written", "oral", "partial", "failed", "withdrawn", "refused", "declined",
        "handed_on",
    }  # fmt: skip
    assert {case.performance for case in found} >= {None, "not_due", "performed", "part"}
    assert any(case.confidential for case in found)
    assert any(case.on_the_spot for case in found)
    assert any(case.visit for case in found)
    assert any((case.round or 1) > 1 for case in found)
    assert {each.result for each in cases.Confirmation.select()} >= {None, "confirmed", "rejected"}
    for model in cases.OF_CASE:
        if model.kind_name not in ("printed_paper",):
            assert model.select().exists(), model.kind_name


def test_the_papers_of_no_quarrel_contradict_each_other(quarrelsome):
    for case in cases.every(cases.Filter()):
        assert cases.volume.contradictions(case) == [], cases.title(case)
        if case.state == "archived":
            assert cases.volume.gaps(case) == []


def test_no_quarrel_has_a_blank_left_in_it(quarrelsome):
    told = [f"{case.facts}{case.requests}{case.end_reason}" for case in cases.every(cases.Filter())]
    told += [f"{each.statements}{each.findings}" for each in cases.Session.select()]
    told += [f"{each.clauses}{each.manner}{each.disputed}" for each in cases.Agreement.select()]
    assert [text for text in told if re.search(r"[\[\]{}|]", text)] == []


def test_numbers_go_on_after_the_paper_book_of_the_year_before(quarrelsome, clock):
    year = clock().year
    numbers = [(case.year, case.sequence) for case in cases.every(cases.Filter())]
    assert next(each for each in numbers if each[0] == year - 1) == (year - 1, 41)
    assert [each[1] for each in numbers if each[0] == year] == list(
        range(1, 1 + sum(each[0] == year for each in numbers))
    )


def test_money_of_quarrels_is_due_late_and_paid(quarrelsome, clock):
    today = clock().date()
    kinds = {each.kind for each in cases.due.everything(today + datetime.timedelta(days=60))}
    assert kinds >= {"one_month", "session", "instalment", "confirmation", "revisit", "term"}
    late = [each for each in cases.due.everything(today) if each.kind == "instalment"]
    assert late
    assert cases.Payment.select().count() > 10


def test_every_quarrel_says_what_the_lists_know():
    for quarrel in quarrels().values():
        assert codes.load("dispute").knows(quarrel.category), quarrel.key
        assert codes.load("case_source").knows(quarrel.source), quarrel.key
        assert codes.load("difficulty").knows(quarrel.difficulty), quarrel.key
    assert {course.key for course in courses()} == set(quarrels())


def test_the_year_has_duties_met_and_missed_and_risks_defused_and_open(filled, clock):
    today = clock().date()
    states = {duty.state for line in duties.year_sheet(today.year) for duty in line.duties}
    assert {State.MET, State.OVERDUE, State.UNDER_WAY} <= states
    risks = list(activities.Risk.select())
    assert {bool(each.defused) for each in risks} == {True, False}
    assert activities.Survey.select().count() == 1
    assert {each.state for each in activities.Activity.select()} == {"held", "planned"}
