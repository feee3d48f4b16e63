"""What an empty list teaches is true of whoever sits there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app import store
from tests.journeys import golden
from ui.widgets.table import Table
from ui.window import Window


def lessons(page: QWidget) -> Iterator[str]:
    """What stands in the lists that are empty."""
    golden.rest()
    for table in page.findChildren(Table):
        if table.isVisible() and not table.rows.rowCount():
            yield table.lesson()


@pytest.mark.parametrize("kind", ["room", "office"])
def test_a_button_that_is_named_is_there(
    kind: str, request: pytest.FixtureRequest, shell_of: Callable[[], Window]
) -> None:
    request.getfixturevalue(kind)
    window = shell_of()
    wrong: list[str] = []
    for name, info in window._listed.items():
        if info.whole or kind not in info.kinds:
            continue
        page = window.show_page(name)
        for lesson in lessons(page):
            seen = [each for each in golden.in_sight(window) if isinstance(each, QAbstractButton)]
            on_buttons = " ".join(each.text() for each in seen)
            for button in re.findall("“(.+?)”", lesson):
                if button not in on_buttons:
                    wrong.append(f"{name}: {lesson}")
            if kind == "office" and "F2" in lesson:
                wrong.append(f"{name}: {lesson}")
    assert not wrong


def test_an_office_is_told_that_disputes_and_risks_come_with_the_reports(
    office: store.Store, shell_of: Callable[[], Window]
) -> None:
    window = shell_of()
    for name in ("visits", "cases", "activity", "risk", "survey", "service"):
        assert [each for each in lessons(window.show_page(name)) if "各工作室上报时带来" in each]
