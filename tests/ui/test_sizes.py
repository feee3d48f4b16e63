"""Every page and dialog fits the screens there are at every size of text, all of it in reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app import store
from app.store import registry
from tests.conftest import PASSWORD
from tests.journeys import golden
from tests.ui.strays import Strays
from ui import style
from ui.widgets.arrange import Following
from ui.widgets.chooser import Chooser
from ui.widgets.lines import Elided
from ui.widgets.message import Sheet, sheets
from ui.widgets.plain import Label
from ui.widgets.search_box import SearchBox
from ui.widgets.table import Table

BOOK = Path("tests/data/cases/workbooks/08-twelve-month-sheets.xlsx")
SCREENS = [(1366, 768, 200), (1366, 768, 150), (1024, 600, 125)]
_BARS = 40
"""Pixels of the screen that the bars of a desktop take."""
_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def strays(qapp):
    found = Strays()
    found.watch()
    yield found
    found.end()
    assert not found.seen


@pytest.fixture(params=["room", "office"])
def shell(request, tmp_path, clock, qapp, all_prepared, monkeypatch):
    """A window of what the golden room or office holds, not yet sized."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    clock.time = clock.time.replace(hour=15, minute=0)
    folder = golden.copied(request.param, all_prepared.folder, tmp_path)
    here = store.open(folder, password=PASSWORD)
    here.clock, here.clock_accepted = clock, True
    golden.know_the_last_numbers()
    made: list[Any] = []

    def make(width: int, height: int, scale: int) -> Any:
        style.apply(qapp, scale)
        made.append(golden.window())
        # What would go to another store is no dialog of this one.
        made[-1].program = SimpleNamespace(practise=lambda: None)
        made[-1].resize(width, height - _BARS)
        made[-1].setProperty("asked", QSize(width, height - _BARS))
        return made[-1]

    yield make
    for each in made:
        golden.throw_away(each)
    style.apply(qapp, 100)


@pytest.mark.parametrize("is_in_place", [False, True])
def test_a_widget_that_is_shown_without_a_window_is_seen(window, strays, is_in_place):
    page = window.show_page("home")
    label = Label("某某")
    if is_in_place:  # and taken out of it before it was shown there, which comes a turn later
        page.layout().addWidget(label)
        label.setParent(None)
        golden.rest()
    else:
        label.show()
    page.layout().addWidget(label)
    golden.rest()
    assert strays.seen == ["Label ''"]
    strays.seen.clear()


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_all_that_is_shown_fits_and_can_be_reached(shell, width, height, scale):
    """Every page with its dialogs; what is opened from its list; the last record of every kind.

    One window serves them all: to make every page anew took longer than to look at it.
    """
    window = shell(width, height, scale)
    wrong: list[str] = []
    unseen: list[str] = []
    for name, info in window._listed.items():
        if info.whole or window.kind not in info.kinds:
            continue
        page = window.show_page(name)
        _settle()
        wrong += [f"{name}: {each}" for each in _faults(window)]
        has_list = _list_on(page) is not None
        for sheet, pressed in _dialogs(window, page):
            wrong += [f"{name}, {pressed}: {each}" for each in _faults(window, sheet)]
        unseen += [] if not has_list or _opens_in_sight(window, name) else [name]
    for name, model in registry.items():
        last = model.select().order_by(model.id.desc()).first()
        if last is None or window.page_of(name) is None:
            continue
        window._open_hit(name, last.id)
        _settle()
        wrong += [f"the last {name}: {each}" for each in _faults(window)]
    assert not wrong
    assert not unseen


def _opens_in_sight(window: Any, name: str) -> bool:
    """Whether what Enter opens from the list of a page is seen."""
    page = window.show_page(name)
    page.sides.show_list()
    if (table := _list_on(page)) is None:
        # What was pressed before has narrowed it to nothing, or hidden it: the page is made anew.
        del window.pages[name]
        window._now = ""
        page.end()
        window.stack.removeWidget(page)
        page.deleteLater()
        page = window.show_page(name)
        table = _list_on(page)
    assert table is not None
    table.view.selectRow(0)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    _settle()
    return page.sides.right.isVisible()


def _list_on(page: QWidget) -> Table | None:
    """The list of a page, where it has one with something in it."""
    sides = getattr(page, "sides", None)
    shown = golden.in_sight(sides.left) if sides is not None and sides.left.isVisible() else []
    table = next((each for each in shown if isinstance(each, Table)), None)
    return table if table and table.rows.rowCount() and not table.rows.checks else None


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_every_part_of_the_settings_fits_whichever_was_seen_before(shell, width, height, scale):
    window = shell(width, height, scale)
    page = window.show_page("settings", part="days", year=2027)
    wrong: list[str] = []
    for part in page.buttons:
        page.choose(part)
        _settle()
        wrong += [f"{part}: {each}" for each in _faults(window)]
    assert not wrong


@pytest.mark.parametrize("shell", ["room"], indirect=True)
@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_a_workbook_that_is_looked_through_fits(shell, width, height, scale):
    window = shell(width, height, scale)
    page = window.show_page("bring_in")
    page.read(BOOK)
    wrong: list[str] = []
    _settle()
    wrong += _faults(window)
    page.look.next()
    _settle()
    wrong += _faults(window)
    assert not wrong


@pytest.mark.parametrize("shell", ["room"], indirect=True)
@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_a_day_from_the_paper_book_stands_whole(shell, width, height, scale):
    window = shell(width, height, scale)
    grid = window.show_page("back_entry").grid
    grid.paste("2026-03-02\t孙广才")
    _settle()
    assert grid.columnWidth(0) >= grid.sizeHintForColumn(0)


def _settle() -> None:
    for _turn in range(3):  # what grew inside is heard of above one turn later
        golden.rest()


def _faults(window: QWidget, inside: QWidget | None = None) -> Iterator[str]:
    """What is larger than the screen, and what no scrolling brings into sight."""
    # A window that is asked to be smaller than it can be stays larger.
    if window.size() != window.property("asked"):
        yield f"needs {window.width()} x {window.height()}"
    for each in golden.in_sight(window):
        if isinstance(each, Following) and each.horizontalScrollBar().maximum():
            yield f"wider than its place: {_where(each.widget(), window)}"
    for each in golden.in_sight(inside or window):
        if isinstance(each, _CONTROLS) and not _in_reach(each, window):
            yield f"out of reach: {type(each).__name__} {_named(each)!r} {_where(each, window)}"
        if isinstance(each, QLineEdit) and _asks_in_part(each):
            yield f"cut: {each.placeholderText()!r} {_where(each, window)}"
        if isinstance(each, (Label, QPushButton)) and _is_cut(each):
            yield f"cut: {each.text()!r} {_where(each, window)}"


def _asks_in_part(line: QLineEdit) -> bool:
    """Whether what a field asks for while it is empty is cut, and no dots say so."""
    words = line.fontMetrics().horizontalAdvance(line.placeholderText())
    dotted = isinstance(line, SearchBox)
    return not dotted and not line.text() and words > line.width()


def _is_cut(words: Label | QPushButton) -> bool:
    """Whether letters are missing, and no dots say so."""
    if isinstance(words, (Elided, Chooser)) or words.property("look") == "code":
        return False
    if isinstance(words, Label) and words.wordWrap():
        return words.height() < words.heightForWidth(words.width())
    return words.width() < words.sizeHint().width()


def _where(widget: QWidget, window: QWidget) -> str:
    found = []
    above = widget
    while above is not None and above is not window:
        found.append(f"{type(above).__name__}{above.geometry().getRect()}")
        above = above.parentWidget()
    return " < ".join(found)


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    return text or widget.objectName()


def _in_reach(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    within = widget.rect()
    while above is not None and above is not window:
        area = above.parentWidget() if above.objectName() == "qt_scrollarea_viewport" else None
        if isinstance(area, QScrollArea):
            middle = widget.mapTo(area.widget(), within.center())
            area.ensureVisible(middle.x(), middle.y(), 4, 4)
        elif isinstance(area, QAbstractScrollArea):
            return True  # what stands in the cells of a list moves with them
        above = above.parentWidget()
    middle = widget.mapTo(window, within.center())
    if not window.rect().contains(middle):
        return False
    above = widget.parentWidget()
    while above is not None and above is not window:
        if not QRect(QPoint(), above.size()).contains(widget.mapTo(above, within.center())):
            return False
        above = above.parentWidget()
    return True


def _dialogs(window: Any, page: QWidget) -> Iterator[tuple[Sheet, str]]:
    """Press whatever opens a dialog on a page, one after the other."""
    for name in dict.fromkeys(filter(None, map(_named, _pressable(page)))):
        button = next((each for each in _pressable(page) if _named(each) == name), None)
        if button is None or _has_menu(button):
            continue
        button.click()
        _settle()
        for sheet in [each for each in sheets(window) if each.isVisible()]:
            yield sheet, name
            sheet.close_sheet()
        if window._now != next(n for n, p in window.pages.items() if p is page):
            return


def _pressable(page: QWidget) -> list[QAbstractButton]:
    shown = (each for each in golden.in_sight(page) if isinstance(each, QAbstractButton))
    return [each for each in shown if each.isEnabled()]


def _has_menu(button: Any) -> bool:
    return bool(getattr(button, "menu", lambda: None)())
