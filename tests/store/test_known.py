import pytest

from app import store
from app.records import people
from app.records.people import Person
from app.store import journal
from app.store.known import once_an_entry


@pytest.fixture
def counted():
    """A function that counts persons, and how often it has read them."""
    read = []

    @once_an_entry
    def count():
        read.append(Person.select().count())
        return read[-1]

    return count, read


def test_it_is_read_once_until_something_is_entered(room, counted):
    count, read = counted
    assert [count(), count()] == [0, 0]
    assert read == [0]
    people.register(name="王建国")
    assert [count(), count()] == [1, 1]
    assert read == [0, 1]


def test_within_an_action_it_is_as_it_stands_then_and_nothing_of_it_is_kept(room, counted):
    count, _read = counted
    assert count() == 0

    def act():
        with journal.action("person.register") as act:
            act.add(Person, name="王建国")
            assert count() == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert count() == 0


def test_another_room_is_read_for_itself(new_room, tmp_path, counted):
    count, _read = counted
    new_room()
    people.register(name="王建国")
    assert count() == 1
    store.close(with_backup=False)
    new_room(tmp_path / "other", code="370406101201-01", name="水泉村")
    assert count() == 0
