"""What is private is masked wherever it is shown: on every page, in every list and view."""

import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.records import cases, people, places, visits
from tests.journeys import golden
from ui.records.sheets import show_history
from ui.widgets.suggest import Suggestions
from ui.widgets.table import Table

IDENTITY, PHONE = "370406197403052012", "13912340417"
MASKED = "139****0417"
DAY = datetime.date(2026, 11, 3)


@pytest.fixture
def record(room):
    """Somebody of whom everything is known, who came, quarrels, serves and is asked about."""
    village = places.add(code="370406101200", name="店子村", type="village", town="店子镇")
    wang = people.register(
        name="王建国", sex="1", birth=datetime.date(1974, 3, 5), identity=IDENTITY, phone=PHONE,
        village=village.id, address="店子村2组8号",
    )  # fmt: skip
    other = people.register(name="李海涛", sex="1", phone=PHONE)
    people.appoint(wang, role="mediator", place=village.id)
    visits.log(
        day=DAY, mode="visit", name="王建国", person=wang.id, phone=PHONE, category="02",
        facts="房檐滴水", result="answered",
    )  # fmt: skip
    case = cases.register(
        day=DAY, category="02", source="apply", applied=DAY, facts="滴水檐越界",
        parties=[
            {"role": "applicant", "person": wang.id},
            {"role": "respondent", "person": other.id},
        ],
    )  # fmt: skip
    people.change(wang, phone="13912340418")
    people.change(people.get(wang.id), phone=PHONE)
    return case


def test_no_page_shows_a_whole_number_unasked(record, shell, qtbot):
    wrong = []
    for name, info in shell._listed.items():
        if info.whole or "room" not in info.kinds:
            continue
        page = shell.show_page(name)
        wrong += [f"{name}: {each}" for each in _bare(shell)]
        for table in page.findChildren(Table):
            for at in range(table.rows.rowCount()):
                table.view.selectRow(at)
                wrong += [f"{name}, row {at}: {each}" for each in _bare(shell)]
            table.show_more([each.name for each in table.more])
            wrong += [f"{name}, all columns: {each}" for each in _bare(shell)]
    shell.show_page("cases", record_id=record.id)
    wrong += [f"dispute: {each}" for each in _bare(shell)]
    assert wrong == []
    shell.show_page("people")
    assert MASKED in "".join(each.text() for each in shell.findChildren(QLabel))


def test_no_history_shows_a_whole_number(record, shell):
    shell.show_page("people")
    for each in people.Person.select():
        sheet = show_history(shell, each)
        assert _bare(sheet) == []
        sheet.close_sheet()


@pytest.mark.parametrize("typed", ["wjg", PHONE[:7], PHONE, "0417"])
def test_no_suggestion_shows_a_whole_number(record, shell, qtbot, typed):
    shell.show_page("home")
    shell.search_now()
    QTest.keyClicks(shell.search, typed)
    offers = shell.search.findChild(Suggestions)
    offers.ask()
    said = [f"{each.title} {each.beside} {each.below}" for each in offers.offered()]
    assert said
    assert not [each for each in said if (PHONE in each or IDENTITY in each) and typed not in each]


def _bare(widget: QWidget) -> list[str]:
    """The words in sight that hold one of the numbers; what is being written is not read out."""
    for _turn in range(2):
        golden.rest()
    said: list[str] = []
    for each in golden.in_sight(widget):
        said += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, (QLabel, QAbstractButton)):
            said.append(each.text())
        if isinstance(each, Table):
            rows = each.rows
            said += [
                str(rows.index(row, at).data() or "")
                for row in range(rows.rowCount())
                for at in range(rows.columnCount())
            ]
    return [each for each in said if PHONE in each or IDENTITY in each]
