"""Code lists are dated data."""

import datetime
from collections import Counter

import pytest

from app import codes, language
from app.fields import Code
from app.resources import resource

LISTS = sorted(path.stem for path in resource("codes").glob("*.json"))


def test_a_code_that_ended_is_known_but_no_longer_offered():
    group = codes.load("group")
    offered = {each.code for each in group.current(datetime.date(2026, 11, 22))}
    assert "poor" not in offered
    assert "watched" in offered
    assert group.label("poor") == "建档立卡贫困户"


def test_a_paper_book_of_2019_still_finds_the_code_of_its_day():
    offered = {each.code for each in codes.load("group").current(datetime.date(2019, 6, 1))}
    assert "poor" in offered
    assert "watched" not in offered


def test_a_local_code_counts_under_the_official_one():
    assert codes.load("matter").official("0102") == "01"
    assert codes.load("matter").official("05") == "05"
    assert codes.load("dispute").official("0101") == "01"


def test_labels_follow_the_language():
    language.use("en")
    assert codes.load("sex").label("2") == "woman"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_each_code_and_each_word_once(name):
    entries = codes.load(name).entries
    assert len({each.code for each in entries}) == len(entries)
    words = Counter(
        word.lower()
        for each in entries
        for word in {each.code.lower(), each.zh, each.en.lower(), *each.also}
    )
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_local_codes_map_to_codes_that_map_no_further(name):
    listed = codes.load(name)
    for each in listed.entries:
        assert each.zh
        assert each.en
        assert listed.official(listed.official(each.code)) == listed.official(each.code)
        assert listed.knows(listed.official(each.code))
        assert each.since is None or each.until is None or each.since <= each.until


@pytest.mark.parametrize("spoken", ["zh_CN", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_every_label_is_read_back(name, spoken):
    language.use(spoken)
    kind = Code(list=name)
    for each in codes.load(name).entries:
        assert kind.parse(kind.show(each.code)) == kind.parse(each.code) == each.code


def test_the_national_lists_are_whole():
    ethnic = {each.code for each in codes.load("ethnic").entries}
    assert ethnic == {f"{n:02d}" for n in range(1, 57)} | {"97", "98"}
    assert [each.code for each in codes.load("sex").entries] == ["0", "1", "2", "9"]
    official = {codes.load("dispute").official(each.code) for each in codes.load("dispute").entries}
    assert official == {f"{n:02d}" for n in range(1, 18)} | {"99"}
