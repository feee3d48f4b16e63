"""An activity and what hangs on it: what is refused, what travels, how the month shows it."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from app.errors import (
    BeforeBegin,
    DayInFuture,
    FewerFormsThanTicks,
    FieldErrors,
    Missing,
    MoreFormsThanHandedOut,
    OutOfRange,
    TooManyQuestions,
    TwiceOnTheRoll,
)
from app.records import activities, certificates, keeping, people
from app.records.activities import (
    Activity,
    ActivityPerson,
    Attendance,
    Survey,
    SurveyQuestion,
    month,
    rolls,
)
from app.store import journal
from app.store.schema import Version
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)


def hold(**values: Any) -> Activity:
    given = {"day": DAY, "kind": "training", "state": "held", "theme": "调解员培训"}
    return keeping.keep(Activity, **{**given, **values})


def refused(**values: Any) -> dict[str, type]:
    with pytest.raises(FieldErrors) as caught:
        hold(**values)
    return {name: type(why) for name, why in caught.value.fields.items()}


def test_an_end_before_the_beginning_is_said_beside_it(room):
    clocks = {"begin": datetime.time(11), "finish": datetime.time(9)}
    assert refused(until=DAY - ONE, **clocks) == {"until": BeforeBegin}
    assert refused(**clocks) == {"finish": BeforeBegin}
    assert hold(until=DAY + ONE, **clocks).finish == datetime.time(9)


def test_what_is_to_come_was_not_held_and_what_was_cancelled_says_why(room):
    assert refused(day=DAY + ONE) == {"day": DayInFuture}
    assert refused(state="cancelled") == {"cancelled_why": Missing}
    assert hold(state="cancelled", cancelled_why="下大雨").state == "cancelled"
    assert hold(state="planned", day=DAY + ONE).day == DAY + ONE


def test_a_change_that_contradicts_itself_leaves_everything_as_it_was(room):
    kept = hold()
    with pytest.raises(FieldErrors):
        keeping.change(kept, until=DAY - ONE)
    assert Activity.get().until is None


def test_nobody_stands_on_the_roll_twice(room):
    kept = hold()
    rolls.call(kept, "王建国、赵淑珍\n李大山", minutes=90)
    assert [each.name for each in rolls.of(kept.id)] == ["王建国", "赵淑珍", "李大山"]
    with pytest.raises(FieldErrors) as caught:
        rolls.call(kept, "孙玉兰、王建国")
    assert type(caught.value.fields["name"]) is TwiceOnTheRoll
    with pytest.raises(FieldErrors):
        rolls.call(kept, "周明、周明")
    assert Attendance.select().count() == 3
    with pytest.raises(FieldErrors):
        keeping.keep(Attendance, activity=kept.id, name="李大山")


def test_two_persons_of_one_name_stand_on_the_roll(room):
    kept = hold()
    one, other = people.register(name="王建国"), people.register(name="王建国")
    for each in (one, other):
        keeping.keep(Attendance, activity=kept.id, name=each.name, person=each.id)
    with pytest.raises(FieldErrors):
        keeping.keep(Attendance, activity=kept.id, name="王建国", person=one.id)


def test_one_of_whom_only_the_name_is_known_may_be_any_of_that_name(room):
    kept, person = hold(), people.register(name="王建国")
    rolls.call(kept, "王建国")
    with pytest.raises(FieldErrors):
        keeping.keep(Attendance, activity=kept.id, name="王建国", person=person.id)


def test_a_score_above_the_points_is_refused(room):
    with pytest.raises(FieldErrors) as caught:
        keeping.keep(Attendance, activity=hold().id, name="王建国", score=101)
    assert type(caught.value.fields["score"]) is OutOfRange


def test_the_same_person_does_not_serve_twice(room):
    kept, lawyer = hold(), people.register(name="周明")
    keeping.keep(ActivityPerson, activity=kept.id, person=lawyer.id, minutes=90)
    with pytest.raises(FieldErrors):
        keeping.keep(ActivityPerson, activity=kept.id, person=lawyer.id)


def test_names_of_the_roll_stay_and_their_hours_and_scores_go(room):
    kept = hold()
    rolls.call(kept, "王建国", minutes=90)
    shared = [json.loads(v.shared) for v in Version.select().where(Version.kind == "attendance")]
    assert shared == [{"activity": kept.id, "minutes": 90}]


def test_certificates_are_asked_for_those_who_passed_and_only_once(room):
    kept = hold()
    for name, score in (("王建国", 80), ("赵淑珍", 40), ("李大山", None)):
        keeping.keep(Attendance, activity=kept.id, name=name, score=score, minutes=480)
    assert [each.name for each in rolls.ask_certificates(kept)] == ["王建国", "李大山"]
    asked = list(certificates.CertificateRequest.select())
    assert [(each.name, each.what, each.hours) for each in asked] == [
        ("王建国", "调解员培训", 8), ("李大山", "调解员培训", 8),
    ]  # fmt: skip
    assert rolls.ask_certificates(kept) == []
    assert certificates.CertificateRequest.select().count() == 2
    # In one action: nobody is asked one for again, whatever fails in between.
    entries = {each.entry for each in certificates.CertificateRequest.select()}
    assert entries == {each.entry for each in rolls.of(kept.id) if each.request}
    assert len(entries) == 1


def test_what_hangs_on_it_depends_on_its_kind():
    assert activities.suits("check_up", "finding")
    assert not activities.suits("media", "finding")
    assert activities.suits("joint_meeting", "resolution")
    assert activities.suits("of_an_office", "finding")


def test_the_month_shows_planned_held_and_theme_days(room):
    hold(day=DAY - ONE, begin=datetime.time(9))
    hold(day=DAY + ONE, state="planned", kind="mass", theme="宪法")
    hold(day=DAY - 2 * ONE, state="planned", theme="忘了")
    hold(state="cancelled", cancelled_why="雨")
    found = month.entries(DAY.year, DAY.month)
    said = {day.day: [(each.words, each.look) for each in lines] for day, lines in found.items()}
    assert said == {
        9: [("11·9消防日", "theme")],
        DAY.day - 2: [("培训 忘了", "late")],
        DAY.day - 1: [("09:00 培训 调解员培训", "held")],
        DAY.day + 1: [("集中普法 宪法", "planned")],
    }


def test_a_theme_day_is_proposed_until_something_is_planned_for_it(room):
    december = datetime.date(2026, 12, 4)
    coming = [each.code for each in activities.theme_days.unplanned(december)]
    assert coming == ["constitution_week", "shandong_month", "traffic_day", "constitution_day"]
    hold(day=december, state="planned", theme_day="constitution_day", theme="宪法")
    left = [each.code for each in activities.theme_days.unplanned(december)]
    assert "constitution_day" not in left


def survey(**values: Any) -> Survey:
    given = {"day": DAY, "kind": "awareness", "title": "知晓率", "returned": 30}
    return keeping.keep(Survey, **{**given, **values})


def test_a_survey_is_counted_by_question(room):
    kept = survey()
    first, second, *_rest = activities.ask_usual(kept)
    keeping.change(first, one=27, two=3)
    keeping.change(second, one=15, two=15)
    told, share = activities.tally(activities.questions(kept.id))
    assert told[0].answers == (("知道", 27, 0.9), ("不知道", 3, 0.1))
    assert [told[0].good, told[1].good, told[2].good] == [0.9, 0.5, None]
    assert activities.percent(share) == "70.0%"


def test_usual_questions_are_asked_once(room):
    kept = survey()
    assert len(activities.ask_usual(kept)) == len(activities.ask_usual(kept)) == 6


def test_more_ticks_than_forms_are_refused_on_both_sides(room):
    kept = survey()
    [first, *_rest] = activities.ask_usual(kept)
    with pytest.raises(FieldErrors) as caught:
        keeping.change(first, one=20, two=11)
    assert type(caught.value.fields["one"]) is FewerFormsThanTicks
    keeping.change(first, one=20, two=10)
    with pytest.raises(FieldErrors) as caught:
        keeping.change(kept, returned=29)
    assert type(caught.value.fields["returned"]) is FewerFormsThanTicks


def test_no_more_forms_come_back_than_were_handed_out(room):
    with pytest.raises(FieldErrors) as caught:
        survey(handed_out=20, returned=30)
    assert type(caught.value.fields["returned"]) is MoreFormsThanHandedOut
    assert survey(handed_out=30, returned=30).returned == 30


def test_a_survey_has_at_most_ten_questions(room):
    kept = survey()
    for number in range(10):
        keeping.keep(SurveyQuestion, survey=kept.id, question=f"第{number}题", answers=["是", "否"])
    with pytest.raises(FieldErrors) as caught:
        keeping.keep(SurveyQuestion, survey=kept.id, question="又一题", answers=["是"])
    assert type(caught.value.fields["question"]) is TooManyQuestions


def test_what_waits_is_found_by_day(room):
    kept = hold()
    keeping.keep(activities.Finding, activity=kept.id, object="rules", facts="第七条", level="high",
                 look_again=DAY + ONE)  # fmt: skip
    keeping.keep(activities.Resolution, activity=kept.id, topic="轮值", until=DAY + 2 * ONE)
    due = activities.due
    assert [each.what.facts for each in due.findings(DAY + ONE)] == ["第七条"]
    assert due.resolutions(DAY + ONE) == []
    [waiting] = due.resolutions(DAY + 2 * ONE)
    keeping.change(waiting.what, done=DAY)
    assert due.resolutions(DAY + 2 * ONE) == []
    assert journal.verify()


@pytest.mark.parametrize("end", ["void", "cancelled"])
def test_what_was_found_or_decided_at_an_activity_that_counts_no_more_waits_for_nobody(room, end):
    kept = hold(kind="check_up")
    keeping.keep(
        activities.Finding, activity=kept.id, object="contract", facts="没盖章", level="low",
        look_again=DAY,
    )  # fmt: skip
    keeping.keep(activities.Resolution, activity=kept.id, topic="修路", until=DAY)
    assert (len(activities.due.findings(DAY)), len(activities.due.resolutions(DAY))) == (1, 1)
    if end == "void":
        keeping.void(kept, reason="duplicate")
    else:
        keeping.change(kept, state="cancelled", cancelled_why="下雨")
    assert (activities.due.findings(DAY), activities.due.resolutions(DAY)) == ([], [])
