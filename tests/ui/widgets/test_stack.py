"""Several widgets in one place."""

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from ui.widgets.stack import OneOf


def page(words):
    made, label = QFrame(), QLabel(words)
    label.setWordWrap(True)
    QVBoxLayout(made).addWidget(label)
    return made


def test_what_is_not_seen_asks_for_no_bar_to_scroll_by(qtbot):
    stack, area = OneOf(), QScrollArea()
    short, long = page("短话。"), page("很长的话。" * 2_000)
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
