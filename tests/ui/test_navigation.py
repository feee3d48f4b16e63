"""The list of pages at the left of the window."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication

from app import language
from ui import style
from ui.navigation import Navigation
from ui.pages import PAGES

HERE = [page for page in PAGES if page.listed and not page.whole and "room" in page.kinds]


@pytest.fixture(params=[("en", 100), ("en", 125), ("en", 200), ("zh_CN", 125), ("zh_CN", 200)])
def navigation(request, qtbot, qapp):
    spoken, scale = request.param
    style.apply(qapp, scale)
    language.use(spoken)
    made = Navigation()
    qtbot.addWidget(made)
    made.settle("店子村法律服务工作室", "店子镇", HERE)
    made.resize(made.width(), 700)
    made.show()
    yield made
    language.use("zh_CN")
    style.apply(qapp, 100)


def test_the_page_in_front_is_written_whole(navigation):
    for page in HERE:
        navigation.show_current(page.name)
        QApplication.processEvents()
        buttons = navigation.findChildren(QAbstractButton)
        (chosen,) = [each for each in buttons if each.isChecked()]
        words = QFontMetrics(chosen.font()).horizontalAdvance(chosen.text())
        assert words + style.gap(14) <= chosen.width(), chosen.text()


def test_the_page_in_front_is_in_sight_however_long_the_list_is(navigation):
    for page in (*HERE, *reversed(HERE)):
        navigation.show_current(page.name)
        QApplication.processEvents()
        (chosen,) = [each for each in navigation.findChildren(QAbstractButton) if each.isChecked()]
        assert chosen.visibleRegion().boundingRect() == chosen.rect(), chosen.text()


def test_listing_the_pages_brings_nothing_that_prints():
    said = "import sys, ui.kinds; ui.kinds.every(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True
    )
    assert not [name for name in loaded.stdout.split() if name.startswith("app.documents")]
