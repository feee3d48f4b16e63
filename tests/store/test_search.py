"""Search: Han characters one by one, names by pinyin and initials, hostile input harmless."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FieldErrors
from app.records import people
from app.records.people import Person
from app.store import full_text, journal, search
from app.store.database import database

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


def _parts() -> int:
    asked = "SELECT count(DISTINCT segid) FROM search_idx"
    return database.execute_sql(asked).fetchone()[0]


def _settings() -> dict[str, int]:
    return dict(database.execute_sql("SELECT k, v FROM search_config WHERE k != 'version'"))


def _register_in_bulk(names: str) -> None:
    for name in names:
        with journal.action("person.register") as act, full_text.in_bulk():
            act.add(Person, name=f"王{name}")


def test_what_leaves_the_words_as_they_are_writes_no_words(room):
    person = people.register(name="赵淑珍", birth=datetime.date(1950, 1, 1))
    before = _parts()
    people.change(person, birth=datetime.date(1951, 1, 1))
    assert _parts() == before
    people.change(person, name="钱淑珍")
    assert _parts() > before
    journal.verify()


def test_what_is_written_in_bulk_is_found_at_once_and_merged_when_it_is_settled(room):
    _register_in_bulk("一二三四五六七八九十")
    assert _parts() > 8
    assert [hit.title for hit in search.find("王七")] == ["王七"]
    full_text.settle(many=True)
    assert _parts() > 8
    full_text.settle(many=False)
    assert _parts() < 4
    assert [hit.title for hit in search.find("王七")] == ["王七"]
    assert _settings() == {"secure-delete": 1}
    journal.verify()


def test_an_index_that_was_written_in_bulk_or_was_to_be_merges_as_usual_afterwards(room):
    with pytest.raises(FieldErrors), journal.action("person.register") as act, full_text.in_bulk():
        act.add(Person, name="")
    assert _settings() == {"secure-delete": 1}
    _register_in_bulk("一二")
    most = 0
    for number in range(40):
        people.register(name=f"赵{number}")
        most = max(most, _parts())
    assert most < 20
    journal.verify()


@given(st.text(max_size=40))
def test_any_typing_makes_a_query_or_none(typed):
    asked = search.query(typed)
    assert asked is None or asked.startswith(("{names text}", "({names text}"))
