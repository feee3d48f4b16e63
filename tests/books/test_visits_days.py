"""On which day a row of an old ledger was, however that is written."""

import datetime

import pytest

from tests.books.visits_plan import doubts, only, plan, remarks


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025.1.6", (1, 6)),
        ("2025/01/06", (1, 6)),
        ("2025年1月6日", (1, 6)),
        ("20250106", (1, 6)),
        (20250106, (1, 6)),
        ("2月11日", (2, 11)),
        ("2.11", (2, 11)),
        (datetime.date(2025, 1, 6), (1, 6)),
        (45663, (1, 6)),
    ],
)
def test_dates_are_read_in_every_style(ledger, written, day):
    item = only(ledger({"来访时间": written}))
    assert item.values["day"] == datetime.date(2025, *day)


def test_a_date_without_year_says_where_the_year_is_from(ledger):
    assert remarks(only(ledger({"来访时间": "2月11日"})))["day"] == "YearAdded"


def test_a_date_without_year_in_a_ledger_without_year_needs_a_look(ledger):
    path = ledger({"来访时间": "2月11日"}, title="来访登记台账")
    assert doubts(only(path))["day"] == "YearMissing"
    assert only(path, year=2024).values["day"] == datetime.date(2024, 2, 11)


def test_a_time_in_the_date_cell_is_the_beginning(ledger):
    for written in (
        datetime.datetime(2025, 1, 28, 10, 30),
        "2025.1.28 10:30",
        "2025年1月28日10时30分",
    ):
        item = only(ledger({"来访时间": written}))
        assert item.values["day"] == datetime.date(2025, 1, 28)
        assert item.values["begin"] == datetime.time(10, 30)


def test_an_afternoon_is_counted_from_noon(ledger):
    item = only(ledger({"来访时间": "2025.1.28 下午3:30"}))
    assert item.values["begin"] == datetime.time(15, 30)


def test_a_date_of_another_year_or_the_future_needs_a_look(ledger):
    assert doubts(only(ledger({"来访时间": "2015.1.6"}))) == {"day": "OtherYear"}
    path = ledger({"来访时间": "2026.12.6"}, title="2026年度")
    assert doubts(only(path)) == {"day": "InFuture"}


def test_a_date_out_of_order_is_noted_but_ready(ledger):
    item = plan(ledger({}, {"来访人": "许军", "身份证号": None, "来访时间": "2025.1.2"})).items[3]
    assert (item.state, remarks(item)["day"]) == ("ready", "OutOfOrder")


def test_a_day_typed_as_a_decimal_number_may_have_lost_its_zero(ledger):
    assert doubts(only(ledger({"来访时间": 2.1}))) == {"day": "UnclearDay"}
    assert only(ledger({"来访时间": 2.11})).values["day"] == datetime.date(2025, 2, 11)


def test_a_date_that_is_none_needs_a_look(ledger):
    item = only(ledger({"来访时间": "正月初五"}))
    assert (set(doubts(item)), item.lacking) == ({"day"}, ["day"])


@pytest.mark.parametrize("told", ["今天", "昨天", "Today"])
def test_which_day_a_ledger_called_yesterday_nobody_knows(ledger, told):
    path = ledger({"来访时间": told}, title="2026年来访登记台账")
    assert doubts(only(path))["day"] == "BadDate"
