"""The draw of a review: what it draws from, that it can be shown again, what it refuses."""

import datetime
import hashlib
import time

import pytest

from app.errors import FieldErrors
from app.records import keeping, reviews
from app.records.cases.model import Case
from app.records.reviews import drawing
from app.records.sent_down import OfTheOffice
from app.store import journal
from tests.records.reviews.conftest import FIRST, LAST, asked, put

DAY = datetime.timedelta(days=1)


def wrong(**values):
    with pytest.raises(FieldErrors) as refused:
        reviews.draw(asked(**values))
    return {name: type(why).__name__ for name, why in refused.value.fields.items()}


def test_the_same_seed_draws_the_same_volumes_of_the_same_records(volumes):
    first, second = reviews.draw(asked()), reviews.draw(asked())
    assert drawing.drawn_of(first) == drawing.drawn_of(second)
    other = reviews.draw(asked(seed="7"))
    assert drawing.drawn_of(other) != drawing.drawn_of(first)


def test_whoever_has_seed_and_identities_can_draw_by_hand(volumes):
    def place(case):
        return hashlib.sha256(f"20261122:{case}".encode()).hexdigest()

    assert drawing.drawn_of(reviews.draw(asked())) == sorted(volumes, key=place)[:4]


def test_a_share_is_rounded_up_so_that_of_one_volume_one_is_drawn(office):
    put(1)
    assert len(drawing.drawn_of(reviews.draw(asked(percent=1)))) == 1


def test_only_what_was_closed_in_the_period_and_stands_is_drawn_from(office):
    within = [*put(1, closed=FIRST), *put(1, closed=LAST)]
    put(1, closed=LAST + DAY)
    put(1, closed=FIRST - DAY)
    put(1, closed=None)
    [void] = put(1)
    keeping.void(journal.get(Case, void), reason="other")
    review = reviews.draw(asked(percent=100))
    assert sorted(drawing.drawn_of(review)) == sorted(within)
    assert review.count == 2


def test_confidential_volumes_are_drawn_only_where_all_are(volumes):
    [hidden] = put(1, confidential=True)
    assert hidden not in drawing.drawn_of(reviews.draw(asked(percent=100)))
    everything = reviews.draw(asked(how="all"))
    assert hidden in drawing.drawn_of(everything)
    shown = next(each for each in reviews.volumes(everything) if each.id == hidden)
    assert shown.title == "保密件"
    with pytest.raises(FieldErrors):
        reviews.draw(asked(how="chosen", chosen=[hidden]))


def test_without_a_volume_in_the_period_nothing_is_kept_and_the_field_says_why(office):
    assert wrong() == {"until": "NoVolumes"}
    assert reviews.reviews() == []


def test_what_does_not_fit_is_said_beside_its_field(volumes, office):
    assert wrong(since=LAST, until=FIRST) == {"until": "DayBefore"}
    assert wrong(percent=None) == {"percent": "Missing"}
    assert wrong(since=None) == {"since": "Missing"}
    assert wrong(due=LAST) == {"due": "DayBefore"}
    assert wrong(sheet="none") == {"sheet": "NoSuchSheet"}


def test_a_room_draws_nothing(room):
    with pytest.raises(OfTheOffice):
        reviews.draw(asked())


def test_a_seed_is_drawn_and_kept_where_nobody_says_one(volumes):
    review = reviews.draw(asked(seed=""))
    assert len(review.seed) == 8
    assert reviews.again(review).same


def test_of_each_group_one_is_drawn_before_any_second():
    pool = {"店子": ["a"], "桑村": ["b"], "城头": [f"c{n}" for n in range(98)]}
    for seed in map(str, range(20)):
        drawn = reviews.draw_from(pool, seed, 3)
        assert {"a", "b"} <= set(drawn)
        assert len(drawn) == 3


def test_more_groups_than_the_share_draw_one_of_each():
    pool = {f"工作室{n}": [f"{n}-{m}" for m in range(3)] for n in range(30)}
    drawn = reviews.draw_from(pool, "1", 1)
    assert sorted(each.partition("-")[0] for each in drawn) == sorted(map(str, range(30)))


def test_shown_again_a_draw_says_what_the_records_have_become_since(volumes):
    review = reviews.draw(asked())
    put(2)
    keeping.void(journal.get(Case, volumes[0]), reason="other")
    again = reviews.again(review)
    assert (again.same, again.came, again.gone) == (True, 2, 1)
    assert (again.drawn, again.of) == (4, 40)


def test_a_draw_that_somebody_changed_does_not_come_out_the_same(volumes):
    review = reviews.draw(asked())
    with journal.action("test.forge") as act:
        forged = act.change(
            review, drawn=drawing.drawn_of(review)[:-1].__repr__().replace("'", '"')
        )
    assert not reviews.again(forged).same


def test_chosen_volumes_are_added_by_hand_once(volumes):
    review = reviews.draw(asked(how="chosen", percent=None, chosen=volumes[:2]))
    assert (review.seed, review.count) == (None, None)
    review = reviews.add(reviews.add(review, volumes[5]), volumes[5])
    assert drawing.added_of(review) == [*volumes[:2], volumes[5]]
    assert [each.by_hand for each in reviews.volumes(review)] == [True] * 3
    with pytest.raises(FieldErrors):
        reviews.add(review, "nowhere")


def test_ten_thousand_volumes_are_drawn_from_in_a_moment():
    pool = {f"镇{n}": [f"{n}-{m}" for m in range(500)] for n in range(20)}
    begun = time.process_time()
    drawn = reviews.draw_from(pool, "20261122", 5)
    assert len(drawn) == 500
    assert time.process_time() - begun < 2
