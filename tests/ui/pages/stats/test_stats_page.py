"""The page of numbers: a figure, where it comes from, down to the records."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from python_calamine import CalamineWorkbook

from app.records import places, visits
from app.records.stats import HandNumber, closing
from app.store import drafts, journal
from tests.journeys import golden
from tests.journeys.district import DAY
from tests.ui.coming import Coming
from ui.pages.stats import lock
from ui.pages.stats.chart import Chart
from ui.records.form_sheet import FormSheet
from ui.widgets.lines import OpeningLine
from ui.widgets.message import Sheet
from ui.widgets.preview import Preview
from ui.widgets.seeking import Seek


def settled(page: Any) -> Any:
    golden.rest()
    return page


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: Any, text: str) -> None:
    shown = (b for b in widget.findChildren(QAbstractButton) if b.isVisible())
    next(b for b in shown if b.text() == text).click()
    golden.rest()


def open_sheets(shell: Any) -> list[FormSheet]:
    return [each for each in shell.findChildren(FormSheet) if each.isVisible()]


def logged(place: str | None = None, day: datetime.date = DAY, name: str = "孙广才") -> Any:
    return visits.log(day=day, name=name, category="01", facts="事", place=place)


@pytest.fixture
def page(room: Any, shell: Any) -> Any:
    for code in ("370406101200", "370406101201"):
        logged(places.ensure(code).id)
    logged(None, datetime.date(2026, 10, 20))
    page = settled(shell.show_page("stats", sheet="visits"))
    page.table.pick("visits")
    return settled(page)


def line(page: Any, key: str) -> tuple[str, ...]:
    rows = page.table.rows
    at = rows.find(key)
    return tuple(rows.index(at, column).data() for column in range(4))


def test_a_figure_stands_beside_the_month_before(page):
    assert line(page, "visits") == ("来访", "2", "+100.0%", "")
    assert line(page, "visits/category/01") == ("　事项：婚姻家庭", "2", "+100.0%", "")


def test_the_month_before_is_one_press_away(page):
    press(page, "‹")
    assert line(page, "visits")[1] == "1"
    assert "2026年10月" in page.choice.which.text()


def test_a_number_leads_through_its_places_to_its_records_and_escape_back(page, shell):
    assert "安陵村" in words(page.behind)  # where there is more than one way down
    page.behind._turn_to(("山亭区",))
    page.behind._turn_to(("山亭区", "店子镇"))
    settled(page)
    assert "店子村" in words(page.behind)
    press(page, "看记录")
    assert "2 条" in words(page.behind)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(page)
    assert "店子村" in words(page.behind)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(page)
    assert page.path == ("山亭区",)


def test_a_record_behind_a_number_is_opened(page, shell):
    press(page, "看记录")
    lines = [each for each in page.behind.findChildren(QLabel) if DAY.isoformat() in each.text()]
    assert len(lines) == 2
    lines[0].parentWidget()._function()
    golden.rest()
    assert shell.stack.currentWidget() is shell.pages["visits"]


def test_records_that_are_no_longer_wanted_when_they_are_read_do_not_come(page):
    for leave in (page.go_back, lambda: page.table.pick("visits/category/01")):
        [see] = [b for b in page.behind.findChildren(QAbstractButton) if b.text() == "看记录"
                 and b.isVisible()]  # fmt: skip
        see.click()
        leave()
        settled(page)
        assert "2 条" not in words(page.behind)
        assert "店子村" in words(page.behind)


def test_a_sheet_that_is_chosen_again_at_once_is_the_one_that_is_shown(page):
    page.sheets.press("duties")
    page.sheets.press("visits")
    settled(page)
    assert line(page, "visits")[1] == "2"


def test_a_number_of_duties_leads_to_each_and_from_there_to_the_year_of_its_place(page, shell):
    page.sheets.press("duties")
    page.choose(page.period.before())
    golden.rest()
    page.table.pick("overdue")
    golden.rest()
    press(page, "看记录")
    count = int(line(page, "overdue")[1])
    assert f"{count} 项" in words(page.behind)
    [first, *_others] = [e for e in page.behind.findChildren(OpeningLine) if e.isVisible()]
    assert "店子村" in first.accessibleName()
    first._function()
    golden.rest()
    shown = shell.pages["duties"]
    assert shell.stack.currentWidget() is shown
    assert shown.table.current().subject.name == "店子村"


def test_the_course_over_the_months_is_drawn(page, qtbot):
    [chart] = [each for each in page.findChildren(Chart) if each.accessibleName() == "逐月走势"]
    qtbot.waitUntil(lambda: not chart._image.isNull())


def test_other_days_are_asked_for_and_an_end_before_the_beginning_is_refused(page, shell):
    page.choice.choose_rhythm("span")
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    sheet.form.fill({"since": DAY, "until": DAY - datetime.timedelta(days=1)})
    sheet.save()
    assert sheet.isVisible()
    sheet.form.fill({"since": DAY, "until": DAY})
    sheet.save()
    settled(page)
    assert (page.period.first, page.period.last) == (DAY, DAY)
    assert line(page, "visits")[1] == "2"


def test_other_days_that_were_not_given_leave_the_button_as_it_was(page, shell):
    page.choice.rhythm.chosen.emit("span")
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    sheet.leave()
    assert page.choice.rhythm.value == "month"
    assert page.choice.rhythm.text() == "按月"


def test_what_is_logged_meanwhile_is_counted_when_the_page_is_shown_again(page, shell):
    logged(None)
    settled(page)
    assert line(page, "visits")[1] == "3"


def test_among_many_periods_one_is_found_by_typing(page):
    page.choice.which.open()
    [seek] = page.window().findChildren(Seek)
    seek.line.setText("2026年3月")
    seek.line.textEdited.emit("2026年3月")
    assert [each.title for each in seek.rows.rows] == ["2026年3月"]
    seek.rows.chosen.emit(0)
    settled(page)
    assert page.period.first == datetime.date(2026, 3, 1)


def test_an_analysis_is_drafted_from_the_figures_gone_over_and_kept_until_it_is_printed(
    page, shell
):
    page.open_analysis()
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    assert "接待群众咨询2人次，环比上升100.0%" in sheet.form.values()["words"]
    sheet.form.fill({"name": "研判", "words": "咨询增多，主要是婚姻家庭。"})
    sheet.keep_draft()
    sheet.close_sheet()
    [unfinished] = drafts.unfinished("stats.analysis")
    settled(shell.show_page("stats", draft=unfinished.id))
    [again] = open_sheets(shell)
    assert again.form.values()["words"] == "咨询增多，主要是婚姻家庭。"
    again.save()
    golden.rest()
    assert not open_sheets(shell)
    previews = [each for each in shell.findChildren(Preview) if each.isVisible()]
    assert len(previews) == 1


def test_an_analysis_is_kept_though_its_heading_is_empty_or_too_long(page, shell, qtbot):
    page.open_analysis()
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    heading = sheet.form.input("name").line
    heading.selectAll()
    QTest.keyClick(heading, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(drafts.unfinished("stats.analysis")))
    assert "name" not in drafts.unfinished("stats.analysis")[0].typed
    QTest.keyClicks(heading, "x" * 101)
    sheet.close_sheet()
    [kept] = drafts.unfinished("stats.analysis")
    assert kept.typed["name"] == "x" * 101
    assert "接待群众咨询" in kept.typed["words"]


def test_an_analysis_that_is_left_is_kept_to_the_last_word(page, shell):
    page.open_analysis()
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    QTest.keyClicks(sheet.form.input("name").line, "!")
    press(sheet, "不用了")
    [kept] = drafts.unfinished("stats.analysis")
    assert kept.typed["name"].startswith("!")


def test_a_drafted_sentence_leads_to_its_figure(page, shell):
    page.open_analysis()
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    [line] = [e for e in sheet.findChildren(OpeningLine) if "接待群众咨询" in e.accessibleName()]
    line._function()
    settled(page)
    assert not open_sheets(shell)
    assert page.table.current().key == "visits"


def headline(page: Any) -> list[str]:
    shown = [each for each in page.behind.findChildren(QLabel) if each.isVisible()]
    return [each.text() for each in shown if each.property("look") == "headline"]


def test_a_figure_that_is_led_to_is_shown_as_it_is_now_where_it_was_shown_already(page):
    assert headline(page) == ["2"]
    page._wanted = "visits"
    logged(None)
    settled(page)
    assert headline(page) == ["3"]


def test_the_course_of_a_figure_is_counted_once_when_the_period_is(page):
    coming = Coming(page.behind)
    logged(None)
    settled(page)
    assert coming.count == page.behind.parts.count()


def test_each_figure_of_a_sentence_is_led_to_and_numbers_that_changed_are_marked(page, shell):
    page.open_analysis()
    QApplication.processEvents()
    [sheet] = open_sheets(shell)
    sheet.form.fill({"name": "研判", "words": "咨询增多。"})
    sheet.keep_draft()
    press(sheet, "事项：婚姻家庭 2")
    settled(page)
    assert page.table.current().key == "visits/category/01"
    logged(None)
    settled(page)
    page.open_analysis()
    QApplication.processEvents()
    [again] = open_sheets(shell)
    assert again.form.values()["words"] == "咨询增多。"
    assert "句的数变了" in words(again)


def test_what_does_not_add_up_is_named_before_anything_leaves(page, shell, tmp_path, monkeypatch):
    path = tmp_path / "11月.xlsx"
    monkeypatch.setattr("ui.records.printing.workbook_to_write", lambda *_given: path)
    place = places.ensure("370406101201").id
    with journal.action("test") as act:
        act.add(
            HandNumber, place=place, first=DAY.replace(day=1),
            last=datetime.date(2026, 11, 30), sheet="visits", cell="satisfied", number=5,
        )  # fmt: skip
    settled(page)
    page._keep_book()
    golden.rest()
    [told] = [each for each in shell.findChildren(Sheet) if each.isVisible()]
    assert "满意和基本满意 5，比问过满意度 0 还多" in words(told)
    assert not path.exists()
    press(told, "仍然输出")
    golden.rest()
    assert path.exists()


def test_a_workbook_of_the_period_is_kept(page, tmp_path, monkeypatch):
    path = tmp_path / "11月.xlsx"
    monkeypatch.setattr("ui.records.printing.workbook_to_write", lambda *_given: path)
    page._keep_book()
    golden.rest()
    sheets = CalamineWorkbook.from_path(path)
    rows = sheets.get_sheet_by_name("来访咨询").to_python()
    assert rows[0][:2] == ["镇街", "来访"]
    assert [row[:2] for row in rows[1:]] == [["店子镇", 2.0], ["合计", 2.0]]


def test_the_workbook_is_of_the_period_that_was_added_up(page, tmp_path, monkeypatch):
    path = tmp_path / "11月.xlsx"
    monkeypatch.setattr("ui.records.printing.workbook_to_write", lambda *_given: path)
    page._keep_book()
    page.choose(page.period.before())
    golden.rest()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("来访咨询").to_python()
    assert rows[-1][:2] == ["合计", 2.0]


def test_a_period_is_locked_and_what_comes_later_stands_beside_what_was_reported(page, shell):
    press(page, "‹")
    lock.ask(shell, page.period, page.look_again)
    press(shell, "定格")
    settled(page)
    assert "2026-11-22 已定格" in words(page)
    assert [each.name for each in page.table.rows.columns] == [
        "figure", "now", "reported", "difference",
    ]  # fmt: skip
    late = logged(None, datetime.date(2026, 10, 21), "赵淑珍")
    settled(page)
    page.look_again()
    settled(page)
    rows = page.table.rows
    names = [each.name for each in rows.columns]
    at = rows.find("visits")
    told = {name: rows.index(at, number).data() for number, name in enumerate(names)}
    assert (told["now"], told["reported"], told["difference"]) == ("2", "1", "+1")
    lock.compare(shell, page.period)
    golden.rest()
    [shown] = [each for each in shell.findChildren(Sheet) if each.isVisible()]
    assert "定格时 1，现在 2（+1）" in words(shown)
    assert f"后来补登：{late.discreetly()}" in words(shown)


def test_what_came_after_the_lock_is_opened_and_leaves_no_sheet_behind(page, shell):
    press(page, "‹")
    closing.lock(page.period)
    logged(None, datetime.date(2026, 10, 21), "赵淑珍")
    lock.compare(shell, page.period)
    golden.rest()
    [sheet] = [each for each in shell.findChildren(Sheet) if each.isVisible()]
    QTest.keyClick(sheet.findChild(OpeningLine), Qt.Key.Key_Return)
    golden.rest()
    assert shell.stack.currentWidget() is shell.pages["visits"]
    assert [each for each in shell.findChildren(Sheet) if each.isVisible()] == []


def test_the_lock_of_a_period_is_made_void(page, shell):
    press(page, "‹")
    closing.lock(page.period)
    lock.ask(shell, page.period, page.look_again)
    press(shell, "作废")
    settled(page)
    assert closing.of_period(page.period) is None
    assert "已定格" not in words(page)
