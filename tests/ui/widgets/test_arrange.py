"""Where things stand, and what is brought into view."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.arrange import scrolled
from ui.widgets.line import Line
from ui.widgets.plain import box, column


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
