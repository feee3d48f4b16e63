"""Whole papers of the open room."""

import datetime

import pypdfium2
import pytest

from app import settings
from app.documents import papers, printers
from app.documents.made import say_missing
from app.records import people, visits
from app.records.visits import Filter
from app.store import preferences
from tests.records.cases.conftest import Village

DAY = datetime.date(2026, 11, 22)


def text_of(made):
    document = pypdfium2.PdfDocument(made.pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def visit(room):
    return visits.log(
        day=DAY, name="赵淑珍", phone="13800001234", category="02", facts="租金未付"
    )  # fmt: skip


def test_cards_bear_running_numbers_across_people(room):
    fu = people.register(name="傅军", phone="13806321234")
    li = people.register(name="李秀英")
    made = papers.contact_cards([(fu.id, 2), (li.id, 1)], first=7)
    assert made.count == 3
    words = text_of(made)
    assert [number in words for number in ("0007", "0008", "0009", "0010")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_character_that_no_font_has_is_named_with_its_surroundings(room):
    odd = people.register(name="王\U000323b0")
    made = papers.contact_cards([(odd.id, 1)])
    assert made.missing == {"\U000323b0": "王\U000323b0"}
    assert "王\U000323b0" in say_missing(made.missing)
    rare = people.register(name="䶮㛃𬭎")
    assert say_missing(papers.contact_cards([(rare.id, 1)]).missing) == ""


def test_the_public_ledger_tells_nobody_who_came_and_why(visit):
    assert "13800001234" in text_of(papers.visit_ledger(Filter()))
    public = text_of(papers.visit_ledger(Filter(), masked=True))
    assert "13800001234" not in public
    assert "赵某某" in public
    assert "赵淑珍" not in public
    assert "租金未付" not in public


def test_a_day_on_which_nobody_came_has_a_log_too(visit):
    day = DAY - datetime.timedelta(days=1)
    assert papers.day_logs(day, day).count == 1
    assert papers.day_logs(day, DAY).count == 1


def test_forms_are_made_of_visits_and_blank(visit):
    assert "租金未付" in text_of(papers.visit_forms([visit.id]))
    assert papers.blank_forms(3).count == 3


def test_what_was_read_off_the_ruler_moves_what_is_printed(room):
    preferences.put(settings.OFFSET_X, 15)
    preferences.put(settings.LENGTH_Y, 990)
    mend = printers.calibration()
    assert (mend.right, mend.down, mend.wide) == (1.5, 0, 1)
    assert mend.high == pytest.approx(1000 / 990)
    assert papers.ruler_sheet().pdf != papers.ruler_sheet(mended=True).pdf


def test_a_character_that_no_font_has_is_named_on_papers_of_disputes_too(room):
    village = Village()
    people.change(village.wang, name="王𠀀国")
    made = papers.case_papers([village.agreed().id], ["agreement"])
    assert set(made.missing) == {"𠀀"}
    assert {each.paper for each in made.bears} == {"agreement"}
