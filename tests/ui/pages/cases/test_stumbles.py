"""Where a keeper who had never seen the page of disputes fell over."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.errors import FieldErrors, Missing
from app.fields import Entry, Text
from app.messages import words as said
from app.records import cases, visits
from app.store import drafts
from tests.faults.no_room import LONG, no_room
from tests.ui.pages.cases.on_page import fill, form, sheet, words
from ui.pages.cases.page import CasesPage
from ui.pages.cases.party_fields import PartyFields
from ui.pages.cases.step_form import StepForm
from ui.widgets.form import Form
from ui.widgets.message import Sheet

NONE = Qt.KeyboardModifier.NoModifier


def test_the_agreement_opens_though_an_address_is_still_missing(page: CasesPage, talking: Any):
    newcomer = cases.parties.add(talking, role="third", name="孙大山")
    page.show_id(talking.id)
    page.commands.take("agree")
    assert f"{newcomer.name}的住址" in words(form(page).checks)


def test_every_party_whose_particulars_lack_is_named_beside_the_agreement(page, talking, wang, li):
    for each in cases.parts.parties(talking):
        cases.parties.change(each, address=None)
    page.show_id(talking.id)
    page.commands.take("agree")
    said = words(form(page).checks)
    assert f"{wang.name}的住址" in said
    assert f"{li.name}的住址" in said


def test_what_is_typed_after_a_clause_was_put_in_stands_in_its_first_blank(page, talking, write):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.insert(next(c for c in cases.clauses.suited("02") if "滴水" in c.name))
    assert "______" in editor.clauses.value()
    write("2026年12月10日")
    assert "于2026年12月10日前" in editor.clauses.value()


def test_a_refused_step_puts_the_keyboard_where_the_condition_is_written(page, wang, li, qtbot):
    case = cases.register(
        category="02",
        source="apply",
        facts="滴水檐",
        parties=[{"role": "applicant", "person": wang.id}, {"role": "respondent", "person": li.id}],
    )
    page.show_id(case.id)
    page.commands.take("accept")
    opened = form(page)
    before = sheet(page).card.height()
    opened.save()
    assert opened.form.focused() == "applied"
    qtbot.waitUntil(lambda: sheet(page).card.height() > before)


def test_writing_what_an_agreement_lacked_leads_back_to_it(page, talking, li):
    party = cases.parts.parties(talking)[1]
    cases.parties.change(party, address=None)
    page.show_id(talking.id)
    page.commands.take("agree")
    form(page).form.input("manner").set_typed("一次付清")
    button = [b for b in form(page).checks.findChildren(QPushButton) if b.text() == "去写"][-1]
    button.click()
    opened = sheet(page)
    opened.findChild(PartyFields).details.input("address").set_value("店子村2组9号")
    next(b for b in opened.findChildren(QPushButton) if b.text() == "保存").click()
    assert form(page).asked.name == "agree"
    assert form(page).form.input("manner").typed() == "一次付清"


def test_a_step_gone_on_with_begins_at_the_field_it_was_left_at(page, talking):
    page.show_id(talking.id)
    page.commands.take("mediate")
    form(page).form.input("statements").set_typed("王建国：我想再谈谈")
    form(page).form.start("findings")
    form(page).form.dirty = True
    page.step.leave()
    page.commands.take("mediate")
    assert form(page).form.focused() == "findings"


def test_what_article_29_asks_for_can_be_pressed_while_it_changes(page, talking, write, qtbot):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.start("clauses")
    write("李海涛改正滴水檐。")
    words(editor.checks)  # everything has found its place
    to = [b for b in editor.checks.findChildren(QPushButton) if b.text() == "去写"][-1]
    place = to.mapTo(page.window(), to.rect().center())
    # Through the window, so that the program knows that a button is held.
    held = (page.window().windowHandle(), Qt.MouseButton.LeftButton, NONE, place)
    QTest.mousePress(*held)
    assert to.isVisible()
    QTest.mouseRelease(*held)
    assert editor.form.focused() == "manner"
    qtbot.waitUntil(lambda: not editor._again.isActive())  # it looks again before the room closes


def test_confirmation_by_one_side_alone_leads_to_the_tick_that_lacks(page, talking):
    draft = cases.agree(talking, clauses="赔100元", disputed="修墙", manner="当场")
    signed = [{"party": each.id, "day": draft.day} for each in cases.parts.parties(talking)]
    signed.append({"mediator": cases.parts.mediators(talking)[0].id, "day": draft.day})
    cases.sign(talking, signatures=signed, sealed=draft.day)
    page.show_id(talking.id)
    page.commands.take("apply_confirmation")
    opened = form(page)
    opened.form.input("court").set_value("山亭区人民法院")
    opened.save()
    assert opened.form.focused() == "both"


def test_a_signed_agreement_without_the_seal_says_so(page, talking, shell):
    cases.agree(talking, clauses="赔100元", disputed="修墙", manner="当场")
    page.show_id(talking.id)
    page.commands.take("sign")
    form(page).form.input("signatures").set_value(True)
    form(page).save()
    assert "还缺：调委会印章" in words(shell)
    page.commands.take("sign")
    assert form(page).form.focused() == "sealed"


def test_after_a_step_the_page_begins_at_the_top_again(page, talking, qtbot):
    page.window().resize(1000, 500)
    page.show_id(talking.id)
    bar = page.view._room.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.commands.take("extend")
    fill(page, kind="agreed", until=datetime.date(2026, 12, 30), reason="等鉴定")
    assert bar.value() == 0


def test_on_the_spot_what_shows_the_performance_is_asked_for_beside_its_field(page, press, write):
    page.begin(spot=True)
    page.spot.save()
    assert "proof" in [n for n, field in page.spot.form.fields.items() if field.error]
    page.spot.form.input("performed").set_value(False)
    page.spot.form.edited.emit("performed")
    page.spot.save()
    assert not page.spot.form.fields["proof"].error


def test_a_visit_about_neighbours_becomes_a_dispute_of_neighbours(page, shell, clock):
    visit = visits.log(day=clock().date(), name="王建国", category="05", facts="滴水檐越界")
    shell.show_page("cases", visit=visit.id)
    assert page.register.form.input("category").value() == "02"


def test_what_ends_a_dispute_stands_in_a_menu_of_its_own(page, talking):
    page.show_id(talking.id)
    page.view._fill_menu()
    said = [each.text() for each in page.view._menu.actions()]
    assert "调解不成" not in said
    assert "告知权利义务" not in said
    ends = next(m for m in page.view._menu.findChildren(QMenu) if m.title() == "不再调解")
    assert "调解不成" in [each.text() for each in ends.actions()]


def test_the_list_says_who_first_and_numbers_that_differ_where_one_looks(page, case):
    page.show_list()
    rows = page.list.table.rows
    said = [rows.index(0, at).data() for at in range(rows.columnCount())]
    assert said[:3] == ["王建国 与 李海涛", "第1号", "邻里"]


def test_what_is_wrong_with_a_party_is_said_without_the_name_of_a_column(
    page: CasesPage, qtbot: Any
):
    register = Form({"brief": Entry(Text(), "Brief")}, [("brief",)])
    qtbot.addWidget(register)
    field = register.fields["brief"]
    register.refuse(FieldErrors({"brief": FieldErrors({"name": Missing()})}))
    assert field.error == said(Missing())


def open_form(page):
    return next(each for each in page.window().findChildren(StepForm) if each.isVisible())


def press(page, words):
    QApplication.processEvents()
    above = [each for each in page.window().findChildren(Sheet) if each.isVisible()]
    buttons = (above[-1] if above else page.window()).findChildren(QPushButton)
    next(each for each in buttons if words in each.text() and each.isVisible()).click()


def test_who_mediates_is_put_right_and_the_reason_stands_in_the_note(page, talking):
    [mediator] = cases.parts.mediators(talking)
    page.show_id(talking.id)
    page.commands.open_record(mediator)
    press(page, "修改")
    form = open_form(page)
    form.form.input("named_by").set_value("parties")
    form.save()
    assert form.form.fields["why"].input.isVisible()
    assert cases.parts.mediators(talking)[0].named_by == "committee"
    form.form.input("why").set_value("当事人自己选的")
    form.save()
    assert cases.parts.mediators(talking)[0].named_by == "parties"
    [note] = cases.parts.of(cases.CaseNote, talking)
    assert note.reason == "当事人自己选的"


def test_a_session_of_another_dispute_is_made_void_and_undo_brings_it_back(page, talking):
    cases.mediate(talking, day=talking.day, result="goes_on", statements="这是别家的事。")
    page.show_id(talking.id)
    wrong = cases.parts.sessions(talking)[-1]
    page.commands.take("mediate", wrong.id)
    press(page, "作废……")
    press(page, "记重了")
    assert [each.sequence for each in cases.parts.sessions(talking)] == [1]
    page.shell.toast.take_back()
    assert len(cases.parts.sessions(talking)) == 2


def test_what_is_not_begun_is_not_made_void(page, talking):
    page.show_id(talking.id)
    page.commands.take("mediate")
    assert not open_form(page).void_button.isVisible()


def test_a_correction_that_is_left_is_kept_and_gone_on_with(page, talking, shell):
    [session] = cases.parts.sessions(talking)
    page.show_id(talking.id)
    page.commands.take("mediate", session.id)
    form(page).form.input("statements").set_typed("王建国：改好滴水檐就行。")
    form(page).form.edited.emit("statements")
    form(page).form.dirty = True
    page.step.leave()
    assert cases.parts.sessions(talking)[0].statements == "各说各的。"
    page.commands.take("mediate", session.id)
    assert form(page).form.input("statements").typed() == "王建国：改好滴水檐就行。"
    page.step.leave()
    [draft] = drafts.unfinished()
    shell.show_page("home")
    shell.show_page("cases", draft=draft.id)
    assert form(page).record.id == session.id
    form(page).save()
    assert cases.parts.sessions(talking)[0].statements == "王建国：改好滴水檐就行。"
    assert not drafts.unfinished()


def test_who_was_there_as_a_party_is_chosen_among_those_who_may_speak(page, talking):
    cases.parties.add(talking, role="third", type="legal", name="店子砖厂", represented_by="孙大山")
    page.show_id(talking.id)
    page.commands.take("mediate")
    present = form(page).form.input("present")
    assert [*present.several.chips] == ["王建国", "李海涛", "店子砖厂", "孙大山"]
    assert not present.line.isVisible()
    cases.Session.update(present=["王建囯"]).execute()
    page.show_id(talking.id)
    page.commands.take("mediate", cases.parts.sessions(talking)[0].id)
    present = form(page).form.input("present")
    assert (present.line.isVisible(), present.value()) == (True, ["王建囯"])


def test_esc_leaves_no_step_whose_draft_finds_no_room(page, talking, press):
    page.show_id(talking.id)
    page.commands.take("mediate")
    opened = form(page)
    opened.form.input("statements").set_typed(LONG)
    opened.form.dirty = True
    opened.start("statements")
    with no_room():
        press(Qt.Key.Key_Escape)
        assert page.stack.currentWidget() is page.step
        assert opened.open_now
    press(Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.view
    page.commands.take("mediate")
    assert form(page).form.input("statements").typed() == LONG


def test_a_dispute_goes_on_in_the_other_form_only_where_that_one_can_be_kept(page):
    page.begin(spot=True)
    page.spot.form.input("facts").set_typed(LONG)
    page.spot.form.dirty = True
    page.begin()
    page.register.form.input("facts").set_typed("刚说的")
    page.register.form.dirty = True
    with no_room():
        page.register._other()
    assert page.spot.form.input("facts").typed() == LONG
    assert page.register.form.input("facts").typed() == "刚说的"
    page.register._other()
    assert page.form is page.spot
    assert page.spot.form.input("facts").typed() == "刚说的"
    assert not page.register.open_now
