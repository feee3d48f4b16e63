"""Pages and a window that tests of the shell may ask for."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app import store
from app.store import journal
from tests.conftest import PASSWORD, ROOM, Prepared
from tests.journeys import golden
from ui import style, work
from ui.pages import PageInfo
from ui.shell import Page
from ui.start import Program
from ui.window import Window


def dress(app: QApplication) -> None:
    """Give the program its usual look, once the windows of the test before are gone.

    Each widget that is there would be dressed anew.
    """
    is_plain = style.scale() == 100 and style.colour("text") == QColor(style.LIGHT["text"])
    if is_plain and style.FAMILY in app.font().families():
        return
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    style.apply(app, 100)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look of the program, and no work left over for the next test."""
    dress(qapp)
    yield
    work.wait()
    qapp.processEvents()
    work.wait()  # what the last events began reads on while the store is closed


@pytest.fixture
def write(qtbot: Any) -> Callable[[QWidget, str], None]:
    """Type as people do: letters by keys, characters through an input method."""

    def typed(widget: QWidget, text: str) -> None:
        if text.isascii():
            qtbot.keyClicks(widget, text)
            return
        for preedit in ("p", "pi"):
            QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
        finished = QInputMethodEvent("", [])
        finished.setCommitString(text)
        QApplication.sendEvent(widget, finished)

    return typed


class PlainPage(Page):
    """A page that remembers what was asked of it."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self.leave = True
        self.opened: list[dict[str, Any]] = []
        self.refreshed: list[Any] = []
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def open(self, **wanted: Any) -> None:
        self.opened.append(wanted)

    def refresh(self, kinds: Any) -> None:
        self.refreshed.append(kinds)

    def can_leave(self) -> bool:
        return self.leave


@pytest.fixture
def make_window(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Window]:
    """Make a window of three plain pages, one of them without navigation."""
    module = types.ModuleType("plain_pages")
    module.PlainPage = PlainPage  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "plain_pages", module)
    made_by = "plain_pages:PlainPage"

    def make(**given: Any) -> Window:
        pages = [
            PageInfo("unlock", "Locked", made_by, whole=True),
            PageInfo("home", "Home", made_by),
            PageInfo("visits", "Visits", made_by),
            PageInfo("people", "People and cards", made_by, opens=("person",)),
        ]
        window = Window(pages=pages, **given)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.settle("room", "店子村法律服务工作室", "山亭区 店子镇")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return make


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    """A window of plain pages."""
    return make_window()


@pytest.fixture
def make_program(
    qtbot: Any, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Program]:
    """Start the program on the folder `data`, as often as wanted, by a click on a file or not."""
    monkeypatch.setattr(journal, "on_change", [])

    def make(clicked_on: Path | None = None) -> Program:
        program = Program(qapp, tmp_path / "data")
        program.clicked_on = clicked_on
        qtbot.addWidget(program.shell, before_close_func=lambda _w: _let_go(program))
        program.begin()
        program.shell.setWindowState(Qt.WindowState.WindowNoState)
        with qtbot.waitActive(program.shell):
            program.shell.show()
            program.shell.activateWindow()
        return program

    return make


@pytest.fixture
def room_there(tmp_path: Path, all_prepared: Prepared) -> Path:
    """The folder `data` with a room in it that nobody has opened yet."""

    def make(folder: Path) -> None:
        store.create(folder, password=PASSWORD, **ROOM)

    all_prepared.after("room that nobody has opened", tmp_path / "data", make)
    return tmp_path / "data"


@pytest.fixture
def inside(room_there: Path, make_program: Callable[..., Program]) -> Program:
    """The program with that room open."""
    program = make_program()
    store.open(room_there, PASSWORD)
    program.enter()
    return program


def _let_go(program: Program) -> None:
    program.shell.may_close = None


@pytest.fixture
def within_two_seconds(qtbot: Any) -> Callable[[Callable[[], bool]], None]:
    """Wait for what two seconds must not overtake.

    The two are clocks of one loop of events, so that a computer that stands still holds up both.
    """

    def wait(is_so: Callable[[], bool]) -> None:
        over: list[bool] = []
        QTimer.singleShot(2_000, lambda: over.append(True))
        qtbot.waitUntil(lambda: bool(over) or is_so())
        assert is_so()

    return wait


@pytest.fixture
def done() -> Callable[[], None]:
    """Wait until no work is under way and what it brought is shown."""
    return golden.rest
