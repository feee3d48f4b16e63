"""The golden room at its window: forms gone on with by what is seen, never by a page's names."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from app import store
from app.records import certificates, on_paper
from app.store import restore
from app.store.schema import Entry, Version
from tests.conftest import PASSWORD
from ui import style, work
from ui.widgets.message import sheets
from ui.window import Window

_SIGNED = re.compile(r"LR1:[^\"]+")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


BACKUPS = Path("tests/data/golden")
"""A room, its office and its stick as the program of schema 5 left them; `make.py` says how."""


def copied(who: str, prepared: Path, into: Path) -> Path:
    """A copy of the golden room or office as its backup has it, brought up to today's schema.

    That is done once in each process: every step since then takes most of a second.
    """
    original = prepared / f"golden {who}"
    if not original.exists():
        making = original.with_suffix(".part")
        restore.restore(BACKUPS / f"{who}.legalroom-backup", making)
        store.open(making, password=PASSWORD)
        store.close(with_backup=False)
        making.rename(original)
    return Path(shutil.copytree(original, into / who))


def window() -> Window:
    """A window of the installation that is open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if style.FAMILY not in app.font().families():
        style.apply(app, 100)
    made, here = Window(), store.current()
    made.resize(1366, 768)
    made.settle(here.kind, here.name, "山亭区 店子镇")
    made.show()
    made.activateWindow()
    return made


def throw_away(made: Window) -> None:
    """Close a window, so that nothing of it lives on beside the next."""
    rest()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    rest()


def rest() -> None:
    """Let all work end and what it brings be shown."""
    QApplication.processEvents()
    for _ in range(30_000):
        if not work.busy():
            break
        # Other than `QTest.qWait` it keeps no other thread waiting.
        turn = QEventLoop()
        QTimer.singleShot(1, turn.quit)
        turn.exec()
    else:
        raise AssertionError("the work does not end")
    QApplication.processEvents()


def _wake(made: Window) -> None:
    """Give the window the keyboard; one that is still going away may hold it."""
    for _ in range(100):
        if made.isActiveWindow() and QApplication.focusWidget() is not None:
            return
        made.activateWindow()
        QTest.qWaitForWindowActive(made, 100)
        QApplication.processEvents()
    raise AssertionError("the window does not get the keyboard")


def go_on(made: Window, page: str, draft: str) -> None:
    """Open a draft in its page."""
    made.show_page(page, draft=draft)
    rest()


def leave(made: Window) -> None:
    """Close what floats and go to another page, which keeps what was typed."""
    while (sheet := _sheet(made)) is not None:
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        rest()
    made.show_page("help")
    rest()


def finish(made: Window) -> list[Any]:
    """Press Ctrl+Enter where the keyboard is; what was journaled, ids left out."""
    before = Entry.select().count()
    _wake(made)
    sheet = _sheet(made)
    where = made.focusWidget()
    if sheet is not None and (where is None or not sheet.isAncestorOf(where)):
        where = next(each for each in sheet.findChildren(QWidget) if _takes_keys(each))
        where.setFocus()
    assert where is not None
    QTest.keyClick(where, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rest()
    if (question := _sheet(made)) not in (None, sheet):
        # It is asked whether somebody new is meant.
        yes = made.focusWidget()
        assert isinstance(yes, QAbstractButton)
        assert question is not None
        assert question.isAncestorOf(yes)
        yes.click()
        rest()
    found: list[Any] = []
    for entry in Entry.select().where(Entry.row > before).order_by(Entry.row):
        versions = Version.select().where(Version.entry == entry.row).order_by(Version.row)
        bodies = [[each.kind, _told(each.shared), _told(each.kept)] for each in versions]
        found.append([entry.action, bodies])
    return found


def _sheet(made: Window) -> QWidget | None:
    """What floats above the page, if anything does."""
    floating = [each for each in sheets(made) if each.isVisibleTo(made)]
    return floating[-1] if floating else None


def _takes_keys(each: QWidget) -> bool:
    takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
    return takes and each.isVisible() and each.isEnabled()


def know_the_last_numbers() -> None:
    """After a restored backup the last numbers on paper are asked for once."""
    on_paper.enter_last_number(on_paper.CASE, 2026, 60)
    on_paper.enter_last_number(on_paper.VISIT, 2026, 60)
    for kind in ("honour", "appointment"):
        certificates.numbering.say_last_on_paper(kind, 2026, 60)


def lacking(expected: list[str], shown: list[str]) -> list[str]:
    """What is expected and not shown as often."""
    return sorted((Counter(expected) - Counter(shown)).elements())


def inputs(made: QWidget) -> list[str]:
    """The texts of fields that are not empty and of what is switched on, each as often as seen."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractButton)
    seen = (each for each in made.findChildren(QWidget) if isinstance(each, kinds))
    return sorted(filter(None, (_held(each) for each in seen if each.isVisibleTo(made))))


def in_sight(within: QWidget) -> list[QWidget]:
    """All that is shown inside; pages in the back hold far more and are not gone through."""
    found: list[QWidget] = []
    for each in within.children():
        if isinstance(each, QWidget) and each.isVisible():
            found += [each, *in_sight(each)]
    return found


def texts(made: QWidget) -> list[str]:
    """The texts of labels, buttons and cells that are shown."""
    found: list[str] = []
    for each in made.findChildren(QWidget):
        if not each.isVisibleTo(made):
            continue
        if isinstance(each, (QLabel, QAbstractButton)):
            found.append(each.text())
        elif isinstance(each, QTableView) and (rows := each.model()) is not None:
            found += [
                str(rows.index(row, column).data() or "")
                for row in range(rows.rowCount())
                for column in range(rows.columnCount())
            ]
    return sorted(filter(None, found))


def keyboard(made: QWidget) -> str:
    """The text of what has the keyboard."""
    held = made.focusWidget()
    if isinstance(held, (QLabel, QAbstractButton)):
        return held.text()
    return _held(held) if held is not None else ""


def _held(each: QWidget) -> str:
    if isinstance(each, QLineEdit):
        return each.text()
    if isinstance(each, (QPlainTextEdit, QTextEdit)):
        return each.toPlainText()
    if isinstance(each, QComboBox):
        return each.currentText()
    if isinstance(each, QAbstractButton) and each.isCheckable() and each.isChecked():
        return each.text()
    return ""


def _told(body: bytes | None) -> Any:
    return (
        json.loads(_SIGNED.sub("LR1:", _ID.sub("id", body.decode()))) if body is not None else None
    )
