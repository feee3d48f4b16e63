"""The register of contact cards, narrowed."""

import datetime

import pytest

from app.records import card_register, cards, people
from app.records.card_register import CardFilter

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def fu(room):
    return people.register(name="傅军", phone="13806321234")


def test_the_register_is_found_by_whose_card_who_has_it_and_its_number(fu):
    lie = cards.issue(printed=[(fu.id, 10)], day=DAY)[0]
    given = cards.hand_out(lie, 1, day=DAY, holder_name="赵淑珍", group_label="妇女小组")
    for text in ("傅军", "fj", "zsz", "妇女", "1"):
        assert given.id in [each.id for each, _key in card_register.page(CardFilter(text=text))], (
            text
        )
    assert [each.first for each, _key in card_register.page(CardFilter(text="5"))] == [2]
    assert [each.first for each, _key in card_register.page(CardFilter(here=True))] == [2]


def test_a_period_and_void_ones_narrow_list_and_ledger_alike(fu):
    old = cards.issue(printed=[(fu.id, 1)], day=DAY - datetime.timedelta(days=40))[0]
    lost = cards.issue(printed=[(fu.id, 1)], day=DAY)[0]
    cards.void(lost, reason="other")
    for asked, found in (
        (CardFilter(until=DAY), [old.id]),
        (CardFilter(since=DAY), []),
        (CardFilter(voided=True), [lost.id]),
    ):
        assert [each.id for each, _key in card_register.page(asked)] == found
        assert [each.id for each in card_register.every(asked)] == found
