"""Choices that are remembered, some of them before anybody has given the password."""

import pytest

from app import settings, store
from app.errors import DiskReadOnly, OutOfRange
from app.store import preferences
from app.store.database import database
from tests.conftest import PASSWORD


def test_a_choice_is_remembered(room):
    preferences.put(settings.LOCK_AFTER, 12)
    store.close()
    store.open(room.folder, PASSWORD)
    assert preferences.get(settings.LOCK_AFTER) == 12


def test_the_size_of_text_is_known_before_the_password(room):
    preferences.put(settings.TEXT_SIZE, 150)
    store.close()
    assert preferences.get_plain(room.folder, settings.TEXT_SIZE) == 150


@pytest.mark.parametrize("said", ["", "[]", "{", '{"text_size": "huge"}', '{"text_size": 9000}'])
def test_what_somebody_else_wrote_into_the_plain_file_harms_nothing(room, said):
    (room.folder / preferences.FILE).write_text(said, encoding="utf-8")
    assert preferences.get(settings.TEXT_SIZE) == 125


def test_a_value_out_of_range_is_refused(room):
    with pytest.raises(OutOfRange):
        preferences.put(settings.TEXT_SIZE, 500)
    assert preferences.get(settings.TEXT_SIZE) == 125


@pytest.fixture
def read_only(room):
    database.execute_sql("PRAGMA query_only = 1")
    yield
    database.execute_sql("PRAGMA query_only = 0")


def test_what_came_about_by_the_way_is_let_go_where_the_disk_does_not_take_it(read_only):
    preferences.remember(settings.BLACK_ONLY, True)
    preferences.put_of_list(settings.LIST_WIDTHS, "day name", {"day": 90})
    assert not preferences.get(settings.BLACK_ONLY)


def test_what_somebody_chose_is_refused_where_the_disk_does_not_take_it(read_only):
    with pytest.raises(DiskReadOnly):
        preferences.put(settings.LOCK_AFTER, 12)
