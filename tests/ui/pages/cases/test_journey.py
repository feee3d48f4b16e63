"""A quarrel between two neighbours, by the buttons of the page from a visit to the archive."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.records import cases, visits
from app.records.cases import Case
from ui.pages.cases.page import CasesPage
from ui.pages.cases.party_fields import PartyFields
from ui.pages.cases.step_form import StepForm
from ui.widgets.message import Sheet

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words(widget: Any) -> str:
    QApplication.processEvents()
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()]
    return "\n".join(labels + buttons)


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
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "去写").click()
    QApplication.processEvents()


def now() -> Case:
    return Case.select().get()


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
        page.step.start("clauses")
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
    page.show_case(case.id)
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


def test_twenty_names_pasted_make_twenty_parties(page, press, write, qtbot):
    page.begin()
    write("王建国")
    press(KEY.Key_Tab)
    names = [f"赵{chr(0x4E00 + at * 7)}" for at in range(20)]
    respondent = page.register.parties.lines[1]
    respondent.who.line.setText("、".join(names))
    respondent.who.line.textEdited.emit("、".join(names))
    page.register.form.input("category").set_value("1001")
    page.register.form.input("facts").set_value("拖欠工资")
    page.register.save()
    assert "新建这 21 个人？" in words(page.window())
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: Case.select().count() == 1)
    parties = cases.parts.parties(now())
    assert [each.name for each in parties] == ["王建国", *names]
    assert {each.role for each in parties[1:]} == {"respondent"}
    assert all(each.person for each in parties)


def test_what_is_typed_of_a_step_is_there_again(page, talking):
    page.show_case(talking.id)
    page.commands.take("mediate")
    form(page).form.input("statements").set_typed("王建国：我想再谈谈")
    form(page).form.dirty = True
    page.step.leave()
    page.commands.take("mediate")
    assert form(page).form.input("statements").typed() == "王建国：我想再谈谈"


def test_the_list_finds_a_dispute_by_initials_of_any_party(page, case, qtbot, write):
    page.show_list()
    page.list.table.filter.setFocus()
    write("lht")
    qtbot.waitUntil(lambda: page.list.table.rows.text == "lht")
    assert page.list.table.rows.record(0).id == case.id
    page.list.table.filter.setText("不在")
    qtbot.waitUntil(lambda: page.list.table.rows.text == "不在")
    assert page.list.table.rows.rowCount() == 0


def test_a_confidential_dispute_shows_no_name_in_the_list(page, case):
    page.show_case(case.id)
    page.commands.turn_confidential()
    page.show_list()
    row = page.list.table.rows
    assert "王建国" not in str([row.index(0, at).data() for at in range(row.columnCount())])


def test_the_household_of_a_party_is_warned_of(page, case, wang, village):
    from app.records import people

    people.change(wang, household="王建国")
    wife = people.register(name="孙桂英", sex="2", village=village.id, household="王建国")
    cases.accept(case)
    page.show_case(case.id)
    page.commands.take("name_mediator")
    fill(page, person=wife.id)
    assert not cases.parts.mediators(case)
    question = [each for each in page.window().findChildren(Sheet) if each.isVisible()][-1]
    next(b for b in question.findChildren(QPushButton) if "还是" in b.text()).click()
    assert cases.parts.mediators(case)[0].name == "孙桂英"


def test_instalments_are_split_evenly_and_the_last_takes_the_rest(page, talking):
    page.show_case(talking.id)
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
    page.show_case(talking.id)
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


def test_article_29_is_checked_while_one_writes(page, talking):
    page.show_case(talking.id)
    page.commands.take("agree")
    editor = form(page)
    editor.form.input("disputed").set_value(None)
    editor._check()
    checked = words(editor.checks)
    assert "✗" in checked
    assert "争议事项" in checked


def test_a_guardian_signs_for_a_child(page, case, li, fu):
    child = cases.parts.parties(case)[1]
    cases.parties.change(child, minor=True, birth=None)
    cases.parties.add_agent(child, name="李大山", guardian=True)
    cases.accept(case)
    cases.tell_rights(case, how="oral")
    cases.name_mediator(case, person=fu.id)
    cases.mediate(case, present=["王建国"], statements="…", result="agreed")
    cases.agree(case, clauses="当面道歉。", disputed="骂人", manner="当场")
    page.show_case(case.id)
    page.commands.take("sign")
    form(page).form.input("signatures").set_value(True)
    fill(page, sealed=cases.parts.agreement(case).day)
    assert now().state == "agreed"
    signed = cases.parts.signatures(cases.parts.agreement(case))
    assert next(each for each in signed if each.party == child.id).agent


def test_a_party_with_an_agent_is_entered_in_a_sheet(page, case):
    from ui.pages.cases.party_fields import PartyFields

    page.show_case(case.id)
    page.commands.edit_party()
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    fields = sheet.findChild(PartyFields)
    fields.who.line.setText("店子村果业合作社")
    fields.details.input("type").set_value("legal")
    fields.details.input("represented_by").set_value("赵立新")
    agent = fields.add_agent()
    agent.form.input("name").set_value("孙律师")
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "保存").click()
    added = cases.parts.parties(case)[-1]
    assert (added.name, added.type, added.represented_by) == ("店子村果业合作社", "legal", "赵立新")
    assert cases.parts.agents(case, added.id)[0].name == "孙律师"


def test_home_shows_what_is_due_and_leads_there(page, shell, talking, clock, qtbot):
    clock.forward(days=9)
    home = shell.show_page("home")
    qtbot.waitUntil(lambda: "受理满一个月" in words(home), timeout=5_000)
    assert "王建国 与 李海涛：受理满一个月" in words(home)


def test_a_correction_of_a_session_keeps_one_record(page, talking):
    page.show_case(talking.id)
    record = cases.parts.sessions(talking)[0]
    page.commands.take("mediate", record.id)
    assert form(page).form.input("statements").typed() == "各说各的。"
    fill(page, statements="各说各的，后来说开了。")
    assert [each.statements for each in cases.parts.sessions(talking)] == ["各说各的，后来说开了。"]


def test_esc_keeps_what_was_typed_in_a_sheet(page, case, press, write):
    cases.accept(case)
    page.show_case(case.id)
    page.commands.take("extend")
    opened = form(page)
    opened.form.start("reason")
    write("鉴定还没出来")
    press(KEY.Key_Escape)
    page.commands.take("extend")
    assert form(page).form.input("reason").typed() == "鉴定还没出来"


def test_a_payment_entered_by_mistake_is_taken_back(page, talking):
    cases.agree(talking, form="oral", clauses="赔100元", amount=10_000)
    cases.start_performing(talking)
    line = cases.money.statement(talking).lines[0]
    payment = cases.pay(talking, instalment=line.instalment, amount=10_000)
    page.show_case(talking.id)
    page.commands.open_record(payment)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    next(b for b in sheet.findChildren(QPushButton) if "收回" in b.text()).click()
    assert cases.money.statement(talking).left == 10_000


def test_a_draft_is_given_up_and_another_written(page, talking):
    cases.agree(talking, clauses="一", disputed="二", manner="三")
    page.show_case(talking.id)
    page.commands.drop_agreement()
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    next(b for b in sheet.findChildren(QPushButton) if b.text() == "放弃").click()
    assert cases.parts.agreement(talking) is None
    assert "协议" in page.view.next.text()


def test_an_archived_dispute_offers_only_a_note(page, talking):
    cases.fail(talking, routes_told=["court"], end_reason="谈不拢")
    cases.revisit(talking, words="没再吵")
    cases.close(talking)
    cases.add_original(talking, paper="identity", pages=1)
    cases.archive(talking, retention="10", filed_by="李秀英")
    page.show_case(talking.id)
    assert not page.view.next.isVisible()
    page.commands.take("mediate", cases.parts.sessions(talking)[0].id)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    assert "各说各的" in words(sheet)
    assert not any("修改" in b.text() for b in sheet.findChildren(QPushButton))


def button(widget: Any, said: str) -> QPushButton:
    found = widget.findChildren(QPushButton)
    return next(b for b in found if b.isVisible() and b.text().replace("&", "").startswith(said))


def test_a_reminder_that_was_written_wrongly_is_corrected_from_what_happened(page, talking, fu):
    cases.agree(talking, form="oral", clauses="当面道歉。")
    case = cases.start_performing(cases.get(talking.id))
    made = cases.urge(case, whom="李海涛", words="请道谢")
    page.show_case(case.id)
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
    page.show_case(talking.id)
    page.commands.take("mediate", held.id)
    fill(page, findings="墙根有水渍", reason="漏记")
    stands = cases.parts.sessions(talking)[0]
    assert (stands.findings, stands.reason) == ("墙根有水渍", "漏记")


def test_who_cannot_read_is_ticked_with_the_party_and_shown(page, case, qtbot):
    party = cases.parts.parties(case)[0]
    page.show_case(case.id)
    page.commands.edit_party(party.id)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    fields = sheet.findChildren(PartyFields)[0]
    fields.details.input("cannot_read").set_value(True)
    button(sheet, "保存").click()
    assert cases.parts.parties(case)[0].cannot_read
    assert "不识字" in words(page.view)


def test_a_signed_paper_is_put_right_by_a_correction_with_its_reason(page, talking):
    cases.agree(talking, form="oral", clauses="当面道歉。")
    page.show_case(talking.id)
    page.commands.take("correction")
    fill(page, words="王建国的住址", was="店子村8组", now="店子村2组8号")
    assert cases.parts.of(cases.CaseNote, talking) == []
    fill(page, reason="登记时听错")
    [note] = cases.parts.of(cases.CaseNote, talking)
    assert (note.correction, note.now, note.reason) == (True, "店子村2组8号", "登记时听错")


def test_an_original_names_which_session_it_is_of(page, talking):
    cases.mediate(talking, result="goes_on")
    second = cases.parts.sessions(talking)[1]
    page.show_case(talking.id)
    page.commands.take("add_original", "session")
    offered = form(page).form.input("of").suggestions.suggest("")
    assert [each.title for each in offered] == ["人民调解记录（第1次）", "人民调解记录（第2次）"]
    fill(page, of=second.id, pages=3)
    [noted] = cases.parts.of(cases.PaperOriginal, talking)
    assert (noted.of, noted.pages) == (second.id, 3)


def test_whoever_came_for_advice_is_sent_on_to_legal_aid_from_the_dispute(page, case, wang, clock):
    visit = visits.log(
        day=clock().date(), name=wang.name, person=wang.id, category="02", facts="甲"
    )
    cases.change(case, visit=visit.id)
    page.show_case(case.id)
    page.view._fill_menu()
    next(a for a in page.view._menu.actions() if a.text() == "法律援助").trigger()
    fill(page, centre="山亭区法律援助中心")
    assert visits.referral_of(visit.id).centre == "山亭区法律援助中心"
    assert "法律援助 · 山亭区法律援助中心" in words(page.view)
