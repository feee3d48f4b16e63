"""A form that is kept while it is written, whatever happens to page and store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject

from app import store
from app.records import people
from app.records.people import Person as Somebody
from app.store import drafts
from tests.faults.no_room import LONG, no_room
from ui.records.drafted import DraftedForm
from ui.widgets.delay import Delay
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, column
from ui.window import Window


class Person(DraftedForm):
    """Somebody, by name and team."""

    def __init__(self, shell: Any) -> None:
        columns = Somebody.columns()
        super().__init__(shell, "person", Form(columns, [("name",), ("team",)]))
        self.setLayout(column(self.form))
        self.stored: list[dict[str, Any]] = []

    def store(self, values: dict[str, Any]) -> Any:
        self.stored.append(values)
        return values


@pytest.fixture
def form(room: store.Store, window: Window) -> Person:
    made = Person(window)
    window.show_page("home").layout().addWidget(made)
    made.begin()
    return made


def write(form: Person, name: str) -> None:
    form.form.input("name").set_typed(name)
    form.form.dirty = True


def test_what_is_put_aside_is_taken_up_again(form):
    write(form, "赵淑珍")
    form.put_aside()
    assert not form.open_now
    [kept] = drafts.unfinished("person")
    form.resume(kept)
    assert form.form.typed() == {"name": "赵淑珍"}
    assert drafts.unfinished("person")[0].typed == {"name": "赵淑珍"}


def test_what_is_given_up_comes_back_once(form):
    write(form, "赵淑珍")
    form.give_up()
    assert drafts.unfinished() == []
    form.shell.toast.take_back()
    assert [each.typed["name"] for each in drafts.unfinished("person")] == ["赵淑珍"]


def test_much_that_was_typed_is_thrown_away_only_when_told(form):
    form.question = "Throw away what was typed?"
    write(form, "赵淑珍")
    for answer, open_now in (("接着填", True), ("不要了", False)):
        form.give_up()
        assert form.open_now
        sheet = form.window().findChildren(Sheet)[-1]
        next(each for each in sheet.findChildren(Button) if each.text() == answer).click()
        assert form.open_now == open_now
    assert drafts.unfinished() == []
    form.shell.toast.take_back()
    assert [each.typed["name"] for each in drafts.unfinished("person")] == ["赵淑珍"]


def test_what_is_stored_leaves_no_draft(form, qtbot):
    write(form, "赵淑珍")
    form.keep()
    with qtbot.waitSignal(form.saved) as said:
        form.save()
    assert said.args == [{"name": "赵淑珍", "team": None}, False]
    assert drafts.unfinished() == []


def test_what_is_refused_stays_as_it_was_typed(form):
    write(form, "")
    form.keep()
    form.save()
    assert form.open_now
    assert form.stored == []
    assert form.form.fields["name"].error


def test_nothing_is_kept_once_the_store_is_closed(form):
    write(form, "赵淑珍")
    store.close(with_backup=False)
    form.keep()
    assert form.shell.banner.isHidden()
    assert form.draft is None


def test_a_delay_ends_with_the_store(room, qtbot):
    owner, called = QObject(), []
    delay = Delay(owner, 0, lambda: called.append(1))
    delay.start()
    store.close(with_backup=False)
    qtbot.waitUntil(lambda: not delay.isActive())
    assert called == []


def test_a_form_that_says_again_what_it_began_with_is_no_draft(form):
    form.begin(team="第2组")
    write(form, "赵淑珍")
    form.keep()
    assert len(drafts.unfinished("person")) == 1
    write(form, "")
    form.keep()
    assert drafts.unfinished("person") == []
    assert not form.has_content


def test_what_is_only_corrected_is_left_as_it_was(form):
    form.layout().addLayout(form.frame((), done=Button("")))

    def said():
        return {each.text() for each in form.findChildren(Button)} & {"不记了", "不改了"}

    assert said() == {"不记了"}
    form.begin(people.register(name="赵淑珍"))
    assert said() == {"不改了"}
    write(form, "赵淑真")
    form.give_up()
    assert "改动不要了" in form.shell.toast.words.text()


def test_what_could_not_be_kept_stays_open_and_is_not_said_to_be_kept(form):
    write(form, LONG)
    with no_room():
        assert not form.put_aside()
    assert form.open_now
    assert "磁盘" in form.shell.banner.words.text()
    assert form.shell.toast.isHidden()
    assert form.put_aside()
    assert [each.typed["name"] for each in drafts.unfinished("person")] == [LONG]


def test_what_could_not_be_kept_is_kept_when_the_form_is_left(form):
    write(form, LONG)
    with no_room():
        assert not form.keep()
        assert not form.flush()
    assert form.flush()
    assert [each.typed["name"] for each in drafts.unfinished("person")] == [LONG]


def test_what_could_not_be_kept_can_be_thrown_away(form):
    write(form, LONG)
    with no_room():
        form.keep()
        form.give_up()
    assert not form.open_now
    assert form.flush()
