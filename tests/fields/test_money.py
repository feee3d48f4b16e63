"""Amounts: as people write them, as banks spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadAmount, BadNumber, OutOfRange
from app.fields import Money, Whole, in_words, parse_amount


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("12000", "壹万贰仟元整"),
        ("100005", "壹拾万零伍元整"),
        ("1006000", "壹佰万零陆仟元整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("0.05", "伍分"),
        ("107000.53", "壹拾万零柒仟元零伍角叁分"),
        ("0", "零元整"),
        ("100000000", "壹亿元整"),
        ("1.5", "壹元伍角整"),
    ],
)
def test_amounts_are_spelled_as_the_rules_for_bills_say(yuan, words):
    fen = Money().parse(yuan)
    assert fen is not None
    assert in_words(fen) == words


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1.2万", 1_200_000),
        ("12,000.50元", 1_200_050),
        ("￥300", 30_000),
        ("壹万贰仟元整", 1_200_000),
        ("人民币壹拾万零柒仟元零伍角叁分", 10_700_053),
        ("三千五百元", 350_000),
        ("三千五", 350_000),
        ("两万五", 2_500_000),
        ("一百零五", 10_500),
        ("十五元", 1_500),
        ("３００", 30_000),
        (44681, 4_468_100),
        (0.1 + 0.2, 30),
        ("300块钱", 30_000),
        ("伍分", 5),
        ("12元5角", 1_250),
        ("三块五", 350),
        ("5毛", 50),
        ("壹万贰千圆正", 1_200_000),
        ("10万元整", 10_000_000),
        ("1万2千", 1_200_000),
        ("1万2", 1_200_000),
        ("3万5千元", 3_500_000),
        ("十五万三", 15_300_000),
        ("1.2w", 1_200_000),
        ("RMB 300", 30_000),
        ("1 000 000", 100_000_000),
        ("叁拾元伍角", 3_050),
        ("１２，０００", 1_200_000),
    ],
)
def test_amounts_are_taken_as_people_write_them(typed, fen):
    assert Money().parse(typed) == fen


def test_about_so_much_is_taken_and_said_to_be_about():
    assert parse_amount("约500元") == (50_000, True)
    assert parse_amount("500元左右") == (50_000, True)
    assert parse_amount("500多元") == (50_000, True)
    assert parse_amount("大概三万") == (3_000_000, True)
    assert parse_amount("十来万") == (10_000_000, True)
    assert parse_amount("500元") == (50_000, False)


def test_nothing_is_no_amount():
    assert Money().parse("无") is None
    assert Money().parse("  ") is None


@pytest.mark.parametrize(
    "typed",
    [
        "一只羊",
        "12.345",
        "元",
        "万",
        "1.2.3",
        "-5",
        "nan",
        "1e5",
        True,
        float("nan"),
        float("inf"),
        "9" * 400,
        "1,2",
        "1,2万",
        "1,2000",
        "1234,567",
        "1 2",
        "一二三",
        "二〇〇〇",
        "三三",
        "十十",
        "百元",
        "万五",
        "二百三千",
        "一万一万",
        "一百零",
        "1.2万5",
        "1万05",
        "1.5元5角",
        "几千",
        "十几万",
        "2-3万",
        "800元/月",
        "不到500元",
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises((BadAmount, OutOfRange)):
        Money().parse(typed)


@given(st.integers(0, 10**14))
def test_spelling_and_reading_are_inverse(fen):
    assert parse_amount(in_words(fen)) == (fen, False)


def test_no_paper_spells_an_amount_that_nobody_can_owe():
    with pytest.raises(OutOfRange):
        in_words(-1)


@given(st.integers(0, 10**14))
def test_showing_and_reading_are_inverse(fen):
    assert Money().parse(Money().show(fen)) == fen


def test_a_whole_number_is_read_with_its_counter():
    assert Whole().parse("５人") == 5
    assert Whole().parse(5.0) == Whole().parse("第5号") == Whole().parse("五户") == 5
    assert Whole().parse("1,200") == 1200
    with pytest.raises(OutOfRange):
        Whole(max=4).parse("5")


@pytest.mark.parametrize("typed", ["几个", "1,2", "1 2", "5.5", 5.5, True, float("nan"), "", "-"])
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(BadNumber):
        Whole().parse(typed or "个")
    with pytest.raises(OutOfRange):
        Whole(min=1).parse("0")
