"""Practice in the window: the list beside the page, from the door to the real room."""

import datetime
import tempfile

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from app import store
from app.exchange import drive
from app.records import visits
from app.room import sample
from tests.conftest import PASSWORD
from ui import style
from ui.widgets.message import Sheet


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """Inventing few people, in a folder that goes with the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    from app.room.sample import invented_room

    few = {"visits": 8, "persons": 12}
    monkeypatch.setattr(invented_room, "fill", lambda **given: sample.fill(**{**given, **few}))


@pytest.fixture
def practising(make_program, quick, done):
    program = make_program()
    program.shell.pages["first_start"].practise()
    done()
    return program


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def log():
    visits.log(
        day=datetime.date.today(), mode="visit", name="赵淑珍", category="03", facts="问宅基地"
    )


def test_the_first_door_to_practice_shows_the_list_beside_the_page(practising):
    shell = practising.shell
    assert "home" in shell.pages
    assert shell.practice.panel.isVisible() or shell.practice.strip.isVisible()
    assert shell.practice.next().name == "log"


def test_the_list_ticks_what_the_journal_says_and_goes_on_to_the_next(practising, qtbot):
    log()
    shell = practising.shell
    qtbot.waitUntil(lambda: shell.practice.done == {"log"})
    assert shell.practice.next().name == "find"
    assert "1" in shell.practice.count.text()


def test_a_task_leads_to_the_page_where_it_is_done(practising):
    shell = practising.shell
    shell.practice.go()
    assert shell.stack.currentWidget() is shell.pages["visits"]


def test_the_list_can_be_folded_to_a_line_and_back(practising):
    practising.shell.resize(1800, 900)
    practice = practising.shell.practice
    practice.fold(True)
    assert practice.strip.isVisible()
    assert not practice.panel.isVisible()
    practice.unfold()
    assert practice.panel.isVisible()
    assert not practice.strip.isVisible()


def test_another_size_of_text_keeps_the_list(practising, qtbot, done):
    log()
    qtbot.waitUntil(lambda: practising.shell.practice.done == {"log"})
    practising.shell.restyle(200, contrast=False)
    try:
        practice = practising.shell.practice
        practising.shell.resize(1366, 768)
        qtbot.waitUntil(practice.strip.isVisible)
        assert practice.done == {"log"}
        practice.unfold()
        assert "装盘上报" in words(practising.shell.findChild(Sheet))
        assert practising.shell.minimumSizeHint().width() <= 1366
    finally:
        done()
        practising.shell.restyle(100, contrast=False)
        assert style.scale() == 100


def test_where_there_is_no_room_beside_the_page_the_whole_list_is_shown_first(
    practising, done, qtbot
):
    practising.shell.resize(1000, 700)
    practising.practise()
    done()
    qtbot.waitUntil(practising.shell.practice.strip.isVisible)
    assert "装盘上报" in words(practising.shell.findChild(Sheet))


def test_looking_around_shows_no_list(make_program, quick, done):
    program = make_program()
    program.shell.pages["first_start"].look_around()
    done()
    assert not program.shell.practice.panel.isVisible()
    assert not program.shell.practice.strip.isVisible()


def test_at_the_end_the_real_room_is_set_up_and_nothing_stays(practising, monkeypatch):
    folder = practising.folder
    practice = practising.shell.practice
    monkeypatch.setattr(practice, "next", lambda: None)
    practice.go()
    assert list(practising.shell.pages) == ["first_start"]
    assert not folder.exists()
    assert not drive.is_practice()
    assert not practice.panel.isVisible()


def test_it_can_be_begun_again_on_fresh_people(practising, done, qtbot):
    log()
    qtbot.waitUntil(lambda: practising.shell.practice.done == {"log"})
    before = practising.folder
    practising.practise()
    done()
    qtbot.waitUntil(lambda: "home" in practising.shell.pages)
    assert not before.exists()
    assert practising.folder != before
    assert practising.shell.practice.done == frozenset()


def test_from_the_help_page_the_real_room_is_locked_and_stays_as_it_was(quick, inside, done, qtbot):
    real = inside
    visits_before = visits.count(visits.Filter())
    real.shell.show_page("help")._practise()
    done()
    qtbot.waitUntil(lambda: real.sample and "home" in real.shell.pages)
    log()
    real.end_practice()
    assert list(real.shell.pages) == ["unlock"]
    store.open(real.folder, PASSWORD)
    assert visits.count(visits.Filter()) == visits_before


def test_a_word_at_the_foot_leaves_the_list_free(practising, qtbot):
    shell = practising.shell
    shell.resize(1800, 900)
    qtbot.waitUntil(shell.practice.panel.isVisible)
    shell.notify("登记好了。", lambda: None)
    qtbot.waitUntil(shell.toast.isVisible)
    assert shell.toast.geometry().right() < shell.practice.panel.mapTo(shell, QPoint()).x()
