"""The bottom line says what is safe, and nothing once the store is closed."""

from app import store
from app.records import safety
from app.records.safety import Status


def test_the_bottom_line_names_who_sits_here(room):
    assert safety.status().who == "李秀英"


def test_the_bottom_line_says_nothing_of_a_store_that_was_closed(room):
    store.close(with_backup=False)
    assert safety.status() == Status()
