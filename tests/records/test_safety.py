"""The bottom line says what is safe, and nothing once the store is closed."""

from app import store
from app.records import safety
from app.records.notices import Notice
from app.records.safety import Status
from app.store import journal


def test_the_bottom_line_names_who_sits_here(room):
    assert safety.status().who == "李秀英"


def test_the_bottom_line_says_nothing_of_a_store_that_was_closed(room):
    store.close(with_backup=False)
    assert safety.status() == Status()


def test_what_an_office_publishes_is_saved_too(office, clock):
    clock.forward(minutes=7)
    with journal.action("notice.keep", published=True) as act:
        act.add(Notice, title="通知", kind="notice", day=clock().date(), words="内容")
    assert safety.status().saved == f"{clock():%H:%M:%S}"
