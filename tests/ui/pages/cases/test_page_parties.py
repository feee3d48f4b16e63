"""The parties of a dispute on its page, and whom its list shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.records import cases
from app.records.cases import Case
from app.records.people import Person
from app.store import drafts
from tests.ui.pages.cases.on_page import button, fill, form, now, words
from ui.pages.cases.inputs import NamesInput
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.message import Sheet

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


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


def test_the_household_of_a_party_is_warned_of(page, case, wang, village):
    from app.records import people

    people.change(wang, household="王建国")
    wife = people.register(name="孙桂英", sex="2", village=village.id, household="王建国")
    cases.accept(case)
    page.show_id(case.id)
    page.commands.take("name_mediator")
    fill(page, person=wife.id)
    assert not cases.parts.mediators(case)
    question = [each for each in page.window().findChildren(Sheet) if each.isVisible()][-1]
    next(b for b in question.findChildren(QPushButton) if "还是" in b.text()).click()
    assert cases.parts.mediators(case)[0].name == "孙桂英"


def test_a_mediator_who_is_not_known_yet_is_made_where_he_is_named(page, case, press, write, qtbot):
    cases.accept(case)
    page.show_id(case.id)
    page.commands.take("name_mediator")
    write("李秀英")
    asked = form(page).form
    who = asked.input("person")
    qtbot.waitUntil(lambda: bool(who.suggestions.offered()))
    press(KEY.Key_Return)
    # Left and come back to, as when somebody else calls meanwhile.
    asked.restore(asked.typed())
    press(KEY.Key_Return, CTRL)
    assert [each.name for each in cases.parts.mediators(now())] == ["李秀英"]
    assert Person.get(Person.name == "李秀英").id == cases.parts.mediators(now())[0].person


def test_a_guardian_signs_for_a_child(page, case, li, fu):
    child = cases.parts.parties(case)[1]
    cases.parties.change(child, minor=True, birth=None)
    cases.parties.add_agent(child, name="李大山", guardian=True)
    cases.accept(case)
    cases.tell_rights(case, how="oral")
    cases.name_mediator(case, person=fu.id)
    cases.mediate(case, present=["王建国"], statements="…", result="agreed")
    cases.agree(case, clauses="当面道歉。", disputed="骂人", manner="当场")
    page.show_id(case.id)
    page.commands.take("sign")
    form(page).form.input("signatures").set_value(True)
    fill(page, sealed=cases.parts.agreement(case).day)
    assert now().state == "agreed"
    signed = cases.parts.signatures(cases.parts.agreement(case))
    assert next(each for each in signed if each.party == child.id).agent


def test_a_party_with_an_agent_is_entered_in_a_sheet(page, case):
    page.show_id(case.id)
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


def test_who_cannot_read_is_ticked_with_the_party_and_shown(page, case, qtbot):
    party = cases.parts.parties(case)[0]
    page.show_id(case.id)
    page.commands.edit_party(party.id)
    sheet = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    fields = sheet.findChildren(PartyFields)[0]
    fields.details.input("cannot_read").set_value(True)
    button(sheet, "保存").click()
    assert cases.parts.parties(case)[0].cannot_read
    assert "不识字" in words(page.view)


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
    page.show_id(case.id)
    page.commands.turn_confidential()
    page.show_list()
    row = page.list.table.rows
    assert "王建国" not in str([row.index(0, at).data() for at in range(row.columnCount())])


def party_sheet(page, **given):
    page.commands.edit_party(**given)
    return next(each for each in page.window().findChildren(Sheet) if each.isVisible())


def test_escape_throws_no_party_away(page, case, press):
    page.show_id(case.id)
    sheet = party_sheet(page)
    sheet.findChild(PartyFields).who.line.setText("孙大山")
    button(sheet, "保存").setFocus()
    press(KEY.Key_Escape)
    assert sheet.isVisible()


def test_a_party_that_was_being_typed_is_there_again_as_after_a_lock(page, case, write):
    page.show_id(case.id)
    sheet = party_sheet(page)
    write("孙大山")
    sheet.findChild(PartyFields).details.start("address")
    write("店子村3组")
    sheet.close_sheet()
    again = party_sheet(page)
    fields = again.findChild(PartyFields)
    assert fields.who.line.text() == "孙大山"
    assert fields.details.input("address").typed() == "店子村3组"
    again.leave()
    assert party_sheet(page).findChild(PartyFields).who.line.text() == ""


def test_whoever_acted_for_a_party_stays_the_same_in_what_is_taken_up_again(page, case):
    party = cases.parts.parties(case)[1]
    cases.parties.add_agent(party, name="李大山", guardian=True)
    [agent] = cases.parts.agents(case, party.id)
    page.show_id(case.id)
    sheet = party_sheet(page, record=party.id)
    fields = sheet.findChild(PartyFields)
    fields.details.input("address").set_typed("店子村4组")
    fields.details.input("address").edited.emit()
    sheet.close_sheet()
    button(party_sheet(page, record=party.id), "保存").click()
    [kept] = cases.parts.agents(case, party.id)
    assert kept.id == agent.id
    assert cases.parts.parties(case)[1].address == "店子村4组"


def test_one_party_after_another_is_entered_in_empty_sheets(page, case, qtbot):
    page.show_id(case.id)
    sheet = party_sheet(page)
    sheet.findChild(PartyFields).who.line.setText("店子村果业合作社")
    sheet.findChild(PartyFields).details.input("type").set_value("legal")
    button(sheet, "存好，再加一个").click()
    [another] = [each for each in page.window().findChildren(Sheet) if each.isVisible()]
    assert another.findChild(PartyFields).who.line.text() == ""
    assert [each.name for each in cases.parts.parties(case)][-1] == "店子村果业合作社"


def test_what_was_just_typed_of_a_step_is_kept_when_it_is_left(page, case, write):
    page.show_id(case.id)
    page.commands.take("append_note")
    form(page).form.start("words")
    write("打来电话")
    opened = next(each for each in page.window().findChildren(Sheet) if each.isVisible())
    button(opened, "先不办").click()
    [kept] = drafts.unfinished("case.append_note")
    assert kept.typed["words"] == "打来电话"


def test_names_that_cannot_be_read_yet_take_no_chosen_one_with_them(qtbot):
    known = ["王建国", "李海涛"]
    put, again = NamesInput(known), NamesInput(known)
    for each in (put, again):
        qtbot.addWidget(each)
    put.several.press("王建国")
    put.line.setText("张三等3人")
    again.set_typed(put.typed())
    assert again.several.value == ("王建国",)
    assert again.line.text() == "张三等3人"
