"""A real window over an open room, with the real pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import store
from app.store import journal
from tests.ui.coming import Coming
from tests.ui.conftest import dress
from ui import work
from ui.window import Window


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look of the program, and no work left over for the next test."""
    dress(qapp)
    yield
    work.wait()
    qapp.processEvents()


@pytest.fixture
def shell_of(qtbot: Any) -> Iterator[Callable[..., Window]]:
    """Make the window of whatever is open."""
    hooks: list[Any] = []

    def make() -> Window:
        # The window of the test before takes the keyboard with it when it goes.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        window = Window()
        hook = lambda kinds: window.changed.emit(set(kinds))  # noqa: E731
        journal.on_change.append(hook)
        hooks.append(hook)
        _made[:] = [window]
        qtbot.addWidget(window)
        window.resize(1366, 768)
        here = store.current()
        window.settle(here.kind, here.name, "山亭区 店子镇")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield make
    # Else a page that the test still knows would outlive its window.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _made.clear()
    for hook in hooks:
        journal.on_change.remove(hook)


@pytest.fixture
def shell(room: store.Store, shell_of: Callable[..., Window]) -> Window:
    """The window of an empty room."""
    return shell_of()


_made: list[Window] = []


def with_keyboard(qtbot: Any) -> QWidget:
    """What has the keyboard; the window of the test before may still be going away."""

    def ready() -> bool:
        window, now = _made[-1], QApplication.focusWidget()
        if not window.isActiveWindow():
            window.activateWindow()
        return now is not None and window.isAncestorOf(now)

    qtbot.waitUntil(ready, timeout=2_000)
    return QApplication.focusWidget()


@pytest.fixture
def keyboard(qtbot: Any) -> Callable[[], QWidget]:
    """Wait until the window has the keyboard; gives what has it."""
    return lambda: with_keyboard(qtbot)


@pytest.fixture
def write(qtbot: Any) -> Callable[[str], None]:
    """Type where the keyboard is: letters by keys, characters as an input method commits them."""

    def typed(text: str) -> None:
        widget = with_keyboard(qtbot)
        if text.isascii():
            qtbot.keyClicks(widget, text)
            return
        QApplication.sendEvent(widget, QInputMethodEvent("pin", []))
        finished = QInputMethodEvent("", [])
        finished.setCommitString(text)
        QApplication.sendEvent(widget, finished)

    return typed


@pytest.fixture
def press(qtbot: Any) -> Callable[..., None]:
    """Press a key where the keyboard is."""

    def pressed(key: Any, *modifiers: Any) -> None:
        held = modifiers[0] if modifiers else None
        widget = with_keyboard(qtbot)
        if held is None:
            qtbot.keyClick(widget, key)
        else:
            qtbot.keyClick(widget, key, held)

    return pressed


@pytest.fixture
def counted() -> Callable[[QWidget], Coming]:
    """Count from now on the cards that are put into a widget."""
    return partial(Coming, named="card")
