"""What every plain kind of record can do follows from its description."""

import datetime
import io
import random

import pytest
from PIL import Image

from app.errors import FieldErrors, NotOurs
from app.fields import Code, Day, Names, Reference, Text
from app.records import attachments, directory, keeping, places
from app.records.keeping import Narrowing
from app.store import Column, Record, columns, journal
from app.store.database import database

FIRST = datetime.date(2024, 1, 1)


@pytest.fixture
def talk(room):
    """A kind of record that nobody thought of, and its table."""

    class Talk(Record):
        kind_name = "talk"
        label = "Talk"

        day = Column(Day(), "Held on", required=True, searchable="facet")
        result = Column(Code(list="satisfaction"), "Result", searchable="facet")
        place = Column(Reference(to="place"), "Place", searchable="facet")
        speakers = Column(Names(), "Speakers", searchable="name")
        words = Column(Text(max=3_000, lines=4), "What was said", searchable=True)

    keeping.index_lists(Talk)
    database.create_tables([Talk])
    yield Talk
    del columns.registry["talk"]


def fill(talk, number, seed=1):
    """Keep so many talks on few days, some of them void."""
    chance = random.Random(seed)
    with journal.action("test") as act:
        for at in range(number):
            made = act.add(
                talk,
                day=FIRST + datetime.timedelta(days=chance.randrange(number // 3)),
                result=chance.choice(("good", "bad", None)),
                speakers=[chance.choice(("王建国", "李海涛", "赵淑珍"))],
                words="邻里纠纷" if at % 3 else "土地承包",
            )
            if at % 10 == 0:
                act.void(made, "duplicate")


def pages(talk, asked, size=7):
    """Every page of a list, one behind the other."""
    found, key = [], None
    while rows := keeping.page(talk, asked, key, size):
        assert len(rows) <= size
        found += [each for each, _key in rows]
        key = rows[-1][1]
    return found


def test_a_record_is_kept_with_its_photos_and_a_place_of_the_directory(
    talk,
):
    village, picture = directory.every()[5], io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    prepared = attachments.prepare(name="a.png", data=picture.getvalue())
    kept = keeping.keep(talk, prepared=[prepared], day=FIRST, place=village.code)
    assert places.name_of(kept.place) == village.short_name
    assert [each.name for each in attachments.of(kept.id)] == ["a.png"]
    assert [action for _time, action, _body in journal.history(kept.id)] == ["talk.keep"]


def test_nothing_stays_of_a_record_that_is_refused(talk):
    with pytest.raises(FieldErrors):
        keeping.keep(talk, place=directory.every()[5].code)
    assert not places.all_places()


def test_a_correction_says_why_in_the_journal(talk):
    kept = keeping.keep(talk, day=FIRST, words="一")
    changed = keeping.change(kept, reason="听错了", words="二")
    assert (changed.words, changed.day) == ("二", FIRST)
    assert journal.changes(kept.id)[-1].action == "talk.change"


def test_a_void_record_is_listed_apart_and_comes_back(talk):
    kept = keeping.keep(talk, day=FIRST, words="邻里纠纷")
    keeping.void(kept, reason="duplicate")
    assert not pages(talk, Narrowing())
    assert [each.id for each in pages(talk, Narrowing(voided=True))] == [kept.id]
    assert [each.id for each in pages(talk, Narrowing(text="纠纷", voided=True))] == [kept.id]
    assert not pages(talk, Narrowing(text="土地", voided=True))
    keeping.restore(kept)
    assert [each.id for each in pages(talk, Narrowing())] == [kept.id]
    actions = [change.action for change in journal.changes(kept.id)]
    assert actions == ["talk.keep", "talk.void", "talk.restore"]


def test_what_another_installation_made_is_not_ours_to_change(talk):
    kept = keeping.keep(talk, day=FIRST)
    kept.origin = "another"
    for act in (
        lambda: keeping.change(kept, words="二"),
        lambda: keeping.void(kept, reason="other"),
        lambda: keeping.restore(kept),
    ):
        with pytest.raises(NotOurs):
            act()


@pytest.mark.parametrize(
    "asked",
    [
        Narrowing(),
        Narrowing(text="纠纷"),
        Narrowing(text="wangjianguo 土地"),
        Narrowing(since=FIRST, until=FIRST + datetime.timedelta(days=9)),
        Narrowing(text="纠纷", since=FIRST + datetime.timedelta(days=5)),
        Narrowing(text="2024年1月"),
        Narrowing(facets={"result": "good"}),
        Narrowing(text="李海涛", facets={"result": "good"}),
        Narrowing(voided=True),
        Narrowing(voided=True, text="土地"),
        Narrowing(origin="another"),
        Narrowing(text="，"),
    ],
    ids=str,
)
def test_pages_ledger_and_count_agree(talk, asked):
    fill(talk, 100)
    listed, every = pages(talk, asked), list(keeping.every(talk, asked))
    assert sorted(each.row for each in listed) == sorted(each.row for each in every)
    assert keeping.count(talk, asked) == len(every)
    assert [(each.day, each.row) for each in every] == sorted((e.day, e.row) for e in every)
    if not asked.text:
        assert [each.row for each in listed] == [each.row for each in reversed(every)]


def test_what_came_without_its_day_stands_at_the_end(talk):
    fill(talk, 30)
    talk.update(day=None).where(talk.row.in_([3, 8, 9])).execute()
    assert [each.row for each in pages(talk, Narrowing(), size=4)][-3:] == [9, 8, 3]
    assert len(pages(talk, Narrowing(), size=4)) == keeping.count(talk)


def test_a_kind_without_a_day_goes_by_its_entering(room):
    for name in ("甲", "乙", "丙"):
        keeping.keep(places.Place, name=name)
    assert [each.name for each in pages(places.Place, Narrowing(), size=2)] == ["丙", "乙", "甲"]
    assert [each.name for each in keeping.every(places.Place)] == ["甲", "乙", "丙"]


def test_what_waits_for_the_stick_is_counted_by_kind(talk):
    fill(talk, 10)
    assert keeping.waiting(talk) == 10
    keeping.keep(places.Place, name="甲")
    assert keeping.waiting(places.Place) == 0


ASKED = {
    "all": Narrowing(),
    "text": Narrowing(text="土地"),
    "period": Narrowing(since=FIRST, until=FIRST + datetime.timedelta(days=40)),
    "facet": Narrowing(facets={"result": "good"}),
    "void": Narrowing(voided=True),
    "facet and period": Narrowing(
        since=FIRST, until=FIRST + datetime.timedelta(days=60), facets={"result": "good"}
    ),
}


def test_a_page_costs_no_more_among_many_records_than_among_few(talk):
    cost = {}
    for more in (300, 2_400):
        fill(talk, more, seed=more)
        for name, asked in ASKED.items():
            first = keeping.page(talk, asked, None, 20)
            for at, key in enumerate((None, first[-1][1])):
                steps = _steps(lambda asked=asked, key=key: keeping.page(talk, asked, key, 20))
                cost.setdefault((name, at), []).append(steps)
    assert not {name: steps for name, steps in cost.items() if steps[1] > 2 * steps[0]}


def _steps(ask):
    taken = 0

    def step():
        nonlocal taken
        taken += 1

    connection = database.connection()
    connection.set_progress_handler(step, 1)
    try:
        ask()
    finally:
        connection.set_progress_handler(None, 1)
    return taken
