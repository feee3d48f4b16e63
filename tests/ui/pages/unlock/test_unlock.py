"""Locked: passwords, the recovery code, the clock, a damaged file."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import store
from app.errors import DiskReadOnly
from app.records import people
from app.store import backup, journal
from tests.conftest import PASSWORD, ROOM


@pytest.fixture
def recovery(all_prepared, tmp_path):
    """The recovery code of a room in the folder `data`, locked after something was entered."""
    codes = []

    def make(folder):
        codes.append(store.create(folder, password=PASSWORD, **ROOM))

    def happen():
        people.register(name="赵淑珍")
        store.close()
        return codes[-1]

    return all_prepared.after("room that was locked", tmp_path / "data", make, happen)


@pytest.fixture
def program(recovery, make_program, done):
    program = make_program()
    done()
    return program


@pytest.fixture
def page(program):
    return program.shell.pages["unlock"]


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget, text):
    [button] = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    button.click()


def give(page, done, password):
    page.password.line.setText(password)
    page.try_password()
    done()


def test_it_greets_its_keeper(page):
    assert "李秀英，请输入密码。" in words(page)


def test_the_right_password_opens(page, program, done):
    give(page, done, PASSWORD)
    assert store.is_open()
    assert "home" in program.shell.pages


def test_a_wrong_password_is_said_beside_the_field_and_stays_to_be_corrected(page, done):
    give(page, done, "wrong-one")
    assert page.answer.text() == "密码不对，再试一次。"
    assert page.password.line.text() == "wrong-one"
    assert not store.is_open()


def test_a_third_wrong_password_makes_one_wait(page, done, qtbot):
    for _ in range(3):
        give(page, done, "wrong-one")
    assert not page.enter.isEnabled()
    assert page.enter.text() == "请等 3 秒"
    for _ in range(3):
        page._count_down()
    assert page.enter.isEnabled()


def test_capitals_without_shift_are_pointed_out(page, qtbot):
    qtbot.keyClicks(page.password.line, "a")
    assert page.caps.words.isHidden()
    qtbot.keyClick(page.password.line, "A")
    assert not page.caps.words.isHidden()


def test_the_recovery_code_leads_to_a_new_password(page, program, recovery, done, tmp_path):
    page.forgotten()
    page.code.take(0, recovery)
    page.try_code()
    done()
    page.new.form.input("password").line.setText("新的密码七个字")
    page.new.form.input("again").line.setText("新的密码七个字")
    page.set_new()
    assert "home" in program.shell.pages
    store.close(with_backup=False)
    store.open(tmp_path / "data", "新的密码七个字")


def test_a_slip_in_the_recovery_code_is_found_before_anything_is_tried(page, recovery):
    page.forgotten()
    last = str((int(recovery[-1]) + 1) % 10)
    page.code.take(0, recovery[:-1] + last)
    page.try_code()
    assert "第 6 组" in page.code_answer.text()


def test_digits_flow_from_group_to_group(page, qtbot):
    page.forgotten()
    first = page.code.lines[0]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClicks(first, "12345")
    assert page.code.lines[1].hasFocus()
    page.code.lines[1].setText("")
    qtbot.keyClick(page.code.lines[1], Qt.Key.Key_Backspace)
    assert first.hasFocus()


def test_a_clock_that_stands_before_the_last_entry_is_asked_about(page, program, done, monkeypatch):
    behind = datetime.datetime.now().astimezone() - datetime.timedelta(days=3)
    monkeypatch.setattr(store.Store, "clock", staticmethod(lambda: behind), raising=False)
    monkeypatch.setattr("app.store.session.now", lambda: behind)
    real = store.open

    def opened(folder, password):
        made = real(folder, password)
        made.clock = lambda: behind
        return made

    monkeypatch.setattr(store, "open", opened)
    give(page, done, PASSWORD)
    assert "home" not in program.shell.pages
    press(program.shell, "对")
    assert "home" in program.shell.pages
    assert people.register(name="孙广才").name == "孙广才"


def test_a_clock_said_to_be_wrong_closes_the_room_again(page, program, done, monkeypatch):
    behind = datetime.datetime.now().astimezone() - datetime.timedelta(days=3)
    real = store.open

    def opened(folder, password):
        made = real(folder, password)
        made.clock = lambda: behind
        return made

    monkeypatch.setattr(store, "open", opened)
    give(page, done, PASSWORD)
    press(program.shell, "不对")
    assert not store.is_open()
    assert "请先把电脑时间调对" in words(program.shell)


def test_a_damaged_file_goes_back_to_its_last_backup(page, program, done, tmp_path):
    assert backup.existing(tmp_path / "data" / "backups")
    (tmp_path / "data" / "legalroom.db").write_bytes(b"no more" * 1000)
    give(page, done, PASSWORD)
    press(program.shell, "恢复")
    done()
    done()
    assert people.Person.get().name == "赵淑珍"
    assert journal.verify()
    assert "home" in program.shell.pages


def test_where_the_last_backup_is_damaged_too_the_one_before_it_is_offered(
    page, program, done, tmp_path
):
    kept = tmp_path / "data" / "backups"
    good = backup.existing(kept)[0]
    (kept / good.name.replace("-000001", "-000002")).write_bytes(good.read_bytes()[:-100])
    (tmp_path / "data" / "legalroom.db").write_bytes(b"no more" * 1000)
    give(page, done, PASSWORD)
    press(program.shell, "恢复")
    done()
    done()
    assert not store.is_open()
    press(program.shell, "恢复")
    done()
    done()
    assert people.Person.get().name == "赵淑珍"


def test_tab_goes_from_group_to_group_also_where_the_next_came_by_itself(page, qtbot):
    page.forgotten()
    lines = page.code.lines
    qtbot.waitUntil(lines[0].hasFocus)
    qtbot.keyClicks(lines[0], "12345")
    qtbot.keyClick(lines[1], Qt.Key.Key_Tab)
    assert lines[1].hasFocus()
    qtbot.keyClicks(lines[1], "67")
    for line in lines[2:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert line.hasFocus()
    qtbot.keyClick(lines[5], Qt.Key.Key_Backtab)
    assert lines[4].hasFocus()


def test_the_focus_stays_in_the_field_while_one_waits(page, done, qtbot):
    for _ in range(3):
        page.password.line.setText("wrong-one")
        page.enter.setFocus()
        page.enter.click()
        assert page.password.line.hasFocus()
        done()
    assert not page.enter.isEnabled()
    assert page.password.line.hasFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert page.password.line.hasFocus()
    assert not page.code.isVisible()


def test_nothing_typed_stays_behind_the_way_back(page, qtbot):
    qtbot.keyClicks(page.password.line, "half a password")
    page.forgotten()
    assert page.password.line.text() == ""
    page.code.take(0, "1234567")
    press(page, "返回")
    assert page.password.line.text() == ""
    assert page.code.text().strip("-") == ""


def test_where_nothing_can_be_written_the_records_open_to_read(page, program, done, tmp_path):
    refused = DiskReadOnly(folder=str(tmp_path))
    page._not_opened(refused, PASSWORD)
    press(program.shell, "只读打开")
    done()
    assert "home" in program.shell.pages
    assert people.Person.get().name == "赵淑珍"
    program.shell.show_status()
    assert "只读" in program.shell.bottom.words()[-1]
    program.lock()
    assert not store.is_open()


def test_enter_without_a_password_stays_in_the_field(page, qtbot):
    qtbot.waitUntil(page.password.line.hasFocus)
    qtbot.keyClick(page.password.line, Qt.Key.Key_Return)
    assert page.answer.text()
    assert page.password.line.hasFocus()
