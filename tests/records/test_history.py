"""The history of a record in words."""

import datetime

from app.records import history, visits

DAY = datetime.date(2026, 11, 22)


def test_every_change_says_who_when_and_what(room, clock):
    visit = visits.log(day=DAY, name="赵淑珍", phone="13800001234", category="01", facts="离婚")
    clock.forward(minutes=5)
    visit = visits.amend(visit, facts="离婚和孩子抚养", result="promised", phone="13800005678")
    visits.void(visit, reason="other", words="试着记的")
    voided, corrected, made = history.of(visits.Visit.get(visits.Visit.id == visit.id))
    assert (made.what, made.who, made.differences) == (history.MADE, "李秀英", ())
    assert made.time.startswith("2026-11-22T10:20")
    said = {each.label: (each.before, each.after) for each in corrected.differences}
    assert said["反映的情况"] == ("离婚", "离婚和孩子抚养")
    assert said["结果"] == ("", "约期答复")
    assert said["电话"] == ("138****1234", "138****5678")
    assert (voided.what, voided.reason) == (history.VOID, "其他，试着记的")


def test_taking_back_a_void_is_a_step_too(room):
    visit = visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚")
    visit = visits.restore(visits.void(visit, reason="duplicate"))
    assert [step.what for step in history.of(visit)][:2] == [history.BACK, history.VOID]
