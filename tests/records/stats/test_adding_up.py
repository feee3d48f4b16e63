"""Whatever was recorded, places add up to the whole, and a number is the records behind it."""

import datetime
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records import people, places, stats
from app.records.stats import Period, checking, periods, rows, sheets
from app.store import journal
from tests.records.stats.recorded import ELSEWHERE, KINDS, VILLAGES, Loops, enter

SAID = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, len(VILLAGES) + 1),
    st.integers(1, 12),
    st.integers(0, 2),
    st.booleans(),
    st.integers(0, 2),
)
_years = []
"""The years of one test that nothing was recorded in yet."""
WAYS = ("district", "town", "place", "month", "body")


@pytest.fixture
def there(room):
    """Four villages of three districts, one that nobody knows, and none."""
    _years[:] = [itertools.count(1950)]
    return [*(places.ensure(code).id for code in VILLAGES), ELSEWHERE, None]


@pytest.fixture
def serving(there):
    """An adviser of the first village, one who was entered twice, and somebody who is none."""
    adviser, twice, again, grid = (
        people.register(name=name) for name in ("周明", "李强", "李强", "王建国")
    )
    people.appoint(adviser, role="adviser", place=there[0])
    people.appoint(twice, role="lawyer", place=there[2])
    people.appoint(grid, role="grid", place=there[1])
    people.join(twice, again)
    return [adviser.id, again.id, grid.id]


def recorded(there, serving, said):
    """Enter what was said in a year of its own; that year."""
    year = next(_years[0])
    with journal.action("test") as act:
        for kind, place, month, which, is_void, who in said:
            day = datetime.date(year, month, 9)
            made = enter(act, kind, there[place], day, which, serving[who])
            if is_void:
                act.void(made, "mistake")
    return year


def paths(found):
    """Everything and each district, town, place or person in it."""
    return [(), *(line.path for by in WAYS[:3] for line in rows.rows(found, by))]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, max_size=25))
@pytest.mark.parametrize("name", sheets.NAMES)
def test_places_add_up_and_every_number_is_what_stands_behind_it(there, serving, name, said):
    year = recorded(there, serving, said)
    found = stats.counted(name, Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))
    assert checking.faults(found) == []
    for by in WAYS:
        several = [line.numbers for line in rows.rows(found, by)]
        assert [sum(each) for each in zip(*several, strict=True)] in ([], found.total)
    for path in paths(found):
        numbers = found.numbers(path)
        for cell in found.cells:
            number = numbers[found.at[cell.key]]
            if path and not number:
                continue
            summed = [each for each in cell.measures if each.amount or each.run or each.begin]
            if cell.share is None and not summed:
                assert number == found.count_behind(cell, path), (cell.key, path)
            if cell.measures and number:
                behind = found.behind(cell, path)
                assert len(behind) == found.count_behind(cell, path)
                assert len({each.id for each in behind}) == len(behind)
            if cell.duties and number:
                assert len(found.duties_behind(cell, path)) == number


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, max_size=25), st.sampled_from(["2-2", "4-6", "1-12"]))
@pytest.mark.parametrize("name", [each.name for each in stats.every() if not each.is_of_duties])
def test_every_number_is_what_plain_loops_over_the_records_count(there, serving, name, said, span):
    year = recorded(there, serving, said)
    first, last = map(int, span.split("-"))
    end = periods.of(datetime.date(year, last, 1), "month").last
    period = Period(datetime.date(year, first, 1), end)
    found, loops = stats.counted(name, period), Loops(period)
    for path in paths(found):
        for cell in (each for each in found.cells if each.measures):
            wanted = 0
            for measure in cell.measures:
                mine = [
                    record
                    for record, subject in loops.counted(measure)
                    if (where := found.where(subject)) is not None
                    and where.path[: len(path)] == path
                    and cell.body in ("", where.body)
                ]
                wanted += loops.amount(measure, mine)
            assert found.numbers(path)[found.at[cell.key]] == wanted, (cell.key, path)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, max_size=25))
@pytest.mark.parametrize("name", sheets.NAMES)
def test_months_add_up_to_their_quarter_and_quarters_to_their_year(there, serving, name, said):
    year = recorded(there, serving, said)
    whole, *_more = totals(name, year, "year")
    quarters = totals(name, year, "quarter")
    assert added(quarters) == whole
    assert added(totals(name, year, "month", 10)) == quarters[3]
    assert added(totals(name, year, "half")) == whole


def totals(name, year, rhythm, since=1):
    """The numbers of each month, quarter and so on of a year, from a month on."""
    several = range(since, 13, periods.RHYTHMS[rhythm])
    spans = [periods.of(datetime.date(year, month, 1), rhythm) for month in several]
    return [stats.counted(name, each).total for each in spans]


def added(several):
    return [sum(each) for each in zip(*several, strict=True)]
