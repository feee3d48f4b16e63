"""The keys that buttons show, from whatever has the keyboard; what is said and covers nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.records import cases, people, places, visits
from tests.journeys import golden
from ui.widgets.message import Sheet

KEYS = {
    "Ctrl ↵": Qt.Key.Key_Return, "Ctrl N": Qt.Key.Key_N, "Ctrl E": Qt.Key.Key_E,
    "Ctrl P": Qt.Key.Key_P, "Ctrl ↓": Qt.Key.Key_Down, "Ctrl Z": Qt.Key.Key_Z,
}  # fmt: skip
ALONE = "↵"
"""Shown where the button itself has the keyboard, as it goes from one thing to the next."""
KINDS = (QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractButton)
DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def filled(shell: Any) -> Any:
    """A room with a place, somebody who comes, a visit and a dispute."""
    village = places.add(code="370406101200", name="店子村", type="village", town="店子镇")
    wang = people.register(name="王建国", sex="1", village=village.id, phone="13912340417")
    visits.log(day=DAY, name="王建国", person=wang.id, category="02", facts="滴水檐越界")
    cases.register(
        day=DAY, category="02", source="apply", facts="滴水檐",
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip
    return shell


def settle() -> None:
    for _time in range(3):
        golden.rest()


def strike(widget: QWidget, key: Qt.Key) -> None:
    """Press a key with Ctrl as the window system does: QTest asks no widget for an override."""
    control = Qt.KeyboardModifier.ControlModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
    override.ignore()
    QApplication.sendEvent(widget, override)
    if override.isAccepted():
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, control))
    else:
        QTest.keyClick(widget, key, control)


def faults(inside: QWidget, where: str) -> list[str]:
    """Shown keys that do not press their button from some kind of input beside it."""
    found: list[str] = []
    focusable = Qt.FocusPolicy.NoFocus
    for button in inside.findChildren(QPushButton):
        key = getattr(button, "key", "")
        if not key or not button.isVisible() or not button.isEnabled():
            continue
        # What the button does would change what is pressed next.
        button.clicked.disconnect()
        pressed: list[bool] = []
        button.clicked.connect(lambda *_said: pressed.append(True))  # noqa: B023
        if key == ALONE:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Return)
            if not button.isDown():  # it comes up by itself a moment later
                found.append(f"{where}: {button.text()} {key}")
            continue
        for kind in KINDS:
            able = [
                each for each in inside.findChildren(kind)
                if each.isVisible() and each.isEnabled() and each.focusPolicy() != focusable
            ]  # fmt: skip
            if not able:
                continue
            able[0].setFocus()
            pressed.clear()
            strike(able[0], KEYS[key])
            if pressed != [True]:
                found.append(f"{where}: {button.text()} {key} in {kind.__name__}: {len(pressed)}")
    return found


def test_every_key_that_is_shown_works_in_every_kind_of_input(filled, keyboard):
    wrong: list[str] = []
    seen: set[str] = set()
    visit, case = visits.every(visits.Filter())[0], cases.Case.get()
    wanted: list[tuple[str, dict[str, Any]]] = [
        (name, {}) for name, info in filled._listed.items()
        if "room" in info.kinds and not info.whole
    ]  # fmt: skip
    wanted += [
        ("visits", {"record_id": visit.id}), ("visits", {"new": True}), ("people", {"new": True}),
        ("cases", {"record_id": case.id}), ("cases", {"new": True}), ("cases", {"spot": True}),
        ("cases", {"record_id": case.id, "step": "change"}),
        ("cases", {"record_id": case.id, "step": "decline"}),
    ]  # fmt: skip
    for name, given in wanted:
        page = filled.show_page(name, **given)
        settle()
        keyboard()
        sheets = [each for each in filled.findChildren(Sheet) if each.isVisible()]
        inside = sheets[-1] if sheets else page
        seen |= {getattr(b, "key", "") for b in inside.findChildren(QPushButton) if b.isVisible()}
        wrong += faults(inside, f"{name} {given}")
        for sheet in sheets:
            sheet.close_sheet()
        filled.forget_pages()
        settle()
    assert not wrong, "\n".join(wrong)
    assert seen >= {"Ctrl ↵", "Ctrl N", "Ctrl E"}


def log(shell: Any) -> visits.Visit:
    page = shell.show_page("visits", new=True)
    form = page.form.form
    form.input("name").line.setText("王建国")
    page.form.who.set_anonymous()
    page.form._require_name()
    form.input("category").set_value("02")
    form.input("facts").set_value("宅基地")
    page.form.save()
    return visits.Visit.select().order_by(visits.Visit.row.desc()).get()


def test_what_was_just_logged_is_void_after_ctrl_z_wherever_the_keyboard_is(filled, keyboard):
    made = log(filled)
    keyboard()
    page = filled.pages["visits"]
    page.list.table.filter.setFocus()
    strike(page.list.table.filter, Qt.Key.Key_Z)
    assert visits.Visit.get_by_id(made.row).voided == "other"


def test_what_was_just_corrected_is_as_before_after_ctrl_z(filled):
    made = log(filled)
    page = filled.pages["visits"]
    page.correct(made)
    page.form.form.input("facts").set_value("承包地")
    page.form.save()
    assert visits.Visit.get_by_id(made.row).facts == "承包地"
    filled.toast.take_back()
    fresh = visits.Visit.get_by_id(made.row)
    assert (fresh.facts, fresh.voided) == ("宅基地", None)


def test_a_field_that_is_written_in_keeps_ctrl_z_and_the_toast_does_not_show_it(filled, keyboard):
    made = log(filled)
    keyboard()
    line = filled.pages["visits"].list.table.filter
    line.setFocus()
    QTest.keyClicks(line, "ab")
    assert filled.toast.undo.key == ""
    strike(line, Qt.Key.Key_Z)
    assert line.text() == ""
    assert not visits.Visit.get_by_id(made.row).voided


def test_a_dispute_just_registered_or_made_void_comes_back(filled):
    page = filled.show_page("cases", record_id=cases.Case.get().id)
    page.saved(cases.Case.get(), False)
    filled.toast.take_back()
    assert cases.Case.get().voided == "other"


@pytest.mark.parametrize("words", ["存好了。", "还缺：" + "、".join(["某某人的签字和住址"] * 14)])
@pytest.mark.parametrize("size", [(1366, 728), (1024, 560)])
def test_a_notice_is_whole_and_covers_nothing_that_is_pressed(filled, words, size):
    filled.resize(*size)
    filled.show_page("visits", new=True)
    filled.notify(words, lambda: None)
    settle()
    toast = filled.toast
    assert toast.words.heightForWidth(toast.words.width()) <= toast.words.height()
    assert filled.rect().contains(toast.geometry())
    area = toast.geometry()
    for each in filled.findChildren(QWidget):
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            place = each.rect().translated(each.mapTo(filled, each.rect().topLeft()))
            inside = each.visibleRegion().boundingRect()
            shown = inside.translated(each.mapTo(filled, each.rect().topLeft()))
            if not toast.isAncestorOf(each) and shown.height() > 0:
                assert not area.intersects(shown & place), each


def test_a_notice_ends_with_the_page_that_it_speaks_of(filled):
    filled.show_page("visits")
    filled.notify("存好了。")
    filled.show_page("people")
    assert not filled.toast.isVisible()
