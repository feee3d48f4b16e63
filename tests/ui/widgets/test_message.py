from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.errors import Cancelled, Missing
from ui.widgets.message import Sheet, ask, error_words
from ui.widgets.plain import Button, row


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.line = QLineEdit(widget)  # type: ignore[attr-defined]
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.line.setFocus()  # type: ignore[attr-defined]
    return widget


def test_a_question_is_answered_by_enter_and_gives_the_keyboard_back(qtbot: Any, page: Any):
    agreed: list[bool] = []
    ask(page, "作废吗？", "作废", lambda: agreed.append(True))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(agreed))
    assert not page.findChildren(Sheet)
    assert QApplication.focusWidget() is page.line


def test_esc_is_never_yes(qtbot: Any, page: Any):
    said: list[str] = []
    ask(page, "作废吗？", "作废", lambda: said.append("yes"), otherwise=lambda: said.append("no"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert said == ["no"]


def test_tab_stays_inside_a_question(qtbot: Any, page: Any):
    sheet = ask(page, "作废吗？", "作废", lambda: None)
    for _press in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())


def test_tab_comes_to_yes_before_no(qtbot: Any, page: Any):
    line = QLineEdit()
    sheet = Sheet(page, "为什么？").add(line, row(Button("先不"), Button("作废", look="primary")))
    sheet.rise(line)
    for expected in ("作废", "先不"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().text() == expected  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line


def test_a_stop_that_was_asked_for_is_not_an_error_to_speak_of():
    assert error_words(Cancelled()) == ""
    assert error_words(Missing())


def test_what_nobody_foresaw_is_logged_and_said_without_technical_words(caplog: Any):
    assert "ZeroDivision" not in error_words(ZeroDivisionError("x"))
    assert "unforeseen" in caplog.text
