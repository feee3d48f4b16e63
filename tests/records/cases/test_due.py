"""What is due in disputes, in how many days, and which step answers it."""

import datetime

from app import settings
from app.records import cases, people
from app.room import sample
from app.store import preferences
from tests.records.cases.conftest import DAY

D = datetime.date
TODAY = D(2026, 11, 22)


def due(case):
    return [(each.kind, each.day, each.step) for each in cases.due.of_case(cases.get(case.id))]


def test_mediation_is_over_a_month_after_acceptance(village):
    case = village.registered(day=D(2026, 11, 3))
    cases.accept(case, day=D(2026, 11, 3), applied=D(2026, 11, 3))
    assert due(case) == [("one_month", D(2026, 12, 3), "extend")]
    assert cases.due.urgent(cases.get(case.id)).days() == 11


def test_the_next_session_is_due_on_its_day(village):
    case = village.ready()
    cases.mediate(case, day=DAY, result="goes_on", next_day=D(2026, 9, 8))
    assert due(case)[0] == ("session", D(2026, 9, 8), "mediate")


def test_a_new_round_has_a_month_of_its_own(village):
    case = village.performing()
    cases.urge(case, day=DAY, words="催")
    cases.perform(case, performance="not", day=DAY)
    cases.new_round(case, reason="甲", day=D(2026, 11, 10))
    assert due(case) == [("one_month", D(2026, 12, 10), "extend")]


def agreed_on(village, day, **values):
    case = village.registered(day=day)
    cases.accept(case, day=day, applied=day)
    cases.name_mediator(case, person=village.mediator.id, since=day)
    cases.tell_rights(case, day=day, how="oral")
    cases.mediate(case, day=day, result="agreed")
    terms = {"facts": "甲", "disputed": "乙", "clauses": "丙", "manner": "丁"}
    cases.agree(case, day=day, **{**terms, **values})
    cases.sign(case, signatures=village.signatures(case, day), sealed=day)
    return cases.start_performing(case)


def test_the_court_can_be_asked_for_thirty_days(village):
    case = agreed_on(village, D(2026, 11, 2))
    assert due(case) == [("confirmation", D(2026, 12, 2), "apply_confirmation")]
    cases.apply_confirmation(case, court="法院", applied=D(2026, 11, 10), both=True)
    assert due(case) == [("answer", D(2026, 12, 10), "decide_confirmation")]


def test_instalments_are_due_and_late_ones_are_urged(village):
    parts = [
        {"due": D(2026, 11, 10), "amount": 100000, "payer": "李海涛"},
        {"due": D(2027, 1, 10), "amount": 100000, "payer": "李海涛"},
    ]
    case = agreed_on(village, D(2026, 11, 2), amount=200000, instalments=parts)
    found = [each for each in due(case) if each[0] == "instalment"]
    assert found == [
        ("instalment", D(2026, 11, 10), "urge"),
        ("instalment", D(2027, 1, 10), "pay"),
    ]
    [late] = [each for each in cases.due.everything(TODAY) if each.kind == "instalment"]
    assert late.words == "李海涛应付 1,000.00 元"
    assert late.days() == -12


def test_a_return_visit_is_due_a_week_later_or_as_the_office_sets_it(village):
    case = village.performed()
    assert due(case) == [("revisit", DAY + datetime.timedelta(days=7), "revisit")]
    preferences.put(settings.REVISIT_AFTER, 30)
    assert due(case) == [("revisit", DAY + datetime.timedelta(days=30), "revisit")]
    cases.revisit(case, day=DAY)
    assert due(case) == [("closing", DAY, "close")]


def test_what_ended_is_visited_too(village):
    assert due(village.failed()) == [("revisit", DAY + datetime.timedelta(days=7), "revisit")]


def test_a_closed_dispute_waits_for_the_archive_and_an_archived_one_for_nothing(village):
    case = village.closed()
    assert [each[0] for each in due(case)] == ["filing"]
    assert due(village.archived()) == []


def test_everything_due_is_gathered_the_earliest_first(village):
    village.performed()
    village.mediating()
    village.registered()
    cases.void(village.mediating(), reason="duplicate")
    found = cases.due.everything(TODAY)
    assert [each.kind for each in found] == ["revisit", "one_month"]
    assert cases.due.everything(DAY) == []


def test_both_terms_of_a_committee_are_reminded_of_two_months_ahead(village):
    made = cases.committees.make(
        name="店子村人民调解委员会", since=D(2024, 1, 15), village_until=D(2026, 12, 31)
    )
    assert made.until == D(2027, 1, 14)
    found = cases.due.everything(TODAY)
    assert [(each.kind, each.day, each.words) for each in found] == [
        ("term", D(2026, 12, 31), "店子村人民调解委员会：村（居）委会任期到2026年12月31日届满"),
        ("term", D(2027, 1, 14), "店子村人民调解委员会：任期到2027年1月14日届满"),
    ]
    assert cases.committees.terms(D(2026, 10, 1)) == []


def test_a_committee_has_three_to_nine_members_a_chair_and_a_woman(village):
    committee = cases.committees.make(name="调委会")
    names = [each.name for each in cases.committees.problems(committee)]
    assert names == ["members", "chair", "woman"]
    seat = cases.committees.seat
    for person in (village.mediator, village.wang):
        seat(committee, person, chair=True)
    seat(committee, village.li)
    assert [each.chair for each in cases.committees.members(committee)] == [True, None, None]
    assert [each.name for each in cases.committees.problems(committee)] == ["woman"]
    woman = seat(committee, people.register(name="赵淑珍", sex="2"))
    assert cases.committees.problems(committee) == []
    cases.committees.leave(woman)
    assert [each.name for each in cases.committees.problems(committee)] == ["woman"]
    for number in range(7):
        seat(committee, people.register(name=f"委员{number}", sex="2"))
    assert [each.name for each in cases.committees.problems(committee)] == ["members"]


def test_what_is_due_in_all_disputes_is_what_is_due_in_each(village):
    sample.fill(visits=0, persons=50, disputes=40)
    found = cases.every(cases.Filter())
    one_by_one = {case.id: cases.due.of_case(case) for case in found}
    assert cases.due.of_cases(found) == one_by_one
    going = [case for case in found if case.state != "registered"]
    for days in (-30, 0, 7, 40):
        until = TODAY + datetime.timedelta(days=days)
        expected = {
            (due.case.id, due.kind, due.day, due.record)
            for case in going
            for due in one_by_one[case.id]
            if due.day <= until
        }
        told = [due for due in cases.due.everything(until) if due.case is not None]
        assert {(due.case.id, due.kind, due.day, due.record) for due in told} == expected
        assert [due.day for due in told] == sorted(due.day for due in told)
