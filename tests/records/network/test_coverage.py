"""Which villages somebody serves, and who can come to one."""

from __future__ import annotations

import datetime

import pytest

from app.errors import FieldErrors, Missing, OutsideDistrict
from app.records import directory, keeping, people, places
from app.records.network import coverage, listed, nearest, villages
from app.records.network.coverage import COVERED, ENDING, SOON, UNCOVERED, Held, Network, Village
from app.records.places import PlaceAlias

DAY = datetime.date(2026, 3, 1)
TOWN = ("山亭区", "店子镇")
DIANZI = "370406101200"


def village(name, position=None, town=TOWN):
    return Village(name, "", name, town, *(position or (None, None)))


def held(name="周明", kind="deputy", **more):
    return Held(name, name, kind, **more)


def network(links, of_towns=None, among=("甲村", "乙村")):
    found = tuple(each if isinstance(each, Village) else village(each) for each in among)
    return Network(DAY, found, links, of_towns or {})


def states(found):
    return {each.village.name: each.state for each in found}


@pytest.mark.parametrize(
    ("terms", "state"),
    [
        ([], UNCOVERED),
        ([(None, None)], COVERED),
        ([(None, DAY + SOON)], COVERED),
        ([(None, DAY + SOON - datetime.timedelta(days=1))], ENDING),
        ([(None, DAY)], ENDING),
        ([(None, DAY - datetime.timedelta(days=1))], UNCOVERED),
        ([(DAY + datetime.timedelta(days=1), None)], UNCOVERED),
        # One ends, another stays, or follows in time.
        ([(None, DAY), (None, None)], COVERED),
        ([(None, DAY), (DAY + datetime.timedelta(days=1), None)], COVERED),
        ([(None, DAY), (DAY + SOON + datetime.timedelta(days=1), None)], ENDING),
    ],
)
def test_a_village_is_covered_while_somebody_serves_it_and_still_will(terms, state):
    links = tuple(held(since=since, until=until) for since, until in terms)
    assert states(coverage.served(network({"甲村": links})))["甲村"] == state


def test_a_lawyer_of_the_town_covers_its_villages_only_where_that_is_asked_for():
    found = network({}, {TOWN: (held(kind="lawyer_town"),)})
    assert coverage.counts(coverage.served(found))[UNCOVERED] == 2
    assert coverage.counts(coverage.served(found, ["lawyer_town"]))[COVERED] == 2
    assert [each.name for each in found.beside(found.villages[0])] == ["周明"]


def test_of_one_kind_of_link_others_do_not_count():
    found = network({"甲村": (held(kind="deputy"),), "乙村": (held(kind="grid"),)})
    assert states(coverage.served(found, ["grid"])) == {"甲村": UNCOVERED, "乙村": COVERED}


def test_villages_are_parted_by_district_or_by_town_where_there_is_but_one():
    among = [village("甲村"), village("乙村", town=("山亭区", "城头镇"))]
    found = coverage.served(network({}, among=among))
    assert list(coverage.by_part(found)) == [TOWN, ("山亭区", "城头镇")]
    more = [*among, village("丙村", town=("薛城区", "沙沟镇"))]
    parts = coverage.by_part(coverage.served(network({}, among=more)))
    assert {part: len(of) for part, of in parts.items()} == {("山亭区", ""): 2, ("薛城区", ""): 1}


def test_villages_are_found_by_town_name_and_who_serves_them():
    found = coverage.served(network({"甲村": (held(), held("李海涛"))}))
    assert [each.village.name for each in listed.holding(found, "李海涛")] == ["甲村"]
    assert len(listed.holding(found, "店子镇")) == 2
    shown = {each.name: each.show(found[0]) for each in listed.columns()}
    assert shown == {
        "name": "甲村",
        "town": "山亭区店子镇",
        "state": "有人服务",
        "by": "周明、李海涛",
    }


# Read from the records


def serve(code, role="deputy", name="周明", **more):
    place = places.ensure(code)
    people.appoint(people.register(name=name, **more), role=role, place=place.id)
    return place


def of(code, found):
    return next(each for each in found if each.village.code == code)


def test_an_office_sees_every_village_of_its_district_though_few_have_a_record(office):
    serve(DIANZI)
    found = coverage.served(villages.read("370406", DAY))
    listed = [each for each in directory.every() if each.code.startswith("370406")]
    assert len(found) == len(listed)
    assert coverage.counts(found) == {COVERED: 1, ENDING: 0, UNCOVERED: len(listed) - 1}
    assert [each.name for each in of(DIANZI, found).by] == ["周明"]


def test_a_merged_village_is_there_once_and_served_under_any_of_its_codes(office):
    kept, merged = places.ensure(DIANZI), serve("370406101201")
    before = villages.read("370406", DAY)
    keeping.void(merged, reason="other")
    keeping.keep(PlaceAlias, place=kept.id, code=merged.code, name=merged.name)
    now = villages.read("370406", DAY)
    assert len(now.villages) == len(before.villages) - 1
    assert [each.state for each in coverage.served(now) if each.village.id == kept.id] == [COVERED]
    assert merged.id not in {each.id for each in now.villages}


def test_a_code_that_no_place_had_here_is_what_it_was_merged_into(office):
    kept = serve(DIANZI)
    keeping.keep(PlaceAlias, place=kept.id, code="370406101201")
    codes = {each.code for each in villages.read("370406", DAY).villages}
    assert DIANZI in codes
    assert "370406101201" not in codes


def test_who_serves_in_the_room_of_a_village_serves_the_village(office):
    home = places.ensure(DIANZI)
    room = places.add(type="room", name="店子村法律服务工作室", parent=home.id)
    people.appoint(people.register(name="周明"), role="adviser", place=room.id)
    assert of(DIANZI, coverage.served(villages.read("370406", DAY))).state == COVERED


def test_villagers_who_know_the_law_cover_nothing(office):
    serve(DIANZI, role="literate")
    assert of(DIANZI, coverage.served(villages.read("370406", DAY))).state == UNCOVERED


def test_a_void_person_or_a_void_role_covers_nothing(office):
    one, other = serve(DIANZI), serve("370406101201", name="赵敏")
    [role] = people.Role.where_equal("place", one.id)
    people.void_role(role)
    [gone] = people.Role.where_equal("place", other.id)
    people.void(people.get(gone.person), reason="other")
    assert coverage.counts(coverage.served(villages.read("370406", DAY)))[COVERED] == 0


def test_joined_persons_are_shown_as_one(office):
    home = serve(DIANZI)
    again = people.register(name="周 明")
    people.appoint(again, role="grid", place=home.id)
    [first] = [each for each in people.suggest("周明") if each.id != again.id][:1]
    people.join(first, again)
    by = of(DIANZI, coverage.served(villages.read("370406", DAY))).by
    assert {each.person for each in by} == {first.id}


def test_only_the_number_that_everybody_may_call_is_shown(office):
    serve(DIANZI, phone="13906320001")
    serve(DIANZI, role="grid", name="赵敏", public_phone="13906320002")
    by = of(DIANZI, coverage.served(villages.read("370406", DAY))).by
    assert [each.phone.replace(" ", "") for each in by] == ["", "13906320002"]


# Who can come


def test_who_serves_the_village_comes_first_then_whoever_serves_nearest():
    near = village("近村", (117_450_000, 35_100_000))
    far = village("远村", (117_600_000, 35_100_000), ("山亭区", "城头镇"))
    unknown = village("同镇村")
    here = village("甲村", (117_440_000, 35_100_000))
    found = network(
        {
            "甲村": (held("本村人"),),
            "远村": (held("远人"), held("近人")),
            "近村": (held("近人"), held("期满", until=DAY - datetime.timedelta(days=1))),
            "同镇村": (held("同镇人"),),
        },
        {TOWN: (held("镇律师", "lawyer_town"),)},
        (here, far, near, unknown),
    )
    told = nearest.nearest(found, here)
    assert [each.held.name for each in told] == ["本村人", "镇律师", "近人", "远人", "同镇人"]
    assert [each.how for each in told] == [
        nearest.HERE, nearest.OF_TOWN, nearest.AWAY, nearest.AWAY, nearest.SAME_TOWN,
    ]  # fmt: skip
    assert told[2].metres == pytest.approx(910, abs=5)


def test_without_a_position_only_the_town_tells_who_is_near():
    found = network(
        {"乙村": (held("同镇人"),), "丙村": (held("外镇人"),)},
        among=("甲村", "乙村", village("丙村", town=("山亭区", "城头镇"))),
    )
    assert [each.held.name for each in nearest.nearest(found, found.villages[0])] == ["同镇人"]


# Where a place lies


def test_a_position_outside_the_district_is_refused_beside_its_field(office):
    with pytest.raises(FieldErrors) as refused:
        places.add(name="店子村", code=DIANZI, longitude=116_900_000, latitude=35_100_000)
    [(column, why)] = refused.value.fields.items()
    assert column == "longitude"
    assert isinstance(why, OutsideDistrict)
    assert "山亭区" in str(why)


def test_a_place_without_a_code_is_in_the_district_of_what_it_belongs_to(office):
    home = places.ensure(DIANZI)
    with pytest.raises(FieldErrors) as refused:
        places.add(name="店子村工作室", parent=home.id, longitude=117_400_000, latitude=34_500_000)
    assert list(refused.value.fields) == ["latitude"]


def test_half_a_position_is_none(office):
    with pytest.raises(FieldErrors) as refused:
        places.add(name="店子村", code=DIANZI, longitude=117_400_000)
    assert isinstance(refused.value.fields["latitude"], Missing)


def test_a_position_in_the_district_is_kept(office):
    kept = places.add(name="店子村", code=DIANZI, longitude=117_440_000, latitude=35_100_000)
    found = {each.id: each.position for each in villages.read("370406", DAY).villages}
    assert found[kept.id] == (117_440_000, 35_100_000)


def test_every_district_is_known_by_where_it_lies():
    assert all(directory.bounds(each) for each in directory.districts())
