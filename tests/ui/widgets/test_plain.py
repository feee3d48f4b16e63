"""Words on several lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.widgets.plain import Label, column, emptied


def test_words_take_fewer_lines_again_once_there_is_more_room(qtbot: Any):
    words = Label("说清楚、写明白、记下来。" * 6, wrap=True)
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayout(column(words, None))
    with qtbot.waitExposed(around):
        around.show()
    heights = []
    for wide in (900, 200, 900):
        around.resize(wide, 600)
        qtbot.waitUntil(lambda: words.minimumHeight() == words.height())
        heights.append(words.minimumHeight())
    assert heights[0] == heights[2] < heights[1]


def test_what_a_menu_led_on_to_goes_once_it_is_filled_anew(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    for _time in range(3):
        emptied(menu).addMenu("台账").addAction("来访")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each.title() for each in menu.findChildren(QMenu)] == ["台账"]
    assert [each.text() for each in menu.actions()] == ["台账"]
