"""A field that no layout knows stands at the end of forms, views and lists of their own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.fields import Text
from app.records import certificates, fixtures, places
from app.records.cases import committees
from app.records.cases.model import Committee, CommitteeMember
from app.records.certificates import Certificate, CertificateRequest
from app.records.fixtures import Fixture
from app.records.places import Place
from app.store import Column, apply, full_text
from app.store.database import database
from tests.journeys.district import DAY
from tests.journeys.golden import rest
from ui import work
from ui.widgets.message import Sheet

SAID = "Weather：暴雨"


def forget_derived(model):
    """What is worked out once for a model is worked out anew."""
    if "_columns" in model.__dict__:
        del model._columns
    apply.statements.cache_clear()
    full_text._searchable.cache_clear()


@pytest.fixture
def weather():
    """Kinds get a field that they never had, as a step of the migrations brings it."""
    given = []

    def give(*models):
        for model in models:
            model._meta.add_field("weather", Column(Text(max=40), "Weather"))
            forget_derived(model)
            database.execute_sql(f"ALTER TABLE {model._meta.table_name} ADD COLUMN weather TEXT")
            given.append(model)

    yield give
    for model in given:
        model._meta.remove_field("weather")
        del model.weather
        forget_derived(model)


def words(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def more(table):
    return [each.name for each in table.more]


def sheet_of(page):
    return page.window().findChildren(Sheet)[-1]


def test_of_a_place(room, weather, shell_of):
    weather(Place)
    place = places.add(name="中立诊所", type="clinic", weather="暴雨")
    page = shell_of().show_page("places", record_id=place.id)
    assert SAID in words(page.checklist)
    page.table.show_more(["weather"])
    at = [each.name for each in page.table.rows.columns].index("weather")
    assert "暴雨" in [page.table.rows.index(i, at).data() for i in range(len(page.lines))]
    page.ask_place(place)
    assert sheet_of(page).form.input("weather").value() == "暴雨"


def test_of_a_thing_that_a_place_has(room, weather, shell_of):
    weather(Fixture)
    place = places.add(name="中立诊所", type="clinic")
    page = shell_of().show_page("places", record_id=place.id)
    page.checklist.ask(fixtures.checklist(place.id)[""][0])
    sheet = sheet_of(page)
    sheet.form.input("since").set_value(DAY)
    sheet.form.input("weather").set_value("暴雨")
    sheet.save()
    assert SAID in words(page.checklist)


def test_of_a_committee_and_a_member(room, weather, shell_of):
    weather(Committee, CommitteeMember)
    committee = committees.make(name="店子村调委会", since=DAY, weather="暴雨")
    page = shell_of().show_page("committee", record_id=committee.id)
    assert SAID in words(page.view)
    assert more(page.list.table).count("weather") == 1
    page.view.correct.click()
    assert page.form.form.input("weather").value() == "暴雨"
    page.form.discard()
    page.show_id(committee.id)
    page.view.ask_member()
    assert "weather" in sheet_of(page).form.fields
    committees.seat(committee, None, newcomer={"name": "孙丽", "sex": "2"}, weather="大风")
    page.view.look_again()
    assert "Weather：大风" in words(page.view)


def test_of_a_certificate(office, weather, shell_of, qtbot):
    weather(Certificate, CertificateRequest)
    page = shell_of().show_page("certificates", new=True)
    page.prepare.kind.press("honour")
    page.prepare.form.input("what").set_value("优秀调解员")
    assert "weather" in page.prepare.form.fields
    page.prepare.names.add_one()
    line = sheet_of(page)
    line.form.input("name").set_value("王建国")
    line.form.input("weather").set_value("暴雨")
    line.save()
    page.prepare.save()
    rest()
    (issued,) = certificates.every()
    page.register.show_id(issued.id)
    assert SAID in page.register.view.about.text()
    assert "weather" in more(page.register.list.table)
    page.register.ask_reissue()
    again = sheet_of(page)
    again.form.input("why").set_value("correction")
    again.save()
    assert certificates.every()[-1].weather == "暴雨"
    work.wait()


def test_of_what_is_asked_for(room, weather, shell_of):
    weather(CertificateRequest)
    certificates.ask(kind="honour", what="优秀", holders=[{"name": "王建国", "weather": "暴雨"}])
    table = shell_of().show_page("certificates", part="asked").asked.table
    table.show_more(["weather"])
    at = [each.name for each in table.rows.columns].index("weather")
    assert table.rows.index(0, at).data() == "暴雨"
