"""Code lists are dated data."""

import datetime

from app import codes, language


def test_a_code_that_ended_is_known_but_no_longer_offered():
    group = codes.load("group")
    offered = {each.code for each in group.current(datetime.date(2026, 11, 22))}
    assert "poor" not in offered
    assert "watched" in offered
    assert group.label("poor") == "建档立卡贫困户"


def test_a_local_code_counts_under_the_official_one():
    assert codes.load("matter").official("0102") == "01"
    assert codes.load("matter").official("05") == "05"


def test_labels_follow_the_language():
    language.use("en")
    assert codes.load("sex").label("2") == "woman"
