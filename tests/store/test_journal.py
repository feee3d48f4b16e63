"""The journal: one action, one entry; nothing slips out of the chain."""

import contextlib
import datetime

import pytest

from app.errors import ChainBroken, ClockBehind, FieldErrors, NotOurs
from app.records import notices, people, visits
from app.store import journal
from app.store.database import database
from app.store.schema import Entry, Version

DAY = datetime.date(2026, 11, 22)


def log(**values):
    return visits.log(**{"day": DAY, "name": "赵淑珍", "category": "01", "facts": "离婚", **values})


def test_one_action_writes_one_entry(room):
    before = Entry.select().count()
    log()
    assert Entry.select().count() == before + 1


def test_a_refused_action_leaves_no_trace(room):
    before = Entry.select().count(), Version.select().count()
    with pytest.raises(FieldErrors):
        log(facts="")
    assert (Entry.select().count(), Version.select().count()) == before


@journal.together()
def one_whole_one_half():
    """Two actions, of which the second is refused half done, and nobody minds."""
    log()
    with contextlib.suppress(FieldErrors), journal.action("test.half") as act:
        act.add(visits.Visit, day=DAY, name="王建国", category="02", facts="租金")
        act.add(visits.Visit, name="王建国")


def test_of_actions_that_are_stored_together_a_refused_one_leaves_none(room):
    before = Entry.select().count(), Version.select().count()
    with pytest.raises(FieldErrors):
        one_whole_one_half()
    assert (Entry.select().count(), Version.select().count()) == before
    assert visits.count(visits.Filter()) == 0


def send_a_notice():
    with journal.action("notice.send", published=True) as act:
        act.add(notices.Notice, day=DAY, kind="circular", title="通报", words="台账要补齐。")


@journal.together()
def send_two_notices():
    send_a_notice()
    raise TimeoutError


def test_an_office_publishes_after_the_first_it_published_was_taken_back(office):
    lines = office.lines
    with pytest.raises(TimeoutError):
        send_two_notices()
    assert (office.published, office.published_epoch, office.lines) == ("", "", lines)
    send_a_notice()
    assert office.lines == {office.published}
    journal.verify()


def test_the_chain_of_an_honest_room_fits(room):
    visit = log()
    visits.amend(visit, facts="离婚后财产分割")
    visits.void(visit, reason="duplicate")
    assert journal.verify() == Entry.select().count()


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE visit SET facts = '改过' WHERE facts = '离婚'",
        "DELETE FROM visit",
        "DELETE FROM entry WHERE number = 3",
        "UPDATE entry SET bytes = replace(bytes, 'visit.log', 'visit.lag') WHERE number = 3",
        "UPDATE version SET shared = replace(shared, '离婚', '结婚')",
        "UPDATE version SET shared = CAST(replace(shared, '离婚', '结婚') AS BLOB)",
        "UPDATE entry SET bytes = CAST(replace(bytes, 'visit.log', 'visit.lag') AS BLOB)",
        "UPDATE version SET kept = CAST('{\"phone\":\"110\"}' AS BLOB) WHERE kind = 'visit'",
        "DELETE FROM version WHERE kind = 'visit'",
        "INSERT INTO visit (id, origin, entry, made_at, changed_at) VALUES ('x','y',1,'z','z')",
    ],
)
def test_an_edit_behind_the_journals_back_is_found(room, tamper):
    log()
    log(name="王建国")
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql(tamper)
    with pytest.raises(ChainBroken):
        journal.verify()


def test_history_shows_every_state(room):
    visit = log()
    visits.amend(visit, facts="离婚后财产分割")
    states = [body["facts"] for _, _, body in journal.history(visit.id)]
    assert states == ["离婚", "离婚后财产分割"]


def test_private_particulars_stay_in_the_kept_body(room):
    log(phone="13806321234")
    version = Version.select().where(Version.kind == "visit").get()
    assert b"13806321234" not in bytes(version.shared)
    assert b"13806321234" in bytes(version.kept)


def test_a_record_of_another_installation_cannot_be_changed(room):
    visit = log()
    database.execute_sql("UPDATE visit SET origin = 'elsewhere'")
    with pytest.raises(NotOurs):
        visits.amend(visits.Visit.get(visits.Visit.id == visit.id), facts="x")


def test_a_clock_that_went_back_is_asked_about(room, clock):
    log()
    clock.forward(days=-30)
    with pytest.raises(ClockBehind):
        log()
    room.clock_accepted = True
    log()
    assert journal.verify()


def test_order_is_by_number_even_when_the_clock_went_back(room, clock):
    log(facts="先")
    clock.forward(minutes=-5)
    log(facts="后")
    numbers = [v.entry for v in visits.Visit.select().order_by(visits.Visit.row)]
    assert numbers == sorted(numbers)


def test_listeners_hear_what_changed_after_it_is_stored(room):
    heard = []
    journal.on_change.append(heard.append)
    try:
        people.register(name="赵淑珍")
    finally:
        journal.on_change.remove(heard.append)
    assert heard == [frozenset({"person"})]
