import datetime

import pytest

from app.records import found, visits
from app.records.certificates.model import CertificateRequest
from app.records.doubled import Double
from app.records.layouts import shown_with
from app.records.people import Person, Role
from tests.journeys.district import CODES


@pytest.fixture
def second(room):
    for facts in ("第一件", "第二件"):
        kept = visits.log(
            day=datetime.date(2026, 11, 22), mode="visit", name="赵淑珍", category="05",
            facts=facts, result="answered", phone="13806321234",
        )  # fmt: skip
    return kept


@pytest.mark.parametrize("typed", ["2", "2号", "第2号", " 第２号 "])
def test_the_one_search_finds_a_visit_by_its_number(second, typed):
    assert [hit.id for hit in found.find(typed)] == [second.id]


def test_a_visit_found_by_number_and_by_phone_is_named_once(second):
    ids = [hit.id for hit in found.find("1")]
    assert len(ids) == len(set(ids)) == 2


def test_what_is_no_number_is_looked_for_as_words(second):
    assert [hit.id for hit in found.find("第二件")] == [second.id]
    assert found.find("99号") == []


def test_an_office_is_told_whose_each_hit_is(district):
    for who, code in (("店子村", CODES[0]), ("安陵村", CODES[1])):
        district.room(who, code)
        district.log(who, "宅基地")
        district.round(who)
    with district.at("office"):
        hits = found.find("宅基地")
        assert {each.room for each in hits} == {"店子村工作室", "安陵村工作室"}
        assert {each.offered().beside for each in hits} == {
            "来访 · 店子村工作室",
            "来访 · 安陵村工作室",
        }


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (Role(person="a"), ("person", "a")),
        (Double(one="b", other="c"), ("case", "b")),
        (CertificateRequest(id="d"), ("certificate_request", "d")),
        (Person(id="e"), ("person", "e")),
    ],
)
def test_a_record_is_shown_with_what_it_hangs_on_where_it_names_that(record, shown):
    assert shown_with(record) == shown
