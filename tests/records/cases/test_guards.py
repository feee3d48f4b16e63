"""Every guard of the table: what is missing, and where it leads."""

import datetime

import pytest

from app.errors import FieldErrors
from app.messages import words
from app.records import cases, people
from app.store import journal
from tests.records.cases.conftest import DAY

LATER = DAY + datetime.timedelta(days=20)


def missing(step, case, **values):
    with pytest.raises(cases.NotYet) as refused:
        step(case, **values)
    assert all(each.field and each.kind and str(each) for each in refused.value.missing)
    return [each.name for each in refused.value.missing]


def test_a_refusal_says_in_words_what_is_missing(village):
    with pytest.raises(cases.NotYet) as refused:
        cases.accept(village.registered())
    assert words(refused.value) == "还差：签过名的申请书"


def test_acceptance_needs_the_signed_application(village):
    case = village.registered()
    assert missing(cases.accept, case, day=DAY) == ["applied"]
    assert cases.accept(case, day=DAY, applied=DAY).state == "accepted"


@pytest.mark.parametrize("source", ["active", "court", "police", "petition", "office"])
def test_acceptance_without_application_needs_both_sides_consent(village, source):
    case = village.registered(source=source)
    assert missing(cases.accept, case, day=DAY) == ["consent"]
    assert cases.accept(case, day=DAY, consent_day=DAY).consent_day == DAY


def test_acceptance_needs_both_sides(village):
    case = cases.register(
        parties=village.parties()[:1], day=DAY, category="02", facts="甲", applied=DAY
    )
    assert missing(cases.accept, case, day=DAY) == ["respondent"]
    cases.parties.add(case, role="respondent", person=village.li.id)
    assert cases.accept(case, day=DAY).state == "accepted"


def test_what_may_not_be_mediated_is_not_accepted(village):
    case = village.registered(barred="reserved", applied=DAY)
    assert missing(cases.accept, case, day=DAY) == ["barred"]
    assert cases.next_steps(case)[0].name == "decline"


def test_the_application_is_not_signed_after_it_was_accepted(village):
    with pytest.raises(FieldErrors):
        cases.accept(village.registered(), day=DAY, applied=LATER)


@pytest.mark.parametrize(
    ("values", "difficulty"),
    [
        ({}, "ordinary"),
        ({"people": 10}, "major"),
        ({"amount": 10_000_000}, "major"),
        ({"on_the_spot": True}, "simple"),
        ({"amount": 10_000_000, "difficulty": "hard"}, "hard"),
    ],
)
def test_how_hard_it_is_follows_from_people_and_amount_unless_somebody_says(
    village, values, difficulty
):
    assert village.accepted(**values).difficulty == difficulty


def test_declining_needs_the_reason_and_a_way_to_go(village):
    case = village.registered()
    assert missing(cases.decline, case) == ["reason", "route"]
    assert missing(cases.decline, case, reason="甲") == ["route"]


def test_what_the_law_forbids_to_mediate_is_reason_enough_and_is_kept(village):
    case = cases.decline(village.registered(), barred="reserved", advised_route=["court"], day=DAY)
    assert case.barred == "reserved"
    assert case.decline_reason


@pytest.mark.parametrize("step", ["investigate", "mediate"])
def test_talks_need_a_mediator_and_the_rights_told(village, step):
    case = village.accepted()
    values = {"day": DAY, "result": "goes_on"} if step == "mediate" else {"day": DAY}
    take = getattr(cases, step)
    assert missing(take, case, **values) == ["mediator", "notified", "notified_how"]
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    assert missing(take, case, **values) == ["notified", "notified_how"]
    cases.tell_rights(case, day=DAY, how="oral")
    take(case, **values)


def test_talks_wait_while_it_is_open_whether_a_mediator_stands_aside(village):
    case = village.ready()
    mediator = cases.parts.mediators(case)[0]
    asked = cases.ask_avoidance(case, mediator=mediator, reason="是亲戚", day=DAY)
    assert missing(cases.mediate, case, day=DAY, result="goes_on") == ["avoidance"]
    assert cases.next_steps(case)[0].name == "decide_avoidance"
    cases.decide_avoidance(case, mediator=asked, granted=False, day=DAY)
    cases.mediate(case, day=DAY, result="goes_on")


def test_who_stands_aside_mediates_no_more(village):
    case = village.ready()
    mediator = cases.parts.mediators(case)[0]
    asked = cases.ask_avoidance(case, mediator=mediator, reason="是亲戚", day=DAY)
    cases.decide_avoidance(case, mediator=asked, granted=True, day=DAY)
    assert missing(cases.mediate, case, day=DAY, result="goes_on") == ["mediator"]
    other = people.register(name="赵", sex="2")
    cases.name_mediator(case, person=other.id, since=DAY)
    cases.mediate(case, day=DAY, result="goes_on")
    with pytest.raises(cases.HasLaterSteps):
        cases.decide_avoidance(case, mediator=asked, granted=False, day=DAY)


def test_a_mediator_is_changed_and_the_new_one_leads(village):
    case = village.ready()
    other = people.register(name="赵", sex="2")
    new = cases.change_mediator(
        case, mediator=cases.parts.mediators(case)[0], until=DAY, by=other.id
    )
    assert [(each.name, each.leading) for each in cases.parts.mediators(case)] == [("赵", True)]
    assert new.person == other.id


def test_ending_needs_that_other_ways_were_told(village):
    for step in (cases.fail, cases.withdraw, cases.refuse):
        case = village.mediating()
        assert missing(step, case, day=DAY) == ["routes"]
        cases.tell_routes(case, routes=["court"])
        assert step(case, day=DAY).routes_told == ["court"]


@pytest.mark.parametrize("field", ["facts", "disputed", "clauses", "manner"])
def test_a_written_agreement_says_what_article_29_demands_before_it_is_signed(village, field):
    case = village.drafted()
    cases.Agreement.update({field: None}).execute()
    assert missing(cases.sign, case, sealed=DAY) == [field]


def test_a_written_agreement_names_its_parties_in_full_but_not_who_is_to_blame(village):
    case = village.drafted()
    assert cases.parts.agreement(case).duties is None
    cases.Party.update(address=None).where(cases.Party.name == "李海涛").execute()
    assert missing(cases.sign, case, sealed=DAY) == ["address"]


def test_performance_begins_only_with_an_agreement_in_force(village):
    case = village.agreed()
    assert cases.start_performing(case).state == "performing"


def test_performed_needs_what_shows_it(village):
    case = village.performing()
    assert missing(cases.perform, case, performance="performed", day=DAY) == ["voucher"]
    cases.add_original(case, paper="voucher", pages=1)
    assert cases.perform(case, performance="performed", day=DAY).performance == "performed"


def test_performed_needs_every_fen(village):
    case = village.performing(amount=300000)
    [line] = cases.money.statement(case).lines
    cases.pay(case, instalment=line.instalment, day=DAY, amount=299999, voucher="收条")
    assert missing(cases.perform, case, performance="performed", day=DAY) == ["paid"]
    cases.pay(case, instalment=line.instalment, day=DAY, amount=1)
    assert cases.perform(case, performance="performed", day=DAY).performance == "performed"


@pytest.mark.parametrize("performance", ["part", "not"])
def test_not_performed_needs_a_reminder_first(village, performance):
    case = village.performing()
    assert missing(cases.perform, case, performance=performance, day=DAY) == ["urging"]
    cases.urge(case, day=DAY, words="催")
    assert cases.perform(case, performance=performance, day=DAY).performance == performance


def confirm(case, **values):
    return cases.apply_confirmation(
        case, **{"court": "山亭区人民法院", "applied": DAY, "both": True, **values}
    )


def test_confirmation_is_asked_for_by_both_sides(village):
    case = village.agreed()
    assert missing(confirm, case, both=False) == ["both"]
    assert missing(confirm, case, identity_matter=True) == ["identity_matter"]
    assert confirm(case).result is None
    assert missing(confirm, case) == ["applied_before"]


def test_confirmation_is_asked_for_within_thirty_days_as_the_law_counts(village):
    # 2026-09-01 and thirty days is a day of the National holidays.
    case = village.agreed()
    with pytest.raises(FieldErrors) as refused:
        confirm(case, applied=datetime.date(2026, 10, 9))
    assert refused.value.fields["applied"].data["day"] == datetime.date(2026, 10, 8)
    assert confirm(case, applied=datetime.date(2026, 10, 8))


def test_an_oral_agreement_goes_to_no_court(village):
    case = village.mediating()
    cases.agree(case, form="oral", clauses="道歉", day=DAY)
    assert missing(confirm, case) == ["written"]


def test_the_courts_decision_needs_an_application_and_its_number(village):
    case = village.agreed()
    assert missing(cases.decide_confirmation, case, result="confirmed") == ["application"]
    confirm(case)
    with pytest.raises(FieldErrors) as refused:
        cases.decide_confirmation(case, result="confirmed", day=LATER)
    assert set(refused.value.fields) == {"ruling"}
    decided = cases.decide_confirmation(
        case, result="confirmed", day=LATER, ruling="(2026)鲁0406民特1号"
    )
    assert decided.result == "confirmed"
    assert missing(confirm, case) == ["applied_before"]


def test_after_a_withdrawn_application_there_may_be_another_but_not_after_a_rejection(village):
    case = village.agreed()
    confirm(case)
    cases.decide_confirmation(case, result="withdrawn", day=DAY)
    confirm(case)
    cases.decide_confirmation(case, result="rejected", day=DAY, ruling="1号")
    assert missing(confirm, case) == ["applied_before"]


def test_a_new_round_needs_a_rejection_or_that_it_is_not_performed(village):
    case = village.agreed()
    assert missing(cases.new_round, case, reason="甲", day=DAY) == ["failed"]
    confirm(case)
    assert missing(cases.new_round, case, reason="甲", day=DAY) == ["failed"]
    cases.decide_confirmation(case, result="rejected", day=DAY, ruling="1号")
    with pytest.raises(FieldErrors):
        cases.new_round(case, reason="", day=DAY)
    assert cases.new_round(case, reason="驳回", day=DAY).round == 2


def test_closing_needs_performance_and_a_return_visit(village):
    case = village.performing()
    assert missing(cases.close, case, day=DAY) == ["performance", "revisit"]
    cases.perform(case, performance="performed", day=DAY, proof="已拆")
    assert missing(cases.close, case, day=DAY) == ["revisit"]
    cases.revisit(case, day=DAY)
    assert cases.close(case, day=DAY).state == "closed"


def test_closing_what_is_not_performed_needs_that_court_was_told(village):
    case = village.performing()
    cases.urge(case, day=DAY, words="催")
    cases.perform(case, performance="not", day=DAY)
    cases.revisit(case, day=DAY)
    assert missing(cases.close, case, day=DAY) == ["routes"]
    assert cases.close(case, day=DAY, routes_told=["court"]).state == "closed"


def test_closing_waits_for_the_court(village):
    case = village.performing()
    confirm(case)
    cases.perform(case, performance="performed", day=DAY, proof="已拆")
    cases.revisit(case, day=DAY)
    assert missing(cases.close, case, day=DAY) == ["confirmation"]


def test_what_was_handed_on_is_closed_without_a_return_visit(village):
    case = cases.hand_on(village.accepted(), to="court", reason="已起诉", day=DAY)
    assert cases.close(case, day=DAY).state == "closed"


def test_a_visit_before_performance_is_none_after_it(village):
    case = village.performing()
    cases.revisit(case, day=DAY)
    cases.perform(case, performance="performed", day=LATER, proof="已拆")
    assert missing(cases.close, case, day=LATER) == ["revisit"]


def test_archiving_names_the_papers_that_are_missing(village):
    case = village.closed()
    with pytest.raises(cases.NotYet) as refused:
        cases.archive(case, retention="30", filed_by="李秀英")
    assert [str(each) for each in refused.value.missing] == ["卷内的身份证明"]


def test_papers_that_contradict_each_other_are_archived_only_with_a_reason(village):
    case = village.closed()
    cases.add_original(case, paper="identity", pages=2)
    cases.Session.update(present=["王健国"]).execute()
    assert missing(cases.archive, case, retention="30", filed_by="李") == ["name"]
    cases.archive(case, retention="30", filed_by="李", despite="已附更正说明")
    notes = [each.words for each in cases.parts.of(cases.CaseNote, case)]
    assert notes[-1] == "文书有出入仍归档：已附更正说明"


def test_an_extension_gives_more_time_than_there_is(village):
    case = village.accepted()
    with pytest.raises(FieldErrors):
        cases.extend(case, kind="agreed", day=DAY, until=LATER, reason="甲")
    cases.extend(case, kind="agreed", day=DAY, until=datetime.date(2026, 10, 30), reason="双方同意")
    assert cases.due.deadline(case) == datetime.date(2026, 10, 30)


def test_time_that_experts_take_does_not_count(village):
    case = village.accepted()
    cases.extend(case, kind="expert", day=DAY, until=LATER, reason="伤残鉴定")
    assert cases.due.deadline(case) == datetime.date(2026, 10, 21)
    journal.verify()
