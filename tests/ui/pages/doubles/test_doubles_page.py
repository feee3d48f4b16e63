"""The page of possible doubles: a pair is looked at side by side and decided on once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.office import doubles
from app.records import doubled
from tests.journeys import golden
from tests.journeys.district import CODES
from tests.office.test_doubles import LI, WANG, ZHAO, Two

SUN = "孙广才"


@pytest.fixture
def office(district_after):
    """An office with two pairs, of which the second is alike in one party only."""

    def happen(district):
        two = Two(district)
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)
            two.record(who, who, WANG, LI)
            two.record(who, f"{who}二", ZHAO, SUN)
        two.collect()

    with district_after("two pairs in two rooms", happen).at("office"):
        yield


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def opened(shell_of: Any) -> Any:
    page = shell_of().show_page("doubles")
    golden.rest()
    return page


def pressed(page: Any, key: Qt.Key) -> None:
    QTest.keyClick(page.table.view, key, Qt.KeyboardModifier.ControlModifier)
    golden.rest()


def test_both_of_a_pair_stand_beside_each_other_with_which_of_them_counts(office, shell_of):
    page = opened(shell_of)
    assert page.table.rows.rowCount() == 2
    said = words(page.beside)
    assert "店子村工作室" in said
    assert "山前村工作室" in said
    assert "只计一件：先受理的" in said
    assert page.which.chips["waiting"].text() == "等着定 2"


def test_keys_decide_and_go_on_to_the_next_pair(office, shell_of):
    page = opened(shell_of)
    first, second = page.table.rows.record(0), page.table.rows.record(1)
    pressed(page, Qt.Key.Key_Down)
    assert page.table.current().key == second.key
    pressed(page, Qt.Key.Key_Down)
    assert page.table.current().key == first.key
    pressed(page, Qt.Key.Key_S)
    assert doubled.decision(first.first.id, first.second.id).same
    assert page.table.current().key == second.key
    pressed(page, Qt.Key.Key_D)
    assert doubled.decision(second.first.id, second.second.id).same is None
    assert doubles.waiting(5) == []
    assert "没有疑似重复" in page.table.lesson()
    assert not any(b.isVisible() for b in (page.same, page.other, page.after, page.back))


def test_a_decision_is_taken_back_at_once_or_later_from_the_list(office, shell_of):
    page = opened(shell_of)
    pressed(page, Qt.Key.Key_S)
    page.shell.toast.findChild(QPushButton).click()
    golden.rest()
    assert page.table.rows.rowCount() == 2
    pressed(page, Qt.Key.Key_S)
    page.which.press("decided")
    golden.rest()
    assert page.table.rows.rowCount() == 1
    assert not page.same.isVisible()
    page.back.click()
    golden.rest()
    assert page.table.rows.rowCount() == 0
    assert len(doubles.waiting(5)) == 2


def test_the_offices_first_page_and_the_dispute_say_so(office, shell_of, qtbot):
    shell = shell_of()
    page = shell.show_page("office")
    golden.rest()
    assert page.doubles.text() == "疑似重复 2 对"
    [pair, *_more] = doubles.waiting(5)
    doubles.decide(pair.first.id, pair.second.id, same=True)
    qtbot.waitUntil(lambda: page.doubles.text() == "疑似重复 1 对")
    page.doubles.click()
    golden.rest()
    assert shell.stack.currentWidget() is shell.show_page("doubles")
    cases = shell.show_page("cases", record_id=pair.second.id)
    golden.rest()
    assert "不计数" in words(cases)


def test_the_decision_that_is_asked_for_is_shown(office, shell_of):
    page = opened(shell_of)
    pairs = [page.table.rows.record(at) for at in range(2)]
    made = [doubles.decide(each.first.id, each.second.id, same=True) for each in pairs]
    golden.rest()
    for pair, decision in zip(pairs, made, strict=True):
        page.shell.show_page("doubles", record_id=decision.id)
        golden.rest()
        assert {*page.table.current().key.split()} == {*pair.key.split()}
