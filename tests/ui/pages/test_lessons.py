"""What an empty list teaches is true of whoever sits there, and of what was chosen above it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app import store
from app.records import cases, keeping
from app.records.activities import Risk
from app.store import journal
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
            seen = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
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


def test_what_is_left_out_by_a_choice_is_not_called_missing(shell: Window, clock: Any) -> None:
    day = clock().date() - datetime.timedelta(days=400)
    keeping.keep(Risk, day=day, level="orange", category="02", facts="两家争地边")
    page = shell.show_page("risk")
    [lesson] = lessons(page)
    assert "没有符合" in lesson
    page.list.take_period("all")
    assert page.list.table.rows.rowCount() == 1


def test_disputes_that_are_over_are_not_forgotten_where_none_goes_on(
    shell: Window, clock: Any
) -> None:
    page = shell.show_page("cases")
    [first] = lessons(page)
    assert "登记纠纷" in first
    with journal.action("test") as act:
        act.add(
            cases.Case, state="archived", day=clock().date(), source="apply", category="02",
            names=["王建国"], facts="早已归档",
        )  # fmt: skip
    page.list.reload()
    [second] = lessons(page)
    assert "没有符合" in second


def test_the_list_of_void_ones_says_what_stands_there(shell: Window) -> None:
    page = shell.show_page("visits")
    page.list.void.click()
    [lesson] = lessons(page)
    assert "作废" in lesson
    assert "F2" not in lesson
