"""What pages need is loaded while nobody works, and never while somebody does."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from PySide6.QtCore import QObject

from ui import ahead
from ui.ahead import Ahead

NAMES = ("colorsys", "sched")


@pytest.fixture
def unknown(monkeypatch):
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.fixture
def parent(qapp):
    parent = QObject()
    yield parent
    parent.deleteLater()


def test_it_is_loaded_once_nobody_has_touched_anything_for_a_while(parent, qtbot, unknown):
    Ahead(parent, lambda: 60.0, NAMES).start()
    qtbot.waitUntil(lambda: all(name in sys.modules for name in NAMES))


def test_while_somebody_types_nothing_is_loaded(parent, qtbot, unknown):
    touched: list[float] = []
    loading = Ahead(parent, lambda: float(touched.append(0.0) or 0), NAMES)
    loading.start()
    qtbot.waitUntil(lambda: len(touched) > 2)
    assert not any(name in sys.modules for name in NAMES)
    loading.stop()


def test_while_a_password_is_asked_for_a_pause_between_two_keys_is_enough(parent, qtbot, unknown):
    looked: list[None] = []
    loading = Ahead(parent, lambda: looked.append(None) or 0.5, NAMES)
    loading.start()
    qtbot.waitUntil(lambda: len(looked) > 2)
    assert not any(name in sys.modules for name in NAMES)
    loading.start(asked=True)
    qtbot.waitUntil(lambda: all(name in sys.modules for name in NAMES))


def test_every_module_that_is_named_is_there():
    names = [each.partition(":")[0] for each in ahead.needed()]
    assert all(importlib.util.find_spec(name) for name in names)


def test_what_is_named_to_be_read_is_read():
    from app.records.duties.rules import FORMAT

    [named] = [each for each in ahead.needed() if each.startswith("app.records.duties.rules:")]
    ahead.load(named)
    assert FORMAT.bundled() is FORMAT.bundled()
