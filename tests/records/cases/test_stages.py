"""Where a dispute stands is said in one way, whoever says it."""

import pytest

from app import codes
from app.records import cases
from app.records.cases import stages
from app.records.cases.stages import When

STATES = [each.code for each in codes.load("case_state").current()]


@pytest.mark.parametrize("state", STATES)
def test_the_bar_stands_where_the_list_says(village, state):
    case = village.in_state(state)
    bar = stages.of(case)
    here = [each.words for each in bar if each.when is When.NOW] or [bar[-1].words]
    assert here == [stages.now(case)]
    assert codes.load("case_state").label(state) in stages.now(case)


def test_until_the_return_visit_it_is_being_performed(village):
    case = village.in_state("performing")
    bar = {each.words: each.when for each in stages.of(case)}
    assert bar[stages.now(case)] is When.NOW
    assert bar["回访"] is When.TO_COME


def test_one_that_ended_says_how(village):
    case = village.in_state("ended")
    assert stages.now(case) == "终止（调解不成）"
    assert stages.now(cases.get(case.id)) in [each.words for each in stages.of(case)]
