"""Typing over: field after field goes to the clipboard, what is done is ticked and stays so."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.documents import transcription
from app.records import transcribed, visits
from app.records.stats import Period
from app.store.schema import Entry
from tests.journeys import golden

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))


@pytest.fixture
def page(room: Any, shell: Any) -> Any:
    for at, name in enumerate(("孙广才", "李秀兰"), 1):
        visits.log(day=OCTOBER.first.replace(day=at), name=name, category="01", facts="赡养",
                   phone="13800001234")  # fmt: skip
    page = shell.show_page("transcription", period=OCTOBER)
    page.kinds.chosen.emit("visits")
    golden.rest()
    return page


def words(widget: Any) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(widget: Any, text: str) -> None:
    shown = (b for b in widget.findChildren(QAbstractButton) if b.isVisible())
    next(b for b in shown if b.text() == text).click()
    golden.rest()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_enter_copies_one_field_after_the_other(page, keyboard, qtbot):
    page.card.following.setFocus()
    expected = [field.text for part in transcription.of_record(page.rows[0].record)
                for field in part.fields if field.text]  # fmt: skip
    taken = []
    for at in range(len(expected)):
        qtbot.keyClick(keyboard(), Qt.Key.Key_Return if at % 2 else Qt.Key.Key_Space)
        qtbot.waitUntil(lambda at=at: page.card._at == at + 1)
        taken.append(copied())
    assert taken == expected
    assert page.card.following.text() == "录好了，下一件"


def test_a_masked_field_is_whole_on_the_clipboard_and_that_is_written_down(page):
    assert "138****1234" in words(page.card)
    assert "13800001234" not in words(page.card)
    [phone] = [f for part in transcription.of_record(page.rows[0].record)
               for f in part.fields if f.column == "phone"]  # fmt: skip
    page.card._lines[phone.key][1].click()
    assert copied() == "13800001234"
    assert "unmask" in [each.action for each in Entry.select()]


def finish(page: Any) -> None:
    while page.card._at < len(page.card._fields):
        page.card.copy_next()
    page.card.copy_next()
    golden.rest()


def test_the_tick_goes_on_to_the_next_and_is_remembered(page, shell):
    first, second = page.rows
    finish(page)
    assert page.table.current().id == second.id
    assert list(transcribed.of([first.id, second.id])) == [first.id]
    finish(page)
    assert page.table.rows.rowCount() == 0
    assert "都录完了" in page.table.lesson()
    page.which.chosen.emit("all")
    golden.rest()
    assert [page.table.rows.index(at, 2).data() for at in range(2)] == ["已录", "已录"]


def test_what_changed_since_is_shown_as_changed_and_only_that_is_copied_again(page):
    finish(page)
    visits.amend(page.rows[0].record, facts="赡养费")
    golden.rest()
    page.look_again()
    golden.rest()
    assert page.table.rows.rowCount() == 2
    page.table.view.selectRow(0)
    golden.rest()
    assert "录后改过" in page.card.state.text()
    assert [field.text for field in page.card._fields] == ["赡养费"]


def test_a_tick_can_be_taken_back(page):
    finish(page)
    page.which.chosen.emit("all")
    golden.rest()
    page.table.view.selectRow(0)
    golden.rest()
    press(page.card, "还没有录")
    assert transcribed.of([page.rows[0].id]) == {}


def test_the_page_says_that_the_order_is_to_be_checked(page):
    assert "核对" in words(page)


def test_that_only_the_first_are_listed_is_a_sentence_of_its_own(page):
    page._show(page.rows[:1] * transcription.MOST)
    assert "2000件没录。只列前面的" in page.says.text()
