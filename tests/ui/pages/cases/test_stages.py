"""The line of stages across the top of a dispute."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.records import cases
from ui import style
from ui.pages.cases.stages import StageLine


def test_the_names_of_the_stages_have_room_at_the_largest_text(talking, qapp, qtbot):
    style.apply(qapp, 200)
    line = StageLine()
    qtbot.addWidget(line)
    line.show_case(cases.get(talking.id))
    for width in (980, 500):
        line.resize(width, 100)
        QApplication.processEvents()
        for each in line.stages:
            wide = QFontMetrics(line.font_of(each)).horizontalAdvance(each.words)
            assert wide <= width / len(line.stages)
    line.resize(4_000, 100)
    assert line.font_of(line.stages[0]).pixelSize() == style.px(style.TEXT)
    style.apply(qapp, 100)
