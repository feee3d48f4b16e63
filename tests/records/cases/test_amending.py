"""What was written down on the way is corrected, with a reason once it has left the room."""

import datetime

import pytest

from app.errors import DayInFuture, FieldErrors, NotFound
from app.messages import words
from app.records import cases, history
from tests.records.cases.conftest import DAY

WEEK = datetime.timedelta(days=7)
TIME = datetime.datetime.combine(DAY, datetime.time(9), datetime.UTC)


def urged(village):
    case = village.performing()
    return cases.urge(case, day=DAY + WEEK, whom="李海涛", words="请按期付清")


def reported(village):
    return cases.report_to_police(village.mediating(), time=TIME, whom="店子派出所", words="动手")


def revisited(village):
    return cases.revisit(village.performed(), day=DAY + WEEK, words="好")


def suggested(village):
    return cases.suggest(village.mediating(), day=DAY + WEEK, whom="镇政府", words="统一间距")


def asked(village):
    case = village.investigating()
    return cases.parts.inquiries(case)[0]


def held(village):
    return cases.parts.sessions(village.mediating())[0]


ALL = [urged, reported, revisited, suggested, asked, held]


@pytest.mark.parametrize("make", ALL)
def test_what_was_written_wrongly_is_put_right_and_says_why(village, make):
    record = make(village)
    field = "findings" if make is held else "words"
    changed = cases.change_record(record, reason="记错了", **{field: "改过的话"})
    assert (getattr(changed, field), changed.reason) == ("改过的话", "记错了")
    steps = history.of(changed)
    assert (steps[0].what, steps[0].reason) == (history.CORRECTED, "记错了")


def test_every_kind_that_can_be_corrected_is_tried_here():
    assert len(cases.amending.CORRECTABLE) == len(ALL)


def test_records_name_those_who_are_in_the_dispute(village):
    case = village.ready()
    with pytest.raises(FieldErrors) as refused:
        cases.investigate(case, day=DAY, by=["傅军", "赵六"])
    assert list(refused.value.fields) == ["by"]
    with pytest.raises(FieldErrors) as refused:
        cases.mediate(case, day=DAY, present=["王建国", "赵六"])
    assert "邀请参加的人" in words(refused.value.fields["present"])


def test_a_record_keeps_the_names_of_its_day_when_something_else_is_corrected(village):
    case = village.ready()
    session = cases.mediate(case, day=DAY, present=["王建国"], result="goes_on")
    [wang, _li] = cases.parts.parties(case)
    cases.parties.change(wang, name="王建业")
    cases.Session.update(present=["王建国"]).execute()
    changed = cases.change_record(session, statements="都说了。")
    assert (changed.present, changed.statements) == (["王建国"], "都说了。")
    with pytest.raises(FieldErrors):
        cases.change_record(changed, present=["王建国", "赵六"])


@pytest.mark.parametrize("make", ALL)
def test_nothing_is_corrected_in_the_archive(village, make):
    record = make(village)
    cases.Case.update(state="archived").where(cases.Case.id == record.case).execute()
    with pytest.raises(cases.ReadOnly):
        cases.change_record(record, reason="记错了")


@pytest.mark.parametrize("make", [urged, revisited, suggested, asked, held])
def test_a_day_is_not_moved_before_what_it_follows_on(village, make):
    record = make(village)
    for day, refusal in (
        (DAY - WEEK, cases.OutOfOrder),
        (DAY + datetime.timedelta(days=400), DayInFuture),
    ):
        with pytest.raises(FieldErrors) as refused:
            cases.change_record(record, day=day)
        assert isinstance(refused.value.fields["day"], refusal)


def test_a_report_to_the_police_is_not_moved_into_the_future(village):
    with pytest.raises(FieldErrors) as refused:
        cases.change_record(reported(village), time=TIME + datetime.timedelta(days=400))
    assert isinstance(refused.value.fields["time"], DayInFuture)


def test_an_authority_answers_after_it_was_asked(village):
    made = suggested(village)
    with pytest.raises(FieldErrors) as refused:
        cases.change_record(made, answered=DAY, answer="已办")
    assert list(refused.value.fields) == ["answered"]
    assert cases.change_record(made, answered=DAY + WEEK, answer="已办").answer == "已办"
    with pytest.raises(FieldErrors):
        cases.suggest(cases.get(made.case), day=DAY + WEEK, answered=DAY, whom="甲", words="乙")


def test_the_return_visit_that_a_closing_rests_on_stays_where_it_was(village):
    case = village.closed()
    seen = cases.parts.revisits(case)[0]
    cases.Case.update(performed=DAY + datetime.timedelta(days=3)).execute()
    with pytest.raises(cases.HasLaterSteps):
        cases.change_record(seen, day=DAY)
    with pytest.raises(FieldErrors) as refused:
        cases.change_record(seen, day=DAY + datetime.timedelta(days=9))
    assert "2026-09-09" in words(refused.value.fields["day"])
    assert cases.parts.revisits(case)[0].day == seen.day


def test_a_record_that_is_void_is_not_corrected(village):
    record = urged(village)
    cases.Urging.update(voided="other").execute()
    with pytest.raises(NotFound):
        cases.change_record(record, words="改")
