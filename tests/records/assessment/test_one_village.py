"""One village's year written out, its score recounted by hand."""

from __future__ import annotations

import datetime

import pytest

from app.records import assessment, cases, fixtures, keeping, people, places, visits
from app.records.activities import Activity, ActivityPlace, Opinion, Survey, SurveyQuestion
from app.records.assessment import evidence, sheet
from app.records.network import Service

CODE = "370406101200"


def day(month, number):
    return datetime.date(2026, month, number)


def held(place, kind, month, number, **more):
    return keeping.keep(
        Activity, day=day(month, number), kind=kind, state="held", theme="法治宣传",
        place=place.id, **more,
    )  # fmt: skip


def visit(place, month, number, **more):
    return visits.log(
        day=day(month, number), name="赵淑珍", category="01", facts="问赡养", place=place.id, **more
    )


@pytest.fixture
def village(room):
    """A year until 22 November 2026, the day of the clock."""
    village = places.ensure(CODE)
    deputy = people.register(name="孙建国")
    people.appoint(
        deputy, role="deputy", place=village.id, since=day(1, 1), basis="letter", number="1"
    )
    fixtures.note(village.id, "board", since=day(3, 1))
    fixtures.note(village.id, "card", since=datetime.date(2023, 5, 1))
    for what in ("door_plate", "day_log", "ledger", "has_premises", "put_people", "put_rules"):
        fixtures.note(village.id, what, since=day(2, 1))
    for month in (1, 2, 3, 5):
        visit(village, month, 6, result="answered")
    visit(village, 5, 20, result="mediation")
    visit(village, 8, 8)
    keeping.keep(
        Service, day=day(6, 5), kind="on_site", person=deputy.id, name="孙建国", place=village.id,
        begin=datetime.time(9), finish=datetime.time(17),
    )  # fmt: skip
    held(village, "lecture", 2, 10)
    held(village, "lecture", 9, 3)
    keeping.keep(
        Activity, day=day(10, 9), kind="lecture", state="cancelled", theme="下雨", place=village.id,
        cancelled_why="下雨",
    )  # fmt: skip
    for month in (3, 4, 7, 11):
        held(village, "sweep", month, 12)
    for month in (2, 8):
        keeping.keep(Opinion, day=day(month, 15), title="灌溉", category="other", facts="水渠堵",
                     place=village.id)  # fmt: skip
    survey = keeping.keep(
        Survey, day=day(10, 20), kind="satisfaction", title="满意度", place=village.id,
        handed_out=30, returned=25,
    )  # fmt: skip
    keeping.keep(SurveyQuestion, survey=survey.id, question="态度", answers=["满意", "一般", "差"],
                 good=1, one=20, two=3, three=2)  # fmt: skip
    keeping.keep(SurveyQuestion, survey=survey.id, question="解答", answers=["满意", "一般", "差"],
                 good=2, one=15, two=4, three=6)  # fmt: skip
    return village


EXPECTED = {
    # A deputy with a letter of appointment: all 5.
    "appointment": (500, 500),
    # Both are there; the card is of May 2023, more than 24 months old: 5 - 3 = 2.
    "board_card": (200, 200),
    # Months with an entry: 1 2 3 5 8 by visits, 6 by service, 2 3 4 7 9 11 by what was held; that
    # is 1 2 3 4 5 6 7 8 9 11, ten of twelve; October has the survey alone, which is no entry:
    # 20 x 10/12 = 16.67. Of the eleven months over or met 10 were met; December comes and is met
    # like them: 20 x (10 + 10/11) / 12 = 18.18.
    "log": (1667, 1818),
    # The duty binds villages with an adviser or lawyer; here is none, so that nothing is owed.
    "on_site": (1500, 1500),
    # Quarters 1 and 3 were met, 2 was missed, 4 goes on (the one in October was cancelled):
    # 12 x 2/4 = 6; it is still on course: 12 x 3/4 = 9.
    "lecture": (600, 900),
    # Six visits, five with a result: 10 x 5/6 = 8.33.
    "consulting": (833, 833),
    # A sweep in each quarter: 4.
    "sweep": (400, 400),
    # No dispute came to an end: nothing is lost.
    "mediation": (600, 600),
    # No check-up yet; until 31 December it is on course.
    "check_up": (0, 600),
    # Nobody at the office took anything off.
    "aid": (500, 500),
    # Opinions in quarters 1 and 3, none in 2; 4 goes on: 4 x 2/4 = 2; then 4 x 3/4 = 3.
    "opinion": (200, 300),
    # Eight of sixteen things: 4 x 8/16 = 2.
    "standards": (200, 200),
    # 25 forms; good ticks 20 + (15 + 4) = 39 of 25 + 25 = 50: 4 x 39/50 = 3.12.
    "satisfaction": (312, 312),
}


def mine(village):
    found = assessment.scores(2026)
    return found, found.one(village.id)


def test_every_point_of_a_village_is_what_one_counts_by_hand(village):
    _found, scored = mine(village)
    assert {e.indicator: (e.points, e.expected) for e in scored.total.marks} == EXPECTED
    # 5 + 2 + 16.67 + 15 + 6 + 8.33 + 4 + 6 + 0 + 5 + 2 + 2 + 3.12 = 75.12: 称职.
    assert (scored.total.points, scored.total.level) == (7512, "competent")
    # 5 + 2 + 18.18 + 15 + 9 + 8.33 + 4 + 6 + 6 + 5 + 3 + 2 + 3.12 = 86.63.
    assert scored.total.expected == 8663


def test_the_deputy_has_what_his_only_village_has(village):
    found, scored = mine(village)
    [deputy] = found.persons
    assert deputy.name == "孙建国"
    assert deputy.total.points == scored.total.points
    assert [e.points for e in deputy.total.marks] == [e.points for e in scored.total.marks]


def test_every_point_opens_the_records_behind_it(village):
    found, scored = mine(village)
    counts = {name: len(evidence.evidence(found, scored, name)) for name in EXPECTED}
    assert counts == {
        "appointment": 1, "board_card": 2, "log": 6 + 1 + 6, "on_site": counts["on_site"],
        "lecture": 2, "consulting": 6, "sweep": 4, "mediation": 0, "check_up": 0, "aid": 0,
        "opinion": 2, "standards": 8, "satisfaction": 1,
    }  # fmt: skip
    at_once = evidence.of_all(found)[scored.id]
    for name, count in counts.items():
        assert len(at_once.get(name, ())) == count
    [visited] = {evidence.words(e) for e in evidence.evidence(found, scored, "consulting")[:1]}
    assert "赵淑珍" not in visited


def test_the_sheet_says_what_is_missing_by_when_and_where_it_is_done(village):
    found, scored = mine(village)
    lines = {each.indicator.name: each for each in sheet.lines(found, scored)}
    lecture = lines["lecture"]
    assert lecture.lost == "错过 1 次，丢 3 分"
    [missing] = lecture.missing
    assert (missing.points, missing.until) == (300, day(12, 31))
    assert (missing.page, missing.wanted) == ("activity", {"new": True, "kind": "lecture"})
    [missing] = lines["board_card"].missing
    assert missing.words == "太旧：联系卡"
    assert "桌牌" in lines["standards"].missing[0].words
    [missing] = lines["consulting"].missing
    assert (missing.points, missing.page) == (167, "visit")
    assert lines["sweep"].missing == ()
    assert lines["on_site"].lost == "这里不要求，按满分计"


def test_a_dispute_that_was_settled_and_one_that_was_not_halve_its_points(village):
    for outcome in ("written", "failed"):
        case = cases.register(
            parties=[{"role": "applicant", "type": "person", "name": "王二"},
                     {"role": "respondent", "type": "person", "name": "李四"}],
            day=day(4, 1), source="active", category="02", facts="争地界", place=village.id,
        )  # fmt: skip
        with_outcome(case, outcome)
    _found, scored = mine(village)
    marks = {each.indicator: each.points for each in scored.total.marks}
    assert marks["mediation"] == 300


def with_outcome(case, outcome):
    from app.store import journal

    with journal.action("case.test") as act:
        act.change(case, outcome=outcome)


def test_an_activity_for_several_villages_counts_for_each(village):
    other = keeping.keep(places.Place, name="李庄村", type="village", code="370406101201")
    check_up = held(other, "check_up", 5, 5)
    keeping.keep(ActivityPlace, activity=check_up.id, place=village.id)
    _found, scored = mine(village)
    assert {e.indicator: e.points for e in scored.total.marks}["check_up"] == 600


def test_where_an_adviser_serves_eight_hours_a_month_are_owed(village):
    adviser = people.register(name="郑律师")
    people.appoint(adviser, role="adviser", place=village.id, since=day(1, 1))
    _found, scored = mine(village)
    # On 5 June from 9 to 17: one of twelve months, 15 / 12 = 1.25. Of ten months over one was met;
    # November has fallen behind (21 of 30 days and no hour), December is met one time in ten:
    # 15 x (1 + 1/10) / 12 = 1.375, which is 1.38.
    [mark] = [each for each in scored.total.marks if each.indicator == "on_site"]
    assert (mark.points, mark.expected) == (125, 138)
