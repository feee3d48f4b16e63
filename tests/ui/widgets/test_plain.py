"""Words on several lines, buttons with signs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.widgets.plain import Label, column, emptied


def test_words_take_fewer_lines_again_once_there_is_more_room(qtbot: Any):
    words = Label("说清楚、写明白、记下来。" * 6, wrap=True)
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayout(column(words, None))
    with qtbot.waitExposed(around):
        around.show()
    heights = []
    for wide in (900, 200, 900):
        around.resize(wide, 600)
        qtbot.waitUntil(lambda: words.minimumHeight() == words.height())
        heights.append(words.minimumHeight())
    assert heights[0] == heights[2] < heights[1]


def signs(path: Path) -> Iterator[str]:
    """The buttons of a file that show a mere sign and do not say what it stands for."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        said = node.args[0] if node.func.id == "Button" and node.args else None
        words = said.value if isinstance(said, ast.Constant) else ""
        is_sign = isinstance(words, str) and bool(words) and not any(map(str.isalpha, words))
        if is_sign and "tip" not in {each.arg for each in node.keywords}:
            yield f"{path.name}: {words}"


def test_a_button_with_a_mere_sign_says_to_who_cannot_see_it_what_it_stands_for():
    files = (Path(__file__).parents[3] / "ui").rglob("*.py")
    assert [sign for path in files for sign in signs(path)] == []


def test_what_a_menu_led_on_to_goes_once_it_is_filled_anew(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    for _time in range(3):
        emptied(menu).addMenu("台账").addAction("来访")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each.title() for each in menu.findChildren(QMenu)] == ["台账"]
    assert [each.text() for each in menu.actions()] == ["台账"]
