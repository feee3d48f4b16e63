"""Chips to choose among."""

from __future__ import annotations

from typing import Any

from ui.widgets.chips import Several


def test_what_is_offered_later_stands_in_the_list_where_there_is_one(qtbot: Any):
    several = Several([(each, f"{each}号") for each in range(9)], few=8)
    qtbot.addWidget(several)
    several.offer(3, "3号")
    several.offer(10, "10号")
    assert several.chips == {}
    several.set_value((10,))
    assert several.value == (10,)
    several.opener.menu().aboutToShow.emit()
    assert [each.text() for each in several.opener.menu().actions()][-1] == "10号"
