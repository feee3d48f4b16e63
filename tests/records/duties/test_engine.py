"""Duties are judged by rules, amounts and a day, and by nothing else."""

import datetime
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures import Measure
from app.records.duties.engine import State, Subject, duties, periods
from app.records.duties.rules import Rule, Scope, Words

DAY = datetime.timedelta(days=1)
NAMED = Words(zh="集中普法", en="Mass publicity")
COUNTS = (Measure(kind="visit", by="day"),)
days = st.dates(datetime.date(2023, 1, 1), datetime.date(2026, 12, 31))
rhythms = st.sampled_from(["month", "quarter", "half", "year"])
parts = st.sampled_from(["nothing", "share", "all"])


def rule(rhythm="quarter", needs=1, part="nothing", **scope):
    return Rule(
        name="mass_publicity", title=NAMED, source=NAMED, rhythm=rhythm, counts=COUNTS,
        needs=needs, part=part, scope=Scope(**scope),
    )  # fmt: skip


def amounts_of(facts):
    """How much there is for anybody, from days on which something was done."""
    return lambda _subject, months: sum(f"{each:%Y-%m}" in months for each in facts)


HERE = Subject("a", "店子村")


def states(asked, facts, year, today):
    return [each.state for each in duties(asked, [HERE], amounts_of(facts), year, today)]


@pytest.mark.parametrize("rhythm", ["month", "quarter", "half", "year"])
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_periods_follow_on_each_other_through_the_whole_year(rhythm, year):
    found = periods(rhythm, year)
    assert found[0].first == datetime.date(year, 1, 1)
    assert found[-1].last == datetime.date(year, 12, 31)
    assert all(one.last + DAY == other.first for one, other in itertools.pairwise(found))
    assert [month for each in found for month in each.months] == [
        f"{year}-{month:02}" for month in range(1, 13)
    ]


def test_a_quarter_is_met_overdue_under_way_or_to_come():
    today = datetime.date(2026, 8, 15)
    assert states(rule(), [datetime.date(2026, 3, 31)], 2026, today) == [
        State.MET, State.OVERDUE, State.UNDER_WAY, State.TO_COME,
    ]  # fmt: skip


def test_what_was_done_in_advance_counts_at_once():
    today = datetime.date(2026, 1, 2)
    assert states(rule(), [datetime.date(2026, 12, 4)], 2026, today)[3] == State.MET


@given(rhythms, st.integers(1, 4), parts, st.lists(days, max_size=12), days, days)
def test_one_more_deed_never_unmeets_anything(rhythm, needs, part, facts, more, today):
    asked = rule(rhythm, needs, part)
    before = states(asked, facts, today.year, today)
    after = states(asked, [*facts, more], today.year, today)
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert one == other or (other == State.MET and one != State.MET)


@given(rhythms, st.lists(days, max_size=12), days, st.randoms())
def test_the_order_of_what_was_done_says_nothing(rhythm, facts, today, chance):
    shuffled = facts.copy()
    random.Random(chance.random()).shuffle(shuffled)
    asked = rule(rhythm, 2)
    assert states(asked, facts, today.year, today) == states(asked, shuffled, today.year, today)


@given(rhythms, parts, days, days, days)
def test_nothing_is_due_outside_scope_and_term(rhythm, part, since, until, today):
    subject = Subject("a", "店子村", terms=((since, None),))
    asked = rule(rhythm, 2, part, until=until)
    for each in duties(asked, [subject], lambda *_: 0, today.year, today):
        assert each.period.last >= since
        assert each.period.first <= until


@given(rhythms, st.integers(1, 480), days, days)
def test_a_share_is_never_more_than_the_whole_nor_nothing(rhythm, needs, since, today):
    subject = Subject("a", "店子村", terms=((since, None),))
    asked = rule(rhythm, needs, "share")
    for each in duties(asked, [subject], lambda *_: 0, today.year, today):
        assert 1 <= each.needs <= needs


def test_a_term_that_begins_amid_a_leap_february_owes_its_share():
    subject = Subject("a", "店子村", terms=((datetime.date(2024, 2, 16), None),))
    asked = rule("month", 480, "share")
    found = list(duties(asked, [subject], lambda *_: 0, 2024, datetime.date(2024, 3, 5)))
    assert [each.needs for each in found[:2]] == [232, 480]  # 14 of 29 days, then all


def test_a_period_begun_amid_owes_nothing_unless_the_rule_says_so():
    subject = Subject("a", "店子村", terms=((datetime.date(2026, 2, 1), None),))
    whole = list(duties(rule(), [subject], lambda *_: 0, 2026, datetime.date(2026, 8, 1)))
    every = list(duties(rule(part="all"), [subject], lambda *_: 0, 2026, datetime.date(2026, 8, 1)))
    assert (len(whole), len(every)) == (3, 4)


def test_what_an_office_excused_is_not_overdue():
    excused = {("mass_publicity", "a", datetime.date(2026, 1, 1))}
    found = duties(
        rule(), [Subject("a", "店子村")], lambda *_: 0, 2026, datetime.date(2026, 8, 1), excused
    )
    assert [each.state for each in found][:2] == [State.EXCUSED, State.OVERDUE]


@given(rhythms, st.integers(0, 5), st.integers(0, 5), days)
def test_of_each_that_stands_something_is_owed_and_of_none_nothing(rhythm, many, done, today):
    asked = rule(rhythm, 2, "all")
    found = duties(asked, [HERE], lambda *_: 2 * done, today.year, today, many=lambda *_: many)
    states = [(each.needs, each.state == State.MET) for each in found]
    assert states == ([(2 * many, done >= many)] * len(periods(rhythm, today.year)) if many else [])
