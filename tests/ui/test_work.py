from __future__ import annotations

import sys
import threading
import weakref
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.books.refusals import NobodyInRow
from app.errors import Cancelled, Missing
from ui import work


@pytest.fixture
def owner(qtbot: Any) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def test_results_come_back_on_the_thread_of_the_window(qtbot: Any, owner: QWidget):
    seen: list[Any] = []
    work.run(
        owner,
        lambda progress: threading.get_ident(),
        lambda there: seen.append((there, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert here == threading.get_ident() != there


def test_a_refusal_goes_to_whoever_asked(qtbot: Any, owner: QWidget):
    def refuse(progress: Any) -> None:
        raise Missing

    failed: list[Exception] = []
    work.run(owner, refuse, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Missing)


def test_a_refusal_nobody_can_be_told_is_logged_without_its_words(
    qtbot: Any, owner: QWidget, caplog: pytest.LogCaptureFixture
):
    def refuse(progress: Any) -> None:
        raise NobodyInRow(row=4711)

    work.run(owner, refuse)
    qtbot.waitUntil(lambda: not work.busy() and bool(caplog.records))
    assert "NobodyInRow" in caplog.text
    assert "4711" not in caplog.text


def test_cancelled_work_stops_at_its_next_word_of_progress(qtbot: Any, owner: QWidget):
    begun, failed = threading.Event(), []

    def count(progress: Any) -> None:
        at = 0
        while True:
            at += 1
            progress(at, 0)
            begun.set()

    job = work.run(owner, count, failed=failed.append)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)


def test_long_work_shows_how_far_it_is_and_a_button_that_stops_it(qtbot: Any, owner: QWidget):
    go_on, failed = threading.Event(), []

    def wait(progress: Any) -> None:
        progress(3, 10)
        while not go_on.wait(0.01):
            progress(3, 10)

    work.run(owner, wait, title="正在写 U 盘", failed=failed.append)
    qtbot.waitUntil(lambda: bool(owner.findChildren(work.Bar)))
    bar = owner.findChildren(work.Bar)[0]
    qtbot.waitUntil(lambda: bar.bar.value() == 3 and bar.bar.maximum() == 10)
    bar.stop.click()
    qtbot.waitUntil(lambda: bool(failed))
    assert not owner.findChildren(work.Bar)


def test_asking_twice_does_the_work_once(qtbot: Any, owner: QWidget):
    go_on, done = threading.Event(), []

    def wait(progress: Any) -> None:
        go_on.wait(5)

    first = work.run(owner, wait, done.append)
    assert work.run(owner, wait, done.append) is first
    go_on.set()
    qtbot.waitUntil(lambda: not work.busy())
    assert len(done) == 1


def test_what_work_knows_is_let_go_of_on_the_thread_of_the_window(qtbot: Any, owner: QWidget):
    let_go: set[int] = set()
    usual = sys.getswitchinterval()

    class Known:
        pass

    def begin() -> None:
        known = Known()
        for each in (known, work.run(owner, lambda progress: 1 // id(known), quiet=True)):
            weakref.finalize(each, lambda: let_go.add(threading.get_ident()))
        failing = Known()
        weakref.finalize(failing, lambda: let_go.add(threading.get_ident()))
        work.run(owner, lambda progress: id(failing) // 0, failed=str, quiet=True)

    # Threads take turns as often as they can, or the worker is hardly ever the last.
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(40):
            for _ in range(40):
                begin()
            qtbot.waitUntil(lambda: not work.busy())
    finally:
        sys.setswitchinterval(usual)
    assert let_go == {threading.get_ident()}


def test_nothing_is_said_to_a_page_that_is_gone(qtbot: Any):
    gone, done = QWidget(), []
    go_on = threading.Event()
    work.run(gone, lambda progress: go_on.wait(5), done.append, quiet=True)
    import shiboken6

    shiboken6.delete(gone)
    go_on.set()
    qtbot.waitUntil(lambda: not work.busy())
    assert not done
