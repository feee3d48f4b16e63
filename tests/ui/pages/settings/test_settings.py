"""Settings: what is chosen is kept, and takes effect at once."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app import language, settings, store
from app.errors import WrongPassword
from app.records import check
from app.store import backup, preferences
from app.store.database import database
from tests.conftest import PASSWORD
from ui import style
from ui.widgets.message import Sheet
from ui.widgets.recovery import CodeShown, CodeTyped
from ui.widgets.typed import PasswordInput


@pytest.fixture
def program(make_program, tmp_path, done):
    program = make_program()
    done()
    store.create(
        tmp_path / "data",
        kind="room",
        code="370406101200-01",
        name="店子村法律服务工作室",
        keeper="李秀英",
        password=PASSWORD,
    )
    program.enter()
    done()
    return program


@pytest.fixture
def part(program, done):
    def shown(name):
        page = program.shell.show_page("settings", part=name)
        done()
        return page.parts[name]

    return shown


def words(widget):
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press(widget, text):
    QApplication.processEvents()
    [button] = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    button.click()


def sheet(program):
    return next(each for each in program.shell.findChildren(Sheet) if each.isVisible())


def test_another_name_stands_in_the_window_at_once(part, program):
    place = part("place")
    place.form.input("name").line.setText("店子村司法服务站")
    place.save()
    assert store.current().name == "店子村司法服务站"
    assert program.shell.side.name == "店子村司法服务站"


def test_a_code_that_is_none_is_refused_beside_its_field(part):
    place = part("place")
    place.form.input("code").line.setText("店子")
    place.save()
    assert place.form.fields["code"].error
    assert store.current().code == "370406101200-01"


def test_the_first_day_of_counting_can_be_set(part):
    place = part("place")
    place.form.input("start_day").line.setText("2026.1.1")
    place.save()
    assert store.current().start_day.isoformat() == "2026-01-01"


def test_the_usual_handler_and_the_hotline_are_kept(part):
    entry = part("entry")
    entry.form.input("handler").line.setText("李秀英")
    entry.form.input("hotline").line.setText("0632 5580149")
    entry.save()
    assert preferences.get(settings.HANDLER) == "李秀英"
    assert preferences.get(settings.HOTLINE) == "0632-5580149"


def test_a_wrong_hotline_is_refused_beside_its_field(part):
    entry = part("entry")
    entry.form.input("hotline").line.setText("12")
    entry.save()
    assert entry.form.fields["hotline"].error


def test_larger_text_shows_at_once_and_is_remembered(part, program, qtbot):
    press(part("look"), "150%")
    qtbot.waitUntil(lambda: style.scale() == 150)
    assert preferences.get(settings.TEXT_SIZE) == 150
    assert program.shell.pages["settings"].now == "look"


def test_another_language_is_spoken_at_once(part, program, qtbot):
    press(part("look"), "English")
    qtbot.waitUntil(lambda: language.current() == "en")
    qtbot.waitUntil(lambda: "How it looks" in words(program.shell))


def test_locking_sooner_is_remembered(part, program):
    press(part("lock"), "3 分钟")
    assert preferences.get(settings.LOCK_AFTER) == 3
    assert program._idle._wait == 180


def test_a_choice_that_the_disk_does_not_take_is_refused_and_stays_as_it_was(part, program):
    lock = part("lock")
    database.execute_sql("PRAGMA query_only = 1")
    lock.wait.press(3)
    database.execute_sql("PRAGMA query_only = 0")
    assert program.shell.banner.isVisible()
    assert lock.wait.value == preferences.get(settings.LOCK_AFTER) != 3


def test_the_password_is_changed_with_the_old_one(part, done, tmp_path):
    lock = part("lock")
    lock.old.input("old").line.setText(PASSWORD)
    for name in ("password", "again"):
        lock.new.form.input(name).line.setText("新的密码七个字")
    lock.change()
    done()
    store.close(with_backup=False)
    store.open(tmp_path / "data", "新的密码七个字")


def test_a_wrong_old_password_changes_nothing(part, done, tmp_path):
    lock = part("lock")
    lock.old.input("old").line.setText("wrong-one")
    for name in ("password", "again"):
        lock.new.form.input(name).line.setText("新的密码七个字")
    lock.change()
    done()
    assert lock.old.fields["old"].error
    store.close(with_backup=False)
    with pytest.raises(WrongPassword):
        store.open(tmp_path / "data", "新的密码七个字")


def test_a_new_recovery_code_needs_the_password(part, program, done):
    part("lock").new_code()
    asking = sheet(program)
    asking.findChild(PasswordInput).line.setText("wrong-one")
    press(asking, "下一步")
    done()
    assert "密码不对，再试一次。" in words(asking)


def test_a_new_recovery_code_is_shown_and_opens_the_room(part, program, done, tmp_path):
    part("lock").new_code()
    asking = sheet(program)
    asking.findChild(PasswordInput).line.setText(PASSWORD)
    press(asking, "下一步")
    done()
    shown = sheet(program)
    groups = [
        each.text().replace(" ", "")
        for each in shown.findChild(CodeShown).findChildren(QLabel)
        if each.property("look") == "code"
    ]
    press(shown, "我抄好了")
    typed = sheet(program).findChild(CodeTyped)
    for group, line in zip(typed.groups, typed.lines, strict=True):
        line.setText(groups[group])
    press(sheet(program), "好了")
    assert preferences.get(settings.CODE_COPIED)
    store.close(with_backup=False)
    assert store.open_with_recovery(tmp_path / "data", "-".join(groups))


def test_a_backup_is_written_where_one_wants_it_and_the_page_goes_on_saying_where(
    part, done, tmp_path
):
    shown = part("backup")
    shown.back_up_to(tmp_path / "stick")
    done()
    [made] = backup.existing(tmp_path / "stick")
    backup.verify(made)
    assert store.current().name in made.name  # a stick may hold those of several rooms
    assert "可以拔了" in shown.said.text()
    said = shown.said.text().split("\N{ZERO WIDTH SPACE}")
    assert str(made) in "".join(said)
    assert said[-1] == "backup"  # it goes on below behind a mark, not within a word


def test_all_records_are_looked_through(part, done):
    about = part("about")
    about.check()
    done()
    assert "都完好" in about.answer.text()


def test_without_an_invitation_it_is_said_what_one_is(part):
    assert "还没有接到邀请。" in words(part("office"))


def test_the_part_in_front_has_as_much_room_behind_its_words_as_before_them(room, shell):
    page = shell.show_page("settings")
    bold = QFontMetrics(style.font(bold=True))
    for each in page.buttons.values():
        assert each.width() >= bold.horizontalAdvance(each.text()) + style.gap(22)


def test_whoever_takes_over_opens_the_room_by_a_name_and_password_of_his_own(
    part, program, done, tmp_path
):
    preferences.put(settings.HANDLER, "李秀英")
    part("lock").hand_over()
    asking = sheet(program)
    name, *typed = asking.findChildren(QLineEdit)
    name.setText("张福")
    new = "张福的密码七个字"
    for line, said in zip(typed, ("wrong-one", new, new), strict=True):
        line.setText(said)
    press(asking, "交接")
    done()
    assert "密码不对，再试一次。" in words(asking)
    assert store.current().user_name == "李秀英"
    typed[0].setText(PASSWORD)
    press(asking, "交接")
    done()
    groups = "-".join(
        each.text().replace(" ", "")
        for each in sheet(program).findChild(CodeShown).findChildren(QLabel)
        if each.property("look") == "code"
    )
    assert "张福" in words(program.shell)
    assert preferences.get(settings.HANDLER) == "张福"
    assert not preferences.get(settings.CODE_COPIED)
    press(sheet(program), "我抄好了")
    copied = sheet(program).findChild(CodeTyped)
    for group, line in zip(copied.groups, copied.lines, strict=True):
        line.setText(groups.split("-")[group])
    press(sheet(program), "好了")
    assert "现在由张福管理" in "".join(words(program.shell.toast))
    store.close(with_backup=False)
    with pytest.raises(WrongPassword):
        store.open(tmp_path / "data", PASSWORD)
    assert store.open_with_recovery(tmp_path / "data", groups).user_name == "张福"
    store.close(with_backup=False)
    assert store.open(tmp_path / "data", new).user_name == "张福"
    assert not check.everything().problems
