"""A step to come makes the table of a kind, and what others sent of it before is shown then."""

import shutil
from contextlib import contextmanager

import pytest

from app.fields import Day, Names, Text, Whole
from app.records import check, stats, visits
from app.records.stats import periods
from app.store import (
    Column,
    Record,
    apply,
    full_text,
    journal,
    line,
    migrating,
    registry,
    schema,
    search,
)
from app.store.database import KeyedDatabase, database
from tests.journeys.district import DAY, District
from tests.store.test_schema import shape

STEP = """
from app.store.migrating import add_columns, record_table

COLUMNS = {"day": "TEXT", "title": "TEXT", "by": "TEXT", "minutes": "INTEGER"}


def up(migrator, db):
    record_table(db, "chess_match", COLUMNS, kind="chess", index=["title", ("origin", "day")])
    add_columns(db, "visit", {"weather": "TEXT"})
"""


class ChessMatch(Record):
    kind_name = "chess"
    label = "Chess"

    day = Column(Day(), "Date", required=True)
    title = Column(Text(), "Title", searchable=True, index=True)
    by = Column(Names(), "By", searchable="name")
    minutes = Column(Whole(), "Minutes")

    class Meta:
        indexes = ((("origin", "day"), False),)


del registry["chess"]
WEATHER = Column(Text(max=40), "Weather", searchable=True)


def forget_derived():
    if "_columns" in visits.Visit.__dict__:
        del visits.Visit._columns
    schema.steps.cache_clear()
    apply.statements.cache_clear()
    full_text._searchable.cache_clear()


@pytest.fixture
def later(tmp_path):
    """Within it runs a later program: it knows a kind, a column, and the step that brings them."""
    released, steps = schema.STEPS, tmp_path / "steps"
    shutil.copytree(released, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "9000_chess.py").write_text(STEP)

    @contextmanager
    def program():
        registry["chess"], schema.STEPS = ChessMatch, steps
        visits.Visit._meta.add_field("weather", WEATHER)
        forget_derived()
        try:
            yield
        finally:
            del registry["chess"]
            schema.STEPS = released
            visits.Visit._meta.remove_field("weather")
            del visits.Visit.weather
            forget_derived()

    return program


@pytest.fixture
def district(tmp_path, clock, later):
    """An office of today that has received what a later program sent: two kinds of new things."""
    district = District(tmp_path, clock)
    district.room("店子村")
    with later(), district.at("店子村"):
        with journal.action("chess.play") as act:
            match = act.add(ChessMatch, day=DAY, title="象棋", by=["王䶮"], minutes=30)
            lost = act.add(ChessMatch, day=DAY, title="围棋")
        clock.forward(hours=1)
        with journal.action("chess.play") as act:
            act.change(match, title="军棋")
            act.void(lost, "mistake")
        changed = visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", weather="暴雨")
        cleared = visits.log(day=DAY, name="王建国", category="01", facts="借钱", weather="大雾")
        visits.amend(cleared, weather=None)
    with later():
        district.deliver("店子村")
    district.receive()
    district.match, district.changed, district.cleared = match, changed, cleared
    return district


def test_the_helpers_make_what_the_models_say(room, later, tmp_path):
    with later():
        schema.bring_up_to_date(database.obj)
        stepped = shape(database)
        described = KeyedDatabase(tmp_path / "models.db", bytes(32))
        stepping = database.obj
        database.initialize(described)
        try:
            described.create_tables([*schema.TABLES, full_text.Searchable, *registry.values()])
            assert stepped == shape(described)
        finally:
            described.close()
            database.initialize(stepping)


def test_a_kind_that_was_not_known_is_shown_once_a_step_has_brought_it(district, later):
    with district.at("office"):
        assert check.everything().problems == ()
    with later(), district.at("office"):
        match = ChessMatch.get(ChessMatch.id == district.match.id)
        assert (match.title, match.by, match.minutes) == ("军棋", ["王䶮"], 30)
        assert match.changed_at > match.made_at == district.match.made_at
        assert ChessMatch.select().where(ChessMatch.voided == "mistake").count() == 1
        assert [hit.id for hit in search.find("wangyan", ["chess"])] == [match.id]
        assert not search.find("象棋")
        assert not search.find("围棋")
        assert check.everything().problems == ()


def test_a_column_that_was_not_known_is_shown_as_it_stands_last(district, later):
    with later(), district.at("office"):
        weather = {each.id: each.weather for each in visits.Visit.select()}
        assert weather == {district.changed.id: "暴雨", district.cleared.id: None}
        assert [hit.id for hit in search.find("暴雨")] == [district.changed.id]
        assert not search.find("大雾")
        assert check.everything().problems == ()


def test_lists_and_counts_of_an_updated_office_are_those_of_the_room(district, later):
    with later(), district.at("店子村") as room:
        origin = room.origin
        there = [(e.id, e.weather, e.facts) for e in visits.every(visits.Filter(origin=origin))]
    with later(), district.at("office"):
        here = [(e.id, e.weather, e.facts) for e in visits.every(visits.Filter(origin=origin))]
        assert here == there
        counted = stats.counted("visits", periods.of(DAY, "year"))
        assert counted.total[counted.at["visits"]] == len(there) == 2
        said = line.done_since(origin, 1)
        assert len({record for _time, kind, record, _body in said if kind == "chess"}) == 2
    with later():
        district.round("店子村", "next")
        assert district.checked("office")
        assert district.rows("office", of="店子村") == district.rows("店子村")


def test_an_office_restored_from_before_its_update_catches_up_too(district, later):
    saved = district.back_up("office")
    with later():
        district.restore(saved, "office")
        with district.at("office"):
            assert ChessMatch.select().count() == 2
            assert [hit.id for hit in search.find("暴雨")] == [district.changed.id]
            assert check.everything().problems == ()


def test_it_is_done_once(district, later):
    with later():
        with district.at("office"):
            database.execute_sql("DELETE FROM chess_match")
        with district.at("office"):
            assert ChessMatch.select().count() == 0


def test_an_installation_with_nothing_stored_has_nothing_to_project(later, new_room):
    with later():
        new_room()
        migrating.catch_up()
        assert schema.Setting.get_or_none(schema.Setting.key == "project_again") is None


def test_only_what_sqlite_holds_of_a_record_is_a_storage(room):
    with pytest.raises(ValueError, match="BLOB"):
        migrating.record_table(database, "chess_match", {"title": "BLOB"})
