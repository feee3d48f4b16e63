"""A review of volumes from the draw to what the room put right."""

import datetime
import io

import pytest
from PIL import Image

from app.errors import FieldErrors
from app.records import attachments, cases, inspections, keeping, reviews
from app.records.cases import volume
from app.records.cases.model import Case
from app.records.inspections import Answer, Remark
from app.records.reviews import findings, scoring
from tests.records.cases.conftest import Village
from tests.records.reviews.conftest import asked, decided

TODAY = datetime.date(2026, 11, 22)
DUE = TODAY + datetime.timedelta(days=15)


def with_a_volume(district):
    district.room("店子")
    with district.at("店子"):
        Village().archived()
    district.round("店子")


@pytest.fixture
def reviewed(district_after):
    """The room's volume is scored with two items lost, and the room is told."""
    district = district_after("a volume", with_a_volume)
    with district.at("office"):
        review = reviews.draw(asked(percent=100))
        [volume] = reviews.volumes(review)
        assert volume.room == "店子工作室"
        reviews.keep(review, volume.id, decided(review, session=400, binding=100))
        assert findings.send(review, until=DUE) == findings.Sent(1, 0)
    return district


def test_the_room_reads_what_was_found_answers_and_the_office_ticks_it(reviewed):
    reviewed.round("店子")
    with reviewed.at("店子"):
        [remark] = inspections.open_here()
        assert "调解记录（扣 4 分）：没签名" in remark.words
        assert (remark.until, remark.item) == (DUE, "volume")
        assert Case.get_or_none(Case.id == remark.of_record).number
        keeping.keep(Answer, remark=remark.id, day=TODAY, done=TODAY, words="已补签")
    reviewed.round("店子")
    with reviewed.at("office"):
        [remark] = inspections.to_check()
        remark = inspections.put_right(remark, done=TODAY)
        [score] = scoring.scores(reviews.reviews()[0]).values()
        assert score.remark == remark.id
        assert inspections.standing(remark) == inspections.DONE


def test_a_room_is_told_once_of_a_volume(reviewed):
    with reviewed.at("office"):
        [review] = reviews.reviews()
        assert findings.to_send(review) == []
        assert findings.send(review, until=DUE) == findings.Sent(0, 0)
        assert Remark.select().count() == 1


def test_nothing_but_the_score_sheet_of_a_review_comes_down(reviewed):
    reviewed.round("店子")
    with reviewed.at("店子"):
        assert reviews.Review.select().count() == 0
        assert reviews.ReviewScore.select().count() == 0


def test_volumes_without_a_fault_are_not_told_of_and_a_day_is_asked_for(district_after):
    district = district_after("a volume", with_a_volume)
    with district.at("office"):
        review = reviews.draw(asked(how="all"))
        [volume] = reviews.volumes(review)
        reviews.keep(review, volume.id, decided(review))
        assert findings.to_send(review) == []
        for wrong in (None, TODAY - datetime.timedelta(days=1)):
            with pytest.raises(FieldErrors):
                findings.send(review, until=wrong)


def test_a_confidential_volume_comes_as_one_and_its_room_is_told_without_its_number(district):
    district.room("店子")
    with district.at("店子"):
        village = Village()
        case = village.ready(confidential=True)
        cases.withdraw(case, day=datetime.date(2026, 9, 2), routes_told=["court"])
        cases.revisit(cases.get(case.id), day=datetime.date(2026, 9, 8), words="好")
        cases.close(cases.get(case.id), day=datetime.date(2026, 9, 9))
    district.round("店子")
    with district.at("office"):
        assert reviews.pool(*period()) == {}
        review = reviews.draw(asked(how="all"))
        [volume] = reviews.volumes(review)
        assert (volume.title, volume.number, volume.room) == ("保密件", "", "店子工作室")
        reviews.keep(review, volume.id, decided(review, binding=100))
        findings.send(review, until=DUE)
    district.round("店子")
    with district.at("店子"):
        [remark] = inspections.open_here()
        assert remark.of_record == volume.id


def period():
    return datetime.date(2026, 7, 1), datetime.date(2026, 9, 30)


def test_the_office_proposes_what_the_room_itself_lacks(district):
    district.room("店子")
    with district.at("店子"):
        village = Village()
        case = village.closed()
        for each in cases.parts.parties(case):
            attachments.add(each, name="身份证.png", data=picture())
        lacking = {each.paper for each in volume.gaps(case)}
    district.round("店子")
    with district.at("office"):
        assert {each.paper for each in volume.gaps(cases.get(case.id))} == lacking
        assert "identity" not in lacking
        review = reviews.draw(asked(percent=100))
        proposed = reviews.proposals(reviews.sheet_of(review), cases.get(case.id))
        assert proposed["identity"].points == 800


def picture():
    kept = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(kept, "PNG")
    return kept.getvalue()
