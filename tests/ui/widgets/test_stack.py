"""Several widgets in one place."""

from PySide6.QtWidgets import QLabel, QScrollArea

from ui.widgets.stack import OneOf


def test_what_is_not_seen_asks_for_no_bar_to_scroll_by(qtbot):
    stack, area = OneOf(), QScrollArea()
    short, long = QLabel("短"), QLabel("很长的话。" * 2_000)
    long.setWordWrap(True)
    stack.addWidget(short)
    stack.addWidget(long)
    area.setWidgetResizable(True)
    area.setWidget(stack)
    qtbot.addWidget(area)
    area.resize(400, 300)
    with qtbot.waitExposed(area):
        area.show()
    bar = area.verticalScrollBar()
    assert bar.maximum() == 0
    stack.setCurrentWidget(long)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
