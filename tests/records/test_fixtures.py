"""What a place has of the uniform items, the five haves and the four in place."""

import datetime
import io

import pytest
from PIL import Image

from app.documents import items
from app.errors import FieldErrors
from app.records import attachments, fixtures, places
from app.records.fixtures import PRINTED, Fixture
from app.store import journal

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def place(room):
    return places.ensure("370406101200")


def picture():
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "blue").save(out, "JPEG")
    return out.getvalue()


def kept_photo():
    return attachments.prepare(name="门牌.jpg", data=picture())


def line_of(place, code):
    lines = fixtures.checklist(place.id)
    return next(each for group in lines.values() for each in group if each.code == code)


def test_a_checklist_has_the_seven_the_five_and_the_four(place):
    assert [len(group) for group in fixtures.checklist(place.id).values()] == [7, 5, 4]
    assert all(each.fixture is None for each in fixtures.checklist(place.id)[""])


def test_what_was_put_up_is_known_with_day_and_photo(place):
    fixtures.note(place.id, "door_plate", since=DAY, prepared=[kept_photo()])
    line = line_of(place, "door_plate")
    assert line.fixture.since == DAY
    assert attachments.read(line.photos[0]) == picture()
    (standing,) = fixtures.standing()
    assert (standing.has, standing.of) == ((1, 0, 0), (7, 5, 4))
    assert "door_plate" not in standing.missing
    assert not standing.complete


def test_noting_it_again_corrects_what_is_known(place):
    fixtures.note(place.id, "board", since=DAY)
    fixtures.note(place.id, "board", since=DAY.replace(month=4), note="换了新的")
    assert len(fixtures.of(place.id)) == 1
    assert line_of(place, "board").fixture.note == "换了新的"


def test_what_is_gone_is_missing_until_that_is_taken_back(place):
    kept = fixtures.note(place.id, "badge", since=DAY)
    gone = fixtures.gone(kept)
    assert line_of(place, "badge").fixture is None
    fixtures.back(gone)
    assert line_of(place, "badge").fixture is not None


def test_a_village_of_the_directory_becomes_a_place_with_the_note(room):
    kept = fixtures.note("370406101201", "board", since=DAY)
    assert places.name_of(kept.place)
    assert fixtures.standing()[0].place.code == "370406101201"


def test_what_is_refused_leaves_nothing_behind(place):
    with pytest.raises(FieldErrors):
        fixtures.note(place.id, "白板", since=DAY, prepared=[kept_photo()])
    assert fixtures.of(place.id) == []
    assert attachments.Attachment.select().count() == 0
    assert journal.verify()


def test_the_room_itself_may_stand_where_the_directory_knows_no_village(new_room):
    new_room(code="370406999201-01")
    kept = fixtures.note("370406999201", "board", since=DAY)
    assert places.name_of(kept.place) == "店子村法律服务工作室"
    assert fixtures.note("370406999201", "badge", since=DAY).place == kept.place


def test_a_place_that_has_all_is_complete(place):
    for lines in fixtures.checklist(place.id).values():
        for each in lines:
            fixtures.note(place.id, each.code, since=DAY)
    assert fixtures.standing([place.id])[0].complete


def test_a_place_of_which_nothing_was_noted_misses_everything(place):
    assert fixtures.standing() == []
    assert len(fixtures.standing([place.id])[0].missing) == 16


def test_what_is_missing_leads_to_a_thing_that_can_be_printed():
    for name in PRINTED.values():
        assert items.find(name)


def test_its_columns_describe_a_ledger(place):
    from app.documents.ledgers import ledger as ledgers

    columns = ledgers.described(Fixture.columns())
    assert [each.label for each in columns][:3] == ["服务点", "项目", "建成日期"]


def test_the_list_calls_what_a_place_belongs_to_by_its_name(place):
    point = places.add(name="店子村宣传点", type="point", parent=place.id)
    shown = {each.name: each for each in fixtures.more_columns()}
    line = next(each for each in fixtures.every_place() if each.id == point.id)
    assert shown["parent"].show(line) == "店子村"
