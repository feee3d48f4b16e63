"""Esc goes a step back on every page that has a list and something beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.records import places
from ui.pages.office.page import NETWORK
from ui.widgets.split_view import SplitView

IN_A_ROOM = ["places", "coverage", "duties", "assessment", "stats", "transcription", "subsidy",
             "printing", "licences"]  # fmt: skip


def goes_back(page: Any) -> None:
    [sides] = [each for each in page.findChildren(SplitView) if each.isVisible()]
    sides.show_record()
    assert not sides.left.isVisible()
    QTest.keyClick(sides.right, Qt.Key.Key_Escape)
    assert sides.left.isVisible()


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One side at a time, as where the window is too narrow for both."""
    monkeypatch.setattr(SplitView, "narrow", True)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("name", IN_A_ROOM)
def test_esc_leads_from_what_stands_alone_to_the_list(
    shell: Any, done: Callable[[], None], name: str
):
    places.ensure("370406101200")
    page = shell.show_page(name)
    done()
    goes_back(page)


@pytest.mark.usefixtures("office", "narrow")
@pytest.mark.parametrize("name", ["doubles", "reviews", "assessment", "subsidy"])
def test_esc_leads_to_the_list_at_an_office_too(
    shell_of: Callable[[], Any], done: Callable[[], None], name: str
):
    page = shell_of().show_page(name)
    done()
    goes_back(page)


@pytest.mark.usefixtures("office", "narrow")
def test_esc_leads_back_to_the_figures_of_the_report(
    shell_of: Callable[[], Any], done: Callable[[], None]
):
    page = shell_of().show_page("office")
    page.turn_to(NETWORK)
    done()
    goes_back(page)


@pytest.mark.parametrize("name", ["assessment", "subsidy", "reviews"])
@pytest.mark.usefixtures("office")
def test_esc_in_the_filter_clears_it(
    shell_of: Callable[[], Any], done: Callable[[], None], name: str
):
    page = shell_of().show_page(name)
    done()
    page.table.filter.setFocus()
    page.table.filter.setText("没有")
    QTest.keyClick(page.table.filter, Qt.Key.Key_Escape)
    assert page.table.filter.text() == ""


@pytest.mark.usefixtures("narrow")
def test_whoever_goes_back_goes_on_where_they_were(shell: Any, done: Callable[[], None]):
    places.ensure("370406101200")
    page = shell.show_page("duties")
    done()
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.table.view.hasFocus()
