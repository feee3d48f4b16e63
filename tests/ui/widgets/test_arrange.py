"""Where things stand, and what is brought into view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.journeys import golden
from ui.widgets.arrange import Columns, Flowing, scrolled
from ui.widgets.line import Line
from ui.widgets.plain import Button, Label, box, column
from ui.widgets.split_view import SplitView


def seen(widget: QWidget) -> int:
    """How many pixels of its height are seen."""
    return widget.visibleRegion().boundingRect().height()


def high_page() -> QWidget:
    """A page that takes the keyboard itself."""
    page = box(column(*(Label(str(at)) for at in range(40))))
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return page


@pytest.fixture
def in_window(qtbot: Any) -> Callable[[QScrollArea], QWidget]:
    """Show what is scrolled in a window that has the keyboard and is too low for it."""
    windows: list[QWidget] = []  # qtbot holds none of them alive

    def shown(area: QScrollArea) -> QWidget:
        window = QWidget()
        windows.append(window)
        window.setLayout(column(area))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.resize(300, 200)
        qtbot.waitUntil(lambda: area.viewport().height() < area.widget().height())
        return window

    return shown


def test_a_field_that_gets_the_keyboard_is_brought_into_view_whole(qtbot: Any, in_window: Any):
    lines = [Line() for _at in range(12)]
    area = scrolled(box(column(*lines)))
    window = in_window(area)
    # All of the third is seen but its lower edge, its caret with the rest.
    window.resize(300, lines[2].y() + lines[2].height() - 3)
    qtbot.waitUntil(lambda: seen(lines[2]) == lines[2].height() - 3)
    lines[2].setFocus()
    qtbot.waitUntil(lambda: seen(lines[2]) == lines[2].height())
    assert area.verticalScrollBar().value() > 3  # what stands beneath it is seen as well


def test_what_is_pressed_stays_under_the_mouse_until_it_is_let_go(qtbot: Any, in_window: Any):
    pressed: list[int] = []
    buttons = [Button(str(at), lambda at=at: pressed.append(at)) for at in range(12)]
    area = scrolled(box(column(*buttons)))
    window = in_window(area)
    window.resize(300, buttons[2].y() + buttons[2].height() - 6)
    qtbot.waitUntil(lambda: seen(buttons[2]) == buttons[2].height() - 6)
    for at in (1, 2):  # one that is seen whole, one that is not
        place = buttons[at].mapTo(window, buttons[at].rect().center())
        target = window.windowHandle()
        QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()
        QApplication.processEvents()
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=place)
    assert pressed == [1, 2]
    qtbot.waitUntil(lambda: seen(buttons[2]) == buttons[2].height())


def test_a_page_that_takes_the_keyboard_itself_stays_where_it_begins(in_window: Any):
    page = high_page()
    area = scrolled(box(column(page)))
    in_window(area)
    page.setFocus()
    golden.rest()
    assert page.hasFocus()
    assert area.verticalScrollBar().value() == 0


def test_columns_stand_below_each_other_once_what_came_later_needs_the_room(qtbot: Any):
    first, second = Label("甲"), Label("乙")
    both = Columns(first, second, least=60)
    qtbot.addWidget(both)
    both.resize(300, 100)
    both.show()
    assert first.y() == second.y()
    second.setText("第二栏里后来才写上的很长的一句话，一行写不完")
    qtbot.waitUntil(lambda: second.y() > first.y())
    second.setText("乙")
    qtbot.waitUntil(lambda: first.y() == second.y())


def test_what_was_told_how_wide_it_must_be_does_not_reach_over_what_stands_beside_it(qtbot: Any):
    left, right = QWidget(), QWidget()
    left.setMinimumWidth(300)
    right.setMinimumWidth(270)
    sides, window = SplitView(left, right), QWidget()
    sides.setParent(window)  # a window of its own would grow with what it holds
    qtbot.addWidget(window)
    sides.resize(560, 300)
    window.show()
    assert not (left.isVisible() and right.isVisible())
    sides.resize(600, 300)
    assert left.isVisible()
    assert right.isVisible()
    assert left.geometry().right() < right.mapTo(sides, right.rect().topLeft()).x()


def test_a_list_that_wants_more_than_its_share_stands_alone(qtbot: Any):
    sides = SplitView(QWidget(), QWidget(), share=0.5, whole=lambda: 400)
    qtbot.addWidget(sides)
    sides.resize(700, 300)
    sides.show()
    assert sides.narrow
    sides.resize(900, 300)
    assert not sides.narrow


def test_a_page_that_is_higher_than_its_place_stays_where_it_is(qtbot: Any, in_window: Any):
    page = high_page()
    area = scrolled(box(column(page)))
    in_window(area)
    qtbot.waitUntil(lambda: area.viewport().height() < page.height())
    area.verticalScrollBar().setValue(page.y() + 1)
    page.setFocus()
    for _turn in range(4):
        QApplication.processEvents()
    assert page.hasFocus()
    assert area.verticalScrollBar().value() == page.y() + 1


def test_what_flows_on_below_is_given_the_height_for_it(qtbot: Any):
    flowing = Flowing(*(Label("many words beside each other") for _each in range(4)))
    around = QWidget()
    around.setLayout(column(flowing))
    qtbot.addWidget(around)
    around.resize(1_600, 40)
    with qtbot.waitExposed(around):
        around.show()
    one_line = flowing.minimumHeight()
    around.resize(flowing.minimumSizeHint().width(), 40)
    qtbot.waitUntil(lambda: flowing.minimumHeight() > 3 * one_line)
