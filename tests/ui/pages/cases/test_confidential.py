"""Whoever looks over the keeper's shoulder reads no name of a confidential dispute."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import cases
from app.store import drafts

SECRET = ("王建国", "李海涛", "滴水檐")


def words(widget: Any) -> str:
    QApplication.processEvents()
    said = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    said += [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(said)


def listed(table: Any) -> str:
    model = table.view.model()
    cells = [model.index(row, at) for row in range(model.rowCount())
             for at in range(model.columnCount())]  # fmt: skip
    return "\n".join(str(each.data() or "") for each in cells)


def told(text: str) -> list[str]:
    return [each for each in SECRET if each in text]


@pytest.fixture
def secret(talking: cases.Case) -> cases.Case:
    cases.change(talking, title="王建国滴水檐一案")
    cases.keep_confidential(cases.get(talking.id))
    return cases.get(talking.id)


def test_the_list_and_what_is_typed_into_it_name_nobody(page, secret, qtbot):
    page.list.reload()
    qtbot.waitUntil(lambda: "保密" in listed(page.list.table))
    assert not told(listed(page.list.table))
    assert cases.page(cases.Filter(text="王建国")) == []


def test_the_heading_of_its_page_names_nobody(page, secret):
    page.show_id(secret.id)
    assert not told(page.view.title.text())


def test_its_unfinished_forms_name_nobody_on_home(page, shell, secret):
    drafts.save("case.agree", {"facts": "滴水檐越界"}, draft=None, record=secret.id, focus=None)
    new = {"parties": [["applicant", "王建国", "", None, []]], "confidential": True}
    drafts.save("case.register", new, draft=None, record=None, focus=None)
    page._show_drafts()
    page.show_list()
    assert not told(words(page.list))
    assert not told(words(shell.show_page("home")))
