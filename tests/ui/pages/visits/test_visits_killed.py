"""A visit that was being typed when the power went."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import store
from app.records import people
from tests.conftest import PASSWORD

ROOT = Path(__file__).resolve().parents[4]
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app import store
from app.store import drafts
from ui import style
from ui.window import Window

app = QApplication(sys.argv)
style.apply(app, 100)
store.open(Path(sys.argv[1]), password=sys.argv[2])
window = Window()
window.settle("room", store.current().name, "")
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)
page = window.show_page("visits", new=True)
QTest.keyClicks(QApplication.focusWidget(), "zsz")
QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
page.form.form.start("facts")
QTest.keyClicks(QApplication.focusWidget(), "half a sentence")
while not any(d.typed.get("facts") == "half a sentence" for d in drafts.unfinished()):
    QTest.qWait(50)
print("kept", flush=True)
QTest.qWait(60_000)
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is killed another way there")
def test_what_was_typed_is_there_after_the_process_was_killed(
    new_room: Any, tmp_path: Path, shell_of: Any
):
    new_room()
    zhao = people.register(name="赵淑珍")
    store.close(with_backup=False)
    typing = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(tmp_path / "room"), PASSWORD],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typing.stdout is not None
    assert typing.stdout.readline() == "kept\n"
    typing.kill()
    typing.wait()
    store.open(tmp_path / "room", password=PASSWORD)
    page = shell_of().show_page("visits")
    form = page.form.form
    assert page.form.who.reference == zhao.id
    assert form.input("facts").value() == "half a sentence"
    now = page.window().focusWidget()
    assert now is not None
    assert form.fields["facts"].isAncestorOf(now)
