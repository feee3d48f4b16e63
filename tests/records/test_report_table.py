"""The figures of the report, counted from a few records whose numbers are known."""

from __future__ import annotations

import datetime

import pytest

from app import figures
from app.records import directory, keeping, people, places, report_table
from app.records.activities import Activity
from app.records.places import PlaceAlias, PlaceGroup

THEN = datetime.date(2026, 3, 1)
TENGZHOU, SHANTING, TAIERZHUANG = "370481", "370406", "370405"


@pytest.fixture(autouse=True)
def here(new_office, request):
    """The city's office, which all districts report to; where a test says so, a district's."""
    code = getattr(request, "param", "3704")
    new_office(code=code, name="枣庄市")
    return code


def villages(district, count):
    known = [each.code for each in directory.every() if each.code.startswith(district)]
    return [places.ensure(code) for code in known[:count]]


def serve(role, place, person=None, **more):
    somebody = person or people.register(name="周明")
    people.appoint(somebody, role=role, place=place.id, **{"since": THEN, **more})
    return somebody


def found(name, on=None):
    [line] = [each for each in report_table.lines(on) if each.figure.name == name]
    return line.found


def test_the_numbers_are_those_of_the_report():
    said = {each.name: each.report for each in report_table.report().figures}
    assert said == {
        "deputies": (589,), "rooms": (535,), "stations": (88,), "volunteers": (220,),
        "contacts": (), "lawyers": (6, 10), "members": (172, 172), "assistants": (276, 276),
        "pairs": (228,), "officers": (247,), "yicheng": (137,), "trainings": (11,),
        "exchanges": (29,),
    }  # fmt: skip


def test_every_figure_is_described_by_what_there_is():
    for figure in report_table.report().figures:
        for measure in filter(None, (figure.counts, figure.within)):
            assert list(figures.wrong(measure)) == [], figure.name
        assert figure.district in {"", *directory.districts()}
        assert len(figure.report) in (0, len(figure.of))


@pytest.mark.parametrize(
    ("here", "names"),
    [
        (SHANTING, ["lawyers", "members", "assistants"]),
        (TENGZHOU, ["deputies", "rooms", "stations"]),
        ("371002", []),
    ],
    indirect=["here"],
)
def test_a_district_office_compares_the_figures_of_its_own_district_alone(here, names):
    assert [each.figure.name for each in report_table.lines()] == names
    assert all(each.figure.district == here for each in report_table.lines())


def test_one_lawyer_with_two_towns_is_one_lawyer_and_two_towns():
    towns = [places.add(code=f"37040610{n}000", type="town", name=f"镇{n}") for n in (1, 2)]
    lawyer = serve("lawyer", towns[0])
    serve("lawyer", towns[1], lawyer)
    serve("lawyer", villages(SHANTING, 1)[0], lawyer)
    assert found("lawyers") == (1, 2)


def test_only_its_own_district_counts():
    serve("deputy", villages(TENGZHOU, 1)[0])
    serve("deputy", villages(SHANTING, 1)[0])
    assert found("deputies") == (1,)


def test_persons_found_to_be_one_count_once():
    first, second = villages(SHANTING, 2)
    one, other = serve("member", first), serve("member", second)
    assert found("members") == (2, 2)
    people.join(one, other)
    assert found("members") == (1, 2)


def test_two_villages_that_became_one_count_as_one():
    stays, goes = villages(SHANTING, 2)
    for each in (stays, goes):
        serve("member", each)
    keeping.void(goes, reason="other", words="并村")
    keeping.keep(PlaceAlias, place=stays.id, code=goes.code)
    assert found("members") == (2, 1)


def test_a_village_that_was_entered_twice_counts_once():
    [village] = villages(SHANTING, 1)
    again = places.add(code=village.code, type="village", name=village.name)
    serve("member", village)
    serve("member", again)
    assert found("members") == (2, 1)


def test_a_room_counts_where_its_village_is():
    [village] = villages(TENGZHOU, 1)
    room = places.add(type="room", name="甲村法律服务工作室", parent=village.id)
    places.add(type="room", name="乙村法律服务工作室", district="滕州市")
    places.add(type="room", name="丙村法律服务工作室")
    centre = places.add(type="centre", name="法律服务中心", parent=village.code)
    places.add(type="room", name="丁法律服务工作室", parent=centre.id)
    assert found("rooms") == (3,)
    keeping.void(room, reason="other", words="撤了")
    assert found("rooms") == (2,)


def test_a_contact_counts_in_a_poor_village_alone():
    poor, lonely, rich = villages(TAIERZHUANG, 3)
    for each in (poor, lonely):
        keeping.keep(PlaceGroup, place=each.id, group="poor", since=THEN)
    for each in (poor, rich):
        serve("contact", each)
    [line] = [each for each in report_table.lines() if each.figure.name == "contacts"]
    assert (line.found, line.wanted, line.differs) == ((1,), (2,), True)
    serve("adviser", lonely)
    [line] = [each for each in report_table.lines() if each.figure.name == "contacts"]
    assert (line.found, line.wanted, line.differs) == ((2,), (2,), False)


def test_who_or_what_was_entered_by_mistake_does_not_count():
    first, second = villages(SHANTING, 2)
    mistaken = serve("member", first)
    serve("member", second)
    people.void(mistaken, reason="other")
    assert found("members") == (1, 1)
    keeping.void(second, reason="other")
    assert found("members") == (0, 0)


def test_a_grid_worker_counts_who_is_paired():
    [village] = villages("370402", 1)
    serve("grid", village)
    serve("grid", village, partner=people.register(name="孙会员").id)
    assert found("pairs") == (1,)


def test_what_was_held_counts_up_to_the_day():
    for day, state in ((THEN, "held"), (datetime.date(2026, 5, 1), "held"), (THEN, "planned")):
        keeping.keep(Activity, day=day, kind="training", state=state, theme="业务培训")
    assert found("trainings") == (2,)
    assert found("trainings", THEN) == (1,)


def test_where_there_is_nothing_every_figure_differs():
    assert all(each.differs for each in report_table.lines())


def test_what_is_behind_a_figure_is_named_with_where_it_is():
    [village] = villages(SHANTING, 1)
    serve("member", village)
    places.add(type="station", name="鲁南化工法律服务工作站", district="滕州市", town="木石镇")
    keeping.keep(Activity, day=THEN, kind="training", state="held", theme="业务培训")
    by_name = {each.name: each for each in report_table.report().figures}
    told = {
        name: [(each.kind, each.name, each.where) for each in report_table.behind(by_name[name])]
        for name in ("members", "stations", "trainings", "deputies")
    }
    assert told == {
        "members": [("person", "周明", f"{village.town}{village.name}")],
        "stations": [("place", "鲁南化工法律服务工作站", "木石镇")],
        "trainings": [("activity", "2026-03-01 培训 业务培训", "")],
        "deputies": [],
    }
