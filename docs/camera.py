"""Drives the real window by keys and clicks, and takes pictures of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app import settings, store
from app.exchange import drive
from app.language import _
from app.store import journal, preferences
from ui import style, work
from ui.start import Program

PICTURES = Path(__file__).parent / "pictures"
_SETTLED = 450
"""Milliseconds in which whatever waits for a hand to rest has looked again."""
_LAID_OUT = 80
"""Milliseconds in which what came last is laid out."""
_COLOURS = 192


class Camera:
    """One window at 1366×768 on one folder, in one language and size of text."""

    def __init__(
        self, folder: Path, spoken: str = "zh_CN", scale: int = 125, password: str = ""
    ) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        app.setCursorFlashTime(0)
        if password:
            store.open(folder, password)
            preferences.put(settings.TEXT_SIZE, scale)
            preferences.put(settings.CODE_COPIED, True)
            store.close(with_backup=False)
        self.spoken = spoken
        self.program = Program(app, folder, spoken)
        self.shell = self.program.shell
        self.program.begin()
        self.shell.setWindowState(Qt.WindowState.WindowNoState)
        self.shell.setGeometry(0, 0, 1366, 768)
        self.shell.show()
        self.shell.activateWindow()
        self.settle()

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let everything come to rest."""
        for _turn in range(200):
            self.wait(_SETTLED)
            if not work.busy() and until():
                self.wait(_LAID_OUT)
                return
        raise TimeoutError("the window does not come to rest")

    def wait(self, milliseconds: int) -> None:
        """Let the window live; other than `QTest.qWait` it keeps no other thread waiting."""
        turn = QEventLoop()
        QTimer.singleShot(milliseconds, turn.quit)
        turn.exec()

    def press(self, words: str, at: QWidget | None = None) -> None:
        """Click a button by its English words."""
        wanted = _(words).removesuffix(" ▾")
        for button in (at or self.shell).findChildren(QAbstractButton):
            if button.isVisible() and button.text().removesuffix(" ▾") == wanted:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.settle()
                return
        raise LookupError(f"no button says {wanted}")

    def choose(self, words: str, at: QWidget) -> None:
        """Choose from a menu by its English words."""
        for menu in at.findChildren(QMenu):
            menu.aboutToShow.emit()  # some are filled only then
            for action in menu.actions():
                if action.text() == _(words):
                    action.trigger()
                    self.settle()
                    return
        raise LookupError(f"no menu says {_(words)}")

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(
            QApplication.focusWidget() or self.shell, key, held or Qt.KeyboardModifier.NoModifier
        )
        self.settle()

    def write(self, text: str) -> None:
        """Type letters by keys, characters as an input method commits them."""
        if not text:
            return
        widget = QApplication.focusWidget()
        assert widget is not None
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(text)
            QApplication.sendEvent(widget, event)
        self.settle()

    def unlock(self, password: str) -> None:
        """Give the password."""
        self.write(password)
        self.key(Qt.Key.Key_Return)
        self.settle(self.shell.side.isVisible)

    def show(self, page: str, **wanted: object) -> Any:
        """Bring a page to the front."""
        shown = self.shell.show_page(page, **wanted)
        self.settle(shown.finished if page == "printing" else lambda: True)
        # Nothing lights up beneath a mouse that happens to rest there.
        QTest.mouseMove(self.shell, QPoint(1365, 767))
        return shown

    def take(self, name: str) -> None:
        """Keep a picture of the window."""
        self.settle()
        self.shell.bottom.repaint()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self.shell.grab().save(buffer, "PNG")
        keep(Image.open(io.BytesIO(bytes(buffer.data().data()))), f"{name}.{self.spoken}")

    def leave(self) -> None:
        """Close without a backup, and let the next window be alone."""
        work.wait()
        self.shell.may_close = None
        self.shell.forget_pages()
        self.shell.status_source = None
        self.shell.close()
        if store.is_open():
            store.close(with_backup=False)
        journal.on_change.clear()
        drive.practise_on(None)  # as the program does, whose door this is not left by
        self.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        style.apply(QApplication.instance(), style.DEFAULT_SCALE)  # type: ignore[arg-type]


@contextmanager
def window(
    folder: Path, spoken: str = "zh_CN", scale: int = 125, *, password: str = ""
) -> Iterator[Camera]:
    """A window on a folder, unlocked where a password is given."""
    camera = Camera(folder, spoken, scale, password)
    try:
        if password:
            camera.unlock(password)
        yield camera
    finally:
        camera.leave()


def keep(picture: Image.Image, name: str) -> None:
    """Write a small PNG: its commonest colours exactly, the others as the nearest of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    plain = picture.convert("RGB")
    counted: Any = plain.getcolors(plain.width * plain.height)
    colours = [each for _count, each in sorted(counted, key=lambda each: (-each[0], each[1]))]
    commonest = colours[:_COLOURS]
    at = {each: place for place, each in enumerate(commonest)}
    for each in colours[_COLOURS:]:
        red, green, blue = each
        at[each] = min(
            range(len(commonest)),
            key=lambda n: (
                abs(commonest[n][0] - red)
                + abs(commonest[n][1] - green)
                + abs(commonest[n][2] - blue)
            ),
        )
    raw = plain.tobytes()
    pixels = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    few = Image.frombytes("P", plain.size, bytes([at[each] for each in pixels]))
    few.putpalette([part for each in commonest for part in each])
    few.save(PICTURES / f"{name}.png", optimize=True)
    print(f"{name}.png")
