"""Where villages stand on the sheet: each once, none over another, all of it in sight."""

from __future__ import annotations

import itertools

import hypothesis
import hypothesis.strategies as st
import pytest

from app.records.network.coverage import UNCOVERED, Served, Village
from app.records.network.plan import laid_out

LINE = 22.0


def measure(district, town):
    return 15.0 * len(f"{district}　{town}" if district else town)


def town(name, count, district="山亭区", position=None):
    return [
        Served(Village(f"{name}{n}", "", f"村{n}", (district, name), *(position or (None, None))),
               UNCOVERED, ())
        for n in range(count)
    ]  # fmt: skip


def squares(plan):
    return [(round(each.x * plan.unit), round(each.y * plan.unit)) for each in plan.cells]


ROOMS = st.tuples(st.floats(300, 1400), st.floats(150, 900))
TOWNS = st.lists(st.integers(1, 70), min_size=1, max_size=75)


@hypothesis.given(counts=TOWNS, room=ROOMS)
@hypothesis.settings(max_examples=40)
def test_blocks_hold_every_village_once_and_none_stands_over_another(counts, room):
    found = [each for n, count in enumerate(counts) for each in town(f"镇{n}", count)]
    plan = laid_out(found, room, measure, LINE, 1.0)
    assert [each.served for each in plan.cells] == found
    assert len(set(squares(plan))) == len(found)
    for cell in plan.cells:
        assert 0 <= cell.x <= plan.wide - 1 + 1e-9
        assert 0 < cell.y <= plan.high - 1 + 1e-9
    ordered = sorted(squares(plan))
    for (x, y), (next_x, next_y) in itertools.pairwise(ordered):
        assert next_x - x >= plan.unit - 1 or abs(next_y - y) >= plan.unit - 1


@pytest.mark.parametrize("count", [1, 13, 280, 1180])
def test_all_of_it_is_in_sight_at_first(count):
    found = [each for n in range(count // 24 + 1)
             for each in town(f"镇{n}", min(24, count - 24 * n))]  # fmt: skip
    plan = laid_out(found, (740, 540), measure, LINE, 1.0)
    assert plan.wide * plan.unit <= 740
    assert plan.high * plan.unit <= 540


def test_one_town_fills_several_rows_before_it_goes_beyond_the_window():
    plan = laid_out(town("山城街道", 43), (740, 540), measure, LINE, 1.0)
    assert plan.wide * plan.unit <= 740
    assert len({each.y for each in plan.cells}) > 1


def test_a_district_is_named_where_it_begins():
    found = [*town("甲镇", 3, "市中区"), *town("乙镇", 3, "市中区"), *town("丙镇", 3, "薛城区")]
    plan = laid_out(found, (740, 540), measure, LINE, 1.0)
    assert [each.district for each in plan.heads] == ["市中区", "", "薛城区"]


def test_on_a_map_north_is_up_and_east_is_right_and_the_rest_stands_beside():
    north = town("北镇", 1, position=(117_300_000, 35_200_000))
    south = town("南镇", 1, position=(117_500_000, 35_000_000))
    plan = laid_out(
        [*north, *south, *town("未知镇", 2)], (740, 540), measure, LINE, 1.0, by_position=True
    )
    at = {each.served.village.town[1]: each for each in plan.cells}
    assert at["北镇"].y < at["南镇"].y
    assert at["北镇"].x < at["南镇"].x < at["未知镇"].x
    assert plan.spread


def test_as_many_kilometres_are_as_long_in_both_directions():
    def at(name, longitude, latitude):
        return town(name, 1, position=(longitude, latitude))

    found = [*at("西北", 117_000_000, 35_000_000), *at("东", 117_100_000, 35_000_000),
             *at("南", 117_000_000, 34_900_000)]  # fmt: skip
    plan = laid_out(found, (740, 540), measure, LINE, 1.0, by_position=True)
    first, east, south = plan.cells
    # A tenth of a degree is 9.1 km of longitude there, and 11.1 km of latitude.
    assert (east.x - first.x) / (south.y - first.y) == pytest.approx(0.82, abs=0.01)


def test_villages_at_one_point_make_no_trouble():
    found = town("甲镇", 3, position=(117_300_000, 35_200_000))
    plan = laid_out(found, (740, 540), measure, LINE, 1.0, by_position=True)
    assert len(plan.cells) == 3


def test_of_nothing_the_sheet_is_empty():
    assert laid_out([], (740, 540), measure, LINE, 1.0).cells == ()
