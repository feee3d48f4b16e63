"""Who is entitled to legal aid: told one by one, counted, and never named outside the room."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import duties, entitled, keeping, people, places, visits
from app.records.duties import State
from app.records.entitled import Entitled
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


def listed(village, name="刘桂兰", **more):
    values = {"since": DAY - ONE, "group": "watched", "place": village.id, "name": name, **more}
    return keeping.keep(Entitled, **values)


def owed():
    found = [
        duty
        for line in duties.year_sheet(DAY.year)
        for duty in line.duties
        if duty.rule.name == "told_of_aid" and duty.period.first <= DAY <= duty.period.last
    ]
    return found[0] if found else None


def test_nothing_is_owed_for_an_empty_list_and_for_each_on_it_that_they_are_told(village):
    assert owed() is None
    one, other = listed(village), listed(village, "王建国")
    listed(village, "李静", since=DAY - 9 * ONE, until=DAY - ONE)
    assert (owed().needs, owed().amount, owed().state) == (2, 0, State.UNDER_WAY)
    assert [each.id for each in entitled.waiting()] == [one.id, other.id]
    entitled.tell(one, day=DAY)
    assert (owed().needs, owed().amount, owed().missing) == (2, 1, 1)
    assert [each.id for each in duties.evidence(owed())] == [one.id]
    entitled.tell(other, day=DAY, how="written")
    assert owed().state == State.MET
    assert duties.beginning(owed()) == ("entitled", {"over": True})


def test_a_referral_says_of_somebody_on_the_list_told_applied_and_granted(village):
    person = people.register(name="刘桂兰", groups=["watched"], village=village.id)
    entry = entitled.put_on(person)
    visit = visits.log(day=DAY, person=person.id, category="01", facts="赡养", place=village.id)
    made = visits.refer(visit, told=True)
    assert Entitled.get_by_id(entry.row).told == DAY
    made = visits.change_referral(made, submitted=DAY)
    assert [each.words() for each in entitled.counts()] == [
        "应援 1 · 已告知 1 · 已申请 1 · 已获援助 0"
    ]
    visits.change_referral(made, decision="granted", decided=DAY)
    assert entitled.counts()[0].granted == 1


def test_who_is_known_in_need_and_not_on_the_list_is_proposed_once(village):
    person = people.register(name="刘桂兰", groups=["old", "allowance"], household="刘大海")
    people.register(name="王建国", groups=["old"])
    assert [each.id for each in entitled.unlisted()] == [person.id]
    entry = entitled.put_on(person)
    assert (entry.group, entry.household, entry.place) == ("allowance", "刘大海", village.id)
    assert entitled.unlisted() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"until": DAY - 2 * ONE}, "until"),
        ({"told": DAY + ONE}, "told"),
        ({"aid": "granted"}, "told"),
        ({"told_how": "oral"}, "told"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(village, values, field):
    with pytest.raises(FieldErrors) as caught:
        listed(village, **values)
    assert list(caught.value.fields) == [field]


def test_nobody_stands_on_the_list_twice(village):
    person = people.register(name="刘桂兰")
    listed(village, person=person.id)
    with pytest.raises(FieldErrors) as caught:
        listed(village, person=person.id)
    assert list(caught.value.fields) == ["name"]
