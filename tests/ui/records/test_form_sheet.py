"""What is typed in a sheet: kept while the screen locks and programs end, until it is left."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app import store
from app.errors import NotOurs
from app.fields import Entry, Text
from app.records import people
from app.room.today.unfinished import unfinished
from app.store import drafts
from app.store.database import database
from tests.conftest import PASSWORD
from ui.pages.people.sheets import ask_role
from ui.records.form_sheet import ask
from ui.widgets.message import sheets

DAYS = "逢五排十"


@pytest.fixture
def fu(inside, done):
    person = people.register(name="傅军")
    done()
    return person


def asked(program, person, role=None):
    return ask_role(program.shell, people.get(person.id), role, lambda _made: None)


def days(sheet):
    return sheet.form.input("duty_days").typed()


def press(sheet, text):
    next(each for each in sheet.findChildren(QPushButton) if each.text() == text).click()


def unlock(program, folder, done):
    done()
    store.open(folder, PASSWORD)
    program.enter()
    done()


def test_after_a_lock_it_is_there_again_where_the_same_is_asked(
    inside, fu, room_there, done, write
):
    write(asked(inside, fu).form.input("duty_days").line, DAYS)
    inside.lock()
    assert sheets(inside.shell) == []
    unlock(inside, room_there, done)
    sheet = asked(inside, fu)
    assert days(sheet) == DAYS
    said = [each.text() for each in sheet.findChildren(QLabel)]
    assert "上次写到一半的还在，接着写。" in said


def test_of_somebody_else_it_is_not_there(inside, fu, write):
    other = people.register(name="李秀英")
    sheet = asked(inside, fu)
    write(sheet.form.input("duty_days").line, DAYS)
    sheet.close_sheet()
    assert days(asked(inside, other)) == ""


def test_nor_where_another_record_of_the_same_person_is_corrected(inside, fu, write):
    role = people.appoint(fu, role="adviser")
    sheet = asked(inside, fu)
    write(sheet.form.input("duty_days").line, DAYS)
    sheet.close_sheet()
    assert days(asked(inside, fu, role)) == ""


def test_whoever_leaves_it_or_keeps_it_wants_no_draft(inside, fu, write, within_two_seconds):
    sheet = asked(inside, fu)
    write(sheet.form.input("duty_days").line, DAYS)
    within_two_seconds(lambda: bool(drafts.unfinished("person.sheet")))
    press(sheet, "不用了")
    assert drafts.unfinished() == []
    sheet = asked(inside, fu)
    assert days(sheet) == ""
    write(sheet.form.input("duty_days").line, DAYS)
    sheet.form.flush()
    sheet.form.input("role").set_value("adviser")
    sheet.save()
    assert drafts.unfinished() == []
    assert [each.duty_days for each in people.roles(fu.id)] == [DAYS]


def test_what_is_taken_back_leaves_no_draft(inside, fu, write):
    sheet = asked(inside, fu)
    line = sheet.form.input("duty_days").line
    write(line, DAYS)
    sheet.form.flush()
    line.clear()
    line.textEdited.emit("")
    sheet.form.flush()
    assert drafts.unfinished() == []


def test_home_says_what_was_typed_in_it_and_leads_to_whom_it_is_about(inside, fu, write):
    sheet = asked(inside, fu)
    write(sheet.form.input("duty_days").line, DAYS)
    sheet.close_sheet()
    [line] = unfinished()
    assert "傅军" in line.words
    shown = inside.shell.show_kind(line.page, **line.wanted)
    assert shown.view.record.id == fu.id


def test_closing_the_window_keeps_what_was_typed_last(inside, fu, room_there, done, write, qtbot):
    write(asked(inside, fu).form.input("duty_days").line, DAYS)
    inside.shell.close()
    qtbot.waitUntil(lambda: not inside.shell.isVisible(), timeout=10_000)
    done()
    store.open(room_there, PASSWORD)
    [kept] = drafts.unfinished("person.sheet")
    assert kept.typed["duty_days"] == DAYS


def test_what_is_refused_is_said_in_the_sheet_and_what_was_typed_stays(inside, fu, write):
    sheet = asked(inside, fu)
    sheet.form.input("role").set_value("adviser")
    write(sheet.form.input("duty_days").line, DAYS)
    database.execute_sql("PRAGMA query_only = 1")
    sheet.save()
    database.execute_sql("PRAGMA query_only = 0")
    assert sheet.isVisible()
    assert sheet.banner.isVisible()
    assert days(sheet) == DAYS
    sheet.save()
    assert [each.duty_days for each in people.roles(fu.id)] == [DAYS]


def test_a_refusal_that_is_gone_is_said_no_more(inside, fu):
    refusing = [True]

    def keep(_values):
        if refusing:
            raise NotOurs

    asks = {"words": Entry(Text(), "")}
    sheet = ask(inside.shell, "问一句", asks, lambda _made: None, keep)
    sheet.save(lambda _made: None)
    assert sheet.banner.isVisible()
    refusing.clear()
    sheet.save(lambda _made: None)
    assert not sheet.banner.isVisible()
