"""The draft of a circular on a review."""

from app.documents.reviews import drafting
from app.records import places, reviews
from tests.records.reviews.conftest import asked, decided, put


def test_the_circular_tells_draw_averages_grades_vetoes_and_what_was_found_most(office):
    first = put(2, place=places.ensure("370406101200").id)
    second = put(1, place=places.ensure("370406001001").id)
    review = reviews.draw(asked(percent=100))
    reviews.keep(review, first[0], decided(review, closing=500))
    reviews.keep(review, first[1], decided(review, closing=500, session=400))
    reviews.keep(review, second[0], decided(review, vetoes={"forged"}, agreement=2_000))
    drafted = drafting.circular(review)
    words = drafted["words"]
    assert drafted["title"] == "关于2026年7月1日至2026年9月30日人民调解卷宗评查情况的通报"
    assert "从3卷中按100%抽取，共抽取3卷，抽签号为20261122" in words
    assert "平均62分，其中优秀2卷、良好0卷、合格0卷、不合格1卷。" in words
    assert "1．结案报告：2卷，共扣10分。" in words
    assert "一票否决1卷：" in words
    assert "按镇街平均分：店子镇93分，山城街道0分。" in words


def test_a_review_without_scores_or_faults_says_so(office):
    put(1)
    words = drafting.circular(reviews.draw(asked(how="all", title="三季度评查")))["words"]
    assert "本次评查全部卷宗，共1卷。" in words
    assert "没有发现问题。" in words
    assert "None" not in words
