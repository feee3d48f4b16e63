"""The program as a whole: what it opens with, how it locks, backs up and closes."""

import logging
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from app import VERSION, log, settings, store
from app.errors import BadPhone
from app.exchange import drive
from app.records import people
from app.release import trial
from app.store import backup, preferences
from tests.conftest import PASSWORD
from tests.release.conftest import home
from ui import start, style, work
from ui.widgets.message import Sheet, ask
from ui.widgets.sticks import Sticks

assert home


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def test_an_empty_folder_shows_the_doors(make_program):
    program = make_program()
    assert list(program.shell.pages) == ["first_start"]


def test_a_folder_with_a_room_asks_for_the_password(room_there, make_program):
    program = make_program()
    assert list(program.shell.pages) == ["unlock"]


def test_while_the_password_is_asked_for_what_pages_need_is_loaded(
    room_there, make_program, qtbot, monkeypatch
):
    monkeypatch.delitem(sys.modules, "ui.pages.licences", raising=False)
    make_program()
    qtbot.waitUntil(lambda: "ui.pages.licences" in sys.modules, timeout=30_000)
    assert not store.is_open()


def test_the_window_is_as_large_as_was_chosen_before_the_password_is_given(
    room_there, make_program
):
    store.open(room_there, PASSWORD)
    preferences.put(settings.TEXT_SIZE, 150)
    store.close(with_backup=False)
    make_program()
    assert style.scale() == 150


def test_inside_one_sees_the_room_its_place_and_its_keeper(inside):
    assert (inside.shell.side.name, inside.shell.side.place) == (
        "店子村法律服务工作室",
        "山亭区 店子镇",
    )
    assert inside.shell.bottom.words()[0] == "李秀英"


def test_an_action_anywhere_is_told_to_the_pages_once(inside, qtbot):
    told = []
    inside.shell.changed.connect(told.append)
    people.register(name="赵淑珍")
    people.register(name="孙广才")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [{"person"}]


def test_locking_hides_everything_at_once_and_backs_up_behind_it(inside, done, room_there):
    people.register(name="赵淑珍")
    inside.shell.lock()
    assert list(inside.shell.pages) == ["unlock"]
    done()
    assert not store.is_open()
    assert len(backup.existing(room_there / "backups")) == 1


def test_locking_takes_open_questions_away(inside, done):
    ask(inside.shell, "作废吗？", "作废", print)
    inside.lock()
    assert [sheet for sheet in inside.shell.findChildren(Sheet) if sheet.isVisible()] == []
    done()


def test_nothing_asked_for_before_locking_is_told_afterwards(inside, done):
    told, sheet = [], ask(inside.shell, "作废吗？", "作废", print)
    done()
    for owner in (sheet, inside.shell):
        work.read(owner, lambda: "王建国", told.append)
    inside.lock()
    done()
    assert told == []


def test_the_password_given_while_the_backup_is_made_opens_afterwards(inside, done, qtbot):
    people.register(name="赵淑珍")
    inside.lock()
    page = inside.shell.pages["unlock"]
    page.password.line.setText(PASSWORD)
    page.try_password()
    qtbot.waitUntil(lambda: "home" in inside.shell.pages, timeout=10_000)
    done()


def test_nobody_at_the_desk_locks_the_screen(inside, done):
    done()
    inside._idle._wait = 0
    inside._idle._look()
    assert list(inside.shell.pages) == ["unlock"]
    done()


def test_a_key_puts_locking_off(inside, qtbot):
    inside._idle._touched = 0
    qtbot.keyClick(inside.shell.windowHandle(), "a")
    inside._idle._look()
    assert "home" in inside.shell.pages


def test_closing_backs_up_first(inside, done, room_there, qtbot):
    people.register(name="赵淑珍")
    assert not inside.shell.close()
    qtbot.waitUntil(lambda: not inside.shell.isVisible(), timeout=10_000)
    assert not store.is_open()
    assert len(backup.existing(room_there / "backups")) == 1


def test_closing_without_a_backup_is_asked_about(inside, done, room_there, monkeypatch):
    people.register(name="赵淑珍")
    (room_there / "backups").write_text("a file where the folder should be")
    inside.shell.close()
    done()
    assert inside.shell.isVisible()
    assert "今天的备份还没有做成，仍要关闭吗？" in words(inside.shell)


def test_whoever_stays_after_all_is_told_what_was_asked_for_before(
    inside, done, room_there, tmp_path
):
    people.register(name="赵淑珍")
    (room_there / "backups").write_text("a file where the folder should be")
    page, counted, sticks = inside.shell.show_page("home"), [], Sticks(inside.shell)
    done()
    work.read(page, lambda: 7, counted.append)
    sticks.look()
    inside.shell.close()
    done()
    assert counted == [7]
    drive.practise_on(tmp_path)
    try:
        sticks.look()
        done()
    finally:
        drive.practise_on(None)
    assert [each.folder for each in sticks.all] == [tmp_path]


def test_closing_stops_what_takes_long(inside, done, room_there):
    def never_ends(progress):
        while True:
            progress()

    people.register(name="赵淑珍")
    (room_there / "backups").write_text("a file where the folder should be")
    work.run(inside.shell.show_page("home"), never_ends)
    inside.shell.close()
    done()
    assert "今天的备份还没有做成，仍要关闭吗？" in words(inside.shell)


def test_the_bottom_line_says_what_is_safe(inside):
    people.register(name="赵淑珍")
    inside.shell.show_status()
    assert inside.shell.bottom.words()[2:] == ["● 1 条待上报", "● 关闭时自动备份"]


@pytest.fixture
def quiet_log(tmp_path):
    kept, handlers = sys.excepthook, list(logging.getLogger().handlers)
    said = []
    log.begin(tmp_path, said.append)
    yield tmp_path / log.FILE, said
    sys.excepthook = kept
    logging.getLogger().handlers[:] = handlers


def test_what_nobody_foresaw_is_said_once_and_written_without_what_was_typed(quiet_log):
    file, said = quiet_log
    try:
        raise KeyError("王建国 13812341234")
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    written = file.read_text(encoding="utf-8")
    assert len(said) == 1
    assert "KeyError" in written
    assert "test_start.py" in written
    assert "王建国" not in written


def test_the_words_of_a_refusal_are_not_written_either(quiet_log):
    file, _said = quiet_log
    logging.getLogger("x").error("refused", exc_info=BadPhone(typed="13812341234"))
    assert "13812341234" not in file.read_text(encoding="utf-8")


def test_a_sample_leaves_nothing_behind(make_program, done, monkeypatch):
    from app.room import sample
    from app.room.sample import invented_room

    few = {"visits": 20, "persons": 12}
    monkeypatch.setattr(invented_room, "fill", lambda **given: sample.fill(**{**given, **few}))
    program = make_program()
    program.look_around(program.shell.fail)
    folder = program.folder
    done()
    assert "home" in program.shell.pages
    assert folder.exists()
    program.shell.lock()
    assert list(program.shell.pages) == ["first_start"]
    assert not folder.exists()


# A new version of the program


def test_a_new_version_shows_that_it_starts_once_records_are_open(
    home, room_there, make_program, qtbot, monkeypatch
):
    (home / "versions" / VERSION).rename(home / "versions" / "0.0.1")
    (home / "versions" / VERSION).mkdir()
    trial.begin(home, VERSION, "0.0.1")
    begun = make_program()
    assert (home / "trial").exists()  # nobody has opened the records yet
    store.open(room_there, PASSWORD)
    begun.enter()
    qtbot.waitUntil(lambda: not (home / "trial").exists())
    qtbot.waitUntil(lambda: f"现在用的是 {VERSION}" in begun.shell.toast.words.text())


def test_that_a_version_did_not_start_is_said_once(home, room_there, make_program, qtbot):
    (home / "failed").write_text(f"9.2.0\n{VERSION}\n")
    begun = make_program()
    store.open(room_there, PASSWORD)
    begun.enter()
    qtbot.waitUntil(begun.shell.banner.isVisible)
    assert "9.2.0 在这台电脑上没有启动成功" in begun.shell.banner.words.text()
    begun.shell.banner.hide()
    begun.enter()
    said: list[bool] = []
    QTimer.singleShot(0, lambda: said.append(begun.shell.banner.isVisible()))
    qtbot.waitUntil(lambda: bool(said))
    assert said == [False]


def test_the_new_version_is_started_as_this_one_was(tmp_path, qtbot):
    launcher = tmp_path / "启动"
    launcher.write_text('#!/bin/sh\necho "$@" >"${0%/*}/part"\nmv "${0%/*}/part" "${0%/*}/said"\n')
    launcher.chmod(0o755)
    start.start_anew(launcher, tmp_path / "data", "en")
    qtbot.waitUntil((tmp_path / "said").exists)
    assert (tmp_path / "said").read_text() == f"--data {tmp_path / 'data'} --lang en\n"


def test_the_window_closes_with_its_backup_before_the_new_version_starts(inside, qtbot, tmp_path):
    people.register(name="赵淑珍")
    inside.begin_anew(tmp_path / "launcher")
    qtbot.waitUntil(lambda: not inside.shell.isVisible())
    assert inside.anew == tmp_path / "launcher"
    assert not store.is_open()
    assert backup.existing(tmp_path / "data" / "backups")
