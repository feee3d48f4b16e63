"""The list of disputes, narrowed by what is due."""

import datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.records import cases
from app.store import journal
from tests.journeys.golden import rest
from tests.ui.pages.cases.conftest import DAY
from ui.pages.cases.numbers import NumbersSheet
from ui.widgets.lines import OpeningLine


@pytest.fixture
def narrowed(page, qtbot):
    """Choose a stage from the menu and wait until the list stands."""

    def choose(words):
        [action] = [each for each in page.list.time.menu().actions() if each.text() == words]
        action.trigger()
        rest()
        QApplication.processEvents()
        rows = page.list.table.rows
        return [rows.record(at).id for at in range(rows.rowCount())]

    return choose


def test_what_is_overdue_is_listed_with_its_date(case, page, narrowed, clock):
    cases.accept(case, day=DAY)
    assert narrowed("已经逾期") == []
    clock.forward(days=60)
    assert narrowed("已经逾期") == [case.id]
    rows = page.list.table.rows
    [at] = [at for at, each in enumerate(rows.columns) if each.name == "due"]
    assert "受理满一个月" in rows.data(rows.index(0, at))


def test_what_is_due_soon_is_narrowed_further_while_one_types(case, page, narrowed, clock):
    cases.accept(case, day=DAY)
    clock.forward(days=(DAY + datetime.timedelta(days=27) - clock().date()).days)
    assert narrowed("7 天内到期") == [case.id]
    for typed, found in (("wjg", 1), ("zzz", 0)):
        page.list.table.filter.setText(typed)
        page.list.table._filter_now()
        assert page.list.table.rows.rowCount() == found


def test_what_is_not_overdue_is_not_found_there_by_typing_either(case, page, narrowed):
    cases.accept(case, day=DAY)
    assert narrowed("已经逾期") == []
    page.list.table.filter.setText("wjg")
    page.list.table._filter_now()
    assert page.list.table.rows.rowCount() == 0


def test_what_is_overdue_is_found_behind_hundreds_of_later_ones(case, page, narrowed, clock):
    cases.accept(case, day=DAY)
    with journal.action("test") as act:
        for _number in range(510):
            act.add(
                cases.Case, state="archived", day=DAY, source="apply", category="02",
                names=["王建国"], facts="早已归档",
            )  # fmt: skip
    clock.forward(days=60)
    assert narrowed("已经逾期") == [case.id]
    page.list.table.filter.setText("wjg")
    page.list.table._filter_now()
    assert page.list.table.rows.rowCount() == 1


def test_a_stage_left_before_it_was_gathered_shows_nothing_of_it(case, page, qtbot):
    page.list.take_period("late")
    page.list.take_period("all")
    rest()
    QApplication.processEvents()
    assert page.list.table.rows.rowCount() == 1


def test_void_numbers_and_those_on_paper_only_are_found_from_the_list(page, case):
    cases.numbering.say_last_on_paper(2024, 3)
    cases.numbering.say_last_on_paper(2026, 4)
    cases.void(case, reason="duplicate")
    page.list.time.menu().actions()[-1].trigger()
    QApplication.processEvents()
    sheet = next(each for each in page.window().findChildren(NumbersSheet) if each.isVisible())
    said = " ".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())
    assert case.number in said
    assert "记重了" in said
    assert "2-4" in said
    sheet.years.before.click()
    QApplication.processEvents()
    said = " ".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())
    assert "1-3" in said
    assert case.number not in said
    sheet.years.after.click()
    sheet.findChildren(OpeningLine)[-1]._function()
    assert page.view.case.id == case.id


def test_an_empty_list_teaches(page, narrowed):
    assert narrowed("没办完的") == []
    assert "还没有纠纷" in page.list.table.lesson()


def test_a_list_that_is_narrowed_to_nothing_says_that_there_is_more(case, page, narrowed):
    assert narrowed("已经逾期") == []
    assert "“已经逾期”里一条也没有" in page.list.table.lesson()
    assert "其余的还在" in page.list.table.lesson()
