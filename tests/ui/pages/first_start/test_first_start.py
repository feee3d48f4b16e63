"""The first start, from the doors to the first page."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app import seal, settings, store
from app.exchange.invitation import Invitation, write_invitation
from app.records import deliveries
from app.records.places import Place
from app.store import backup, preferences
from tests.conftest import PASSWORD


@pytest.fixture
def program(make_program):
    return make_program()


@pytest.fixture
def page(program, done):
    done()
    return program.shell.pages["first_start"]


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def fill_room(page, qtbot):
    page.start_room()
    village = page.room.form.input("village")
    qtbot.keyClicks(village.line, "dianzi st")
    qtbot.waitUntil(lambda: bool(village.suggestions.offered()))
    qtbot.keyClick(village.line, Qt.Key.Key_Return)
    page.room.form.input("keeper").line.setText("李秀英")


def give_password(page, first=PASSWORD, again=PASSWORD):
    page.password.form.input("password").line.setText(first)
    page.password.form.input("again").line.setText(again)
    page.set_password()


def copy_code(page):
    groups = page._code.split("-")
    page.ask_back()
    for group, line in zip(page.shown.typed.groups, page.shown.typed.lines, strict=True):
        line.setText(groups[group])
    page.shown.check()


def test_a_room_is_set_up_from_pinyin_to_the_first_page(page, program, qtbot, done):
    fill_room(page, qtbot)
    assert page.room.form.input("name").line.text() == "店子村法律服务工作室"
    page.room.go_on()
    give_password(page)
    done()
    copy_code(page)
    here = store.current()
    assert (here.code, here.name, here.user_name) == (
        "370406101200-01",
        "店子村法律服务工作室",
        "李秀英",
    )
    assert here.start_day == datetime.date.today()
    assert [place.name for place in Place.select()] == ["店子村委会"]
    assert preferences.get(settings.CODE_COPIED)
    assert "home" in program.shell.pages


def test_what_is_missing_is_said_beside_its_field(page):
    page.start_room()
    page.room.go_on()
    assert page.room.form.fields["village"].error
    assert page.shown is page.room


def test_a_village_that_is_not_in_the_list_is_typed_with_its_code(page, done):
    page.start_room()
    page.room.by_hand()
    form = page.room.form
    form.input("village_name").line.setText("桃花村")
    form.input("code").line.setText("370101001")
    form.input("keeper").line.setText("李秀英")
    form.input("name").line.setText("桃花村法律服务工作室")
    page.room.go_on()
    assert form.fields["code"].error
    form.input("code").line.setText("370101001203")
    page.room.go_on()
    give_password(page)
    done()
    assert store.current().code == "370101001203-01"
    assert [place.name for place in Place.select()] == ["桃花村"]


def test_two_different_passwords_are_refused_beside_the_second(page, qtbot):
    fill_room(page, qtbot)
    page.room.go_on()
    give_password(page, again="另外一个")
    assert page.password.form.fields["again"].error == "两次输的不一样。"
    assert not store.is_open()


def test_going_back_keeps_what_was_typed(page, qtbot):
    fill_room(page, qtbot)
    page.room.go_on()
    page._back()
    page.start_room()
    assert page.room.form.input("keeper").line.text() == "李秀英"


def test_a_group_copied_wrong_is_shown_and_nothing_goes_on(page, program, qtbot, done):
    fill_room(page, qtbot)
    page.room.go_on()
    give_password(page)
    done()
    page.ask_back()
    for line in page.shown.typed.lines:
        line.setText("00000")
    page.shown.check()
    assert any("对不上" in text for text in words(page.shown))
    assert "home" not in program.shell.pages


def test_an_office_is_set_up_for_a_district(page, program, qtbot, done):
    page.start_office()
    district = page.office.form.input("district")
    qtbot.keyClicks(district.line, "shanting")
    qtbot.waitUntil(lambda: bool(district.suggestions.offered()))
    qtbot.keyClick(district.line, Qt.Key.Key_Return)
    page.office.form.input("keeper").line.setText("王主任")
    page.office.go_on()
    give_password(page)
    done()
    here = store.current()
    assert (here.kind, here.code, here.name) == ("office", "370406", "山亭区司法局")


def test_a_room_is_set_up_from_an_invitation(page, tmp_path, done):
    _secret, minisign = seal.new_signer()
    _identity, age = seal.new_age()
    letter = tmp_path / "邀请"
    letter.write_bytes(
        write_invitation(
            Invitation(
                code="370406101201-01",
                name="安陵村法律服务工作室",
                office_code="370406",
                office_name="山亭区司法局",
                office_origin="0194f0a0-0000-7000-8000-000000000001",
                office_minisign=minisign,
                office_age=age,
                token="0123456789abcdef0123456789abcdef",
            )
        )
    )
    page.start_room()
    page.room.take_invitation(letter)
    assert "山亭区司法局邀请：安陵村法律服务工作室" in words(page.room)
    page.room.form.input("keeper").line.setText("李秀英")
    page.room.go_on()
    give_password(page)
    done()
    assert (store.current().code, store.current().name) == (
        "370406101201-01",
        "安陵村法律服务工作室",
    )
    assert deliveries.office().name == "山亭区司法局"


def test_a_file_that_is_no_invitation_is_said_to_be_none(page, program, tmp_path):
    (tmp_path / "x").write_bytes(b"hello")
    page.start_room()
    page.room.take_invitation(tmp_path / "x")
    assert program.shell.banner.isVisible()
    assert page.room.invited is None


def test_a_backup_is_restored_and_asks_for_its_password(new_room, page, program, tmp_path, done):
    new_room(tmp_path / "before")
    made = backup.make(store.current().folder, store.current().key, tmp_path / "stick")
    store.close(with_backup=False)
    page.restore_from(made)
    done()
    assert "unlock" in program.shell.pages
    assert store.exists(program.folder)


def test_enter_after_the_password_goes_on_from_the_code_and_never_back(page, qtbot, done):
    fill_room(page, qtbot)
    page.room.go_on()
    for name in ("password", "again"):
        page.password.form.input(name).line.setFocus()
        qtbot.keyClicks(page.window().focusWidget(), "yuzhuang2026")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    done()
    shown = page.shown
    assert shown.isAncestorOf(page.window().focusWidget())
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert page.shown is not shown
    assert page.shown.typed.isVisible()


def test_going_back_from_the_password_forgets_it_and_keeps_the_keyboard_in_sight(page, qtbot):
    fill_room(page, qtbot)
    page.room.form.input("keeper").line.setFocus()
    page.room.go_on()
    page.password.form.input("password").line.setFocus()
    qtbot.keyClicks(page.window().focusWidget(), "yuzhuang2026")
    page.shown.findChildren(type(page._first_door))[-2].click()
    assert page.shown is page.room
    assert page.window().focusWidget() is page.room.form.input("keeper").line
    assert not page.password.form.input("password").line.text()


def test_after_the_last_field_tab_goes_on_and_not_back(page, qtbot):
    fill_room(page, qtbot)
    page.room.form.input("start_day").line.setFocus()
    for expected in ("下一步", "返回"):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert page.window().focusWidget().text() == expected
