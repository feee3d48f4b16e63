"""The year of duties: a line a duty, the records that meet it, and the way to one more."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.records import duties, keeping, places
from app.records.activities import Activity
from tests.journeys import golden
from tests.journeys.district import DAY


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
    button = next(b for b in widget.findChildren(QAbstractButton) if b.text() == text)
    button.click()
    QApplication.processEvents()


def held(village: Any) -> Any:
    return keeping.keep(
        Activity, day=DAY, kind="study", state="held", theme="学宪法", place=village.id
    )


def test_a_room_has_a_line_for_each_duty(page):
    assert page.table.rows.rowCount() == len(list(duties.in_force()))


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
