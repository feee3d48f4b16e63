"""Whatever was found to be one, each dispute counts once, and the places add up."""

import datetime
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records import doubled, places, stats
from app.records.cases.model import Case, Party
from app.records.stats import Period, checking
from app.store import journal
from app.store.database import database
from tests.records.stats.recorded import VILLAGES

COUNT = 6
DECISIONS = st.lists(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1), st.booleans()), max_size=8
)
_years = []
"""The years of one test that nothing was recorded in yet."""


@pytest.fixture
def villages(room):
    _years[:] = [itertools.count(1960)]
    return [places.ensure(code).id for code in VILLAGES]


def recorded(villages, year):
    """Disputes of as many rooms, in the order in which they were accepted."""
    with journal.action("test") as act:
        made = [
            act.add(
                Case,
                day=datetime.date(year, 1, 1),
                state="accepted",
                source="apply",
                category="02",
                facts="争",
                place=villages[at % len(villages)],
                accepted=datetime.date(year, 1 + at, 1),
            )
            for at in range(COUNT)
        ]
        for each in made:
            act.add(Party, case=each.id, role="applicant", type="person", name="某")
    for at, each in enumerate(made):
        database.execute_sql('UPDATE "case" SET origin = ? WHERE id = ?', (f"room{at}", each.id))
    return [each.id for each in made]


def components(pairs):
    """The first one of each group, by plain loops."""
    group = list(range(COUNT))
    for _turn in range(COUNT):
        for one, other in pairs:
            group[one] = group[other] = min(group[one], group[other])
    return sorted({at for at in range(COUNT) if group[at] == at})


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DECISIONS)
def test_one_of_each_group_counts_the_first_accepted_and_all_adds_up(villages, said):
    year = next(_years[0])
    made = recorded(villages, year)
    last = {}
    for one, other, same in said:
        if one != other:
            doubled.decide(made[one], made[other], same=same)
            last[frozenset((one, other))] = same
    first = components([tuple(pair) for pair, same in last.items() if same])
    period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    found = stats.counted("disputes", period)
    cell = found.cells[found.at["accepted"]]
    assert sorted(made.index(each.id) for each in found.behind(cell)) == first
    assert found.total[found.at["accepted"]] == found.count_behind(cell) == len(first)
    assert found.total[found.at["parties"]] == len(first)
    assert checking.faults(found) == []
    assert sum(line.numbers[found.at["accepted"]] for line in found.lines()) == len(first)


@journal.together()
def decide_and_fail(one, other):
    doubled.decide(one, other, same=True)
    assert doubled.groups() == [[one, other]]
    raise TimeoutError


def test_a_decision_that_was_taken_back_by_a_failure_joins_nothing(villages):
    one, other, *_more = recorded(villages, next(_years[0]))
    with pytest.raises(TimeoutError):
        decide_and_fail(one, other)
    places.ensure("370406101202")  # an entry of the number that the other one had
    assert doubled.groups() == []
    assert doubled.counted_for() == {}
