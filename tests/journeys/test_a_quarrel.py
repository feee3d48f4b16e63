"""Quarrels from the village to the office: whole or not at all, and some in confidence."""

import pytest

from app.errors import Cancelled
from app.exchange import drive
from app.exchange.refusals import StickGone
from app.office import receive
from app.records import cases, check, visits
from app.room import deliver, sample
from app.store import search
from app.store.database import database

DISPUTES = 12
KINDS = [model.kind_name for model in (cases.Case, *cases.OF_CASE)]


@pytest.fixture
def lived(district_after):
    """A room that looks back on quarrels of every kind, and reports to an office."""

    def quarrel(district):
        district.room("店子村")
        district.round("店子村")
        with district.at("店子村"):
            sample.fill(visits=25, persons=60, disputes=DISPUTES)

    return district_after("quarrels", quarrel)


def test_a_years_quarrels_arrive_as_they_stand(lived):
    verdicts = [each.verdict for each in lived.round("店子村")]
    assert verdicts[-1] == receive.TAKEN
    sent, received = lived.rows("店子村"), lived.rows("office", of="店子村")
    with lived.at("店子村"):
        secret = {each.id for each in cases.every(cases.Filter(confidential=True))}
        assert secret
        names = {name for each in secret for name in cases.get(each).names}
    open_ones = {row[0] for row in sent["case"] if row[0] not in secret}
    for kind in KINDS:
        at = {row[0]: row for row in received[kind]}
        for row in sent[kind]:
            if row[0] in open_ones or not secret & set(map(str, row)):
                assert at[row[0]] == row, kind
    with lived.at("office"):
        assert cases.count(cases.Filter()) == DISPUTES
        assert check.everything().problems == ()
        for each in secret:
            case = cases.get(each)
            assert case.state
            assert case.category
            assert (case.names, case.facts, case.number, case.committee) == (None,) * 4
        found = {hit.id for name in names for hit in search.find(name, ["case", "party"])}
        assert not found & secret


def test_a_stick_that_is_pulled_out_brings_no_half_of_a_quarrel(lived, monkeypatch):
    monkeypatch.setattr(deliver, "MOST_BYTES", 60_000)
    real, count = drive.write_safely, 0

    def pulled(stick, path, data):
        nonlocal count
        count += 1
        if count == 6:
            raise StickGone
        return real(stick, path, data)

    monkeypatch.setattr(drive, "write_safely", pulled)
    with pytest.raises(StickGone):
        lived.deliver("店子村")
    before = lived.receive()
    with lived.at("office"):
        for case in cases.every(cases.Filter()):
            # What is there fits together, as it stood then.
            assert cases.parts.parties(case) or case.confidential
            assert cases.volume.contradictions(case) == [] or case.confidential
        assert check.everything().problems == ()
    monkeypatch.setattr(drive, "write_safely", real)
    assert any(each.verdict == receive.TAKEN for each in before)
    lived.take_reply("店子村")
    lived.round("店子村")
    for kind in KINDS:
        assert len(lived.rows("office", of="店子村")[kind]) == len(lived.rows("店子村")[kind])


def test_a_later_package_waits_for_the_one_before_it(lived, monkeypatch):
    monkeypatch.setattr(deliver, "MOST_BYTES", 60_000)
    files = lived.deliver("店子村").files
    assert len(files) > 2
    first = lived.folder / files[0].name
    files[0].rename(first)
    verdicts = lived.receive(answer=False)
    assert receive.TAKEN not in {each.verdict for each in verdicts}
    with lived.at("office"):
        assert cases.count(cases.Filter()) == 0
    first.rename(files[0])
    lived.receive()
    with lived.at("office"):
        assert cases.count(cases.Filter()) == DISPUTES


def test_taking_in_that_is_stopped_leaves_no_quarrel(lived):
    lived.deliver("店子村")

    def stop(done, total):
        if done * 2 > total:
            raise Cancelled

    with lived.at("office"), pytest.raises(Cancelled):
        receive.receive(lived.stick(), stop)
    with lived.at("office"):
        assert (cases.count(cases.Filter()), visits.count(visits.Filter())) in (
            (0, 0),
            (DISPUTES, 25),
        )
    lived.receive()
    with lived.at("office"):
        assert cases.count(cases.Filter()) == DISPUTES


def test_taking_in_that_is_stopped_leaves_the_index_merged_and_the_log_short(lived, monkeypatch):
    monkeypatch.setattr(deliver, "MOST_BYTES", 20_000)
    assert len(lived.deliver("店子村").files) > 6

    def stop(done, total):
        if done * 4 > total * 3:
            raise Cancelled

    with lived.at("office"):
        usual = database.pragma("wal_autocheckpoint")
        with pytest.raises(Cancelled):
            receive.receive(lived.stick(), stop)
        assert visits.count(visits.Filter()) > 0
        parts = database.execute_sql("SELECT count(DISTINCT segid) FROM search_idx").fetchone()
        assert parts[0] < 4
        assert database.pragma("wal_autocheckpoint") == usual
