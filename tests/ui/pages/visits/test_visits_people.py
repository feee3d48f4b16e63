"""Who came: known, new, of the same name, or nobody by name."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.records import people, places
from app.records.visits import Visit
from tests.ui.pages.visits.on_page import (
    CTRL,
    KEY,
    answer,
    button,
    choose,
    focused,
    only,
    words,
)


def test_somebody_new_is_made_with_the_visit(page, write, press):
    press(KEY.Key_F2)
    write("孙新来")
    press(KEY.Key_Return)
    assert page.form.newcomer.isVisible()
    write("nan")
    press(KEY.Key_Return)
    write("13900001111")
    choose(page, "category", "ldqx")
    write("工钱没结。")
    press(KEY.Key_Return, CTRL)
    visit = only()
    person = people.Person.get(people.Person.id == visit.person)
    assert (person.name, person.sex, person.phone) == ("孙新来", "1", "13900001111")
    assert person.village == places.own_village().id
    assert visit.category == "06"


def test_somebody_of_the_same_name_and_village_is_asked_about_in_the_form(
    page, write, press, zhao, qtbot
):
    press(KEY.Key_F2)
    write("赵淑珍")
    qtbot.waitUntil(page.form.who.suggestions.visible)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert "是不是他？赵淑珍：女 61 岁 · 店子村 3组 · 138****1234" in words(page)
    answer(page, "就是他").click()
    assert page.form.who.reference == zhao.id
    assert not page.form.newcomer.isVisible()


def test_a_visit_waits_for_the_answer_whether_it_is_somebody_known(page, write, press, zhao, qtbot):
    press(KEY.Key_F2)
    write("赵淑珍")
    qtbot.waitUntil(page.form.who.suggestions.visible)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("房檐滴水。")
    press(KEY.Key_Return, CTRL)
    assert Visit.select().count() == 0
    assert QApplication.focusWidget() is answer(page, "就是他")
    answer(page, "同名，不是他").click()
    press(KEY.Key_Return, CTRL)
    assert only().person != zhao.id
    assert people.Person.select().count() == 2


def test_a_name_with_letters_is_asked_about_before_it_becomes_a_person(page, shell, write, press):
    press(KEY.Key_F2)
    write("wjg")
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("房檐滴水。")
    press(KEY.Key_Return, CTRL)
    assert "新建“wjg”这个人？" in words(shell)
    assert Visit.select().count() == 0
    button(shell, "改姓名").click()
    assert focused(page) == "name"
    write("王建国")
    page.form.save()
    assert [each.name for each in people.Person.select()][1:] == ["王建国"]


def test_a_name_with_letters_that_is_meant_so_is_kept(page, shell, write, press):
    press(KEY.Key_F2)
    write("Ivan")
    press(KEY.Key_Return)
    choose(page, "category", "ll")
    write("问签证。")
    press(KEY.Key_Return, CTRL)
    button(shell, "新建").click()
    assert only().name == "Ivan"


def test_who_prefers_no_name_gives_none(page, write, press):
    press(KEY.Key_F2)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    choose(page, "category", "hyjt")
    write("问离婚。")
    press(KEY.Key_Return, CTRL)
    assert (only().anonymous, only().name, only().person) == (True, None, None)


def test_enter_goes_from_somebody_new_to_how_he_came(page, press, write):
    press(KEY.Key_F2)
    write("孙广才")
    press(KEY.Key_Return)
    page.form.newcomer.form.start("team")
    press(KEY.Key_Return)
    assert focused(page) == "mode"
