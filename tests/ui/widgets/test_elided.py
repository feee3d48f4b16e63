"""Words that give way say all of it under the mouse."""

from __future__ import annotations

from ui.widgets.lines import Elided, OpeningLine
from ui.widgets.plain import Label, box, column

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


def test_a_line_is_called_by_all_words_in_it(qtbot):
    line = OpeningLine(lambda: None, box(column(Label("孙广才"), Label("调解员"))), Elided("在岗"))
    qtbot.addWidget(line)
    assert line.accessibleName() == "孙广才 调解员 在岗"
