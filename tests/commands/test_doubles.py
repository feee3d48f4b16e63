"""Possible doubles by command."""

import pytest

from tests.journeys.district import CODES
from tests.office.test_doubles import LI, WANG, Two


@pytest.fixture
def pair(district_after):
    def happen(district):
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)
            two = Two(district)
            two.record(who, who, WANG, LI)
        two.collect()

    return district_after("the same dispute in two rooms", happen).folder / "office"


def test_a_pair_is_listed_decided_on_and_taken_back(command, pair):
    [said] = command("doubles", "list", "--data", pair, "--json").json["doubles"]
    assert set(said["rooms"]) == {"店子村工作室", "山前村工作室"}
    assert said["same"] is None
    both = said["first"], said["second"]
    assert command("doubles", "decide", *both, "--same", "--data", pair).code == 0
    assert command("doubles", "list", "--data", pair, "--json").json["doubles"] == []
    [known] = command("doubles", "list", "--decided", "--data", pair, "--json").json["doubles"]
    assert known["same"] is True
    assert command("doubles", "undo", *both, "--data", pair).code == 0
    assert len(command("doubles", "list", "--data", pair, "--json").json["doubles"]) == 1
    assert command("doubles", "undo", *both, "--data", pair).code == 1


def test_what_is_asked_for_wrongly_is_said(command, pair, room_folder):
    [said] = command("doubles", "list", "--data", pair, "--json").json["doubles"]
    both = said["first"], said["second"]
    assert command("doubles", "decide", *both, "--data", pair).code == 2
    assert command("doubles", "decide", *both, "--same", "--not-same", "--data", pair).code == 2
    assert command("doubles", "decide", both[0], both[0], "--same", "--data", pair).code == 1
    assert command("doubles", "decide", both[0], "999", "--same", "--data", pair).code == 1
    assert command("doubles", "list", "--data", room_folder).code == 1
