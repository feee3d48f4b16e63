"""Where a keeper who had never seen the page of disputes fell over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.records import cases
from tests.ui.pages.cases.test_journey import form, words
from ui.pages.cases.page import CasesPage

KEY = Qt.Key


def test_the_agreement_opens_though_an_address_is_still_missing(page: CasesPage, talking: Any):
    newcomer = cases.parties.add(talking, role="third", name="孙大山")
    page.show_case(talking.id)
    page.do("agree", "")
    assert f"{newcomer.name}的住址" in words(form(page).checks)
