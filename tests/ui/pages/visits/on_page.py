"""What is done on the page of visits, and what is seen of it."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import visits
from app.records.visits import Visit
from ui.pages.visits.page import VisitsPage

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DAY = datetime.date(2026, 11, 22)


def log(**values: Any) -> Visit:
    given = {"day": DAY, "name": "赵淑珍", "category": "01", "facts": "离婚", "result": "answered"}
    return visits.log(**{**given, **values})


def only() -> Visit:
    return Visit.select().get()


def words(page: Any) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    return "\n".join(labels + buttons)


def focused(page: VisitsPage) -> str | None:
    now = page.window().focusWidget()
    fields = page.form.form.fields.items()
    return next((name for name, field in fields if now and field.isAncestorOf(now)), None)


def button(widget: Any, text: str) -> QPushButton:
    QApplication.processEvents()
    found = widget.findChildren(QPushButton)
    return next(each for each in found if each.text() == text and each.isVisible())


def answer(page: VisitsPage, text: str) -> QPushButton:
    return button(page.form.newcomer, text)


def choose(page: VisitsPage, field: str, text: str) -> None:
    page.form.form.start(field)
    line = page.form.form.input(field).line
    line.selectAll()
    line.insert(text)
    page.form.form.input(field).suggestions.ask()
    page.form.form.input(field).suggestions.take(0)
