"""What is due: the clock of legal aid, and what waits for the lawyer."""

import datetime

from app.records import visits

TODAY = datetime.date(2026, 11, 22)


def logged(**values):
    return visits.log(
        **{"day": TODAY, "category": "01", "facts": "承包地", "name": "赵淑珍"} | values
    )


def test_legal_aid_has_seven_days_to_decide_and_three_to_name_a_lawyer(room):
    handed_in = visits.refer(logged(), submitted=TODAY)
    granted = visits.refer(logged(), submitted=TODAY, decided=TODAY, decision="granted")
    due = visits.referrals_due(TODAY + datetime.timedelta(days=30))
    assert [(each.id, what, (day - TODAY).days) for each, what, day in due] == [
        (granted.id, "lawyer", 3),
        (handed_in.id, "decision", 7),
    ]


def test_a_referral_that_owes_nothing_is_not_due(room):
    visits.refer(logged(), told=True)
    visits.refer(logged(), submitted=TODAY, decided=TODAY, decision="refused")
    assert visits.referrals_due(TODAY + datetime.timedelta(days=30)) == []


def test_what_was_left_for_the_lawyer_waits_until_it_is_taken(room):
    visit = logged(for_lawyer=True)
    assert [each.id for each in visits.left_for_lawyer()] == [visit.id]
    visits.amend(visit, for_lawyer=None)
    assert visits.left_for_lawyer() == []
