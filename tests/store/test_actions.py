"""One action, one entry, whatever goes wrong within it or after it."""

import pytest
from peewee import IntegrityError

from app.errors import ChainBroken
from app.records import people
from app.store import drafts, journal, search
from app.store.database import database
from app.store.schema import Entry


def test_a_listener_that_fails_does_not_make_what_is_stored_look_refused(room):
    heard = []

    def fails(_kinds):
        raise ValueError("no window")

    journal.on_change[:0] = [fails]
    journal.on_change.append(heard.append)
    try:
        assert people.register(name="赵淑珍").name == "赵淑珍"
    finally:
        journal.on_change.remove(fails)
        journal.on_change.remove(heard.append)
    assert heard == [frozenset({"person"})]


def test_an_action_within_an_action_keeps_nothing_of_either(room):
    before = Entry.select().count()

    def nested():
        with journal.action("outer") as act:
            act.add(people.Person, name="外")
            people.register(name="内")

    with pytest.raises(IntegrityError):
        nested()
    assert Entry.select().count() == before
    assert people.Person.select().count() == 0
    people.register(name="后来")
    assert journal.verify()


def test_an_action_that_breaks_off_after_writing_keeps_nothing(room):
    def broken():
        with journal.action("person.register") as act:
            act.add(people.Person, name="赵淑珍")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert people.Person.select().count() == 0
    assert search.find("赵淑珍") == []
    assert journal.verify()


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"null", b"7", b'{"number":3}', b"\xff", b"[" * 3000, b'{"versions":7}'],
)
def test_an_entry_that_is_none_is_a_broken_chain(room, line):
    people.register(name="赵淑珍")
    database.execute_sql("UPDATE entry SET bytes = ? WHERE number = 3", (line,))
    with pytest.raises(ChainBroken):
        journal.verify()


def test_an_entry_smuggled_in_under_another_stretch_is_found(room):
    people.register(name="赵淑珍")
    database.execute_sql(
        "INSERT INTO entry (origin, epoch, number, time, action, bytes, hash) "
        "SELECT origin, 'elsewhere', 900, time, 'visit.log', bytes, hash FROM entry LIMIT 1"
    )
    with pytest.raises(ChainBroken):
        journal.verify()


@pytest.mark.parametrize(
    "typed", ["\ud800", "赵\udfff", "\x00", "a" * 100_000, "赵 " * 5_000, '"' * 1000, "a* " * 3000]
)
def test_whatever_is_typed_into_the_search_it_answers(room, typed):
    people.register(name="赵淑珍")
    assert isinstance(search.find(typed), list)


def test_half_a_character_in_a_draft_is_kept_as_it_was_typed(room):
    drafts.save("visit", {"facts": "半个\ud83d"})
    assert drafts.unfinished()[0].typed == {"facts": "半个\ud83d"}


def test_a_kind_that_this_program_does_not_know_stays_in_the_chain(room):
    with journal.action("future.make") as act:
        act.add_version("future", journal.new_id(), {"words": "以后"}, {})
    assert journal.verify()
    assert search.find("以后") == []
