"""Papers and workbooks of visits, out of their page."""

from __future__ import annotations

import pytest

from app.documents import papers, printers
from app.records import places
from tests.ui.pages.visits.on_page import (
    log,
    words,
)
from ui.widgets.preview import Preview


def test_the_form_of_a_visit_is_previewed(page, shell, qtbot):
    visit = log()
    page.open(record_id=visit.id)
    page.view.form.click()
    qtbot.waitUntil(lambda: "第 1 号登记表" in words(shell), timeout=10_000)


@pytest.mark.parametrize(
    ("paper", "title"),
    [
        ("print_blank", "空白登记表"),
        ("print_log", "2026-11-22 工作日志"),
        ("print_ledger", "来访台账"),
    ],
)
def test_papers_of_the_list_are_previewed(page, shell, qtbot, paper, title):
    log()
    page.refresh({"visit"})
    getattr(page, paper)()
    qtbot.waitUntil(lambda: title in words(shell), timeout=10_000)


def test_a_paper_is_set_right_for_the_printer_and_says_what_no_font_has(page, shell, qtbot):
    printers.read_off(x=20, y=-10)
    visit = log(name="王\U00020000\U0003134a", person=None)
    page.open(record_id=visit.id)
    page.view.form.click()
    qtbot.waitUntil(lambda: "有字印不出来" in words(shell), timeout=10_000)
    shown = shell.findChildren(Preview)[-1]
    assert shown._data == papers.visit_forms([visit.id]).pdf


def test_the_list_becomes_a_workbook_with_masked_numbers(page, shell, qtbot, tmp_path, monkeypatch):
    log(phone="13806321234", place=places.own_village().id)
    log(name="王建国", facts="房檐滴水", category="05")
    page.refresh({"visit"})
    file = tmp_path / "台账.xlsx"
    monkeypatch.setattr(
        "ui.widgets.files.QFileDialog.getSaveFileName", lambda *_given: (str(file), "")
    )
    page.list.narrow_by("category", "01")
    page.save_workbook()
    qtbot.waitUntil(lambda: "1 次来访已存进 台账.xlsx。" in words(shell), timeout=10_000)
    from python_calamine import CalamineWorkbook

    head, row, _total = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    said = dict(zip(head, row, strict=True))
    assert (said["来访人"], said["电话"], said["服务点"]) == ("赵淑珍", "138****1234", "店子村")
