"""The page of mediation committees, over a real room."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from app.records import people
from app.records.cases import committees
from app.room import today as home_due
from app.store.session import current
from ui.widgets.message import Sheet
from ui.widgets.plain import Button

D = datetime.date


@pytest.fixture
def page(shell):
    return shell.show_page("committee")


@pytest.fixture
def committee(room):
    return committees.make(name="店子村人民调解委员会", since=D(2024, 1, 1))


def words(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text):
    QApplication.processEvents()
    return next(
        b
        for b in widget.findChildren(Button)
        if b.text().removesuffix(" ▾") == text and b.isVisible()
    )


def sheet(shell):
    return next(each for each in shell.findChildren(Sheet) if each.isVisible())


def no_sheet(shell):
    return not any(each.isVisible() for each in shell.findChildren(Sheet))


def seat(committee, name, sex="1", **how):
    return committees.seat(committee, people.register(name=name, sex=sex), **how)


def choose(menu_of, text):
    action = next(each for each in menu_of.menu().actions() if each.text() == text)
    action.trigger()


def test_an_empty_page_teaches_and_the_first_committee_is_entered_from_it(page, shell, write):
    assert "还没有登记调解委员会" in words(page)
    button(page, "登记调解委员会").click()
    asking = page.form
    asking.form.input("name").line.setText("店子镇店子村人民调解委员会")
    asking.form.input("since").line.setText("2024.1.1")
    asking.save()
    [made] = committees.all_committees()
    assert (made.since, made.until) == (D(2024, 1, 1), D(2026, 12, 31))
    assert sheet(shell)


def test_the_last_day_follows_the_first_until_another_is_written(page, shell, qtbot):
    page.begin()
    form = page.form.form
    qtbot.keyClicks(form.input("since").line, "2024-1-1")
    assert form.input("until").value() == D(2026, 12, 31)
    form.input("until").line.clear()
    qtbot.keyClicks(form.input("until").line, "2026-6-30")
    form.input("since").line.clear()
    qtbot.keyClicks(form.input("since").line, "2024-2-1")
    assert form.input("until").value() == D(2026, 6, 30)


def test_a_term_that_ends_too_early_is_refused_beside_its_field(committee, page, shell):
    page.view.correct.click()
    asking = page.form
    asking.form.input("until").line.setText("2023-1-1")
    asking.save()
    assert asking.form.fields["until"].error
    assert asking.form.input("name").line.text() == "店子村人民调解委员会"


def test_what_the_law_misses_is_said_plainly(committee, page):
    seat(committee, "傅军", chair=True)
    shown = words(page.view)
    assert "3至9名委员" in shown
    assert "至少一名妇女委员" in shown
    assert "一名主任" not in shown
    seat(committee, "张伟")
    seat(committee, "孙丽", "2")
    assert "都合要求" in words(page.view)


def test_who_has_no_sex_written_down_is_named_and_can_be_written_up(committee, page, shell):
    someone = people.register(name="孙丽")
    committees.seat(committee, someone)
    assert "孙丽没填性别" in words(page.view)
    button(page.view, "去填上").click()
    assert shell.pages["people"].form.record.id == someone.id


def test_a_known_person_joins_by_the_keyboard(committee, page, shell, keyboard, press, write):
    people.register(name="孙丽", sex="2")
    keyboard()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    asking = sheet(shell)
    write("孙丽")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [member] = committees.members(committee)
    assert people.get(member.person).sex == "2"
    assert no_sheet(shell)
    assert asking is not None


def test_a_newcomer_joins_with_her_sex(committee, page, shell):
    page.view.ask_member()
    asking = sheet(shell)
    assert asking.form.fields["sex"].isHidden()
    who = asking.form.input("name")
    [*_known, new] = who.suggestions.suggest("孙丽")
    who.take(new)
    assert who.line.text() == "孙丽"
    assert not asking.form.fields["sex"].isHidden()
    asking.form.input("sex").set_value("2")
    asking.save()
    [member] = committees.members(committee)
    assert (people.get(member.person).name, people.get(member.person).sex) == ("孙丽", "2")
    assert member.chair
    assert member.since == committee.since


def test_a_name_that_was_not_chosen_is_refused_and_stays(committee, page, shell):
    page.view.ask_member()
    asking = sheet(shell)
    who = asking.form.input("name")
    who.line.setText("孙丽")
    asking.save()
    assert asking.form.fields["name"].error
    assert who.line.text() == "孙丽"
    assert committees.members(committee) == []


def test_a_member_leaves_and_comes_back_as_chair(committee, page, shell):
    seat(committee, "傅军", chair=True)
    choose(button(page.view, "…"), "离任……")
    sheet(shell).save()
    assert committees.members(committee) == []
    assert "以前的委员" in button(page.view, "以前的委员 1 人").text()
    shell.toast.take_back()
    [again] = committees.members(committee)
    assert again.chair
    assert "傅军" in button(page.view, "傅军").text()


def test_who_was_entered_by_mistake_is_taken_out_and_brought_back(committee, page, shell):
    seat(committee, "傅军")
    choose(button(page.view, "…"), "记错了，收回")
    assert committees.members(committee) == []
    shell.toast.take_back()
    assert len(committees.members(committee)) == 1


def test_another_chair_is_made_and_unmade(committee, page, shell):
    first, second = seat(committee, "傅军", chair=True), seat(committee, "张伟")
    choose([b for b in page.view.findChildren(Button) if b.text() == "… ▾"][-1], "任主任")
    assert committees.members(committee)[0].id == second.id
    shell.toast.take_back()
    assert committees.members(committee)[0].id == first.id


def test_a_new_term_lets_go_whom_nobody_ticks(committee, page, shell):
    stays, _leaves = seat(committee, "傅军", chair=True), seat(committee, "张伟")
    page.view.ask_renew()
    asking = sheet(shell)
    assert asking.form.input("since").value() == D(2027, 1, 1)
    assert asking.form.input("until").value() == D(2029, 12, 31)
    asking.form.input("since").line.setText(current().today().isoformat())
    named = {each.text(): each for each in asking.findChildren(QCheckBox)}
    named["张伟"].setChecked(False)
    asking.save()
    assert [each.id for each in committees.members(committee)] == [stays.id]


def test_a_committee_made_void_comes_back(committee, page, shell):
    page.view._menu.aboutToShow.emit()
    choose(page.view.other, "作废……")
    button(sheet(shell), "记重了").click()
    assert "还没有登记调解委员会" in words(page)
    shell.toast.take_back()
    assert "店子村人民调解委员会" in words(page)


def test_the_second_committee_stands_in_a_list(committee, page):
    assert not page.list.table.isVisible()
    committees.make(name="甲村人民调解委员会")
    page.look_again()
    assert page.list.table.isVisible()
    assert page.list.table.rows.rowCount() == 2


def test_what_is_due_about_a_term_leads_to_the_committee(committee, shell):
    today = current().today()
    committees.change(committee, until=today + datetime.timedelta(days=10))
    [due] = [each for each in home_due.look(lambda: None)[0] if each.page == "committee"]
    shown = shell.show_page(due.page, **due.wanted)
    assert shown.view.record.id == committee.id


def test_a_committee_found_by_the_search_is_opened(committee, shell):
    shell._open_hit("committee", committee.id)
    assert shell.pages["committee"].view.record.id == committee.id


def test_the_people_lead_to_the_committee(shell):
    page = shell.show_page("people")
    button(page, "调解委员会").click()
    assert shell.pages["committee"].isVisible()


def test_an_office_reads_and_changes_nothing(office, shell_of):
    committees.make(name="店子村人民调解委员会")
    page = shell_of().show_page("committee")
    committee = page.view.record
    committee.origin = "another"
    page.view.show_record(committee)
    assert not page.view.correct.isVisible()
    assert not page.new.isVisible()
