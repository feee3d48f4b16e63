"""Search: Han characters one by one, names by pinyin and initials, hostile input harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records import people
from app.store import search

MARKS = ['"', "*", "AND", "NEAR(", "names:", "()", "a OR", "^", "-", "{}", "\\"]


@pytest.mark.parametrize("typed", MARKS)
def test_what_means_something_to_the_index_means_nothing_to_people(room, typed):
    people.register(name="赵淑珍")
    assert search.find(typed) == []


def test_hits_say_what_kind_of_record_they_are(room):
    person = people.register(name="赵淑珍")
    assert search.find("zsz") == [search.Hit("person", person.id, "赵淑珍")]
    assert search.find("zsz", kinds=["visit"]) == []


def test_characters_that_stand_together_must_stand_together(room):
    people.register(name="王建国")
    people.register(name="王国建")
    assert [hit.title for hit in search.find("建国")] == ["王建国"]


def test_the_newest_comes_first(room):
    for number in range(3):
        people.register(name=f"王{'一二三'[number]}")
    assert [hit.title for hit in search.find("wang")] == ["王三", "王二", "王一"]


def test_a_changed_name_is_no_longer_found_under_the_old_one(room):
    person = people.register(name="赵淑珍")
    people.change(person, name="钱淑珍")
    assert search.find("赵") == []
    assert [hit.title for hit in search.find("qsz")] == ["钱淑珍"]


@given(st.text(max_size=40))
def test_any_typing_makes_a_query_or_none(typed):
    asked = search.query(typed)
    assert asked is None or asked.startswith(("{names text}", "({names text}"))
