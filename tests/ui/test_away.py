"""Whoever goes away leaves nothing open: asleep, locked by the desktop, on the clipboard."""

import os
import shutil
import subprocess

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import store
from app.records import people
from tests.conftest import PASSWORD
from ui.clipboard import Clipboard
from ui.idle import Idle

LOGIN = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
DEEPIN = ("/com/deepin/dde/lockFront", "com.deepin.dde.lockFront", "Visible")


@pytest.fixture
def buses(monkeypatch):
    """A bus of our own in place of the session's and the system's."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    yield
    daemon.terminate()
    daemon.wait()


@pytest.fixture
def inside(buses, make_program, tmp_path):
    store.create(
        tmp_path / "data",
        kind="room",
        code="370406101200-01",
        name="店子村法律服务工作室",
        keeper="李秀英",
        password=PASSWORD,
    )
    people.register(name="赵淑珍")
    store.close(with_backup=False)
    program = make_program()
    store.open(tmp_path / "data", PASSWORD)
    program.enter()
    return program


def say(path, interface, member, value):
    connection = open_dbus_connection()
    connection.send(new_signal(DBusAddress(path, interface=interface), member, "b", (value,)))
    connection.close()


@pytest.mark.parametrize("said", [LOGIN, SAVER, DEEPIN])
def test_the_desktops_word_locks_the_records(inside, qtbot, said):
    say(*said, False)
    say(*said, True)
    qtbot.waitUntil(lambda: not store.is_open())
    assert inside.shell.pages["unlock"].isVisible()


def test_waking_up_locks_nothing(inside, qtbot):
    heard = []
    inside._away._function = lambda: heard.append("locked")
    say(*LOGIN, False)
    say(*SAVER, False)
    say(*SAVER, True)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["locked"]
    assert store.is_open()


def test_time_asleep_counts_as_time_away(qtbot, monkeypatch):
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    idle = Idle(window, window, lambda: locked.append(True))
    idle.start(5)
    idle._look()
    assert not locked
    slept = idle._touched + 301
    monkeypatch.setattr("time.clock_gettime", lambda _clock: slept)
    monkeypatch.setattr("time.monotonic", lambda: slept if os.name == "nt" else 0.0)
    idle._look()
    assert locked


@pytest.fixture
def board(qtbot):
    """The clipboard, and a window of ours that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    found = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


def test_a_number_is_forgotten_by_the_clipboard_after_a_minute(board, qtbot):
    watch = Clipboard(QApplication.activeWindow())
    watch._over.setInterval(10)
    board.setText("370406198001011234")
    qtbot.waitUntil(lambda: board.text() == "")
    board.setText("离婚，2026-11-22 来访")
    assert not watch._over.isActive()
    assert board.text()
    watch.forget()
    assert board.text() == ""


def test_a_minute_is_not_sooner_than_one_can_paste(board):
    watch = Clipboard(QApplication.activeWindow())
    board.setText("电话 138 0632 1234")
    assert watch._over.isActive()
    assert watch._over.interval() == 60_000
    assert board.text() == "电话 138 0632 1234"


def test_the_clipboard_is_empty_once_the_records_are_locked(inside, board):
    board.setText("赵淑珍 离婚")
    inside.lock()
    assert board.text() == ""
