"""How wide the columns of a list are."""

from hypothesis import given
from hypothesis import strategies as st

from app.records.listed import shared, uncut


def test_columns_that_hold_all_stay_as_planned():
    assert shared([100, 50], [90, 50]) == [100, 50]


def test_a_column_that_is_cut_takes_what_another_leaves_over():
    assert shared([100, 50, 80], [60, 70, 80]) == [80, 70, 80]


def test_one_long_text_does_not_take_from_a_short_one():
    assert shared([100, 50, 80], [70, 5_000, 90]) == [70, 70, 90]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 900)), max_size=8))
def test_the_sum_stays_and_nobody_who_had_enough_is_cut(columns):
    planned = [plan for plan, _need in columns]
    needed = [need for _plan, need in columns]
    widths = shared(planned, needed)
    assert sum(widths) == sum(planned)
    for plan, need, width in zip(planned, needed, widths, strict=True):
        assert width >= min(plan, need)


def test_a_date_is_never_cut_while_words_can_give():
    assert uncut([60, 100, 80], [75, 140, 90], {0}) == [75, 85, 80]
    assert uncut([60, 40, 40], [90, 140, 90], {0}) == [80, 30, 30]
    assert uncut([80, 40], [75, 90], {0}) == [80, 40]


@given(st.lists(st.tuples(st.integers(20, 300), st.integers(20, 600)), min_size=1, max_size=9))
def test_what_is_kept_whole_takes_nothing_from_the_sum(columns):
    widths, needed = [each[0] for each in columns], [each[1] for each in columns]
    found = uncut(widths, needed, {0, len(columns) - 1})
    assert sum(found) == sum(widths)
    assert min(found) > 0
