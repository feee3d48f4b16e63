"""One of many is found by typing, one of a few stands in a menu."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui import style
from ui.widgets.chooser import Chooser
from ui.widgets.seeking import MANY, Seek

NAMES = ("店子村", "山前村", "后庄", "李庄", "尚岩村")
MANY_ROOMS = [(f"{n}-{at}", f"{n}{at}号工作室") for at in range(110) for n in NAMES]


@pytest.fixture(params=[(1366, 728, 100), (1366, 728, 200), (1024, 560, 125)], ids=str)
def window(request: Any, qtbot: Any, qapp: QApplication):
    """A window as large as a screen, at a size of text."""
    width, height, scale = request.param
    style.apply(qapp, scale)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(width, height)
    made.setLayout(QVBoxLayout())
    yield made
    style.apply(qapp, 100)


def put(window: QWidget, qtbot: Any, offered: list[tuple[str, str]]) -> tuple[Chooser, list[Any]]:
    chooser, chosen = Chooser(offered), list[Any]()
    chooser.chosen.connect(chosen.append)
    window.layout().addWidget(chooser)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Space)
    return chooser, chosen


def seeking(window: QWidget) -> list[Seek]:
    return [each for each in window.findChildren(Seek) if each.isVisible()]


def titles(seek: Seek) -> list[str]:
    return [each.title for each in seek.rows.rows]


def test_one_of_five_hundred_is_found_by_its_initials(window, qtbot):
    chooser, chosen = put(window, qtbot, MANY_ROOMS)
    [seek] = seeking(window)
    assert len(titles(seek)) == len(MANY_ROOMS)
    assert window.rect().contains(seek.geometry())
    QTest.keyClicks(seek.line, "syc999")
    assert titles(seek) == []
    seek.line.selectAll()
    QTest.keyClicks(seek.line, "syc 17")
    assert titles(seek) == ["尚岩村17号工作室"]
    QTest.keyClick(seek.line, Qt.Key.Key_Return)
    assert chosen == ["尚岩村-17"]
    assert seeking(window) == []
    assert chooser.hasFocus()


def test_arrows_and_the_mouse_choose_and_it_begins_with_what_is_chosen(window, qtbot):
    chooser, chosen = put(window, qtbot, MANY_ROOMS)
    [seek] = seeking(window)
    QTest.keyClick(seek.line, Qt.Key.Key_Down)
    QTest.keyClick(seek.line, Qt.Key.Key_Return)
    assert chosen == ["山前村-0"]
    chooser.show_choice("李庄-50", "李庄50号工作室")
    chooser.click()
    [seek] = seeking(window)
    assert seek.rows.rows[seek.rows.current].value == "李庄-50"
    at, area = seek.rows.shown()[0]
    QTest.mouseClick(seek.rows, Qt.MouseButton.LeftButton, pos=area.center())
    assert chosen[-1] == seek.rows.rows[at].value


def test_what_nobody_is_called_is_said_and_esc_leaves_everything_as_it_was(window, qtbot):
    chooser, chosen = put(window, qtbot, MANY_ROOMS)
    [seek] = seeking(window)
    QTest.keyClicks(seek.line, "xyz")
    assert [each.text() for each in seek.findChildren(QLabel) if each.isVisible()] == [
        "没有找到“xyz”"
    ]
    QTest.keyClick(seek.line, Qt.Key.Key_Return)
    assert seeking(window) == [seek]
    QTest.keyClick(seek.line, Qt.Key.Key_Escape)
    assert (seeking(window), chosen) == ([], [])
    assert chooser.hasFocus()


def test_one_of_a_few_stands_in_a_menu(window, qtbot):
    chooser, chosen = put(window, qtbot, MANY_ROOMS[:MANY])
    assert seeking(window) == []
    assert chooser.opened.isVisible()
    chooser.opened.actions()[2].trigger()
    assert chosen == ["后庄-0"]
    chooser.opened.close()
