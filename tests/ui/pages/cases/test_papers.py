"""The papers of a dispute, from the menu of its page to the sheet that shows them."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from app.records import cases
from ui.pages.cases.page import CasesPage
from ui.pages.cases.step_form import StepForm
from ui.widgets.message import Sheet
from ui.widgets.preview import Preview


def choose(page: CasesPage, paper: str, way: str) -> None:
    """Take a way of printing a paper in the menu."""
    page.view.papers.menu().aboutToShow.emit()
    for menu in page.view.papers.menu().findChildren(QMenu):
        if menu.title().startswith(paper):
            next(each for each in menu.actions() if way in each.text()).trigger()
            return
    raise AssertionError(paper)


def shown(page: CasesPage, qtbot: Any) -> bytes:
    """The PDF that is shown over the page."""

    def found() -> list[Preview]:
        return [each for each in page.window().findChildren(Preview) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    data = found()[-1]._data
    assert data is not None
    return data


def test_each_way_of_a_record_makes_its_paper(page, talking, qtbot):
    page.show_id(talking.id)
    for way in ("填好", "横线", "空白"):
        choose(page, "人民调解记录", way)
        assert shown(page, qtbot).startswith(b"%PDF")
        for sheet in page.window().findChildren(Sheet):
            sheet.close_sheet()


def test_an_agreement_that_lacks_what_the_law_asks_for_is_not_printed(page, talking, qtbot):
    cases.agree(talking, clauses="当面道歉。")
    page.show_id(talking.id)
    choose(page, "人民调解协议书", "填好打印")
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    assert any("争议事项" in each.text() for each in sheet.findChildren(QLabel))
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "去写").click()
    assert page.step.form is not None


def test_what_was_printed_is_remembered_with_its_code(page, talking, qtbot):
    page.show_id(talking.id)
    choose(page, "权利义务告知书", "填好打印")
    shown(page, qtbot)
    next(each for each in page.window().findChildren(Preview) if each.isVisible()).printed.emit()
    noted = cases.parts.of(cases.PrintedPaper, talking)
    assert [each.paper for each in noted] == ["notice"]
    assert len(noted[0].code) == 8


def test_the_whole_volume_is_shown(page, talking, qtbot):
    page.show_id(talking.id)
    page.view.papers.menu().aboutToShow.emit()
    page.view.papers.menu().actions()[-1].trigger()
    assert shown(page, qtbot).startswith(b"%PDF")


def visible(page: CasesPage, words: str) -> QPushButton:
    QApplication.processEvents()
    found = page.window().findChildren(QPushButton)
    return next(each for each in found if words in each.text() and each.isVisible())


def test_a_printed_paper_is_marked_signed_in_the_card_of_the_volume_and_undo_takes_it_back(
    page, talking
):
    printed = cases.note_printed(talking, paper="notice", code="A1", day=talking.day)
    page.show_id(talking.id)
    visible(page, "记为已签").click()
    form = next(each for each in page.window().findChildren(StepForm) if each.isVisible())
    form.form.input("signed").set_typed("2026-11-04")
    form.save()
    [kept] = cases.parts.of(cases.PrintedPaper, talking)
    assert (kept.id, kept.signed) == (printed.id, datetime.date(2026, 11, 4))
    assert visible(page, "11-04 已签").isVisible()
    page.shell.toast.take_back()
    assert cases.parts.of(cases.PrintedPaper, talking)[0].signed is None
    assert visible(page, "记为已签").isVisible()


def test_a_paper_that_was_not_signed_after_all_is_marked_so_later_too(page, talking):
    cases.note_signed(cases.note_printed(talking, paper="notice", code="A1"))
    page.show_id(talking.id)
    visible(page, "已签").click()
    visible(page, "没有签").click()
    assert cases.parts.of(cases.PrintedPaper, talking)[0].signed is None
