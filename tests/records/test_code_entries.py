"""What an office adds to the lists that it and its rooms choose from."""

import datetime

import pytest

from app import codes
from app.errors import FieldErrors
from app.records import code_entries, keeping, places
from app.records.activities import Activity
from app.records.code_entries import LISTS
from tests.journeys.district import DAY


@pytest.fixture(autouse=True)
def here(office):
    return office


def add(name, zh, **more):
    return code_entries.keep_own(name, None, {"zh": zh, **more})


def current(name, on=None):
    return [each.zh for each in codes.load(name).current(on)]


def test_what_is_added_can_be_chosen_and_counts_as_what_it_is_said_to():
    added = add("matter", "彩礼返还", maps_to="01")
    assert "彩礼返还" in current("matter")
    assert codes.load("matter").official(added.code) == "01"
    assert [each.zh for each in code_entries.own("matter")] == ["彩礼返还"]
    assert code_entries.own("dispute") == []


def test_it_is_changed_and_ended_and_every_one_has_a_code_of_its_own():
    first = add("venue", "大集")
    second = add("venue", "文化大院")
    assert first.code != second.code
    ended = {"zh": "赶大集", "until": DAY - datetime.timedelta(days=1)}
    code_entries.keep_own("venue", first, ended)
    assert "赶大集" not in current("venue", DAY)
    assert codes.load("venue").label(first.code) == "赶大集"
    keeping.void(second, reason="other")
    assert add("venue", "桥头").code not in (first.code, second.code)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"zh": ""}, {"zh"}),
        ({"zh": "婚姻家庭"}, {"zh"}),
        ({"zh": "新的", "since": DAY, "until": datetime.date(2026, 1, 1)}, {"until"}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(values, wrong):
    with pytest.raises(FieldErrors) as caught:
        code_entries.keep_own("matter", None, values)
    assert set(caught.value.fields) == wrong


def test_what_the_program_knows_is_not_called_added_once_it_was_published():
    keeping.keep(
        Activity, day=DAY, kind="training", state="held", theme="业务",
        place=places.ensure("370406101200").id,
    )  # fmt: skip
    for name in LISTS:
        assert code_entries.own(name) == []
        assert codes.bundled(name)
