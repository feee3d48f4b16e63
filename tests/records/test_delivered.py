"""A record is named so that one can ask for it by phone."""

import pytest

from app.records import delivered

TIME = "2026-11-22T10:20:00+08:00"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"names": ["王建国", "李海涛"], "title": "邻居砌墙"}, "王建国、李海涛"),
        ({"name": "赵淑珍"}, "赵淑珍"),
        ({"number": 13}, "13"),
        ({}, ""),
        ({"names": ["王建国"], "confidential": True}, "保密"),
    ],
)
def test_a_record_is_named_by_day_kind_and_whom(room, body, said):
    assert delivered.record_words(TIME, "case", body) == f"2026-11-22 纠纷 {said}".rstrip()


@pytest.mark.parametrize(
    "name", ["字" * 1_000_000, ["字" * 99] * 50_000, {"a": ["b"]}, "王\x1b[31m\n建国\u202e", 10**30]
)
def test_what_others_wrote_in_place_of_a_name_is_a_short_line(room, name):
    said = delivered.record_words(TIME, "visit", {"name": name})
    assert len(said) < 80
    assert "\x1b" not in said
    assert "\n" not in said
