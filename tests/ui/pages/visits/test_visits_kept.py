"""A visit that is kept: corrected, void, its history, come again."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QPushButton

from app.records import deliveries, visits
from app.records.visits import Visit
from app.store import journal
from tests.ui.pages.visits.on_page import (
    CTRL,
    DAY,
    KEY,
    focused,
    log,
    only,
    words,
)
from ui.records.sheets import show_history


def test_a_visit_that_was_not_delivered_is_corrected_without_a_reason(page, press, write):
    visit = log()
    page.open(record_id=visit.id)
    page.view.correct.click()
    assert not page.form.form.fields["reason"].isVisible()
    page.form.form.start("facts")
    write("，还有孩子")
    press(KEY.Key_Return, CTRL)
    assert "孩子" in only().facts
    assert only().number == visit.number


def test_a_delivered_one_asks_why(page, press, write):
    visit = log()
    with journal.action("delivery.make") as act:
        act.add(
            deliveries.Delivery,
            serial=1,
            epoch="e",
            first=1,
            last=visit.entry,
            head="0" * 64,
            day=DAY,
        )
    page.open(record_id=visit.id)
    assert "装盘了，等区里回话" in words(page)
    page.view.correct.click()
    assert focused(page) == "reason"
    page.form.form.start("facts")
    write("和孩子")
    press(KEY.Key_Return, CTRL)
    assert focused(page) == "reason"
    write("写漏了")
    press(KEY.Key_Return, CTRL)
    assert only().reason == "写漏了"


def test_void_has_three_reasons_and_can_be_taken_back(page, shell):
    visit = log()
    page.open(record_id=visit.id)
    page.view.to_void.emit(visit)
    said = words(shell)
    assert all(each in said for each in ("记重了", "记错人了", "其他"))
    next(
        b for b in shell.findChildren(QPushButton) if b.text() == "记重了" and b.isVisible()
    ).click()
    assert only().voided == "duplicate"
    assert page.list.table.rows.rowCount() == 0
    shell.toast.take_back()
    assert only().voided is None
    assert page.list.table.rows.rowCount() == 1


def test_escape_leaves_a_visit_that_was_taken_back_at_once(page, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    write("tdcb")
    press(KEY.Key_Return)
    write("租金两年未付。")
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_Z, CTRL)
    assert only().voided is not None
    assert "随即撤销" in words(page)
    press(KEY.Key_Escape)
    assert "随即撤销" not in words(page)
    assert not page.view.isVisible()


def test_the_history_says_who_when_and_what(page, shell):
    visit = visits.amend(log(), facts="离婚和孩子")
    page.open(record_id=visit.id)
    show_history(page, visit)
    said = words(shell)
    assert "李秀英" in said
    assert "更正" in said
    assert "和孩子</u>" in said


def test_a_phone_is_masked_until_asked_for_and_that_is_written_down(page):
    visit = log(phone="13806321234")
    page.open(record_id=visit.id)
    assert "138****1234" in words(page)
    show = next(
        b for b in page.view.findChildren(QPushButton) if b.text() == "显示" and b.isVisible()
    )
    show.click()
    assert "13806321234" in words(page)
    from app.store.schema import Entry

    last = Entry.select().order_by(Entry.number.desc()).first()
    assert last.action == "unmask"


def test_somebody_comes_again_about_the_same_thing(page, write, press, zhao):
    first = log(person=zhao.id)
    page.open(record_id=first.id)
    page.view.again.click()
    assert focused(page) == "category"
    page.form.form.start("facts")
    write("又来问孩子。")
    press(KEY.Key_Return, CTRL)
    second = Visit.get(Visit.id != first.id)
    assert (second.follows, second.person, second.category) == (first.id, zhao.id, "01")
    assert "接着 2026-11-22 第 1 号" in words(page)


def test_a_visit_elsewhere_in_time_is_shown_when_asked_for(page, shell):
    visit = log(day=datetime.date(2024, 3, 4))
    shell.show_page("visits", record_id=visit.id)
    assert page.list.table.current().id == visit.id
    assert "2024年3月4日" in words(page)
