"""What is said of a record leads to it, and stands there as words where no page shows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.records import fixtures, places, visits
from tests.journeys import golden
from tests.journeys.district import DAY
from ui.records.ways import way, way_to
from ui.widgets.lines import OpeningLine
from ui.widgets.plain import Label


@pytest.fixture
def window(room):
    made = golden.window()
    yield made
    golden.throw_away(made)


def followed(qtbot, line):
    qtbot.addWidget(line)
    QTest.keyClick(line, Qt.Key.Key_Return)
    golden.rest()


def test_a_line_opens_the_record_after_what_it_leaves(window, qtbot):
    visit = visits.log(day=DAY, name="孙广才", category="01", facts="事")
    before = []
    leaving = lambda: before.append(window.stack.currentWidget())  # noqa: E731
    followed(qtbot, way_to(window, visit, Label("孙广才"), leaving=leaving))
    assert window.stack.currentWidget() is window.pages["visits"]
    assert len(before) == 1
    assert before[0] is not window.pages["visits"]


def test_what_hangs_on_something_is_shown_with_it(window, qtbot):
    place = places.ensure("370406101200")
    thing = fixtures.note(place.id, "board", since=DAY)
    followed(qtbot, way_to(window, thing, Label("公示牌")))
    shown = window.stack.currentWidget()
    assert shown is window.pages["places"]
    assert shown.shown().id == place.id


def test_what_no_page_shows_is_said_and_opens_nothing(window, qtbot):
    said = way(window, "delivery", "x", Label("数据包"))
    qtbot.addWidget(said)
    assert not isinstance(said, OpeningLine)
    assert [each.text() for each in said.findChildren(QLabel)] == ["数据包"]
