"""The year of duties: a line a duty, the records that meet it, and the way to one more."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from app.figures import Measure
from app.records import duties, keeping, people, places
from app.records.activities import Activity
from app.records.duties import Excuse, State, excuses
from app.records.entitled import Entitled
from app.records.offers import NewPerson
from tests.journeys import golden
from tests.journeys.district import CODES, DAY, District
from tests.ui.coming import Coming
from ui.records.form_sheet import FormSheet


@pytest.fixture
def village(room):
    return places.ensure("370406101200")


@pytest.fixture
def page(village, shell):
    return settled(shell.show_page("duties"))


def settled(page: Any) -> Any:
    golden.rest()
    return page


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: Any, text: str) -> None:
    shown = (b for b in widget.findChildren(QAbstractButton) if b.isVisible())
    next(b for b in shown if b.text() == text).click()
    QApplication.processEvents()


def held(village: Any) -> Any:
    return keeping.keep(
        Activity, day=DAY, kind="study", state="held", theme="学宪法", place=village.id
    )


def test_a_room_has_a_line_for_each_duty_that_binds_its_village(page, village):
    def bound() -> set[str]:
        return {page.table.rows.record(at).rule.name for at in range(page.table.rows.rowCount())}

    every = {each.name for each in duties.in_force()}
    # No adviser serves there, it is no poor village, and nobody is entitled to legal aid.
    assert bound() == every - {"on_site", "literate_poor", "told_of_aid"}
    appoint(village)
    settled(page)
    assert bound() == every - {"literate_poor", "told_of_aid"}


def appoint(village: Any) -> None:
    people.appoint(people.register(name="周明"), role="adviser", place=village.id)


def test_hours_still_to_do_lead_to_a_service_that_begins_on_site(page, village, shell):
    appoint(village)
    settled(page)
    page.table.pick(("on_site", village.id))
    settled(page)
    assert "还差 8 小时" in words(page)
    press(page, "去安排或登记")
    form = shell.pages["service"].form
    assert form.isVisible()
    assert form.form.fields["kind"].input.value() == "on_site"
    assert form.form.fields["place"].input.value() == village.id


def test_who_is_still_to_be_told_of_legal_aid_is_listed_and_noted_with_one_key(
    page, village, shell
):
    keeping.keep(Entitled, since=DAY, group="watched", place=village.id, name="刘桂兰")
    settled(page)
    page.table.pick(("told_of_aid", village.id))
    settled(page)
    assert "还差 1 人" in words(page)
    press(page, "去安排或登记")
    listed = settled(shell.pages["entitled"])
    assert "刘桂兰" in words(listed.stack.currentWidget())
    press(listed.stack.currentWidget(), "已告知……")
    [sheet] = [each for each in shell.findChildren(FormSheet) if each.isVisible()]
    sheet.save()
    settled(listed)
    [record] = Entitled.select()
    assert (record.told, record.told_how) == (DAY, "oral")
    assert "已告知 1" in words(listed.stack.currentWidget())
    assert "刘桂兰" not in words(listed.stack.currentWidget())


def test_literates_still_to_be_found_lead_to_the_village_and_ask_who(page, village, shell):
    page.table.pick(("literate", village.id))
    settled(page)
    assert "还差 3 人" in words(page)
    press(page, "去安排或登记")
    [sheet] = [each for each in shell.findChildren(FormSheet) if each.isVisible()]
    sheet.form.input("name").set_value(NewPerson("孙兆发"))
    sheet.save()
    settled(page)
    assert "两委推荐" in words(shell.pages["places"])
    shell.show_page("duties")
    settled(page)
    page.table.pick(("literate", village.id))
    settled(page)
    assert "还差 2 人" in words(page)
    assert "孙兆发" in words(page)


def test_where_there_is_room_for_the_list_alone_enter_leads_to_its_line_and_escape_back(page):
    page.window().resize(800, 700)
    QApplication.processEvents()
    assert page.sides.narrow
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert "2026-01" in words(page)
    assert not page.table.isVisible()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_what_was_held_shows_at_once_with_the_record_behind_it(page, village):
    page.table.pick(("cadre_study", village.id))
    assert "还差 1 次" in words(page)
    held(village)
    settled(page)
    assert page.table.current().rule.name == "cadre_study"
    assert "已完成 · 1/1" in words(page)
    assert "学宪法" in words(page)


def test_what_a_line_is_made_of_is_read_once_when_the_year_is_counted_again(page, village):
    page.table.pick(("cadre_study", village.id))
    coming = Coming(page.about.parentWidget())
    held(village)
    settled(page)
    assert coming.count == page.about.count()


def test_the_line_that_is_asked_for_is_shown_as_it_is_now_where_it_was_shown_already(page, village):
    page.open(rule="cadre_study", place=village.id)
    settled(page)
    assert "还差 1 次" in words(page)
    held(village)
    page.open(rule="cadre_study", place=village.id)
    settled(page)
    assert "已完成 · 1/1" in words(page)


def test_a_duty_leads_to_a_record_that_begins_with_what_it_asks(page, village, shell):
    page.table.pick(("cadre_study", village.id))
    press(page, "去安排或登记")
    form = shell.pages["activity"].form
    assert form.isVisible()
    assert form.form.fields["kind"].input.value() == "study"


def test_home_names_what_is_owed_this_month(village, shell):
    home = settled(shell.show_page("home"))
    assert "党员干部法治专题学习" in words(home.duties)
    held(village)
    settled(home)
    assert "党员干部法治专题学习" not in words(home.duties)


@pytest.fixture
def office_page(office, shell_of):
    places.ensure("370406101200")
    return settled(shell_of().show_page("duties"))


def choose(page: Any, title: str, words: str) -> None:
    """Take a choice from the menu of a rule."""
    page.show_rules()
    card = page.about.itemAt(0).widget()
    at = [each.data.name for each in duties.given()].index(title)
    menus = [b.menu() for b in card.findChildren(QPushButton) if b.menu()]
    next(each for each in menus[at].actions() if each.text() == words).trigger()
    settled(page)


def standing(name: str) -> Any:
    return next(each for each in duties.given() if each.data.name == name)


def test_an_office_switches_a_rule_off_and_on(office_page):
    choose(office_page, "cadre_study", "停用")
    assert not standing("cadre_study").data.on
    assert "已停用 · 办公室改过" in words(office_page)
    choose(office_page, "cadre_study", "启用")
    assert standing("cadre_study").data.on
    choose(office_page, "cadre_study", "恢复成程序自带的")
    assert not standing("cadre_study").sent


def test_an_office_binds_a_rule_to_a_group(office_page):
    choose(office_page, "sweep", "只对重点帮扶村")
    assert standing("sweep").data.scope.groups == ("key",)
    assert "只对重点帮扶村" in words(office_page)
    choose(office_page, "sweep", "✓ 只对重点帮扶村")
    assert standing("sweep").data.scope.groups == ()


def test_a_line_that_is_led_to_comes_before_the_rules_and_whatever_the_list_is_narrowed_to(
    office_page, qtbot
):
    places.ensure("370406101201")
    settled(office_page)
    line = office_page.table.rows.record(1)
    office_page.show_rules()
    office_page.table.filter.setText("没有")
    qtbot.waitUntil(lambda: office_page.table.rows.rowCount() == 0)
    office_page.open(rule=line.rule.name, place=line.subject.id)
    settled(office_page)
    assert office_page.table.current().subject == line.subject
    assert line.subject.name in words(office_page.about.parentWidget())


def test_the_line_that_was_current_all_along_comes_back_by_a_click(office_page, qtbot):
    settled(office_page)
    office_page.show_rules()
    view = office_page.table.view
    here = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=here)
    QApplication.processEvents()
    assert "职责任务规则" not in words(office_page)
    assert office_page.table.current().subject.name in words(office_page.about.parentWidget())


def test_an_office_reads_a_rule_in_and_a_wrong_one_changes_nothing(office_page, tmp_path):
    [rule] = [each.data for each in duties.given() if each.data.name == "sweep"]
    file = tmp_path / "sweep.json"
    file.write_text(duties.spelled(rule).replace('"quarter"', '"month"'), encoding="utf-8")
    office_page.show_rules()
    card = office_page.about.itemAt(0).widget()
    card.read_in(file)
    assert standing("sweep").data.rhythm == "month"
    file.write_text('{"name": "sweep",\n "rhythm": "weekly"}', encoding="utf-8")
    settled(office_page)
    office_page.about.itemAt(0).widget().read_in(file)
    assert standing("sweep").data.rhythm == "month"
    assert "sweep.json" in words(office_page.shell)


def test_a_room_is_not_offered_the_rules(page):
    assert not [b for b in page.findChildren(QAbstractButton) if b.text() == "规则"]


def ask(duty_name="cadre_study"):
    line = next(each for each in duties.year_sheet(DAY.year) if each.rule.name == duty_name)
    return excuses.ask(line.duties[0], "村委会换届")


def test_a_room_asks_to_be_excused_from_what_it_did_not_do(page, village, shell):
    page.table.pick(("cadre_study", village.id))
    press(page, "申请免除……")
    [sheet] = [each for each in shell.findChildren(FormSheet) if each.isVisible()]
    sheet.form.fill({"reason": "大雪封路"})
    press(sheet, "向办公室申请")
    settled(page)
    assert "已申请免除：大雪封路" in words(page)
    assert Excuse.select().count() == 1


def test_an_office_excuses_a_village_without_being_asked(office_page):
    settled(office_page)
    press(office_page, "免除……")
    shell = office_page.shell
    [sheet] = [each for each in shell.findChildren(FormSheet) if each.isVisible()]
    sheet.form.fill({"reason": "整村搬迁"})
    press(sheet, "免除")
    settled(office_page)
    line = next(each for each in duties.year_sheet(DAY.year) if each.rule.name == "cadre_study")
    assert line.duties[0].state == State.EXCUSED
    assert "免除" in words(office_page)


def test_an_office_answers_what_a_room_asks(tmp_path, clock, prepared, shell_of):
    district = District(tmp_path, clock, prepared)
    district.room("店子村")
    with district.at("店子村"):
        places.ensure("370406101200")
        ask()
    district.deliver("店子村")
    district.receive(answer=False)
    with district.at("office"):
        shell = shell_of()
        page = settled(shell.show_page("duties"))
        assert shell.side.badges["duties"] == 1
        assert "店子村 · 党员干部法治专题学习 · 2026-01" in words(page)
        press(page, "同意")
        settled(page)
        assert "工作室申请免除" not in words(page)
        assert excuses.waiting() == []
        golden.rest()
        shell.may_close = None
        shell.close()


def looks(home):
    """What stands strongly among the duties of the first page, with its look."""
    labels = home.duties.findChildren(QLabel)
    return {each.text(): each.property("look") for each in labels if "剩" in each.text()}


def test_home_says_more_and_more_strongly_that_a_month_closes(village, shell, clock):
    home = settled(shell.show_page("home"))
    assert "11月30日前" in words(home.duties)
    assert looks(home) == {}
    for day, said in ((23, {"还剩 7 天": "soon"}), (28, {"还剩 2 天": "late"})):
        clock.time = clock.time.replace(day=day)
        home.look_again()
        settled(home)
        assert looks(home) == said


@pytest.fixture
def room_that_owes_what_no_page_enters(district: District) -> Any:
    district.room("店子村", CODES[0])
    with district.at("店子村"):
        places.ensure("370406101200")
        owed = duties.now()[0].rule.name
    district.round("店子村")
    with district.at("office"):
        [rule] = [each.data for each in duties.given() if each.data.name == owed]
        aid = Measure(kind="referral", by="visit.day", subject="visit.place")
        duties.send(msgspec.structs.replace(rule, counts=(aid,), begins={}))
    district.round("店子村", "二")
    with district.at("店子村"):
        yield owed


def test_what_no_page_enters_has_no_button_that_leads_nowhere(
    room_that_owes_what_no_page_enters, shell_of
):
    owed, shell = room_that_owes_what_no_page_enters, shell_of()
    page = settled(shell.show_page("duties"))
    lines = [page.table.rows.record(at) for at in range(page.table.rows.rowCount())]
    [line] = [each for each in lines if each.rule.name == owed]
    page.table.pick((owed, line.subject.id))
    settled(page)
    assert "去安排或登记" not in buttons(page)
    home = settled(shell.show_page("home"))
    labels = home.duties.findChildren(QLabel)
    asked = [each.parentWidget() for each in labels if str(line.rule.title) in each.text()]
    assert [buttons(each) for each in asked] == [[]]


def buttons(widget: Any) -> list[str]:
    return [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
