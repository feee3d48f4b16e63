"""Where things stand, and what is brought into view."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.arrange import Columns, scrolled
from ui.widgets.line import Line
from ui.widgets.plain import Label, box, column


def seen(widget: QWidget) -> int:
    """How many pixels of its height are seen."""
    return widget.visibleRegion().boundingRect().height()


def test_a_field_that_gets_the_keyboard_is_brought_into_view_whole(qtbot: Any):
    lines = [Line() for _at in range(12)]
    area = scrolled(box(column(*lines)))
    window = QWidget()
    window.setLayout(column(area))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.resize(300, 200)
    qtbot.waitUntil(lambda: area.viewport().height() < area.widget().height())
    # All of the third is seen but its lower edge, its caret with the rest.
    window.resize(300, lines[2].y() + lines[2].height() - 3)
    qtbot.waitUntil(lambda: seen(lines[2]) == lines[2].height() - 3)
    lines[2].setFocus()
    qtbot.waitUntil(lambda: seen(lines[2]) == lines[2].height())
    assert area.verticalScrollBar().value() > 3  # what stands beneath it is seen as well


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
