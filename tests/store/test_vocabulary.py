"""Letters that stand for words: of the code lists by initials or pinyin, several words together."""

import datetime

import pytest

from app.records import cases, found, people, visits
from app.store import search

DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def kept(room):
    return [
        visits.log(day=DAY, name="赵淑珍", category="03", facts="盖房子占了一点地方"),
        visits.log(day=DAY, name="钱大壮", category="99", facts="问宅基地怎么批"),
        visits.log(day=DAY, name="孙小妹", category="02", facts="土地流转"),
    ]


def names(typed):
    return sorted(hit.title.split()[0] for hit in search.find(typed, ["visit"]))


@pytest.mark.parametrize("typed", ["zjd", "zhaijidi", "zhaiji"])
def test_a_matter_is_found_by_initials_or_pinyin_of_its_words(kept, typed):
    assert {hit.id for hit in search.find(typed, ["visit"])} == {kept[0].id, kept[1].id}


def test_several_words_narrow_together(kept):
    assert [hit.id for hit in search.find("zhaosz zjd")] == [kept[0].id]
    assert [hit.id for hit in search.find("宅基地 钱")] == [kept[1].id]


def test_a_label_of_disputes_finds_no_visit_of_the_same_code(kept):
    assert search.find("linli", ["visit"]) == []


def test_persons_come_first_and_what_hangs_on_a_dispute_is_one_hit(room):
    people.register(name="周大福")
    dispute = cases.register(
        day=DAY, category="02", facts="为一堵墙争吵", source="apply",
        parties=[{"role": "applicant", "name": "周大福"}, {"role": "respondent", "name": "周小福"}],
    )  # fmt: skip
    visits.log(day=DAY, name="周大福", category="05", facts="邻里")
    hits = found.find("zhou")
    assert hits[0].kind == "person"
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
    assert [hit.kind for hit in hits].count("case") == 1
    assert dispute.id in [hit.id for hit in hits]
