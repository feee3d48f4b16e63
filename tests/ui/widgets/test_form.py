from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app import fields
from app.errors import FieldErrors, Missing
from app.fields import Entry
from app.records.visits import Visit
from ui.widgets.form import Form

COLUMNS = {
    "name": Entry(fields.Text(max=60), "Visitor", required=True),
    "day": Entry(fields.Day(), "Date"),
    "facts": Entry(fields.Text(lines=3, max=300), "What it is about"),
}


@pytest.fixture
def form(qtbot: Any) -> Form:
    made = Form(COLUMNS, [("name", "day"), ("facts",)])
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.start()
    return made


def test_a_form_is_derived_from_the_columns_of_a_model(qtbot: Any):
    form = Form(Visit.columns(), [("day", "mode"), ("category", "result"), ("facts",)])
    qtbot.addWidget(form)
    assert form.fields["category"].label.text() == "事项"
    assert not form.fields["facts"].star.isHidden()
    assert form.fields["result"].star.isHidden()


def test_enter_goes_on_and_ctrl_enter_saves(qtbot: Any, form: Form, write: Any):
    write(form.input("name").line, "赵淑珍")
    qtbot.keyClick(form.input("name").line, Qt.Key.Key_Return)
    assert form.focused() == "day"
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(
            form.input("day").line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert form.values() == {"name": "赵淑珍", "day": None, "facts": None}


def test_what_is_missing_is_said_beside_its_field_and_gets_the_keyboard(form: Form):
    form.start("facts")
    with pytest.raises(FieldErrors) as caught:
        form.values()
    assert isinstance(caught.value.fields["name"], Missing)
    assert form.fields["name"].beneath.text() == form.fields["name"].error != ""
    assert form.focused() == "name"


def test_an_error_goes_away_once_the_field_is_changed(form: Form, write: Any):
    form.refuse(FieldErrors({"name": Missing()}))
    write(form.input("name").line, "赵")
    assert form.fields["name"].error == ""


def test_a_refusal_without_a_field_here_is_left_to_the_page(form: Form):
    assert form.refuse(FieldErrors({"name": Missing()}))
    assert not form.refuse(FieldErrors({"reason": Missing()}))


def test_a_wrong_day_is_said_when_its_field_is_left(form: Form, write: Any):
    form.start("day")
    write(form.input("day").line, "2025.2.30")
    form.start("facts")
    assert form.fields["day"].error


def test_typing_asks_for_a_draft_within_two_seconds(
    form: Form, write: Any, within_two_seconds: Any
):
    asked: list[bool] = []
    form.draft.connect(lambda: asked.append(True))
    write(form.input("facts").box, "承包地")
    within_two_seconds(lambda: bool(asked))
    assert form.typed() == {"facts": "承包地"}


def test_a_draft_opens_at_the_same_field_with_half_words_kept(form: Form):
    form.restore({"name": "赵", "day": "3月", "facts": "承包地"}, focus="day")
    assert form.typed() == {"name": "赵", "day": "3月", "facts": "承包地"}
    assert form.focused() == "day"


def test_leaving_keeps_what_was_typed_a_moment_ago(form: Form, write: Any):
    kept: list[Any] = []
    form.draft.connect(lambda: kept.append(form.typed()))
    write(form.input("name").line, "赵")
    form.flush()
    form.flush()
    assert kept == [{"name": "赵"}]


def test_esc_loses_nothing(qtbot: Any, form: Form, write: Any):
    write(form.input("name").line, "赵淑珍")
    qtbot.keyClick(form.input("name").line, Qt.Key.Key_Escape)
    assert form.input("name").line.text() == "赵淑珍"


def test_ctrl_enter_does_not_save_while_an_input_method_composes(qtbot: Any, form: Form):
    saved: list[bool] = []
    form.submitted.connect(lambda: saved.append(True))
    line = form.input("name").line
    QApplication.sendEvent(line, QInputMethodEvent("zhao", []))
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not saved


def test_fields_stand_below_each_other_where_there_is_no_room_beside(qtbot: Any, form: Form):
    name, day = form.fields["name"], form.fields["day"]
    assert name.y() == day.y()
    form.resize(200, 400)
    qtbot.waitUntil(lambda: day.y() > name.y())
