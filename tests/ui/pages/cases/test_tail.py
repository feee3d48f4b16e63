"""A field that is added to a dispute or what hangs on it shows on the page without a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import store
from app.fields import Text
from app.records import cases
from app.records.cases.model import Agent, Case, Party, Session
from app.store import Column, apply, full_text
from app.store.database import database
from tests.ui.pages.cases.on_page import fill, form
from ui.pages.cases import sheets
from ui.pages.cases.party_fields import PartyFields
from ui.widgets.message import Sheet

MODELS = (Case, Session, Party, Agent)


def forget_derived() -> None:
    """What is worked out once for a model is worked out anew."""
    for model in MODELS:
        if "_columns" in model.__dict__:
            del model._columns
    apply.statements.cache_clear()
    full_text._searchable.cache_clear()


@pytest.fixture
def weather(room: store.Store) -> Iterator[None]:
    """The one line and the one step, of four kinds at once."""
    for model in MODELS:
        database.execute_sql(f'ALTER TABLE "{model._meta.table_name}" ADD COLUMN weather TEXT')
        model._meta.add_field("weather", Column(Text(max=40), "Weather"))
    forget_derived()
    yield
    for model in MODELS:
        model._meta.remove_field("weather")
        del model.weather
    forget_derived()


def words(widget: Any) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def sheet(page: Any) -> Sheet:
    QApplication.processEvents()
    return [each for each in page.window().findChildren(Sheet) if each.isVisible()][-1]


def test_every_column_is_placed_by_a_form_or_left_out_of_it_by_name():
    forms = [cases.REGISTER, cases.ON_THE_SPOT, *cases.FORMS.values()]
    asking = [each for each in forms if each.left_out is not None]
    assert len(asking) >= 13
    assert {each.name: each.tail for each in asking if each.tail} == {}


def test_it_is_asked_for_when_a_dispute_is_registered_or_settled(weather, page):
    for spot in (False, True):
        page.begin(spot=spot)
        register = page.spot if spot else page.register
        assert register.form.fields["weather"].label.text() == "Weather"


def test_it_is_corrected_and_stands_in_the_view_and_the_list(weather, page, talking):
    page.show_id(talking.id)
    page.commands.take("change")
    fill(page, weather="暴雨")
    page.commands.take("change")
    assert form(page).form.input("weather").value() == "暴雨"
    page.step.leave()
    said = words(page.view)
    assert said[said.index("Weather") + 1] == "暴雨"
    table = page.list.table
    assert "weather" in [each.name for each in table.more]
    page.show_list()
    table.show_more(["weather"])
    at = [each.name for each in table.rows.columns].index("weather")
    assert table.rows.index(0, at).data() == "暴雨"
    cases.keep_confidential(cases.get(talking.id))
    page.list.reload()
    assert table.rows.index(0, at).data() == "保密"


def test_it_stands_in_the_form_of_a_session_and_where_one_only_reads(weather, page, talking):
    page.show_id(talking.id)
    page.commands.take("mediate", cases.parts.sessions(talking)[0].id)
    fill(page, weather="大雪")
    [held] = cases.parts.sessions(talking)
    assert held.weather == "大雪"
    sheets.read(page, held)
    said = words(sheet(page))
    assert said[said.index("Weather") + 1] == "大雪"


def test_it_stands_in_the_form_of_a_party_and_of_who_acts_for_it(weather, page, case):
    page.show_id(case.id)
    page.commands.edit_party()
    fields = sheet(page).findChild(PartyFields)
    assert "weather" in fields.details.fields
    assert "weather" in fields.add_agent().form.fields
