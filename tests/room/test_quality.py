"""What the office is going to ask is said before the stick is carried, and only of what goes."""

import datetime

import pytest

from app import language
from app.records import cases, deliveries, inspections, keeping, visits
from app.records.cases.model import Case
from app.records.inspections import Answer
from app.records.visits import Visit
from app.room import deliver, quality
from app.store import journal
from tests.journeys.district import DAY


def said(page=""):
    return [each.words for each in quality.likely_questions() if page in ("", each.page)]


def whole_visit(**values):
    return visits.log(
        day=DAY, name="赵淑珍", category="01", facts="租地", advice="看合同", result="answered",
        **values,
    )  # fmt: skip


@pytest.fixture
def at_room(district):
    district.room("店子村")
    with district.at("店子村"):
        yield district


def test_a_visit_without_what_the_office_asks_for_leads_to_it(at_room):
    whole_visit()
    visit = visits.log(day=DAY, name="孙广才", category="01", facts="租地")
    [question] = [each for each in quality.likely_questions() if each.page == "visits"]
    assert question.words == "第 2 号 孙广才：没有写答复意见、结果"
    assert question.wanted == {"record_id": visit.id}


def test_the_questions_are_in_the_language_that_was_chosen_since(at_room):
    visits.log(day=DAY, name="孙广才", category="01", facts="租地")
    assert "没有写答复意见" in said("visits")[0]
    language.use("en")
    assert "without" in said("visits")[0]


def test_what_is_put_right_is_asked_no_more(at_room):
    visit = visits.log(day=DAY, name="孙广才", category="01", facts="租地")
    assert said("visits")
    visits.amend(visit, advice="看合同", result="answered")
    assert not said("visits")


def test_of_a_confidential_dispute_no_name_is_said(at_room):
    case = cases.register(
        day=DAY, category="02", source="apply", applied=DAY, facts="家事", confidential=True,
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    with journal.action("test.names") as act:
        act.change(case, names=["孙广才"])
    [words] = said("cases")
    assert words.endswith("文书互相矛盾")
    assert not any(name in words for name in ("王建国", "李海涛", "孙广才"))


def test_what_the_office_has_signed_for_is_asked_about_no_more(district):
    district.room("店子村")
    district.log("店子村", "租地")
    with district.at("店子村"):
        assert said("visits")
    district.round("店子村")
    with district.at("店子村"):
        assert deliveries.delivered_to()
        assert not said("visits")


def test_papers_that_contradict_each_other_and_what_is_missing_are_said_of_the_dispute(at_room):
    case = cases.register(
        day=DAY, category="02", source="apply", applied=DAY, facts="滴水檐",
        parties=[{"role": "applicant", "name": "王建国"},
                 {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    assert not said("cases")
    with journal.action("case.change") as act:
        act.change(case, accepted=DAY - datetime.timedelta(days=3))
    [question] = [each for each in quality.likely_questions() if each.page == "cases"]
    assert question.words.startswith(f"{case.number}：")
    assert "还缺" not in question.words
    with journal.action("case.change") as act:
        act.change(journal.get(Case, case.id), state="closed")
    [words] = said("cases")
    assert "还缺：" in words


def test_a_remark_that_waits_is_asked_until_it_is_answered(district):
    district.room("店子村")
    [visit] = district.log("店子村", "租地")
    district.round("店子村", "一")
    with district.at("office"):
        [remark] = inspections.give_back([journal.get(Visit, visit)], words="年限写错了").remarks
    district.round("店子村", "二")
    with district.at("店子村"):
        assert said("remark") == ["还没有答复：年限写错了"]
        keeping.keep(Answer, remark=remark.id, day=DAY, words="改了")
        assert not said("remark")


def test_an_answer_that_was_promised_is_asked_for(at_room):
    whole_visit(follow_up=DAY)
    assert any("约好答复" in each for each in said("visits"))


def test_nothing_of_it_is_in_the_way_of_delivering(at_room):
    visits.log(day=DAY, name="孙广才", category="01", facts="租地")
    assert said("visits")
    assert deliver.deliver(at_room.stick()).files
