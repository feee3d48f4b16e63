"""Activities, risks, surveys and opinions on the page of any kind, with what hangs on them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import cases, keeping
from app.records.activities import Activity, Attendance, Finding, Opinion, Risk, Survey
from app.store import drafts
from tests.journeys.district import DAY
from ui.records.hanging import HangingCard, HangingSheet
from ui.widgets.message import Sheet

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ONE = datetime.timedelta(days=1)


def hold(**values: Any) -> Activity:
    given = {"day": DAY, "kind": "training", "state": "held", "theme": "调解员培训"}
    return keeping.keep(Activity, **{**given, **values})


def words(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def button(widget: Any, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert found, text
    return found[0]


def card(page: Any, title: str) -> HangingCard:
    QApplication.processEvents()
    cards = page.view.findChildren(HangingCard)
    return next(each for each in cards if each.isVisible() and title in words(each))


def sheet(page: Any) -> Any:
    return next(each for each in page.window().findChildren(Sheet) if each.isVisible())


def test_an_activity_is_planned_and_held_with_the_keyboard(shell, press, write):
    page = shell.show_page("activity")
    press(KEY.Key_N, CTRL)
    page.form.form.start("theme")
    write("宪法")
    page.form.form.input("day").set_value(DAY + ONE)
    press(KEY.Key_Return, CTRL)
    kept = Activity.get()
    assert (kept.state, kept.day, kept.kind) == ("planned", DAY + ONE, "publicity")
    button(page.view, "已开展……").click()
    assert page.form.form.focused() == "headcount"
    page.form.form.input("headcount").set_value(40)
    press(KEY.Key_Return, CTRL)
    kept = Activity.get()
    assert (kept.state, kept.day, kept.headcount) == ("held", DAY, 40)


def test_a_row_that_is_pressed_is_read_unless_something_is_being_written(shell, qtbot):
    hold(theme="反诈"), hold(theme="禁毒")
    page = shell.show_page("activity")
    table = page.list.table

    def click(row: int) -> None:
        QApplication.processEvents()
        at = table.view.visualRect(table.rows.index(row, 1)).center()
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    page.begin()
    click(1)
    assert not page.form.open_now
    assert page.view.isVisible()
    assert page.view.record.id == table.rows.record(1).id
    page.begin()
    page.form.form.input("theme").set_typed("普法")
    page.form.form.dirty = True
    click(0)
    assert page.form.open_now
    assert page.form.form.input("theme").typed() == "普法"


def test_a_contradiction_stands_beside_its_field_and_nothing_is_lost(shell):
    page = shell.show_page("activity")
    page.begin()
    page.form.form.input("theme").set_value("宪法")
    page.form.form.input("until").set_value(DAY - ONE)
    page.form.save()
    assert page.form.form.fields["until"].error == "结束早于开始。"
    assert page.form.form.input("theme").value() == "宪法"
    assert Activity.select().count() == 0


def test_what_hangs_on_it_is_entered_one_after_another(shell):
    page = shell.show_page("activity", record_id=hold(kind="check_up").id)
    card(page, "体检发现的问题").add()
    asked: HangingSheet = sheet(page)
    asked.form.fill({"object": "rules", "facts": "第七条", "level": "high"})
    button(asked, "存下，再添一个").click()
    asked.form.fill({"object": "contract", "facts": "没有期限"})
    asked.save()
    assert asked.form.fields["level"].error
    asked.form.input("level").set_value("low")
    asked.save()
    assert [each.facts for each in Finding.select()] == ["第七条", "没有期限"]
    assert "第七条" in words(card(page, "体检发现的问题"))


def test_the_roll_takes_many_names_and_says_how_many(shell):
    page = shell.show_page("activity", record_id=hold().id)
    button(card(page, "签到"), "成批填姓名……").click()
    asked = sheet(page)
    asked.form.fill({"name": "王建国、赵淑珍", "minutes": 90})
    asked.save()
    assert Attendance.select().count() == 2
    assert "2 人　3 小时" in words(card(page, "签到"))
    button(card(page, "签到"), "成批填姓名……").click()
    sheet(page).form.fill({"name": "王建国"})
    sheet(page).save()
    assert sheet(page).form.fields["name"].error == "名单里已经有了。"


def test_what_is_taken_back_comes_back(shell):
    kept = hold()
    row = keeping.keep(Attendance, activity=kept.id, name="王建国")
    page = shell.show_page("activity", record_id=kept.id)
    card(page, "签到")._void(row)
    assert Attendance.where_equal("activity", kept.id) == []
    shell.toast.take_back()
    assert "王建国" in words(card(page, "签到"))


def test_a_risk_found_by_a_sweep_names_it_and_becomes_a_dispute(shell):
    sweep = hold(kind="sweep", theme="岁末排查")
    page = shell.show_page("activity", record_id=sweep.id)
    card(page, "排查出的隐患").add()
    risks = shell.stack.currentWidget()
    risks.form.form.fill(
        {"level": "red", "category": "02", "facts": "堵沟", "parties": ["王建国", "李大山"],
         "day": DAY}
    )  # fmt: skip
    risks.form.save()
    risk = Risk.get()
    assert risk.activity == sweep.id
    assert "岁末排查" in words(risks.view)
    button(risks.view, "转为纠纷").click()
    assert Risk.get().case == cases.Case.get().id
    assert shell.stack.currentWidget() is shell.pages["cases"]


def test_what_a_new_risk_hangs_on_outlives_its_draft(shell):
    sweep = hold(kind="sweep", theme="岁末排查")
    page = shell.show_page("risk", activity=sweep.id)
    page.form.form.input("facts").set_typed("堵沟")
    page.form.form.dirty = True
    page.form.keep()
    [draft] = drafts.unfinished("risk")
    shell.forget_pages()
    again = shell.show_page("risk", draft=draft.id)
    again.form.form.fill({"level": "red", "category": "02", "facts": "堵沟", "day": DAY})
    again.form.save()
    assert Risk.get().activity == sweep.id


def test_while_a_risk_is_entered_nobody_reads_whom_the_others_concern(shell):
    keeping.keep(Risk, day=DAY, level="red", category="02", facts="堵沟", parties=["王建国"])
    page = shell.show_page("risk")
    listed = page.list.table.rows

    def seen() -> str:
        cells = (listed.index(0, at).data() for at in range(listed.columnCount()))
        return " ".join(map(str, cells))

    assert "王建国" in seen()
    page.begin()
    assert "王建国" not in seen()
    page.form.form.input("facts").set_typed("占地")
    page.form.form.dirty = True
    page.form.put_aside()
    assert "王建国" in seen()
    assert "占地" not in "".join(
        each.text() for each in page.list.unfinished.findChildren(QPushButton)
    )


def test_what_is_kept_unfinished_of_a_confidential_risk_names_nobody(shell):
    page = shell.show_page("risk")
    for secret in (False, True):
        page.begin()
        page.form.form.input("parties").set_typed("王建国")
        page.form.form.input("confidential").set_typed(secret)
        page.form.form.dirty = True
        page.form.put_aside()
    QApplication.processEvents()
    chips = page.list.unfinished.findChildren(QPushButton)
    said = [each.text() for each in chips if not each.isHidden()]
    assert sorted(each.partition(" ")[0] for each in said) == ["保密", "王建国"]


def test_a_risk_without_names_says_so_when_it_is_to_become_a_dispute(shell):
    risk = keeping.keep(Risk, day=DAY, level="red", category="02", facts="堵沟")
    page = shell.show_page("risk", record_id=risk.id)
    button(page.view, "转为纠纷").click()
    assert shell.banner.isVisible()
    assert cases.Case.select().count() == 0


def test_a_risk_is_looked_at_and_defused(shell):
    risk = keeping.keep(Risk, day=DAY, level="red", category="02", facts="堵沟")
    page = shell.show_page("risk", record_id=risk.id)
    button(page.view, "已化解……").click()
    sheet(page).form.fill({"words": "和好了", "day": DAY})
    sheet(page).save()
    assert (Risk.get().defused, Risk.get().how) == (DAY, "和好了")
    assert not [b for b in page.view.findChildren(QPushButton)
                if b.isVisible() and b.text() == "转为纠纷"]  # fmt: skip


def test_a_survey_takes_the_usual_questions_and_shows_the_share(shell):
    survey = keeping.keep(Survey, day=DAY, kind="awareness", title="知晓率", returned=30)
    page = shell.show_page("survey", record_id=survey.id)
    button(page.view, "用常用题目").click()
    first = card(page, "题目").hanging.of(survey)[0]
    card(page, "题目")._sheet(first)
    asked = sheet(page)
    assert list(asked.form.fields)[-2:] == ["one", "two"]
    assert asked.form.fields["one"].label.text() == "知道"
    asked.form.input("one").set_value(27)
    asked.form.input("two").set_value(3)
    asked.save()
    shown = [each for each in card(page, "题目").findChildren(QLabel) if "不知道 3" in each.text()]
    assert [each.text() for each in shown] == ["90.0%　知道 27、不知道 3"]
    assert shown[0].wordWrap(), "what was counted is never cut"


def test_who_told_an_opinion_is_masked_until_asked_for(shell):
    kept = keeping.keep(Opinion, day=DAY, title="公交", category="livelihood", facts="班次少",
                        reporter="孙玉兰")  # fmt: skip
    page = shell.show_page("opinion", record_id=kept.id)
    assert "孙某某" in words(page.view)
    assert "孙玉兰" not in words(page.view)


def test_the_month_opens_activities_and_plans_on_a_day(shell):
    kept = hold()
    page = shell.show_page("activity")
    page.show_overview()
    month = page.stack.currentWidget()
    assert "培训 调解员培训" in words(month)
    month.turn(1)
    assert "12·4国家宪法日" in words(month)
    month.open_day(datetime.date(2026, 12, 8))
    assert page.form.form.input("day").value() == datetime.date(2026, 12, 8)
    page.form.throw_away()
    page.show_overview()
    [line] = month.source(DAY.year, DAY.month)[DAY]
    month.open_line(line, DAY)
    assert page.view.record.id == kept.id


def test_the_month_stays_in_front_while_activities_change(shell):
    kept = hold()
    page = shell.show_page("activity", record_id=kept.id)
    page.show_overview()
    month = page.stack.currentWidget()
    keeping.change(kept, theme="网格员培训")
    assert page.stack.currentWidget() is month
    assert "培训 网格员培训" in words(month)


@pytest.mark.parametrize("kind", ["activity", "risk", "survey", "opinion"])
def test_an_office_reads_only(shell_of, office, kind):
    page = shell_of().show_page(kind)
    page.begin()
    assert not page.form.open_now


def test_why_it_was_cancelled_is_asked_only_where_it_was(shell):
    page = shell.show_page("activity")
    page.begin()
    asked = page.form.form
    assert not asked.row_of("cancelled_why").isVisible()
    asked.input("state").set_value("cancelled")
    asked.edited.emit("state")
    assert asked.row_of("cancelled_why").isVisible()
    page.correct(hold(state="cancelled", cancelled_why="下大雨"))
    assert asked.row_of("cancelled_why").isVisible()
