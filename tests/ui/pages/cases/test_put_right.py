"""What was written wrongly of a dispute is put right on its page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.records import cases
from tests.ui.pages.cases.on_page import button, fill, form, words
from ui.widgets.message import Sheet

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_correction_of_a_session_keeps_one_record(page, talking):
    page.show_id(talking.id)
    record = cases.parts.sessions(talking)[0]
    page.commands.take("mediate", record.id)
    assert form(page).form.input("statements").typed() == "各说各的。"
    fill(page, statements="各说各的，后来说开了。")
    assert [each.statements for each in cases.parts.sessions(talking)] == ["各说各的，后来说开了。"]


def test_a_payment_entered_by_mistake_is_taken_back(page, talking):
    cases.agree(talking, form="oral", clauses="赔100元", amount=10_000)
    cases.start_performing(talking)
    line = cases.money.statement(talking).lines[0]
    payment = cases.pay(talking, instalment=line.instalment, amount=10_000)
    page.show_id(talking.id)
    page.commands.open_record(payment)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    next(b for b in sheet.findChildren(QPushButton) if "收回" in b.text()).click()
    assert cases.money.statement(talking).left == 10_000


def test_a_draft_is_given_up_and_another_written(page, talking):
    cases.agree(talking, clauses="一", disputed="二", manner="三")
    page.show_id(talking.id)
    page.commands.drop_agreement()
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "放弃").click()
    assert cases.parts.agreement(talking) is None
    assert "协议" in page.view.next.text()


def test_a_reminder_that_was_written_wrongly_is_corrected_from_what_happened(page, talking, fu):
    cases.agree(talking, form="oral", clauses="当面道歉。")
    case = cases.start_performing(cases.get(talking.id))
    made = cases.urge(case, whom="李海涛", words="请道谢")
    page.show_id(case.id)
    page.commands.open_record(made)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    button(sheet, "修改").click()
    assert form(page).form.input("words").value() == "请道谢"
    fill(page, words="请道歉", reason="写错字")
    [stands] = cases.parts.of(cases.Urging, case)
    assert (stands.id, stands.words, stands.reason) == (made.id, "请道歉", "写错字")


def test_a_session_is_corrected_though_its_mediator_has_stood_aside_since(page, talking, fu):
    held = cases.parts.sessions(talking)[0]
    mediator = cases.parts.mediators(talking)[0]
    cases.ask_avoidance(talking, mediator=mediator, reason="亲戚")
    page.show_id(talking.id)
    page.commands.take("mediate", held.id)
    fill(page, findings="墙根有水渍", reason="漏记")
    stands = cases.parts.sessions(talking)[0]
    assert (stands.findings, stands.reason) == ("墙根有水渍", "漏记")


def test_a_signed_paper_is_put_right_by_a_correction_with_its_reason(page, talking):
    cases.agree(talking, form="oral", clauses="当面道歉。")
    page.show_id(talking.id)
    page.commands.take("correction")
    fill(page, words="王建国的住址", was="店子村8组", now="店子村2组8号")
    assert cases.parts.of(cases.CaseNote, talking) == []
    fill(page, reason="登记时听错")
    [note] = cases.parts.of(cases.CaseNote, talking)
    assert (note.correction, note.now, note.reason) == (True, "店子村2组8号", "登记时听错")


def test_an_archived_dispute_offers_only_a_note(page, talking):
    cases.fail(talking, routes_told=["court"], end_reason="谈不拢")
    cases.revisit(talking, words="没再吵")
    cases.close(talking)
    cases.add_original(talking, paper="identity", pages=1)
    cases.archive(talking, retention="10", filed_by="李秀英")
    page.show_id(talking.id)
    assert not page.view.next.isVisible()
    page.commands.take("mediate", cases.parts.sessions(talking)[0].id)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    assert "各说各的" in words(sheet)
    assert not any("修改" in b.text() for b in sheet.findChildren(QPushButton))


def test_an_original_names_which_session_it_is_of(page, talking):
    cases.mediate(talking, result="goes_on")
    second = cases.parts.sessions(talking)[1]
    page.show_id(talking.id)
    page.commands.take("add_original", "session")
    offered = form(page).form.input("of").suggestions.suggest("")
    assert [each.title for each in offered] == ["人民调解记录（第1次）", "人民调解记录（第2次）"]
    fill(page, of=second.id, pages=3)
    [noted] = cases.parts.of(cases.PaperOriginal, talking)
    assert (noted.of, noted.pages) == (second.id, 3)


def test_an_original_that_was_noted_by_mistake_is_taken_back(page, talking):
    cases.add_original(talking, paper="identity", pages=2)
    noted = cases.add_original(talking, paper="identity", pages=9)
    page.show_id(talking.id)
    links = page.view.findChildren(QPushButton)
    assert [b.text() for b in links if "原件" in b.text() and "页" in b.text()] == [
        "原件 2 页", "原件 9 页",
    ]  # fmt: skip
    next(b for b in links if b.text() == "原件 9 页").click()
    button(shown_sheet(page), "记错了").click()
    button(shown_sheet(page), "记重了").click()
    assert [each.pages for each in cases.parts.of(cases.PaperOriginal, talking)] == [2]
    assert cases.PaperOriginal.get_by_id(noted.row).voided == "duplicate"


def shown_sheet(page):
    return next(each for each in page.window().findChildren(Sheet) if each.isVisible())


def test_what_is_still_to_be_said_of_a_paper_that_was_pressed_has_the_keyboard(page, talking):
    page.show_id(talking.id)
    page.commands.take("add_original", "identity")
    assert form(page).form.focused() == "pages"
