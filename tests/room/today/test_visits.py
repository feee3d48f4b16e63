"""What visits still ask for stands there until it is done; what came is counted."""

import datetime

from app.records import visits
from app.room.today import visits as lines

DAY = datetime.date(2026, 11, 22)
ONE = datetime.timedelta(days=1)


def log(**values):
    return visits.log(**{"day": DAY, "name": "赵淑珍", "category": "01", "facts": "租地"} | values)


def test_an_answer_is_due_three_days_ahead_and_no_sooner(room):
    near = log(result="promised", follow_up=DAY + 3 * ONE)
    log(result="promised", follow_up=DAY + 4 * ONE)
    [line] = lines.promised(DAY)
    assert (line.days, line.page, line.wanted) == (3, "visits", {"record_id": near.id})


def test_legal_aid_is_asked_first_for_its_decision_and_then_for_a_lawyer(room):
    visit = log()
    referral = visits.refer(visit, submitted=DAY - 7 * ONE)
    assert [each.words for each in lines.referrals(DAY)] == ["赵淑珍 · 法律援助该有决定了"]
    visits.change_referral(referral, decided=DAY, decision="granted")
    assert [each.words for each in lines.referrals(DAY)] == ["赵淑珍 · 法律援助该派律师了"]
    visits.change_referral(visits.referral_of(visit.id), lawyer="周律师", assigned=DAY)
    assert lines.referrals(DAY) == []


def test_of_many_left_for_the_lawyer_the_line_names_four(room):
    for name in ("甲一", "甲二", "甲三", "甲四", "甲五"):
        log(name=name, for_lawyer=True)
    [line] = lines.for_lawyer()
    assert "5" in line.words
    assert sum(name in line.words for name in ("甲一", "甲二", "甲三", "甲四", "甲五")) == 4


def test_this_month_this_year_and_legal_aid_are_counted_apart(room):
    log()
    log(result="aid")
    log(day=DAY - 40 * ONE)
    found = lines.counted(DAY)
    assert (found.month, found.referred, found.year) == (2, 1, 3)
