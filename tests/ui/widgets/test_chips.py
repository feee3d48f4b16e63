"""Chips to choose among."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.chips import FoldingChips, Several
from ui.widgets.chooser import Chooser
from ui.widgets.plain import column


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


def test_chips_that_took_too_much_of_the_window_fold_into_a_button(qtbot: Any):
    made = FoldingChips([(at, f"第{at}种台账") for at in range(12)], 3)
    window = QWidget()
    window.setLayout(column(made, None))
    qtbot.addWidget(window)
    window.resize(1300, 700)
    window.show()
    assert all(chip.isVisible() for chip in made.chips.values())
    window.resize(400, 700)
    QApplication.processEvents()
    [button] = [each for each in made.findChildren(Chooser) if each.isVisible()]
    assert "第3种台账" in button.text()
    assert not any(chip.isVisible() for chip in made.chips.values())
    with qtbot.waitSignal(made.chosen):
        button.chosen.emit(7)
    assert made.value == 7
    assert "第7种台账" in button.text()
    window.resize(1300, 700)
    QApplication.processEvents()
    assert made.chips[7].isVisible()
