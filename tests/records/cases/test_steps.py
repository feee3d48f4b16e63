"""Every step from every stage: where the table allows it, where it refuses it."""

import datetime

import pytest

from app import codes
from app.errors import FieldErrors, NotFound, NotOurs
from app.records import cases, keeping
from app.records.cases import STEPS, Step
from tests.records.cases.conftest import DAY

STATES = [each.code for each in codes.load("case_state").entries]
LATER = DAY + datetime.timedelta(days=20)


def test_every_step_that_is_declared_is_a_function_of_its_own():
    assert {name: each for name, each in vars(cases).items() if isinstance(each, Step)} == STEPS


@pytest.mark.parametrize("state", STATES)
def test_a_step_that_the_stage_does_not_allow_is_refused_and_changes_nothing(village, state):
    case = village.in_state(state)
    assert case.state == state
    entry = case.entry
    for step in STEPS.values():
        if state not in step.stages:
            with pytest.raises((cases.WrongStage, cases.ReadOnly)):
                step(case)
    assert cases.get(case.id).entry == entry


@pytest.mark.parametrize("state", STATES)
def test_the_page_offers_no_step_that_the_stage_refuses(village, state):
    case = village.in_state(state)
    assert all(state in each.step.stages for each in cases.next_steps(case))
    assert len({each.name for each in cases.next_steps(case)}) == len(cases.next_steps(case))


def first_step(case):
    return cases.next_steps(cases.get(case.id))[0].name


def test_the_large_button_leads_from_registration_to_the_archive(village):
    case = village.registered()
    assert first_step(case) == "accept"
    cases.accept(case, day=DAY, applied=DAY)
    assert first_step(case) == "name_mediator"
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    assert first_step(case) == "tell_rights"
    cases.tell_rights(case, day=DAY, how="written")
    assert first_step(case) == "mediate"
    cases.investigate(case, day=DAY, words="勘查")
    assert cases.get(case.id).state == "investigating"
    assert first_step(case) == "mediate"
    cases.mediate(case, day=DAY, result="goes_on")
    assert first_step(case) == "mediate"
    cases.mediate(case, day=DAY, result="agreed")
    assert first_step(case) == "agree"
    cases.agree(case, day=DAY, facts="甲", disputed="乙", clauses="丙", manner="丁")
    assert first_step(case) == "sign"
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert first_step(case) == "start_performing"
    cases.start_performing(case)
    assert first_step(case) == "perform"
    cases.perform(case, performance="performed", day=DAY, proof="已拆")
    assert first_step(case) == "revisit"
    cases.revisit(case, day=DAY)
    assert first_step(case) == "close"
    cases.close(case, day=DAY)
    assert first_step(case) == "archive"
    cases.add_original(case, paper="identity", pages=2)
    cases.archive(case, retention="30", filed_by="李秀英")
    assert [each.name for each in cases.next_steps(cases.get(case.id))] == ["append_note"]


@pytest.mark.parametrize(
    ("end", "outcome"), [("fail", "failed"), ("withdraw", "withdrawn"), ("refuse", "refused")]
)
def test_an_end_without_agreement_keeps_what_was_told(village, end, outcome):
    case = getattr(cases, end)(
        village.mediating(),
        day=DAY,
        routes_told=["court", "arbitration"],
        end_begin=datetime.time(9),
        end_finish=datetime.time(10),
        end_reason="分歧太大",
        undisputed="欠款属实",
    )
    assert (case.state, case.outcome, case.ended) == ("ended", outcome, DAY)
    assert case.routes_told == ["court", "arbitration"]
    assert case.undisputed == "欠款属实"


@pytest.mark.parametrize("end", ["withdraw", "refuse"])
@pytest.mark.parametrize("state", ["accepted", "investigating"])
def test_a_party_may_stop_it_before_anything_was_said(village, state, end):
    case = village.in_state(state)
    assert getattr(cases, end)(case, day=DAY, routes_told=["court"]).state == "ended"


def test_what_ended_with_an_unsigned_draft_gives_the_draft_up(village):
    case = village.drafted()
    cases.fail(case, day=DAY, routes_told=["court"])
    assert cases.parts.agreements(case) == []


def test_handing_on_to_the_police_needs_the_report_first(village):
    case = village.mediating()
    with pytest.raises(cases.NotYet) as refused:
        cases.hand_on(case, to="police", reason="动手打人", day=DAY)
    assert [each.name for each in refused.value.missing] == ["police"]
    time = datetime.datetime.combine(DAY, datetime.time(9), datetime.UTC)
    cases.report_to_police(case, time=time, whom="店子派出所", words="动手")
    assert cases.hand_on(case, to="police", reason="动手打人", day=DAY).outcome == "handed_on"


@pytest.mark.parametrize("state", ["registered", "accepted", "mediating", "agreed", "performing"])
def test_danger_is_reported_from_any_open_stage(village, state, clock):
    case = village.in_state(state)
    made = cases.report_to_police(case, whom="店子派出所", words="扬言报复")
    assert made.time == clock.time
    assert cases.get(case.id).state == state


def test_a_new_round_stays_in_the_case_with_a_suffix_to_the_agreements_number(village):
    case = village.performing()
    cases.urge(case, day=DAY, words="请履行")
    cases.perform(case, performance="not", day=DAY)
    case = cases.new_round(case, reason="未履行", day=DAY)
    assert (case.state, case.round, case.outcome, case.performance) == ("mediating", 2, None, None)
    with pytest.raises(cases.NotYet):
        cases.agree(case, clauses="甲", day=DAY)
    cases.mediate(case, day=DAY, result="agreed")
    second = cases.agree(case, day=DAY, facts="甲", disputed="乙", clauses="丙", manner="丁")
    assert [each.number for each in cases.parts.agreements(case)] == [
        "(2026)店民调字第1号",
        "(2026)店民调字第1-2号",
    ]
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    assert cases.parts.agreement(cases.get(case.id)).id == second.id


def test_a_second_inquiry_between_sessions_is_no_step_back(village):
    case = village.mediating()
    cases.investigate(case, day=DAY, words="再看一次")
    assert cases.get(case.id).state == "mediating"


def test_an_archived_dispute_takes_notes_and_nothing_else(village):
    case = village.archived()
    note = cases.append_note(case, words="当事人更名", correction=True, reason="登记有误")
    assert (note.correction, note.reason) == (True, "登记有误")
    with pytest.raises(cases.ReadOnly):
        cases.change(case, facts="别的")
    party = cases.parts.parties(case)[0]
    for refused in (
        lambda: cases.parties.change(party, occupation="农民"),
        lambda: cases.parties.add_agent(party, name="李", powers="general"),
        lambda: cases.change_record(cases.parts.sessions(case)[0], clerk="李"),
        lambda: cases.add_original(case, paper="identity", pages=1),
    ):
        with pytest.raises(cases.ReadOnly):
            refused()


def test_a_void_dispute_is_not_worked_on_until_it_is_valid_again(village):
    case = cases.void(village.registered(), reason="duplicate")
    with pytest.raises(cases.ReadOnly):
        cases.accept(case, applied=DAY)
    assert cases.next_steps(case) == []
    assert keeping.restore(case).voided is None


def test_another_installations_dispute_can_only_be_read(village):
    case = village.registered()
    cases.Case.update(origin="0192f0c1-5a3e-7bbb-8ccc-0123456789ab").execute()
    with pytest.raises(NotOurs):
        cases.accept(case, applied=DAY)
    assert cases.next_steps(cases.get(case.id)) == []


def test_a_matter_that_may_not_be_mediated_is_declined_at_once_with_the_way_to_go(village):
    case = village.registered(barred="elsewhere", advised_route=["court"])
    assert (case.state, case.outcome) == ("declined", "declined")
    assert case.advised_route == ["court"]
    assert "已受理" in case.decline_reason


def test_what_hangs_on_another_dispute_is_not_found(village):
    one, other = village.drafted(), village.drafted()
    strange = cases.parts.agreement(other)
    for refused in (
        lambda: cases.drop_agreement(one, agreement=strange),
        lambda: cases.change_agreement(one, agreement=strange, clauses="甲"),
        lambda: cases.change_mediator(one, mediator=cases.parts.mediators(other)[0]),
    ):
        with pytest.raises(NotFound):
            refused()


@pytest.mark.parametrize(
    ("step", "values", "field"),
    [
        ("accept", {"applied": DAY}, "accepted"),
        ("decline", {"reason": "甲", "advised_route": ["court"]}, "declined"),
        ("tell_rights", {"how": "oral"}, "notified"),
    ],
)
def test_a_step_takes_its_true_past_day_but_none_before_registration_or_to_come(
    village, step, values, field
):
    for day in (DAY - datetime.timedelta(days=1), datetime.date(2026, 11, 23)):
        with pytest.raises(FieldErrors) as refused:
            getattr(cases, step)(village.registered(), day=day, **values)
        assert list(refused.value.fields) == [field]


def test_sessions_follow_on_each_other(village):
    case = village.ready()
    cases.mediate(case, day=LATER, result="goes_on", next_day=LATER)
    with pytest.raises(FieldErrors):
        cases.mediate(case, day=DAY, result="goes_on")
    with pytest.raises(FieldErrors) as refused:
        cases.agree(case, day=DAY, clauses="甲")
    assert set(refused.value.fields) == {"day"}
    with pytest.raises(FieldErrors):
        cases.mediate(case, day=LATER, begin=datetime.time(10), finish=datetime.time(9))


def test_rights_told_after_the_first_session_were_told_too_late(village):
    case = village.mediating()
    with pytest.raises(FieldErrors) as refused:
        cases.tell_rights(case, day=LATER, how="oral")
    assert isinstance(refused.value.fields["notified"], cases.TooLate)


def test_a_mediator_does_not_mediate_before_being_named(village):
    case = village.accepted()
    cases.tell_rights(case, day=DAY, how="oral")
    cases.name_mediator(case, person=village.mediator.id, since=LATER)
    with pytest.raises(FieldErrors):
        cases.mediate(case, day=DAY, result="goes_on")


def test_a_session_is_corrected_within_its_neighbours(village):
    case = village.ready()
    first = cases.mediate(case, day=DAY, result="goes_on")
    cases.mediate(case, day=LATER, result="goes_on")
    with pytest.raises(FieldErrors):
        cases.change_record(first, day=LATER + datetime.timedelta(days=1))
    assert cases.change_record(first, day=LATER, clerk="李秀英").clerk == "李秀英"


def test_what_steps_have_set_is_not_corrected_by_hand(village):
    case = village.mediating()
    with pytest.raises(TypeError):
        cases.change(case, state="archived")
    assert cases.change(case, facts="滴水檐越界二十厘米").facts.endswith("厘米")
    with pytest.raises(FieldErrors):
        cases.change(case, day=LATER)
    with pytest.raises(FieldErrors):
        cases.change(case, applied=LATER)
