"""Sign-in sheets, notices, forms of surveys and of records say what was entered."""

from __future__ import annotations

import datetime
from typing import Any

import pypdfium2
import pytest

from app.documents import items
from app.documents.items.item import ItemRequest
from app.records import activities, keeping, people, places
from app.records.activities import (
    Activity,
    ActivityPerson,
    Finding,
    Opinion,
    Resolution,
    Survey,
    SurveyQuestion,
    rolls,
)
from tests.journeys.district import DAY


def text(item: str, record: Any, **asked: Any) -> str:
    made = items.find(item).make(ItemRequest(ids=(record.id,), **asked), None)
    document = pypdfium2.PdfDocument(made.pdf)
    found = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return found


@pytest.fixture
def activity(room) -> Activity:
    place = places.ensure("370406101200")
    return keeping.keep(
        Activity, day=DAY, kind="training", state="held", theme="调解员培训", place=place.id,
        venue="hall", begin=datetime.time(9), finish=datetime.time(11, 30),
        audiences=["mediator"], agenda="请带上工作日志",
    )  # fmt: skip


def test_a_sign_in_sheet_has_the_names_and_room_for_more(activity):
    rolls.call(activity, "王建国、赵淑珍")
    said = text("sign-in", activity)
    assert "王建国" in said
    assert "店子村　会议室" in said.replace(" ", "　")
    assert "20" in said
    rolls.call(activity, "、".join(f"李{chr(0x4E00 + at)}" for at in range(40)))
    assert "47" in text("sign-in", activity)


def test_a_blank_sign_in_sheet_is_of_no_activity(activity):
    assert "调解员培训" not in text("sign-in", activity, blank=True)


def test_a_notice_says_what_when_where(activity):
    said = text("activity-notice", activity)
    for words in (
        "调解员培训",
        "2026年11月22日",
        "09:00—11:30",
        "请带上工作日志",
        "店子村法律服务工作室",
    ):
        assert words in said.replace(" ", "")


def test_the_form_of_an_activity_has_what_hangs_on_it(activity):
    keeping.keep(Finding, activity=activity.id, object="rules", facts="第七条", level="high")
    said = text("activity-record", activity)
    assert "体检" in said
    assert "第七条" in said


@pytest.fixture
def meeting(activity) -> Activity:
    held = keeping.change(
        activity, kind="joint_meeting", theme="上半年联席会", outcome="碰了两件难事"
    )
    rolls.call(held, "王建国、赵淑珍")
    keeping.keep(Resolution, activity=held.id, topic="公墓路堆料", decision="限期清走",
                 who="村委会", until=DAY, done=DAY)  # fmt: skip
    keeping.keep(ActivityPerson, activity=held.id, person=people.register(name="周明").id)
    return held


def test_minutes_say_who_was_there_and_who_does_what_until_when(meeting):
    said = text("minutes", meeting).replace(" ", "")
    for words in ("联席会议", "上半年联席会", "周明、王建国、赵淑珍", "碰了两件难事", "公墓路堆料",
                  "限期清走", "村委会", "2026-11-22", "主持人（签名）"):  # fmt: skip
        assert words in said


def test_ruled_minutes_leave_what_was_said_to_be_written_and_blank_ones_everything(meeting):
    ruled = text("minutes", meeting, ruled=True)
    assert "上半年联席会" in ruled
    assert "周明" in ruled
    for words in ("碰了两件难事", "公墓路堆料"):
        assert words not in ruled
    blank = text("minutes", meeting, blank=True)
    for words in ("上半年联席会", "周明", "公墓路堆料"):
        assert words not in blank
    assert "议定事项" in blank


def test_minutes_without_a_decision_say_so(activity):
    assert "没有议定事项" in text("minutes", activity)


def test_an_opinion_is_printed_whole(room):
    kept = keeping.keep(Opinion, day=DAY, title="公交", category="livelihood", facts="班次少",
                        reporter="孙玉兰")  # fmt: skip
    said = text("opinion-record", kept)
    assert "社情民意登记表" in said
    assert "孙玉兰" in said


def test_a_survey_form_has_every_question_with_its_boxes(room):
    kept = keeping.keep(Survey, day=DAY, kind="awareness", title="知晓率调查")
    activities.ask_usual(kept)
    keeping.keep(SurveyQuestion, survey=kept.id, question="您还想听什么", answers=["婚姻", "土地"])
    said = text("survey-form", kept, copies=2)
    assert said.count("您还想听什么") == 2
    assert "□土地" in said
