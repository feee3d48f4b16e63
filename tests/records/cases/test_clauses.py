"""The clause library: what suits a dispute, blanks filled, figures and characters agreeing."""

from __future__ import annotations

import datetime

import pytest

from app import codes
from app.records.cases import clauses
from app.records.cases.model import Party

SIDES = (Party(role="applicant", name="王建国"), Party(role="respondent", name="李海涛"))


def test_every_clause_names_blanks_that_are_filled_and_kinds_that_exist() -> None:
    known = {each.code for each in codes.load("dispute").current()}
    given = clauses.blanks(
        SIDES, amount=1, due=datetime.date(2026, 12, 1),
        instalments=[{"due": datetime.date(2026, 12, 1), "amount": 1}],
    )  # fmt: skip
    for each in clauses.library():
        assert set(each.kinds) <= known
        for words in (each.words, each.manner):
            assert "{" not in clauses.filled(words, given)


def test_own_clauses_of_a_kind_come_before_those_for_any() -> None:
    names = [each.name for each in clauses.suited("0101")]
    assert names[0] == "每月赡养费"
    assert names.index("一次付清") > names.index("夫妻和好")


def test_what_is_not_known_stays_a_blank_to_write_in() -> None:
    given = clauses.blanks(SIDES)
    said = clauses.filled("{payer}于{due}前付{payee}{amount}", given)
    assert said == f"李海涛于{clauses.BLANK}前付王建国{clauses.BLANK}"


def test_who_pays_may_be_the_applicant() -> None:
    given = clauses.blanks(SIDES, payer="王建国")
    assert (given["payer"], given["payee"]) == ("王建国", "李海涛")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("付3,200元（大写：叁仟元整）。", "付3,200元（大写：叁仟贰佰元整）。"),
        ("付0.05元(大写 伍元整)", "付0.05元(大写 伍分)"),
        ("付3200元。", "付3200元。"),
        ("付1元（大写：）；再付2元（大写：）", "付1元（大写：壹元整）；再付2元（大写：贰元整）"),
    ],
)
def test_characters_say_what_figures_say(typed: str, right: str) -> None:
    assert clauses.agreed(typed) == right


def test_another_amount_replaces_both_ways_of_saying_it() -> None:
    before = f"付{clauses.amount_words(320_000)}。"
    assert clauses.restated(before, 320_000, 100_000) == f"付{clauses.amount_words(100_000)}。"
    assert clauses.amounts(before) == [320_000]


def test_alternatives_are_left_to_be_chosen_like_blanks():
    assert clauses.lines_with_blanks("以墙为界\n打桩为记\n【打桩／埋石】为记") == [3]
    for clause in clauses.library():
        for other in ("（南北）", "（埋石）", "（排水管）", "（拆迁）", "（婚姻）"):
            assert other not in clause.words
