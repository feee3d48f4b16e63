"""A quarrel between two neighbours, by the buttons of the page from a visit to the archive."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.records import cases, visits
from tests.ui.pages.cases.on_page import button, fill, form, go_on, lead, now, words
from ui.widgets.lines import OpeningLine
from ui.widgets.message import Sheet

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_neighbours_go_from_a_visit_to_the_archive(page, shell, wang, li, fu, press, write, clock):
    visit = visits.log(
        day=clock().date(), name=wang.name, person=wang.id, category="02", facts="滴水檐越界"
    )
    shown = shell.show_page("visits", record_id=visit.id)
    shown.view.dispute.click()
    register = page.register
    assert register.parties.lines[0].who.reference == wang.id
    write("lht")
    press(KEY.Key_Return)
    assert register.parties.lines[1].who.reference == li.id
    register.form.input("category").set_value("02")
    register.form.input("amount").line.setText("3200")
    register.form.input("applied").set_value(clock().date())
    press(KEY.Key_Return, CTRL)
    case = now()
    assert (case.state, case.names, case.visit) == ("registered", ["王建国", "李海涛"], visit.id)
    assert case.facts == "滴水檐越界"
    assert "王建国 与 李海涛 邻里纠纷" in words(page.view) + page.view.title.text()

    go_on(page, "受理")
    fill(page)
    go_on(page, "调解员")
    fill(page, person=fu.id)
    go_on(page, "告知")
    fill(page)
    go_on(page, "调解记录")
    fill(page, statements="王建国：滴水檐越界。李海涛：没有多占。", result="goes_on")
    assert now().state == "mediating"
    go_on(page, "调解记录")
    fill(page, statements="王建国：改好就行。李海涛：愿意改，分两次赔。", result="agreed")

    go_on(page, "协议")
    agreement = form(page)
    agreement.form.input("amount").line.setText("3200")
    agreement.form.input("disputed").set_value("滴水檐越界，后墙修缮费由谁出。")
    agreement.form.input("instalments").split(2)
    for name in ("确定边界", "分期付款"):
        agreement.insert(next(c for c in cases.clauses.suited("02") if c.name == name))
    assert "人民币3,200.00元（大写：叁仟贰佰元整）" in agreement.form.input("clauses").value()
    fill(page, manner="改完由调解员验看，钱分两次付清。")
    draft = cases.parts.agreement(now())
    assert draft.amount == 320_000
    assert len(cases.parts.instalments(draft)) == 2
    go_on(page, "签")
    assert "第1条还有空白没有填" in words(page.window())
    lead(page)
    box = page.step.form.clauses.lines[0].box
    assert set(box.textCursor().selectedText()) == {"_"}
    for said in ("老墙中线", "墙基"):
        form(page).start("clauses")
        box.textCursor().insertText(said)
    box.setPlainText(re.sub("【(.+?)／.+?】", r"\1", box.toPlainText()))
    fill(page)
    signing = form(page)
    signing.form.input("signatures").set_value(True)
    fill(page, sealed=clock().date())
    assert now().state == "agreed"

    go_on(page, "履行")
    assert now().state == "performing"
    page.commands.take("apply_confirmation")
    fill(page, court="山亭区人民法院", both=True)
    page.commands.take("decide_confirmation")
    fill(page, result="confirmed", ruling="(2026)鲁0406民特12号")
    for voucher in ("收条一", "收条二"):
        page.commands.take("pay")
        fill(page, voucher=voucher)
    assert not cases.money.statement(now()).left
    go_on(page, "履行")
    fill(page, performance="performed")
    go_on(page, "回访")
    fill(page, words="双方和好。")
    go_on(page, "结案")
    fill(page)
    assert now().state == "closed"
    go_on(page, "归档")
    for lacking in ("身份证明", "司法确认裁定书"):
        fill(page)
        assert lacking in words(form(page))
        next(b for b in form(page).findChildren(QPushButton) if b.text() == "去写").click()
        fill(page, pages=2)
    fill(page)
    assert now().state == "archived"
    assert not page.view.next.isVisible()


def test_a_refused_step_names_what_is_missing_and_leads_to_it(page, case, fu):
    cases.accept(case)
    page.show_id(case.id)
    page.commands.take("mediate")
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    assert "调解员" in words(sheet)
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "去写").click()
    fill(page, person=fu.id)
    assert cases.parts.mediators(case)[0].name == "傅军"
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    assert "告知" in words(sheet)


def test_a_quarrel_is_settled_on_one_page(page, wang, li, fu, press, write):
    page.begin(spot=True)
    write("wjg")
    press(KEY.Key_Return)
    page.spot.parties.lines[1].who.setFocus()
    write("lht")
    press(KEY.Key_Return)
    page.spot.form.input("category").set_value("02")
    page.spot.form.input("facts").set_value("孩子打架，互相骂了几句。")
    page.spot.form.input("clauses").add("李海涛当场赔礼道歉。")
    page.spot.form.input("mediator").set_value(fu.id)
    page.spot.form.input("proof").set_value("当场道歉，双方握手")
    press(KEY.Key_Return, CTRL)
    case = now()
    assert (case.state, case.outcome, case.performance) == ("performing", "oral", "performed")
    assert case.on_the_spot
    assert "回访" in page.view.next.text()


def test_what_is_typed_of_a_step_is_there_again(page, talking):
    page.show_id(talking.id)
    page.commands.take("mediate")
    form(page).form.input("statements").set_typed("王建国：我想再谈谈")
    form(page).form.dirty = True
    page.step.leave()
    page.commands.take("mediate")
    assert form(page).form.input("statements").typed() == "王建国：我想再谈谈"


def test_instalments_are_split_evenly_and_the_last_takes_the_rest(page, talking):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.form.input("amount").line.setText("1000")
    editor.form.input("instalments").split(3)
    fill(page, clauses="李海涛分三期付清。", manner="按月付", disputed="修墙钱")
    draft = cases.parts.agreement(talking)
    lines = cases.parts.instalments(draft)
    assert [each.amount for each in lines] == [33_300, 33_300, 33_400]
    assert {each.payer for each in lines} == {"李海涛"}


def test_the_amount_in_characters_follows_its_figures(page, talking):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.form.input("amount").line.setText("3200")
    editor.insert(next(c for c in cases.clauses.library() if c.name == "当场付清"))
    money = editor.form.input("amount")
    money.line.setText("2800")
    money.left.emit()
    assert "2,800.00元（大写：贰仟捌佰元整）" in editor.form.input("clauses").value()
    editor.clauses.set_value("赔偿人民币500元（大写：肆佰元整）")
    assert editor.form.input("clauses").value() == "赔偿人民币500元（大写：伍佰元整）"


def test_tab_goes_from_blank_to_blank_of_a_clause_and_then_on(page, talking, press, write):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.clauses.add("李海涛自____年____月起付____元。", focus=True)
    for typed in ("2026", "12", "500"):
        write(typed)
        press(KEY.Key_Tab)
    assert editor.form.input("clauses").value() == "李海涛自2026年12月起付500元。"
    assert not editor.clauses.isAncestorOf(page.window().focusWidget())


def test_where_there_is_no_room_beside_the_form_the_clauses_are_a_press_away(page, talking, qtbot):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    page.window().resize(700, 600)
    qtbot.waitUntil(lambda: not editor.side.isVisible())
    button(page, "条款库").click()
    assert editor.side.isVisible()
    assert editor.side.isAncestorOf(page.window().focusWidget())
    clause = next(e for e in editor.library.findChildren(OpeningLine) if e.isVisible())
    qtbot.keyClick(clause, KEY.Key_Return)
    qtbot.waitUntil(editor.form.isVisible)
    assert editor.form.isAncestorOf(page.window().focusWidget())
    assert editor.form.input("clauses").value()
    button(page, "条款库").click()
    button(page, "‹ 返回填写").click()
    assert editor.form.isAncestorOf(page.window().focusWidget())


def test_article_29_is_checked_while_one_writes(page, talking):
    page.show_id(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.form.input("disputed").set_value(None)
    editor._check()
    checked = words(editor.checks)
    assert "✗" in checked
    assert "争议事项" in checked


def test_home_shows_what_is_due_and_leads_there(page, shell, talking, clock, qtbot):
    clock.forward(days=9)
    home = shell.show_page("home")
    qtbot.waitUntil(lambda: "受理满一个月" in words(home), timeout=5_000)
    assert "王建国 与 李海涛：受理满一个月" in words(home)


def test_esc_keeps_what_was_typed_in_a_sheet(page, case, press, write):
    cases.accept(case)
    page.show_id(case.id)
    page.commands.take("extend")
    opened = form(page)
    opened.form.start("reason")
    write("鉴定还没出来")
    press(KEY.Key_Escape)
    page.commands.take("extend")
    assert form(page).form.input("reason").typed() == "鉴定还没出来"


def test_whoever_came_for_advice_is_sent_on_to_legal_aid_from_the_dispute(page, case, wang, clock):
    visit = visits.log(
        day=clock().date(), name=wang.name, person=wang.id, category="02", facts="甲"
    )
    cases.change(case, visit=visit.id)
    page.show_id(case.id)
    page.view._fill_menu()
    next(a for a in page.view._menu.actions() if a.text() == "法律援助").trigger()
    fill(page, centre="山亭区法律援助中心")
    assert visits.referral_of(visit.id).centre == "山亭区法律援助中心"
    assert "法律援助 · 山亭区法律援助中心" in words(page.view)
