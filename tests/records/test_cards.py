"""The register of contact cards."""

import datetime

import pytest

from app.errors import CardsFewer
from app.records import cards, people
from app.store import journal

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def fu(room):
    return people.register(name="傅军", phone="13806321234")


@pytest.mark.parametrize(
    ("skip", "take", "left"),
    [
        (0, None, [("a", 3), ("b", 2)]),
        (0, 4, [("a", 3), ("b", 1)]),
        (3, None, [("b", 2)]),
        (2, 2, [("a", 1), ("b", 1)]),
        (5, None, []),
        (0, 0, []),
    ],
)
def test_a_run_of_cards_is_cut_where_the_paper_went_wrong(skip, take, left):
    assert cards.cut([("a", 3), ("b", 2)], skip, take) == left


def test_cards_that_lie_here_are_handed_out_from_the_first_on(fu):
    wang = people.register(name="王建国", household="王建国户")
    lie = cards.issue(printed=[(fu.id, 10)], day=DAY)[0]
    assert lie.here
    given = cards.hand_out(lie, 2, day=DAY, holder=wang.id)
    assert (given.heading(), given.holder_name, given.household) == (
        "0001–0002", "王建国", "王建国户",
    )  # fmt: skip
    left = [each for each in cards.register() if each.here]
    assert [(each.first, each.last) for each in left] == [(3, 10)]
    assert cards.of_holder(wang.id) == [given]
    assert cards.next_number() == 11


def test_all_that_lie_here_may_go_to_a_group_in_one_entry(fu, room):
    lie = cards.issue(printed=[(fu.id, 10)], day=DAY)[0]
    before = journal.last(room.origin, room.epoch)[0]
    cards.hand_out(lie, 10, day=DAY, group_label="店子村3组")
    assert journal.last(room.origin, room.epoch)[0] == before + 1
    assert [each.here for each in cards.register()] == [False]


def test_more_than_lie_here_are_refused(fu):
    lie = cards.issue(printed=[(fu.id, 2)], day=DAY)[0]
    with pytest.raises(CardsFewer):
        cards.hand_out(lie, 3, day=DAY, group_label="3组")


def test_a_void_entry_is_gone_from_the_register_until_it_is_taken_back(fu):
    entry = cards.issue(printed=[(fu.id, 2)], day=DAY)[0]
    cards.void(entry, reason="other")
    assert cards.register() == []
    assert cards.next_number() == 3
    cards.restore(entry)
    assert len(cards.register()) == 1
