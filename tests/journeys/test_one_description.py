"""A field that is described once shows everywhere: adding it is one line and one step."""

import datetime
import io
import subprocess

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel
from python_calamine import CalamineWorkbook

from app.documents import papers
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers import rows as ledger_rows
from app.documents.ledgers import workbook
from app.fields import Text
from app.records import people, places, visits
from app.records.layouts import form_rows, names
from app.records.people import Person
from app.records.places import Place
from app.records.visits import Visit
from app.store import Column, apply, full_text
from app.store.database import database
from tests.journeys.district import DAY, District
from ui.pages.people.page import PERSON
from ui.window import Window


def forget_derived():
    """What is worked out once for a model is worked out anew."""
    if "_columns" in Visit.__dict__:
        del Visit._columns
    apply.statements.cache_clear()
    full_text._searchable.cache_clear()


@pytest.fixture
def weather():
    """The one line: a visit gets a field that it never had."""
    column = Column(Text(max=40), "Weather", searchable=True)
    Visit._meta.add_field("weather", column)
    forget_derived()
    yield column
    Visit._meta.remove_field("weather")
    del Visit.weather
    forget_derived()


def step():
    """The one migration."""
    database.execute_sql("ALTER TABLE visit ADD COLUMN weather TEXT")


def log(**values):
    return visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", **values)


def test_it_is_stored_and_stands_in_the_history(weather, room):
    step()
    log(weather="暴雨")
    assert Visit.get().weather == "暴雨"


@pytest.fixture
def page(weather, room, qtbot):
    step()
    window = Window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.settle("room", "店子村", "")
    yield window.show_page("visits")
    window.forget_pages()


def test_it_stands_in_the_form_of_visits(page):
    page.begin(person=people.register(name="赵淑珍").id)
    form = page.form.form
    assert form.fields["weather"].label.text() == "Weather"
    for name, value in {"category": "01", "facts": "离婚", "weather": "暴雨"}.items():
        form.input(name).set_value(value)
    page.form.save()
    assert Visit.get().weather == "暴雨"


def test_it_stands_in_the_list_of_visits(page):
    log(weather="暴雨")
    page.open()
    page.list.take_period("all")
    table = page.list.table
    assert "Weather" in [each.label for each in table.more]
    table.show_more(["weather"])
    at = [each.name for each in table.rows.columns].index("weather")
    assert table.rows.index(0, at).data() == "暴雨"


def test_it_stands_in_the_view_of_a_visit(page):
    page.open(record_id=log(weather="暴雨").id)
    said = [each.text() for each in page.view.findChildren(QLabel)]
    assert said[said.index("Weather") + 1] == "暴雨"


def test_nothing_of_people_and_places_is_left_out_unsaid(room, qtbot):
    person = form_rows(Person, PERSON.rows, PERSON.left_out)
    assert {*names(person), *PERSON.left_out} == set(Person.columns())
    assert {*names(form_rows(Place, places.ROWS))} == set(Place.columns())


def test_it_stands_in_a_ledger(weather, room, tmp_path):
    step()
    ledger = ledger_kinds.named("visit").showing(list(Visit.columns()))
    rows = ledger_rows.rows([log(weather="暴雨")], ledger.shown())
    ledgers.ledger(tmp_path / "ledger.pdf", "来访台账", ledger.printed(), rows)
    text = subprocess.run(
        ["pdftotext", tmp_path / "ledger.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Weather" in text
    assert "暴雨" in text


def test_it_stands_on_the_printed_form(weather, room, tmp_path):
    step()
    visit = log(weather="暴雨")
    for made in (papers.visit_forms([visit.id]), papers.blank_forms()):
        text = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
        assert "Weather" in text
        assert ("暴雨" in text) == (made.count == 1 and "离婚" in text)


def test_it_stands_in_a_workbook(weather, room, tmp_path):
    step()
    workbook.write_whole(tmp_path / "list.xlsx", "visit", [log(weather="暴雨")])
    book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "list.xlsx").read_bytes()))
    head, first = book.get_sheet_by_index(0).to_python()[:2]
    assert dict(zip(head, first, strict=True))["Weather"] == "暴雨"


def test_it_is_found(weather, room):
    step()
    log(weather="暴雨")
    assert len(visits.page(visits.Filter(text="暴雨"))) == 1


def test_it_travels_to_the_office(weather, tmp_path, clock):
    district = District(tmp_path, clock)
    district.room("店子村")
    with district.at("店子村"):
        step()
        log(weather="暴雨")
    with district.at("office"):
        step()
    district.round("店子村")
    with district.at("office"):
        assert Visit.get().weather == "暴雨"


def test_an_office_that_does_not_know_it_yet_keeps_it_until_it_does(weather, tmp_path, clock):
    district = District(tmp_path, clock)
    district.room("店子村")
    with district.at("店子村"):
        step()
        log(weather="暴雨", follow_up=DAY + datetime.timedelta(days=1))
    Visit._meta.remove_field("weather")
    forget_derived()
    district.round("店子村")
    with district.at("office"):
        assert Visit.get().facts == "离婚"
        kept = database.execute_sql("SELECT shared FROM version WHERE kind = 'visit'").fetchone()
        assert "暴雨".encode() in bytes(kept[0])
    Visit._meta.add_field("weather", weather)
    forget_derived()
