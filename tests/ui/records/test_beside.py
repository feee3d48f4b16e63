"""Kinds of record that share one place in the navigation lead to each other."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.journeys import golden
from ui.records.reading import Beside


@pytest.fixture
def window(room):
    made = golden.window()
    yield made
    golden.throw_away(made)


def marked(window):
    return [each.text() for each in window.side.findChildren(QAbstractButton) if each.isChecked()]


def test_the_pages_beside_are_a_press_away_and_the_first_is_marked(window):
    page = window.show_page("activity")
    (chips,) = page.findChildren(Beside)
    assert next(iter(chips.chips)) == "activity"
    chips.press("survey")
    golden.rest()
    assert window.stack.currentWidget() is window.pages["survey"]
    assert marked(window) == ["活动"]
    (there,) = window.pages["survey"].findChildren(Beside)
    assert (chips.value, there.value) == ("activity", "survey")


def test_each_stands_once_in_the_navigation(window):
    names = list(window.side._buttons)
    assert "activity" in names
    assert not {"risk", "survey", "opinion", "governing_paper"} & set(names)
    window.show_page("committee")
    assert marked(window) == ["人员与联系卡"]
