"""Villages of the bundled directory, found as people type them."""

import pytest

from app.records import directory, places


@pytest.mark.parametrize(
    "typed", ["店子", "dianzi", "dianzicun", "dzc", "店子 山亭", "370406101200"]
)
def test_a_village_is_found_by_what_people_type(typed):
    assert "370406101200" in [each.code for each in directory.find_villages(typed)]


def test_villages_of_that_name_come_before_villages_of_such_a_town():
    found = directory.find_villages("店子")
    assert [each.name for each in found[:3]] == ["店子村委会"] * 3
    assert found[-1].town == "店子镇"


def test_nothing_typed_finds_nothing():
    assert directory.find_villages("  ") == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("370406101200", "店子村"),
        ("370402103225", "南园村"),
        ("370403002015", "兴安社区"),
    ],
)
def test_a_village_is_called_without_its_committee(code, name):
    assert directory.village(code).short_name == name


def test_every_village_has_a_name_of_its_own_kind():
    odd = [v.name for v in directory.every() if not v.short_name.endswith(("村", "居", "社区"))]
    assert odd == []


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("店子村委会", "village", "店子村"),
        ("东丁社区居委会", "village", "东丁社区"),
        ("张庄村民委员会", "village", "张庄村"),
        ("老街点", "village", "老街点"),
        ("村委会宣传点", "point", "村委会宣传点"),
    ],
)
def test_a_place_is_called_without_the_committee_of_its_village(room, name, kind, called):
    place = places.add(name=name, type=kind)
    assert places.name_of(place.id) == called
    assert places.offer(name[:2])[0].name == called
