"""Points come of a table and facts, and of nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.assessment import engine, tables
from app.records.assessment.engine import Count, Has, Mark, Part, Periods, reckon
from app.records.assessment.tables import exact
from tests.records.assessment.with_findings import with_findings

SAMPLE = tables.bundled()[0]
FOUND = with_findings()
few = st.integers(0, 12)
periods = st.builds(Periods, few, few, few, few, few)
parts = st.builds(Part, st.integers(0, 40), st.integers(0, 30), st.integers(0, 40))
things = st.builds(Has, st.integers(0, 20), st.booleans())
facts = st.one_of(periods, parts, things, st.builds(Count, few), st.booleans())
of_all = st.fixed_dictionaries({each.name: facts for each in FOUND.indicators})
by_hand = st.dictionaries(
    st.sampled_from([each.name for each in FOUND.indicators]), st.integers(-500, 3_000)
)
beside = st.lists(
    st.tuples(st.sampled_from(["praise", "complaint", "nobody"]), st.integers(-900, 900)),
    max_size=6,
)
struck = st.sets(st.sampled_from(["turned_criminal", "absent", "nobody"]))


def of(name, fact, given_points=None, table=SAMPLE):
    found = reckon(table, {name: fact}, {name: given_points} if given_points is not None else {})
    return next(each for each in found.marks if each.indicator == name)


@given(of_all, by_hand, beside, struck)
def test_no_mark_is_below_nothing_or_above_its_points(known, points, extras, vetoes):
    found = reckon(FOUND, known, points, extras, vetoes)
    for mark, indicator in zip(found.marks, FOUND.indicators, strict=True):
        assert 0 <= mark.points <= mark.expected <= exact(indicator.points)


@given(of_all, by_hand, beside)
def test_a_sum_stays_within_the_table_and_its_bonus(known, points, extras):
    found = reckon(FOUND, known, points, extras)
    assert -500 <= found.extra <= 500
    assert 0 <= found.points <= found.expected <= 10_500


@given(of_all, by_hand, beside, struck)
def test_a_veto_lets_nobody_come_above_its_level(known, points, extras, vetoes):
    free = reckon(FOUND, known, points, extras)
    bound = reckon(FOUND, known, points, extras, vetoes)
    assert bound.points == free.points
    names = [each.name for each in SAMPLE.levels]
    hit = vetoes & {each.name for each in SAMPLE.vetoes}
    assert bound.level == ("unfit" if hit else free.level)
    assert names.index(bound.level) >= names.index(free.level)


@given(of_all, by_hand, beside, struck, st.randoms())
def test_the_order_of_what_is_known_says_nothing(known, points, extras, vetoes, chance):
    chance = random.Random(chance.random())
    shuffled = [list(known.items()), list(points.items()), list(extras)]
    for each in shuffled:
        chance.shuffle(each)
    assert reckon(FOUND, known, points, extras, vetoes) == reckon(
        FOUND, dict(shuffled[0]), dict(shuffled[1]), shuffled[2], sorted(vetoes, reverse=True)
    )


@given(periods, st.integers(1, 3))
def test_one_more_period_that_was_met_never_takes_points(before, more):
    met = Periods(before.met + more, before.missed, before.on_course, before.behind, before.coming)
    if before.owed:
        assert of("lecture", met).points >= of("lecture", before).points


@given(st.lists(st.tuples(of_all, by_hand), min_size=1, max_size=5))
def test_who_serves_several_places_has_no_more_than_the_best_of_them(several):
    totals = [reckon(FOUND, known, points) for known, points in several]
    for at, mark in enumerate(engine.mean(FOUND, totals)):
        mine = [each.marks[at].points for each in totals]
        assert min(mine) <= mark.points <= max(mine)
    alone = engine.mean(FOUND, totals[:1])
    assert [each.points for each in alone] == [each.points for each in totals[0].marks]


def test_each_period_is_its_share_and_at_this_pace_those_to_come_are_too():
    # 12 points, 4 quarters: 1 met, 1 missed, 1 goes on, 1 to come, which is met half the time.
    assert of("lecture", Periods(met=1, missed=1, on_course=1, coming=1)) == Mark(
        "lecture", 300, 750
    )
    # While nothing is over, all will be met; unless what goes on has fallen behind.
    assert of("lecture", Periods(on_course=1, coming=3)).expected == 1200
    assert of("lecture", Periods(behind=1, coming=3)).expected == 0


def test_where_nothing_was_owed_nothing_is_lost():
    assert of("lecture", Periods()).points == 1200
    assert of("lecture", None).points == 1200


def test_a_share_of_nothing_is_as_the_table_says():
    assert of("consulting", Part(0, 0)).points == 0
    assert of("mediation", Part(0, 0)).points == 600
    assert of("mediation", Part(2, 3)).points == 400


def test_too_few_forms_give_nothing():
    assert of("satisfaction", Part(95, 100, forms=19)).points == 0
    assert of("satisfaction", Part(95, 100, forms=20)).points == 380


def test_a_checklist_is_all_or_nothing_or_its_share_and_what_is_old_costs():
    assert of("board_card", Has(1)).points == 0
    assert of("board_card", Has(2)).points == 500
    assert of("board_card", Has(2, stale=True)).points == 200
    assert of("standards", Has(12)).points == 300


def test_each_finding_costs_its_points_and_no_more_than_there_are():
    assert of("findings", None, table=FOUND).points == 200
    assert of("findings", Count(1), table=FOUND).points == 100
    assert of("findings", Count(9), table=FOUND).points == 0


def test_what_is_given_by_hand_stands_in_place_of_what_is_counted():
    found = of("lecture", Periods(met=4), given_points=900)
    assert (found.points, found.expected, found.counted) == (900, 900, 1200)
    assert of("aid", None).points == 500
    assert of("aid", None, given_points=300).points == 300


@pytest.mark.parametrize(
    ("points", "level"),
    [(9000, "excellent"), (8999, "competent"), (7500, "competent"), (6000, "basic"), (0, "unfit")],
)
def test_levels_begin_where_the_table_says(points, level):
    assert engine.level(SAMPLE, points) == level
