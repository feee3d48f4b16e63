"""Words used often: offered in every long field, kept and dropped where they are used."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.fields import Text
from app.records import cases
from app.store import phrases, registry
from app.store.database import database
from ui.widgets.form import Form
from ui.widgets.phrases import Phrases
from ui.widgets.typed import LongInput

DAY = datetime.date(2026, 11, 20)
_MOST_TYPED = 20_000
"""Characters of the longest column that is typed; tables and clauses have fields of their own."""


@pytest.fixture
def case(room: Any) -> cases.Case:
    return cases.register(
        day=DAY, category="02", source="apply", applied=DAY, facts="滴水檐",
        parties=[{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}],
    )  # fmt: skip


def opened(box: LongInput) -> Phrases:
    box.setFocus()
    box.open_phrases()
    return next(each for each in box.window().findChildren(Phrases) if each.isVisible())


def offered(box: LongInput) -> list[str]:
    shown = opened(box)
    found = [each.value for each in shown.rows.rows]
    shown.leave()
    return found


def test_every_long_field_of_every_form_offers_phrases_from_the_first_day(shell, case):
    without: list[str] = []
    wanted = [
        (name, {"new": True}) for name, info in shell._listed.items()
        if "room" in info.kinds and not info.whole
    ]  # fmt: skip
    for name, given in [*wanted, ("cases", {"record_id": case.id, "step": "change"})]:
        page = shell.show_page(name, **given)
        QApplication.processEvents()
        for form in page.findChildren(Form):
            without += [
                f"{name}: {field}" for field, each in form.fields.items()
                if isinstance(each.input, LongInput)
                and (each.input.phrases is None or not each.input.phrases(""))
            ]  # fmt: skip
    assert not without


def test_a_fresh_program_has_words_for_every_long_column_that_is_typed(room):
    long = {
        f"{model.kind_name}.{name}"
        for model in registry.values()
        for name, each in model.columns().items()
        if isinstance(each.kind, Text) and each.kind.lines > 1 and each.kind.max <= _MOST_TYPED
    }  # fmt: skip
    typed = long - {"revocations.signature"}
    assert {each for each in typed if not phrases.of(each.removeprefix("visit."))} == set()


def test_a_fresh_program_offers_what_suits_the_matter_that_is_chosen(shell, keyboard):
    form = shell.show_page("visits", new=True).form.form
    keyboard()
    form.input("category").set_value("05")
    neighbours = offered(form.input("advice"))
    assert any("相邻" in each for each in neighbours)
    form.input("category").set_value("06")
    wages = offered(form.input("advice"))
    assert any("劳动保障监察机构" in each for each in wages)
    assert not any("相邻" in each for each in wages)


def test_a_dispute_offers_what_suits_its_kind_and_who_speaks(shell, case, keyboard):
    page = shell.show_page("cases", record_id=case.id, step="change")
    form = page.step.form.form
    keyboard()
    assert any("排除妨碍" in each for each in offered(form.input("requests")))


def test_words_are_kept_and_dropped_where_they_are_used(shell, keyboard):
    form = shell.show_page("visits", new=True).form.form
    keyboard()
    box: LongInput = form.input("advice")
    box.set_typed("请到镇司法所当面咨询。")
    shown = opened(box)
    shown.add.click()
    assert "请到镇司法所当面咨询。" in phrases.of("advice")
    shown.line.setText("镇司法所")
    shown.fill()
    shown.drop.click()
    assert "请到镇司法所当面咨询。" not in phrases.of("advice")
    shown.leave()


def test_what_came_with_the_program_stays_away_once_it_was_dropped(room):
    brought = phrases.of("advice")[0]
    phrases.forget("advice", brought)
    assert brought not in phrases.of("advice")
    phrases.keep("advice", brought)
    assert brought in phrases.of("advice")


def test_what_is_used_most_stands_before_what_was_brought_along(room):
    for _time in range(2):
        phrases.keep("advice", "带上合同再来。")
    assert phrases.of("advice")[0] == "带上合同再来。"


def test_where_there_is_little_room_the_phrases_that_are_shown_are_whole(shell, keyboard):
    form = shell.show_page("visits", new=True).form.form
    keyboard()
    form.input("category").set_value(None)
    for at in range(8):
        phrases.keep("facts", f"反映的情况之{at}")
    shell.resize(1366, 420)
    QApplication.processEvents()
    shown = opened(form.input("facts"))
    QApplication.processEvents()
    assert shown.rows.height() >= shown.rows.sizeHint().height()
    assert 1 <= len(shown.rows.shown()) < len(shown.rows.rows)
    shown.leave()


def test_words_that_the_disk_does_not_take_are_refused_where_they_are_kept(shell, keyboard):
    form = shell.show_page("visits", new=True).form.form
    keyboard()
    box: LongInput = form.input("advice")
    box.set_typed("请到镇司法所当面咨询。")
    shown = opened(box)
    database.execute_sql("PRAGMA query_only = 1")
    shown.add.click()
    shown.drop.click()
    database.execute_sql("PRAGMA query_only = 0")
    assert "写不进去" in shown._none.text()
    shown.add.click()
    assert "请到镇司法所当面咨询。" in phrases.of("advice")
    shown.leave()
