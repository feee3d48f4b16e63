"""What is typed in the desktop of its own, and what then stands in the fields."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tests.ui.fcitx.desktop import HOME, daemon, keys, type_chinese, until_there, wait

RUNNING: dict[str, subprocess.Popen[bytes]] = {}
Seen = dict[str, Any]


class Preedit:
    """Remembers what the focused field was shown while it was being composed."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def watch(self, widget: QWidget) -> None:
        """Look at every input method event of a widget."""
        before = widget.inputMethodEvent

        def seen(event: Any) -> None:
            self.shown.append(event.preeditString())
            before(event)

        widget.inputMethodEvent = seen  # type: ignore[method-assign]


class Fields(QWidget):
    """One field of each kind that the program has, and a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.secret, self.long = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.fired: list[str] = []
        for key in ("Ctrl+K", "Esc"):
            QShortcut(QKeySequence(key), self, lambda key=key: self.fired.append(key))
        layout = QVBoxLayout(self)
        for each in (self.name, self.secret, self.long):
            layout.addWidget(each)
        self.resize(600, 300)


def fields() -> tuple[QApplication, Fields, Any]:
    """A window of fields with the keyboard in the first."""
    from ui import fcitx

    app = QApplication([])
    started = fcitx.start(app)
    made = Fields()
    made.show()
    made.activateWindow()
    wait(made.isActiveWindow, "window")
    made.name.setFocus()
    return app, made, started


def switch_on(line: QLineEdit) -> str:
    """Switch to pinyin and clear the field; what the first candidate of `hao` is.

    A context begins in Latin, and loads its words with the first keys; on a busy machine a daemon
    that is late counts as hung for a while, and Latin is typed meanwhile.
    """
    if os.environ["QT_IM_MODULE"] == "fcitx":
        keys("ctrl+space")
    for _try in range(12):
        type_chinese("hao")
        wait(lambda: (line.text() and not line.text().isascii()) or " " in line.text(), "any text")
        if len(line.text()) == 1 and not line.text().isascii():
            first = line.text()
            line.clear()
            return first
        if line.text().strip() == "hao":
            keys("ctrl+space")
        line.clear()
    raise TimeoutError("pinyin")


def plain(_method: str, _daemon: Any) -> Seen:
    """Names, long text, selections, shortcuts, secrets and a dialog."""
    _app, form, started = fields()
    preedit = Preedit()
    preedit.watch(form.name)
    hao = switch_on(form.name)
    type_chinese("zhangsan")
    wait(lambda: form.name.text(), "name")
    seen: Seen = {"name": form.name.text(), "preedit": any(preedit.shown)}
    form.name.selectAll()
    type_chinese("hao")
    wait(lambda: form.name.text() == hao, "selection replaced")
    keys("n", "i", "ctrl+k")
    seen["shortcut while composing"] = list(form.fired)
    keys("Escape")
    wait(lambda: form.name.text() == hao and not preedit.shown[-1], "composition given up")
    keys("ctrl+k")
    wait(lambda: "Ctrl+K" in form.fired, "shortcut")
    form.long.setFocus()
    type_chinese("shijie")
    wait(lambda: form.long.toPlainText(), "long text")
    seen["long"] = form.long.toPlainText()
    if started is not None:  # Qt's plugin for ibus has its own mind about this
        keys("n", "i", "h", "a", "o")
        form.name.setFocus()
        wait(lambda: len(form.long.toPlainText()) > 2, "kept on leaving")
        seen["kept on leaving"] = form.long.toPlainText()[2:].replace(" ", "")
    form.secret.setFocus()
    keys("s", "e", "c")
    wait(lambda: form.secret.text() == "sec", "secret")
    seen["secret"] = form.secret.text()
    dialog = QDialog(form)
    line = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    wait(dialog.isActiveWindow, "dialog")
    line.setFocus()
    switch_on(line)
    type_chinese("duihua")
    wait(line.text, "dialog")
    seen["dialog"] = line.text()
    seen["ours"] = started is not None and started.found
    return seen


def broken(method: str, running: subprocess.Popen[bytes]) -> Seen:
    """The daemon hangs, is killed and comes back: nothing is lost, nothing doubled."""
    _app, form, started = fields()
    switch_on(form.name)
    keys("n", "i")
    running.send_signal(signal.SIGKILL)
    running.wait()
    wait(lambda: not started.found, "the daemon is missed")
    keys("a", "b")
    wait(lambda: form.name.text().endswith("ab"), "Latin without a daemon")
    seen: Seen = {"after kill": form.name.text().replace(" ", "")}
    form.name.clear()
    RUNNING["daemon"] = again = daemon(method)
    until_there(method)
    wait(lambda: started.found, "found again")
    switch_on(form.name)
    type_chinese("zhangsan")
    wait(form.name.text, "after restart")
    seen["after restart"] = form.name.text()
    form.name.clear()
    keys("ctrl+space")
    os.kill(again.pid, signal.SIGSTOP)
    keys("a", "b", "c", "d", "e")
    wait(lambda: len(form.name.text()) >= 5, "Latin while it hangs")
    os.kill(again.pid, signal.SIGCONT)
    keys("f")
    wait(lambda: "f" in form.name.text(), "goes on")
    seen["hung"] = form.name.text()
    return seen


def takes_text(line: QLineEdit) -> bool:
    """Whether somebody could type into a field now."""
    shown = line.isVisible() and line.isEnabled() and not line.isReadOnly()
    return shown and line.echoMode() == QLineEdit.EchoMode.Normal


def candidates_beside(started: Any, line: QLineEdit) -> bool:
    """Whether fcitx was told a place within the field, while something is composed in it."""
    keys("n", "i")
    wait(lambda: started._composing, "composing")
    x, y, _wide, tall = started._told
    field = QRect(line.mapToGlobal(QPoint()), line.size())
    keys("Escape")
    wait(lambda: not started._composing, "composition given up")
    return field.contains(QPoint(x, y)) and tall <= field.height()


def pages(_method: str, _daemon: Any) -> Seen:
    """The first field of every page of the real program: what was typed, where candidates stand."""
    from app import store
    from ui import fcitx
    from ui.pages import PAGES
    from ui.start import Program
    from ui.widgets.line import Line

    app = QApplication([])
    program = Program(app, HOME / "data")
    started = fcitx.start(app)
    store.create(
        HOME / "data", kind="room", code="370406101200-01", name="店子村法律服务工作室",
        keeper="李秀英", password="正月十五-1",
    )  # fmt: skip
    program.shell.show()
    program.enter()
    program.shell.activateWindow()
    wait(program.shell.isActiveWindow, "window")
    program.shell.search_now()
    switch_on(program.shell.search)
    seen: Seen = {"beside": {}}
    keys("F2")  # a form that is laid out once it has the keyboard already
    wait(lambda: isinstance(app.focusWidget(), Line), "form")
    line = app.focusWidget()
    wait(lambda: line.mapTo(program.shell, QPoint()).x() > 200, "laid out")
    seen["beside"]["F2"] = candidates_beside(started, line)
    for each in PAGES:
        if each.whole or "room" not in each.kinds:
            continue
        page = program.shell.show_page(each.name)
        lines = [each for each in page.findChildren(Line) if takes_text(each)]
        if not lines:
            continue
        line = lines[0]
        line.clear()
        line.setFocus()
        wait(line.hasFocus, f"focus in {each.name}")
        try:
            seen[each.name] = switch_on(line)
        except TimeoutError as error:
            seen[each.name] = str(error)
        seen["beside"][each.name] = candidates_beside(started, line)
        line.clear()
    return seen
