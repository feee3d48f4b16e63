"""What is printed of a review: what was drawn with its seed, score sheets, rankings."""

import pytest

from app.documents.items import find
from app.documents.items.item import ItemRequest
from app.records import keeping, reviews
from app.records.cases.model import Case
from app.store import journal
from tests.documents.conftest import Read
from tests.records.reviews.conftest import asked, decided, put


@pytest.fixture
def review(office):
    put(2)
    put(1, confidential=True, names=["王建国"])
    made = reviews.draw(asked(how="all", title="三季度评查", seed="正月十五"))
    first = reviews.volumes(made)[0].id
    reviews.keep(made, first, decided(made, session=400, vetoes={"charged"}))
    return made


def printed(name, review, **wanted):
    return Read(find(name).make(ItemRequest(ids=(review.id,), **wanted), None).pdf)


def test_the_list_of_what_was_drawn_says_seed_and_period(review):
    text = printed("review-drawn", review).text
    assert "三季度评查抽取清单（抽签号正月十五）" in text.replace(" ", "")
    assert "2026-07-01至2026-09-30结案" in text.replace(" ", "")
    assert "保密件" in text
    assert "王建国" not in text


def test_a_seed_of_forty_characters_is_printed_whole(office):
    put(1)
    seed = "山亭区人民调解卷宗评查二〇二六年十一月二十二日上午十时当众抽定之种子零零一号"[:40]
    review = reviews.draw(asked(seed=seed))
    assert seed in printed("review-drawn", review).text.replace(" ", "").replace("\n", "")


def test_a_score_sheet_stands_on_one_page_filled_ruled_and_blank(review):
    filled, ruled = printed("review-scores", review), printed("review-scores", review, ruled=True)
    blank = printed("review-scores", review, blank=True)
    assert [len(each.document) for each in (filled, ruled, blank)] == [3, 3, 1]
    assert "☑向当事人收取费用" in filled.text.replace(" ", "")
    assert "不合格" in filled.text
    assert "不合格" not in ruled.text
    assert "保密件（看纸质卷宗）" in ruled.text
    for each in (filled, ruled, blank):
        assert "□伪造文书" in each.text.replace(" ", "")


def test_a_volume_void_since_the_draw_is_marked_on_paper(review):
    last = reviews.volumes(review)[2]
    keeping.void(journal.get(Case, last.id), reason="other")
    assert "抽取后作废" in printed("review-drawn", review).text


def test_a_review_of_which_nothing_is_drawn_or_scored_prints_all_the_same(office):
    review = reviews.draw(asked(how="chosen"))
    for name in ("review-drawn", "review-scores", "review-ranking"):
        assert "人民调解" in printed(name, review).text.replace(" ", "")


def test_results_are_ranked_by_town_and_by_room(review):
    read = printed("review-ranking", review)
    assert len(read.document) == 2
    assert "平均0分" in read.text.replace(" ", "")
    assert len(printed("review-ranking", review, parts=("rooms",)).document) == 1
