"""Somebody with the room's own password edits the database past the program: `check` sees it."""

import random

import pytest

from app import store
from app.records import check, people
from app.room import kept_receipt
from app.store.database import database
from tests.conftest import PASSWORD
from tests.faults import edits, insider

EDITS_EACH = 150


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    return insider.made(tmp_path_factory.mktemp("district"))


@pytest.mark.parametrize("who", ["room", "office"])
def test_every_edit_past_the_program_is_found(district, who):
    with district.at(who):
        assert not insider.found()
        tried, unseen = insider.missed(EDITS_EACH, seed=7)
    assert not unseen, "\n".join(unseen)
    assert len(tried) >= len(set(edits.EDITS)) - 2


def test_stretches_that_change_places_are_found(district):
    with district.at("room"), insider.undone():
        assert not insider.found()
        database.execute_sql("UPDATE epoch SET rank = 1 - rank")
        assert insider.found()


def test_what_is_whole_is_called_whole(district):
    for who in ("room", "office"):
        with district.at(who):
            assert check.everything(also=kept_receipt.problems).problems == ()


def test_the_inside_of_the_full_text_is_looked_at_by_its_own_check(room):
    people.register(name="赵淑珍")
    database.execute_sql("UPDATE search_data SET block = x'00' WHERE id > 10")
    store.close(with_backup=False)
    store.open(room.folder, PASSWORD)
    assert check.everything().problems


def test_a_full_text_of_no_known_form_is_told_in_words(room):
    people.register(name="赵淑珍")
    database.execute_sql("UPDATE search_config SET v = 1 WHERE k = 'version'")
    store.close(with_backup=False)
    store.open(room.folder, PASSWORD)
    assert check.everything().problems


def test_a_receipt_that_no_longer_fits_is_told_in_words(district):
    with district.at("room"), insider.undone():
        assert edits.chain_recomputed(random.Random(3))
        _entries, said = check.contents(also=kept_receipt.problems)
    assert any("区里" in each or "收到" in each for each in said)


def test_a_receipt_that_was_taken_before_answers_were_kept_is_lawful(room):
    assert kept_receipt.problems() == []
