"""A new password, and what is said of it."""

import pytest

from app.errors import FieldErrors
from ui.widgets.passwords import NewPassword


def test_a_refused_password_is_told_why_once(qtbot):
    asked = NewPassword()
    qtbot.addWidget(asked)
    for each in ("password", "again"):
        asked.form.input(each).line.setText("123456")
    with pytest.raises(FieldErrors):
        asked.value()
    assert "太好猜" in asked.form.fields["password"].error
    assert asked.strength.text() == ""
