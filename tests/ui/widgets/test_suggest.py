"""What is offered below a line: as wide as the line, every row whole, at every size of text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.store.search import Hit
from ui import style
from ui.widgets.floating import Floating
from ui.widgets.keys import shortcut
from ui.widgets.search_box import SearchBox
from ui.widgets.suggest import Suggestion, Suggestions

SCREENS = [(1366, 728, 100), (1366, 728, 125), (1366, 728, 150), (1366, 728, 200), (1024, 560, 125)]


@pytest.fixture(params=SCREENS, ids=str)
def window(request: Any, qtbot: Any, qapp: QApplication):
    """A window as large as a screen, at a size of text."""
    width, height, scale = request.param
    style.apply(qapp, scale)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(width, height)
    made.setLayout(QVBoxLayout())
    yield made
    style.apply(qapp, 100)


def put(window: QWidget, qtbot: Any, *above: int, offers: list[Suggestion]) -> Suggestions:
    box, hits = SearchBox(), [Hit("person", str(at), "王建国").offered() for at in range(20)]
    for each in above:
        window.layout().addSpacing(each)
    window.layout().addWidget(box)
    window.layout().addStretch(1)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.setFocus()
    shown = box.findChild(Suggestions)
    shown.suggest = lambda _text: offers or hits
    box.setText("w")
    shown.ask()
    return shown


def whole(shown: Suggestions) -> None:
    rows, area = shown._rows, shown._float
    assert area.width() >= shown._line.width()
    assert area.window().rect().contains(area.geometry())
    metrics = QFontMetrics(style.font(bold=True))
    for at, place in rows.shown():
        assert rows.rect().contains(place)
        needs = metrics.horizontalAdvance(f"{rows.rows[at].title} {rows.rows[at].beside}")
        assert needs <= place.width()


def test_it_is_as_wide_as_its_line_and_every_row_is_whole(window: QWidget, qtbot: Any):
    shown = put(window, qtbot, offers=[])
    whole(shown)
    assert shown._float.width() == shown._line.width()


@pytest.mark.parametrize("above", [0, 250])
def test_rows_of_two_lines_are_whole_and_the_last_is_reached(
    window: QWidget, qtbot: Any, above: int
):
    offers = [
        Suggestion(at, f"王建国{at}", "男 52岁 店子村2组8号", "最近来访 09-01 邻里：房檐滴水")
        for at in range(20)
    ]
    shown = put(window, qtbot, above, offers=offers)
    whole(shown)
    for _press in range(19):
        QTest.keyClick(shown._line, Qt.Key.Key_Down)
    whole(shown)
    assert shown.current() == offers[-1]
    assert shown._rows.current in [at for at, _place in shown._rows.shown()]


def test_esc_closes_the_list_before_it_does_what_it_means_on_the_page(window: Any, qtbot: Any):
    shown, left = put(window, qtbot, offers=[]), []
    shortcut(window, "Escape", lambda: left.append(1), inside=True)
    QTest.keyClick(shown._line, Qt.Key.Key_Escape)
    assert (shown.visible(), left) == (False, [])
    QTest.keyClick(shown._line, Qt.Key.Key_Escape)
    assert left == [1]


def test_what_was_offered_is_gone_with_the_list(window: Any, qtbot: Any):
    shown = put(window, qtbot, offers=[])
    shown.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(Floating)
    assert shown.offered() == []
    shown.ask()
    shown._line.deleteLater()
    for _turn in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(Floating)
