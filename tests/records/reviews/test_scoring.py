"""How volumes score: proposals, what the reviewer decides, what is refused, what stays."""

import datetime

import msgspec
import pytest

from app.errors import FieldErrors
from app.records import keeping, reviews
from app.records.cases.model import Case
from app.records.data_files import BadFile
from app.records.reviews import scoring, sending, tables
from app.records.reviews.scoring import NotInReview, VoidVolume
from app.store import journal
from tests.records.reviews.conftest import asked, decided, put


@pytest.fixture
def review(volumes):
    return reviews.draw(asked())


@pytest.fixture
def first(review):
    return reviews.volumes(review)[0].id


def wrong(review, case, typed):
    with pytest.raises(FieldErrors) as refused:
        reviews.keep(review, case, typed)
    return {name: type(why).__name__ for name, why in refused.value.fields.items()}


def test_points_and_grade_follow_from_the_items_in_one_action(review, first):
    entries = journal.newest()
    score = reviews.keep(review, first, decided(review, session=700, binding=400))
    assert journal.newest() == entries + 1
    assert (score.points, score.level_words) == (8_900, "良好")
    assert [each.note for each in scoring.lines_of(score) if each.lost] == ["没签名"] * 2


def test_a_volume_that_a_veto_strikes_has_no_more_than_the_sheet_says_and_the_last_grade(
    review, first
):
    score = reviews.keep(review, first, decided(review, vetoes={"forged"}))
    assert (score.points, score.level_words) == (0, "不合格")
    assert scoring.typed_of(score).points["agreement"] == 2_000
    assert "伪造" in score.vetoes


def test_a_score_is_corrected_and_not_doubled(review, first):
    reviews.keep(review, first, decided(review))
    again = reviews.keep(review, first, decided(review, closing=500))
    assert [each.id for each in scoring.scores(review).values()] == [again.id]
    assert scoring.typed_of(again) == msgspec_equal(decided(review, closing=500), again)


def msgspec_equal(typed, score):
    """The same, with what keeping fills in."""
    notes = {each.name: typed.notes.get(each.name, "") for each in scoring.lines_of(score)}
    return reviews.Typed(typed.points, notes, frozenset(typed.vetoes), (), "")


def test_each_refusal_stands_beside_its_item(review, first):
    typed = decided(review)
    typed.points.update(session=None, closing=501, binding=300)
    found = wrong(review, first, typed)
    assert found == {
        "session": "Missing", "closing": "OutOfRange", "note.binding": "WhyDeducted"
    }  # fmt: skip
    assert wrong(review, first, decided(review, vetoes={"unheard_of"})) == {"vetoes": "NotChosen"}
    assert scoring.scores(review) == {}


def test_a_volume_made_void_after_the_draw_is_neither_scored_nor_counted(review, first):
    reviews.keep(review, first, decided(review))
    keeping.void(journal.get(Case, first), reason="other")
    assert reviews.volumes(review)[0].void
    assert reviews.ranked(review) == []
    with pytest.raises(VoidVolume):
        reviews.keep(review, first, decided(review))


def test_a_volume_that_was_not_drawn_is_not_scored(review):
    [other] = put(1)
    with pytest.raises(NotInReview):
        reviews.keep(review, other, decided(review))


def test_a_score_sheet_changed_later_leaves_the_review_as_it_was(review, first):
    [given] = sending.given()
    items = (msgspec.structs.replace(given.data.items[0], points=100),)
    sending.send(msgspec.structs.replace(given.data, items=items, sample=False))
    assert len(reviews.sheet_of(review).items) == 11
    assert reviews.keep(review, first, decided(review)).points == 10_000
    assert len(reviews.sheet_of(reviews.draw(asked())).items) == 1
    sending.take_back(given.data.name)
    assert len(reviews.sheet_of(reviews.draw(asked())).items) == 11


def test_a_missing_paper_takes_off_what_the_sheet_says_and_is_named(review, first):
    proposed = reviews.proposals(reviews.sheet_of(review), journal.get(Case, first))
    assert proposed["application"].points == 0
    assert "人民调解申请书" in proposed["application"].note
    assert (proposed["binding"].points, proposed["binding"].note) == (400, "")


def test_days_that_contradict_each_other_are_proposed(office):
    [case] = put(1, accepted=datetime.date(2026, 6, 1))
    review = reviews.draw(asked())
    proposed = reviews.proposals(reviews.sheet_of(review), journal.get(Case, case))
    assert proposed["agreeing"].points == 600


def test_of_a_confidential_volume_nothing_is_proposed(office):
    [case] = put(1, confidential=True)
    review = reviews.draw(asked(how="all"))
    proposed = reviews.proposals(reviews.sheet_of(review), journal.get(Case, case))
    assert sum(each.points for each in proposed.values()) == 10_000


def test_the_bundled_sheet_is_a_sample_that_adds_up():
    [sheet] = tables.bundled()
    assert sheet.sample
    assert tables.total(sheet) == 10_000
    assert "核对" in sheet.source.zh


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"points": 90}, "points"),
        ({"vetoes": [{"name": "none", "title": {"zh": "无", "en": "no"}, "level": "best"}]},
         "level"),
        ({"items": [{"name": "one", "title": {"zh": "一", "en": "1"}, "points": 100,
                     "papers": ["novel"]}]}, "papers"),
        ({"levels": [{"name": "fit", "title": {"zh": "合格", "en": "fit"}, "least": 60},
                     {"name": "unfit", "title": {"zh": "不", "en": "no"}, "least": 10}]}, "levels"),
    ],
)  # fmt: skip
def test_a_wrong_sheet_is_refused_with_line_and_field(change, field):
    spelled = msgspec.json.decode(tables.spelled(tables.bundled()[0]))
    with pytest.raises(BadFile) as refused:
        tables.read(msgspec.json.encode({**spelled, **change}), "sheet.json")
    assert refused.value.data["field"] == field
