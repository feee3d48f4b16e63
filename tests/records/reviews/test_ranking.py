"""Rooms and towns of a review by their average."""

import pytest

from app.records import keeping, places, reviews
from app.records.cases.model import Case
from app.records.reviews import listed, ranking
from app.store import journal
from tests.records.reviews.conftest import asked, decided, put

TOWNS = {"370406101200": "店子镇", "370406001001": "山城街道"}


@pytest.fixture
def towns(office):
    """Two volumes of each of two villages, in different towns."""
    made = {}
    for code in TOWNS:
        made[places.ensure(code).town] = put(2, place=places.ensure(code).id)
    return made


@pytest.fixture
def scored(towns):
    review = reviews.draw(asked(how="all"))
    (one, two), (three, four) = towns.values()
    reviews.keep(review, one, decided(review))
    reviews.keep(review, two, decided(review, closing=500))
    reviews.keep(review, three, decided(review, session=1_400, closing=500))
    reviews.keep(review, four, decided(review, vetoes={"forged"}, agreement=2_000))
    return review


def test_the_average_of_each_town_ranks_it(scored, towns):
    first, second = reviews.ranked(scored, "town")
    assert [first.name, second.name] == list(towns)
    assert (first.average, second.average) == (9_750, 4_050)
    assert (second.struck, second.unfit, second.rank) == (1, 1, 2)


def test_what_is_not_scored_yet_counts_for_nobody(towns):
    review = reviews.draw(asked(how="all"))
    assert reviews.ranked(review) == []
    assert ranking.average(reviews.volumes(review)) == 0


def test_the_same_average_has_the_same_rank(towns):
    review = reviews.draw(asked(how="all"))
    for several in towns.values():
        reviews.keep(review, several[0], decided(review))
    assert [each.rank for each in reviews.ranked(review, "town")] == [1, 1]


def test_an_average_is_rounded_to_the_hundredth_and_void_volumes_do_not_count(scored, towns):
    (_one, two), _others = towns.values()
    keeping.void(journal.get(Case, two), reason="other")
    assert reviews.ranked(scored, "town")[0].average == 10_000
    assert ranking.average(reviews.volumes(scored)) == 6_033


def test_a_volume_of_the_list_is_found_by_room_number_and_standing(scored):
    found = reviews.volumes(scored)
    assert len(listed.holding(found, "不合格")) == 1
    assert listed.progress_words(found) == "4 卷已评 4 卷"
