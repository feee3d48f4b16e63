"""What is done on the page of disputes, and what is seen of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records.cases import Case
from ui.pages.cases.page import CasesPage
from ui.pages.cases.step_form import StepForm
from ui.widgets.message import Sheet


def words(widget: Any) -> str:
    QApplication.processEvents()
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(labels + buttons)


def sheet(page: CasesPage) -> Sheet:
    """The sheet that is open."""
    return next(each for each in page.window().findChildren(Sheet) if each.isVisible())


def form(page: CasesPage) -> StepForm:
    """The form that is open, in a sheet or on a page."""
    QApplication.processEvents()
    sheets = [each for each in page.window().findChildren(Sheet) if each.isVisible()]
    found = [each for sheet in sheets for each in sheet.findChildren(StepForm)]
    if found:
        return found[0]
    assert page.step.form is not None
    return page.step.form


def fill(page: CasesPage, **typed: Any) -> None:
    """Write into the open form and keep it."""
    open_form = form(page)
    for name, value in typed.items():
        open_form.form.input(name).set_value(value)
    open_form.save()
    QApplication.processEvents()


def go_on(page: CasesPage, said: str) -> None:
    """Press the large button, which must say this."""
    assert said in page.view.next.text()
    page.view.next.click()


def lead(page: CasesPage) -> None:
    """Go where the first thing that is missing is written."""
    next(b for b in sheet(page).findChildren(QPushButton) if b.text() == "去写").click()
    QApplication.processEvents()


def now() -> Case:
    return Case.select().get()


def button(widget: Any, said: str) -> QPushButton:
    found = widget.findChildren(QPushButton)
    return next(b for b in found if b.isVisible() and b.text().replace("&", "").startswith(said))
