"""Parties as they are typed: who is known, who is new, what is asked about a name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.errors import FieldErrors
from app.records import cases, people, visits
from tests.ui.pages.cases.on_page import sheet, words
from ui.pages.cases.page import CasesPage
from ui.pages.cases.parties_input import PartiesInput
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.message import Sheet

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def keys(page: CasesPage, press: Any, qtbot: Any) -> Any:
    """Answer the question that is on top with a key."""

    def answered(key: Qt.Key) -> None:
        asked = sheet_on_top(page)
        with qtbot.waitSignal(asked.destroyed):
            press_key(key)

    press_key = press
    return answered


def sheet_on_top(page: CasesPage) -> Sheet:
    return [each for each in page.window().findChildren(Sheet) if each.isVisible()][-1]


def test_an_identity_number_says_sex_and_birthday_of_a_party(page, case):
    page.show_id(case.id)
    page.commands.edit_party()
    fields = page.window().findChildren(PartyFields)[-1]
    number = fields.details.input("identity")
    number.set_typed("370406197905060012")
    number.edited.emit()
    assert fields.details.input("sex").value() == "1"
    assert str(fields.details.input("birth").value()) == "1979-05-06"


def test_tab_goes_from_a_third_party_to_the_kind_of_dispute(page, write, press):
    page.begin()
    for name in ("王建国", "李海涛", "孙广才"):
        write(name)
        press(Qt.Key.Key_Return)
    third = page.register.parties.lines[2]
    words(third)  # it is shown
    third.who.setFocus()
    press(Qt.Key.Key_Tab)
    assert third.phone.line.hasFocus()
    for _time in range(9):  # more, an empty fourth, three buttons, the kind
        press(Qt.Key.Key_Tab)
    assert page.register.form.focused() == "category"
    third.more.click()
    words(third)
    third.phone.setFocus()
    for _time in range(2):
        press(Qt.Key.Key_Tab)
    assert third.details.focused() == "type"


def test_a_phone_without_a_name_is_asked_about_and_not_left_out(page: CasesPage, qtbot: Any):
    made = PartiesInput()
    qtbot.addWidget(made)
    made.set_value([{"role": "applicant", "name": "王建国"}])
    made.lines[1].phone.set_value("13806325217")
    with pytest.raises(FieldErrors):
        made.value()


def write_up(page, *names):
    """Register a dispute between some of whom only the names were typed, or who were chosen."""
    page.begin()
    register = page.register
    for party, name in zip(register.parties.lines, names, strict=True):
        if isinstance(name, str):
            party.who.line.setText(name)
        else:
            party.who.pick(name.id, name.name)
    register.form.input("category").set_value("02")
    register.form.input("facts").set_value("滴水檐")
    register.save()
    return register


def test_a_party_whose_name_holds_digits_is_asked_about(page, wang):
    write_up(page, "王建芳", "李13806321234")
    said = words(sheet(page))
    assert "新建这 2 个人？" in said
    assert "王建芳、李13806321234" in said
    assert "“李13806321234”里有字母或数字" in said
    assert cases.count(cases.Filter()) == 0
    next(b for b in sheet(page).findChildren(QPushButton) if b.text() == "新建").click()
    assert cases.count(cases.Filter()) == 1


def test_a_party_whom_nobody_knows_becomes_a_person_once_enter_says_so(page, li, keys):
    write_up(page, "王建芳", li)
    assert "新建“王建芳”这个人？" in words(sheet(page))
    known = people.Person.select().count()
    keys(Qt.Key.Key_Return)
    assert cases.count(cases.Filter()) == 1
    assert people.Person.select().count() == known + 1


def test_a_name_that_is_to_be_corrected_has_the_keyboard_and_makes_nobody(page, wang, li, keys):
    register = write_up(page, wang, "李海陶")
    known = people.Person.select().count()
    keys(Qt.Key.Key_Escape)
    assert register.parties.lines[1].who.line.hasFocus()
    assert (cases.count(cases.Filter()), people.Person.select().count()) == (0, known)


def test_whoever_has_the_name_of_somebody_known_is_asked_about_with_that_one(page, wang, li):
    register = write_up(page, "王建国", li)
    assert "这里已经有一个王建国：" in words(sheet(page))
    sheet(page).close_sheet()
    register.form.input("confidential").set_value(True)
    register.save()
    assert cases.count(cases.Filter()) == 1
    assert people.Person.select().count() == 3


def test_a_party_added_later_is_asked_about_and_leaves_nobody_when_taken_out(page, case, keys):
    page.show_id(case.id)
    page.commands.edit_party()
    known = people.Person.select().count()
    opened = sheet(page)
    opened.findChild(PartyFields).who.line.setText("孙大山")
    next(b for b in opened.findChildren(QPushButton) if b.text() == "保存").click()
    assert people.Person.select().count() == known
    assert "新建“孙大山”这个人？" in words(sheet_on_top(page))
    keys(Qt.Key.Key_Return)
    added = cases.parts.parties(case)[-1]
    assert people.get(added.person).voided is None
    cases.parties.void(added)
    assert people.get(added.person).voided


def test_a_party_taken_out_leaves_whoever_is_known_from_elsewhere(page, case, clock):
    added = cases.parties.add(case, role="third", name="孙大山", newcomer=True)
    visits.log(day=clock().date(), person=added.person, category="05", facts="甲")
    cases.parties.void(added)
    assert people.get(added.person).voided is None
