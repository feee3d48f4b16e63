"""What a page asks the window to do: done and told, or refused where it can be mended."""

from __future__ import annotations

from app import store
from app.errors import FieldErrors, Missing, NothingOpen, NotOurs


class Form:
    """A form that finds some fields."""

    def __init__(self, *names: str) -> None:
        self.names, self.refused = set(names), set()

    def refuse(self, errors: FieldErrors | None) -> bool:
        self.refused = set(errors.fields) if errors else set()
        return self.refused <= self.names


def raising(error: Exception):
    def function() -> None:
        raise error

    return function


def test_what_was_done_is_told_with_the_way_back(window):
    kept = []
    assert window.act(lambda: 7, done=kept.append, words="记下了", undo=kept.append)
    assert kept == [7]
    assert window.toast.words.text() == "记下了"
    window.toast.take_back()
    assert kept == [7, 7]


def test_a_refused_field_is_shown_beside_it_and_nowhere_else(window, new_room):
    new_room()
    form = Form("name")
    assert not window.act(raising(FieldErrors({"name": Missing()})), form=form, words="记下了")
    assert form.refused == {"name"}
    assert window.banner.isHidden()
    assert window.toast.isHidden()


def test_a_field_that_the_form_does_not_have_is_said_above_the_page(window, new_room):
    new_room()
    assert not window.act(raising(FieldErrors({"phone": Missing()})), form=Form("name"))
    assert not window.banner.isHidden()


def test_a_refusal_goes_where_the_action_wants_it(window, new_room):
    new_room()
    said = []
    refusal = NotOurs()
    assert not window.act(raising(refusal), refused=said.append)
    assert said == [refusal]
    assert window.banner.isHidden()


def test_what_nobody_foresaw_is_said_plainly(window, new_room):
    new_room()
    assert not window.act(raising(ZeroDivisionError()))
    assert "ZeroDivision" not in window.banner.words.text()
    assert not window.banner.isHidden()


def test_nothing_is_told_when_the_store_was_closed_underneath(window, new_room):
    new_room()
    store.close(with_backup=False)
    assert not window.act(raising(NothingOpen()))
    assert not window.act(raising(RuntimeError("connection closed")))
    assert window.banner.isHidden()


def test_a_page_that_goes_stops_its_timers(window, qtbot):
    from PySide6.QtCore import QTimer

    page = window.show_page("visits")
    timer = QTimer(page)
    timer.start(1)
    window.forget_pages()
    assert not timer.isActive()
