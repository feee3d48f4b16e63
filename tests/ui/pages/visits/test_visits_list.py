"""The list of visits: found, narrowed, hidden, only read."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QPushButton

from app import codes
from app.records import visits
from tests.ui.pages.visits.on_page import (
    CTRL,
    DAY,
    KEY,
    choose,
    log,
    only,
    words,
)
from ui.widgets.seeking import Seek


def test_the_list_hides_names_and_matters_while_somebody_stands_at_the_desk(page, press):
    log()
    page.refresh({"visit"})
    rows = page.list.table.rows
    shown = lambda: [rows.data(rows.index(0, at)) for at in range(4)]  # noqa: E731
    assert "赵淑珍" in shown()
    press(KEY.Key_F2)
    assert "赵淑珍" not in shown()
    assert "婚姻家庭" not in shown()
    page.form.put_aside()
    assert "赵淑珍" in shown()


def test_the_filter_finds_by_initials_and_widens_to_all_times(page, write, qtbot):
    log(day=datetime.date(2025, 3, 4))
    log(name="王建国", day=DAY)
    page.refresh({"visit"})
    rows = page.list.table.rows
    assert [rows.record(at).name for at in range(rows.rowCount())] == ["王建国"]
    page.list.table.filter.setText("zsz")
    qtbot.waitUntil(lambda: rows.rowCount() == 1 and rows.record(0).name == "赵淑珍")
    assert page.list.time.text() == "全部 ▾"
    page.list.table.filter.clear()
    qtbot.waitUntil(lambda: rows.record(0).name == "王建国")
    assert page.list.time.text() == "本月 ▾"


def test_the_menu_of_the_list_narrows_and_the_button_says_to_what(page, qtbot):
    log()
    log(name="王建国", category="05")
    page.refresh({"visit"})
    page.list._menu.aboutToShow.emit()
    matter = codes.load("matter").label("05")
    next(a for a in page.list._menu.actions() if a.text() == "事项……").trigger()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Seek)))
    [seek] = page.window().findChildren(Seek)
    seek.take([each.title for each in seek.rows.rows].index(matter))
    assert page.list.table.rows.rowCount() == 1
    assert page.list.narrow.toolTip() == matter
    everything = page.list._menu.actions()[0]
    everything.trigger()
    assert page.list.table.rows.rowCount() == 2


def test_void_ones_are_shown_on_demand(page):
    visits.void(log(), reason="duplicate")
    page.refresh({"visit"})
    assert page.list.table.rows.rowCount() == 0
    page.list.void.click()
    assert page.list.table.rows.rowCount() == 1


def test_an_office_only_reads(office, shell_of):
    page = shell_of().show_page("visits")
    assert page.list.table.rows.columns[-1].name == "room"
    assert "补录纸本台账" not in words(page)


def test_left_for_the_lawyer_is_listed_so_and_has_no_answer_yet(page, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    choose(page, "category", "ldqx")
    write("工钱没结。")
    page.form.form.input("for_lawyer").box.click()
    press(KEY.Key_Return, CTRL)
    assert (only().for_lawyer, only().result) == (True, None)
    page.list.narrow_by("for_lawyer", True)
    assert page.list.table.rows.rowCount() == 1
    page.view.turn_to_lawyer()
    assert only().for_lawyer is None


def test_the_paper_book_and_old_workbooks_are_in_reach_whatever_is_shown(page, shell):
    log(name="王建国")
    page.list.reload()
    page.list.table.view.selectRow(0)
    for words_of, name in (("补录纸本台账", "back_entry"), ("导入旧台账", "bring_in")):
        shell.show_page("visits")
        [button] = [each for each in page.list.findChildren(QPushButton) if each.text() == words_of]
        assert button.isVisible()
        button.click()
        assert shell.pages[name].isVisible()


@pytest.fixture
def widened(page, qtbot):
    """The list of this month widened to all times by a name; three visits."""
    last = log(day=datetime.date(2025, 3, 4))
    other = log(name="李海涛", day=datetime.date(2025, 5, 6))
    log(name="王建国", day=DAY)
    page.refresh({"visit"})
    page.list.table.filter.setText("zsz")
    qtbot.waitUntil(lambda: listed(page) == [last.name])
    assert page.list.time.text() == "全部 ▾"
    return last, other


def listed(page):
    rows = page.list.table.rows
    return [rows.record(at).name for at in range(rows.rowCount())]


def test_a_number_leads_to_its_records_after_a_name_of_other_times_was_typed(page, shell, widened):
    asked = visits.Filter(since=datetime.date(2025, 1, 1), until=datetime.date(2025, 12, 31))
    shell.show_page("visits", asked=asked)
    assert listed(page) == ["李海涛", "赵淑珍"]
    assert page.list.now() == asked
    assert page.list.time.text() == "2025-01-01–12-31 ▾"


def test_a_record_is_shown_in_the_list_after_a_name_of_other_times_was_typed(page, shell, widened):
    _last, other = widened
    shell.show_page("visits", record_id=other.id)
    assert page.list.table.current().id == other.id
    assert page.list.table.filter.text() == ""


def test_a_void_record_is_shown_in_the_list_whatever_was_typed(page, shell, widened):
    _last, other = widened
    visits.void(other, reason="duplicate")
    shell.show_page("visits", record_id=other.id)
    assert page.list.table.current().id == other.id
    assert page.list.table.filter.text() == ""
