from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_breakables

from app.documents.typeset.fonts import KAI, SANS, SERIF
from app.documents.typeset.lines import breaks, fitted, han_latin_spacing, measure, wrap

MARKS = "，。、；：！？）》」”"


def test_a_line_never_begins_with_a_closing_mark():
    text = "甲说：“好。”乙问（第三次），丙答《民法典》；丁走了！戊呢？" * 20
    for width in range(60, 200, 7):
        assert not [line for line in wrap(text, SERIF, 12, width) if line[0] in MARKS]


def test_numbers_and_words_are_not_cut():
    text = "共计人民币3,200.00元，电话0632-5580148，约20%，见Article第1165条。" * 3
    lines = wrap(text, SERIF, 12, 110)
    assert all(
        any(part in line for line in lines) for part in ("3,200.00", "0632-5580148", "20%", "1165")
    )


def test_a_foreign_names_dot_stays_with_what_is_before():
    for width in range(30, 120, 5):
        assert not [x for x in wrap("买买提·吐尔逊江·艾力", SERIF, 12, width) if x[0] == "·"]


@given(
    st.text(alphabet="汉字婚，。“”（）《》abZ09 .-%/·—…￥\u3042あ", max_size=40),
    st.integers(40, 200),
)
def test_lines_hold_all_of_the_text_and_fit(text: str, width: int):
    lines = wrap(text, SANS, 10, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    # A closing mark may stand out by the half that is empty.
    assert all(measure(line, SANS, 10) <= width + 5.1 for line in lines)


def test_a_pressed_mark_is_full_again_at_the_end_of_a_line():
    assert measure(wrap("000000000）《", SANS, 10, 50)[0], SANS, 10) <= 50


@given(st.text(alphabet="汉字婚，。“”（）《》abZ09 .-%/…￥あ", max_size=40))
def test_breaks_are_those_of_uax14(text: str):
    expected = list(line_break_breakables(text))
    if expected:
        expected[0] = 0
    assert list(breaks(text)) == expected


@pytest.mark.parametrize("unit", ["字", "a", " ", ".", "“", "́", "a1，", "字a", "\n", "ж ", "·"])
def test_200_000_characters_take_seconds_at_most(unit: str):
    text = (unit * 200_000)[:200_000]
    begun = time.process_time()
    wrap(text, SERIF, 12, 400)
    assert time.process_time() - begun < 5


def test_han_and_latin_stand_a_quarter_apart_and_paired_marks_close_up():
    assert han_latin_spacing("第3组", SANS) == {0: 250, 1: 250}
    assert han_latin_spacing("“好”。", SANS) == {2: -500}
    assert measure("第3组", SANS, 10) == pytest.approx(SANS.width("第3组", 10) + 5)


def test_paragraphs_stay_apart_and_indents_shorten_the_first_line():
    assert wrap("一\n\n二", KAI, 12, 100) == ["一", "", "二"]
    assert len(wrap("字" * 8, KAI, 12, 100)[0]) == 8
    assert len(wrap("字" * 9, KAI, 12, 100, indent=24)[0]) == 6


def test_a_line_that_is_too_wide_gets_smaller_and_then_loses_its_end():
    assert fitted("来访台账", SANS, 16, 200) == ("来访台账", 16)
    text, size = fitted("来访台账" * 5, SANS, 16, 200)
    assert text == "来访台账" * 5
    assert 7 < size < 16
    text, size = fitted("来访\n台账" * 50, SANS, 16, 200)
    assert size == 7
    assert text.startswith("来访 台账")
    assert text.endswith("…")
    assert measure(text, SANS, size) <= 200
