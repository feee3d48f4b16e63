"""Words that give way say all of it under the mouse."""

from __future__ import annotations

from ui.widgets.lines import Elided

WORDS = "督导发现：公示牌上的人员和电话还是去年的"


def test_what_is_cut_is_shown_whole_under_the_mouse_and_nothing_else(qtbot):
    line = Elided(WORDS)
    qtbot.addWidget(line)
    line.resize(80, 30)
    line.show()
    assert line.toolTip() == WORDS
    line.resize(2_000, 30)
    assert line.toolTip() == ""
    line.resize(80, 30)
    line.setText("短")
    assert line.toolTip() == ""
