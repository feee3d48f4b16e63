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


def test_every_party_whose_particulars_lack_is_named_beside_the_agreement(page, talking, wang, li):
    for each in cases.parts.parties(talking):
        cases.parties.change(each, address=None)
    page.show_case(talking.id)
    page.do("agree", "")
    said = words(form(page).checks)
    assert f"{wang.name}的住址" in said
    assert f"{li.name}的住址" in said


def test_what_is_typed_after_a_clause_was_put_in_stands_in_its_first_blank(page, talking, write):
    page.show_case(talking.id)
    page.do("agree", "")
    editor = form(page)
    editor.insert(next(c for c in cases.clauses.suited("02") if "滴水" in c.name))
    assert "______" in editor.clauses.value()
    write("2026年12月10日")
    assert "于2026年12月10日前" in editor.clauses.value()
