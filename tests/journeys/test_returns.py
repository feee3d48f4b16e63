"""An office returns records; the rooms correct and answer them, the office sees the difference."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cases, inspections, keeping, visits
from app.records.cases.model import Case
from app.records.inspections import Answer, Remark
from app.records.inspections.returning import AlreadyReturned, NotOfARoom, VoidMeanwhile
from app.records.visits import Visit
from app.room import today
from app.store import journal
from tests.journeys.district import CODES, DAY

SOON = DAY + datetime.timedelta(days=10)
WORDS = "承包年限写错了，请核对合同。"


@pytest.fixture
def district(district_after):
    """The office has a visit of a room."""

    def happen(district):
        district.room("店子村")
        [visit] = district.log("店子村", "租地五十年")
        district.round("店子村", "一")
        return visit

    return district_after("a visit that the office has", happen)


@pytest.fixture
def visit(district):
    """The visit that the office has."""
    return district.given_back


def give_back(district, *records, model=Visit, **values):
    with district.at("office"):
        found = [journal.get(model, each) for each in records]
        said = {"words": WORDS, "until": SOON, **values}
        return [each.id for each in inspections.give_back(found, **said).remarks]


def became(district, remark, who="office"):
    with district.at(who):
        found = journal.get(Remark, remark)
        return inspections.standing(found), inspections.what_became(found)


def test_what_is_returned_is_corrected_answered_and_ticked_with_the_difference(district, visit):
    [remark] = give_back(district, visit)
    district.round("店子村", "二")
    with district.at("店子村"):
        [asked] = inspections.open_here()
        assert (asked.kind, asked.words, asked.until) == ("return", WORDS, SOON)
        assert [each.id for each in inspections.about(journal.get(Visit, visit))] == [remark]
        visits.amend(journal.get(Visit, visit), facts="租地三十年", reason="写错了")
        assert inspections.what_became(asked) == "已更正"
        begun = inspections.begun_answer(asked)
        assert begun["words"].startswith("已更正：")
        keeping.keep(Answer, remark=remark, day=DAY, **begun)
        assert inspections.open_here() == []
    district.round("店子村", "三")
    assert became(district, remark) == (inspections.ANSWERED, "已更正")
    with district.at("office"):
        found = journal.get(Remark, remark)
        [difference] = inspections.corrected(found).differences
        assert (difference.before, difference.after) == ("租地五十年", "租地三十年")
        inspections.put_right(found, done=DAY)
        assert inspections.about(journal.get(Visit, visit)) == []
    district.round("店子村", "四")
    assert became(district, remark, "店子村")[0] == inspections.DONE
    assert district.checked("店子村")
    assert district.checked("office")


def test_home_says_that_only_a_line_of_answer_is_missing(district, visit):
    give_back(district, visit)
    district.round("店子村", "二")
    with district.at("店子村"):
        before = today.look(lambda *_: None)[0][0]
        visits.amend(journal.get(Visit, visit), facts="租地三十年", reason="写错了")
        after = today.look(lambda *_: None)[0][0]
    assert before.words == f"退回：{WORDS}"
    assert after.words == f"退回：{WORDS}（已更正，还差一句答复）"


def test_a_returned_record_that_was_voided_meanwhile_is_said_at_both_ends(district, visit):
    [remark] = give_back(district, visit)
    with district.at("店子村"):
        keeping.void(journal.get(Visit, visit), reason="duplicate")
    district.round("店子村", "二")
    with district.at("店子村"):
        [asked] = inspections.open_here()
        assert inspections.what_became(asked).startswith("作废")
        assert inspections.begun_answer(asked)["words"].startswith("已作废")
    assert became(district, remark)[1].startswith("作废")
    with district.at("office"):
        void = journal.get(Visit, visit)
        assert not inspections.may_be_returned(void)
        with pytest.raises(VoidMeanwhile):
            inspections.give_back([void], words=WORDS)


def test_what_was_corrected_before_the_remark_came_counts(district, visit):
    [remark] = give_back(district, visit)
    with district.at("店子村"):
        visits.amend(journal.get(Visit, visit), facts="租地三十年", reason="写错了")
    district.round("店子村", "二")
    assert became(district, remark, "店子村") == (inspections.WAITING, "已更正")
    assert became(district, remark) == (inspections.WAITING, "已更正")


def test_what_is_asked_again_has_to_be_corrected_again(district, visit):
    [remark] = give_back(district, visit)
    district.round("店子村", "二")
    with district.at("店子村"):
        visits.amend(journal.get(Visit, visit), facts="租地四十年", reason="写错了")
    district.round("店子村", "三")
    with district.at("office"):
        inspections.ask_again(journal.get(Remark, remark), words="还是不对。")
    assert became(district, remark)[1] == ""
    with district.at("店子村"):
        visits.amend(journal.get(Visit, visit), facts="租地三十年", reason="又写错了")
    district.round("店子村", "四")
    assert became(district, remark)[1] == "已更正"


def test_of_a_whole_volume_whatever_was_written_in_it_counts(district):
    with district.at("店子村"):
        case = cases.register(
            day=DAY, category="02", source="apply", applied=DAY, facts="滴水檐",
            parties=[{"role": "applicant", "name": "王建国"},
                     {"role": "respondent", "name": "李海涛"}],
        )  # fmt: skip
    district.round("店子村", "一")
    [remark] = give_back(district, case.id, model=Case, volume=True)
    district.round("店子村", "二")
    with district.at("店子村"):
        assert journal.get(Remark, remark).volume
        party = cases.parts.parties(journal.get(Case, case.id))[0]
        with journal.action("case.party") as act:
            act.change(party, phone="13906320001")
        found = inspections.corrected(journal.get(Remark, remark))
    assert any("王建国" in each for each in found.beside)
    district.round("店子村", "三")
    assert became(district, remark)[1] == "已更正"


def test_what_was_corrected_in_a_confidential_dispute_is_named_by_its_kind_alone(district):
    with district.at("店子村"):
        case = cases.register(
            day=DAY, category="02", source="apply", applied=DAY, facts="家事", confidential=True,
            parties=[{"role": "applicant", "name": "王建国"},
                     {"role": "respondent", "name": "李海涛"}],
        )  # fmt: skip
    district.round("店子村", "一")
    with district.at("office"):  # nothing of its papers has come
        assert cases.volume.doubts(journal.get(Case, case.id), whole=True) == []
    [remark] = give_back(district, case.id, model=Case, volume=True)
    district.round("店子村", "二")
    with district.at("店子村"):
        party = cases.parts.parties(journal.get(Case, case.id))[0]
        with journal.action("case.party") as act:
            act.change(party, phone="13906320001")
        begun = inspections.begun_answer(journal.get(Remark, remark))["words"]
        assert cases.volume.doubts(journal.get(Case, case.id), whole=True)
        assert "当事人" in begun
        assert "王建国" not in begun


def test_several_are_returned_at_once_and_those_that_cannot_be_are_named(district, visit):
    district.room("山前村", CODES[1])
    others = district.log("山前村", "宅基地", "离婚")
    district.round("山前村", "二")
    [first] = give_back(district, visit)
    with district.at("office"):
        found = [journal.get(Visit, each) for each in (visit, *others)]
        entries = journal.verify()
        made = inspections.give_back(found, words=WORDS)
        assert journal.verify() == entries + 1
        assert {each.of_record for each in made.remarks} == set(others)
        assert [type(why) for _, why in made.left] == [AlreadyReturned]
        assert "2026-11-22 已经退回过" in made.words()
        with pytest.raises(AlreadyReturned):
            inspections.give_back(found, words=WORDS)
    district.round("山前村", "三")
    district.round("店子村", "三")
    with district.at("山前村"):
        assert {each.of_record for each in inspections.open_here()} == set(others)
    with district.at("店子村"):
        assert [each.id for each in inspections.open_here()] == [first]


def test_without_words_or_with_a_day_that_has_passed_nothing_is_returned(district, visit):
    with district.at("office"):
        found = [journal.get(Visit, visit)]
        with pytest.raises(FieldErrors) as refused:
            inspections.give_back(found, words=" ", until=DAY - datetime.timedelta(days=1))
        assert set(refused.value.fields) == {"words", "until"}
        assert not Remark.select().exists()


def test_what_no_room_has_made_is_not_returned(district, visit):
    with district.at("office"):
        own = visits.log(day=DAY, name="孙广才", category="01", facts="电话咨询")
        assert not inspections.may_be_returned(own)
        with pytest.raises(NotOfARoom):
            inspections.give_back([own], words=WORDS)
    with district.at("店子村"):
        assert not inspections.may_be_returned(journal.get(Visit, visit))
