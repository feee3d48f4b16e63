"""The mediation committee: who sits on it, how long, what the law asks."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cases, people
from app.records.cases import committees
from app.store import journal

D = datetime.date


@pytest.fixture
def committee(room):
    return committees.make(name="店子村人民调解委员会", since=D(2024, 1, 1))


def someone(name, sex="1"):
    return people.register(name=name, sex=sex)


def lacking(committee):
    return [each.name for each in committees.problems(committee)]


def test_a_term_is_three_years_unless_told(committee):
    assert committee.until == D(2026, 12, 31)
    assert committees.make(name="甲", since=D(2024, 2, 29)).until == D(2027, 2, 28)


def test_a_term_that_ends_before_it_begins_is_refused(committee):
    with pytest.raises(FieldErrors) as refused:
        committees.change(committee, until=D(2023, 12, 31))
    assert list(refused.value.fields) == ["until"]


def test_three_members_a_chair_and_a_woman_are_asked_for(committee):
    assert lacking(committee) == ["members", "chair", "woman"]
    committees.seat(committee, someone("傅军"), chair=True)
    committees.seat(committee, someone("张伟"))
    assert lacking(committee) == ["members", "woman"]
    committees.seat(committee, someone("孙丽", "2"))
    assert lacking(committee) == []


def test_more_than_nine_members_are_too_many(committee):
    committees.seat(committee, someone("孙丽", "2"), chair=True)
    for number in range(9):
        committees.seat(committee, someone(f"委员{number}"))
    assert lacking(committee) == ["members"]


def test_a_new_chair_takes_the_place_of_the_one_before(committee):
    first = committees.seat(committee, someone("傅军"), chair=True)
    second = committees.seat(committee, someone("张伟"))
    committees.appoint_chair(second)
    assert [each.id for each in committees.members(committee)] == [second.id, first.id]
    assert [bool(each.chair) for each in committees.members(committee)] == [True, False]


def test_nobody_sits_twice_not_even_under_another_name(committee):
    fu, also = someone("傅军"), someone("傅君")
    people.join(fu, also)
    committees.seat(committee, fu)
    with pytest.raises(FieldErrors) as refused:
        committees.seat(committee, also)
    assert list(refused.value.fields) == ["name"]


def test_a_newcomer_becomes_a_person_and_a_member_in_one_action(committee):
    before = journal.verify()
    member = committees.seat(committee, None, newcomer={"name": "孙丽", "sex": "2"})
    assert journal.verify() == before + 1
    assert people.get(member.person).name == "孙丽"


def test_a_newcomer_without_a_name_is_refused(committee):
    with pytest.raises(FieldErrors) as refused:
        committees.seat(committee, None, newcomer={"name": None})
    assert list(refused.value.fields) == ["name"]
    assert committees.members(committee) == []


def test_who_leaves_is_a_past_member_and_may_come_back(committee):
    member = committees.seat(committee, someone("傅军"), chair=True)
    committees.leave(member)
    assert committees.members(committee) == []
    assert [each.id for each in committees.past_members(committee)] == [member.id]
    committees.stay(member, chair=True)
    [again] = committees.members(committee)
    assert again.chair


def test_nobody_leaves_before_joining(committee):
    member = committees.seat(committee, someone("傅军"), since=D(2025, 6, 1))
    with pytest.raises(FieldErrors):
        committees.leave(member, day=D(2025, 5, 31))


def test_who_was_entered_by_mistake_never_sat(committee):
    member = committees.seat(committee, someone("傅军"))
    committees.void_member(member)
    assert committees.members(committee) == committees.past_members(committee) == []
    committees.restore_member(member)
    assert len(committees.members(committee)) == 1


def test_a_new_term_keeps_who_stays_and_lets_the_others_leave(committee):
    stays = committees.seat(committee, someone("傅军"), chair=True)
    leaves = committees.seat(committee, someone("张伟"))
    entries = journal.verify()
    renewed = committees.renew(committee, since=D(2026, 11, 1), leaving=[leaves])
    assert journal.verify() == entries + 1
    assert (renewed.since, renewed.until) == (D(2026, 11, 1), D(2029, 10, 31))
    assert [each.id for each in committees.members(renewed)] == [stays.id]


@pytest.mark.parametrize("since", [None, D(2023, 12, 1), D(2024, 1, 1)])
def test_a_new_term_begins_after_the_old_one(committee, since):
    with pytest.raises(FieldErrors) as refused:
        committees.renew(committee, since=since)
    assert list(refused.value.fields) == ["since"]


def test_both_terms_are_due_two_months_before_they_end(committee):
    committees.change(committee, village_until=D(2027, 1, 10))
    assert [each.kind for each in committees.terms(D(2026, 11, 20))] == ["committee", "village"]
    due = cases.due.everything(D(2026, 11, 20))
    assert [(each.kind, each.record) for each in due] == [(cases.due.TERM, committee.id)] * 2
    assert committees.terms(D(2026, 10, 1)) == []


def test_a_void_committee_is_due_no_more_and_can_be_brought_back(committee):
    committees.void(committee)
    assert committees.all_committees() == committees.terms(D(2026, 12, 1)) == []
    committees.restore(committee)
    assert len(committees.all_committees()) == 1
