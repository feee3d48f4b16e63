"""A field that is described once shows everywhere: adding it is one line and one step."""

import datetime
import io
import subprocess

import pytest
from python_calamine import CalamineWorkbook

from app.books import lists_out
from app.documents import sources
from app.documents.ledgers import kinds as ledger_kinds
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers import rows as ledger_rows
from app.fields import Text
from app.records import visits
from app.records.visits import Visit
from app.store import Column, apply, search
from app.store.database import database
from tests.journeys.district import DAY, District
from ui.widgets.form import Form
from ui.widgets.table import Table, shown


def forget_derived():
    """What is worked out once for a model is worked out anew."""
    if "_columns" in Visit.__dict__:
        del Visit._columns
    apply.statements.cache_clear()
    search._searchable.cache_clear()


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


def test_it_stands_in_a_form(weather, room, qtbot):
    form = Form(Visit.columns(), [["name", "weather"]])
    qtbot.addWidget(form)
    form.fill({"weather": "暴雨"})
    assert form.values()["weather"] == "暴雨"
    assert form.fields["weather"].label.text() == "Weather"


def test_it_stands_in_a_list(weather, room, qtbot):
    step()
    visit = log(weather="暴雨")
    table = Table(shown(Visit, list(Visit.columns())), lambda text, after, size: [(visit, 1)])
    qtbot.addWidget(table)
    table.reload()
    labels = [column.label for column in table.rows.columns]
    assert "Weather" in labels
    cell = table.rows.index(0, labels.index("Weather"))
    assert cell.data() == "暴雨"


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


def test_it_stands_in_a_workbook(weather, room, tmp_path):
    step()
    heads = lists_out.headings(Visit.columns())
    rows = sources.list_rows([log(weather="暴雨")])
    lists_out.write(tmp_path / "list.xlsx", heads, rows, sheet="来访")
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
