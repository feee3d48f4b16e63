"""An office inspects, the remarks go down, the room answers, the office ticks or asks again."""

import datetime

import pytest

from app.errors import FieldErrors, NotOurs
from app.records import inspections, keeping, places
from app.records.inspections import Answer, Inspection, Remark
from app.records.places import Place
from app.store import journal, line
from tests.journeys.district import CODES, DAY

VILLAGE, OTHER = (each[:12] for each in CODES[:2])
WORDS = "公示牌上的照片还是上一任法治副主任，要换。"
SOON = DAY + datetime.timedelta(days=10)


@pytest.fixture
def two(district_after):
    def happen(district):
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)
            district.round(who, who)

    return district_after("two rooms that were heard of", happen)


def inspect(district, *words, village=VILLAGE, until=SOON, **values):
    """An inspection with these findings; their identities."""
    with district.at("office"):
        place = places.ensure(village)
        seen = keeping.keep(Inspection, day=DAY, place=place.id, who=["周科长", "孙敏"])
        return [
            keeping.keep(
                Remark, inspection=seen.id, words=each, item="board", until=until, **values
            ).id
            for each in words
        ]


def answer(district, remark, words="照片已经换好。", who="店子村", **values):
    with district.at(who):
        return keeping.keep(Answer, remark=remark, day=DAY, words=words, **values).id


def waiting(district, who="店子村"):
    with district.at(who):
        return [each.id for each in inspections.open_here()]


def standing(district, remark, who="office"):
    with district.at(who):
        return inspections.standing(journal.get(Remark, remark))


def test_a_finding_is_answered_in_the_room_and_ticked_at_the_office(two):
    [finding] = inspect(two, WORDS)
    two.round("店子村", "二")
    assert waiting(two) == [finding]
    assert standing(two, finding, "店子村") == inspections.WAITING
    answer(two, finding, done=DAY)
    assert waiting(two) == []
    two.deliver("店子村", "三")
    two.receive("三", answer=False)
    with two.at("office"):
        [found] = inspections.to_check()
        assert found.id == finding
        [said] = inspections.answers(found)
        assert (said.words, said.done) == ("照片已经换好。", DAY)
        inspections.put_right(found, done=DAY, words="看了照片")
        assert inspections.to_check() == []
    two.round("店子村", "四")
    assert waiting(two) == []
    assert standing(two, finding, "店子村") == inspections.DONE
    for who in ("店子村", "山前村", "office"):
        assert two.checked(who)


def test_what_is_asked_again_is_on_home_again_and_the_old_answer_counts_no_more(two):
    [finding] = inspect(two, WORDS)
    two.round("店子村", "二")
    answer(two, finding)
    two.deliver("店子村", "三")
    two.receive("三", answer=False)
    with two.at("office"):
        later = SOON + datetime.timedelta(days=5)
        inspections.ask_again(inspections.to_check()[0], words="电话也要换。", until=later)
        assert inspections.to_check() == []
    two.round("店子村", "四")
    assert waiting(two) == [finding]
    with two.at("店子村"):
        [asked] = inspections.open_here()
        assert (asked.again, asked.until, asked.times) == ("电话也要换。", later, 2)
        assert len(inspections.answers(asked)) == 1
    answer(two, finding, "电话换了。")
    assert waiting(two) == []
    two.round("店子村", "五")
    assert standing(two, finding) == inspections.ANSWERED


def test_the_body_of_a_remark_goes_to_the_room_of_the_place_alone(two):
    inspect(two, WORDS)
    for who in ("店子村", "山前村"):
        two.round(who, f"{who}二")
    assert len(waiting(two)) == 1
    assert waiting(two, "山前村") == []
    with two.at("山前村") as store:
        assert not Remark.select().exists()
        [origin] = store.lines
        sent = [body for each in line.stretch(origin, 1, 99) for _r, _n, body in each.bodies]
        assert not any("上一任" in body.decode() for body in sent if body is not None)
    assert two.checked("山前村")


def test_an_inspection_itself_stays_with_the_office(two):
    inspect(two, WORDS)
    two.round("店子村", "二")
    with two.at("店子村"):
        assert not Inspection.select().exists()


def test_an_answer_of_another_room_is_not_credited(two):
    [finding] = inspect(two, WORDS)
    two.round("店子村", "二")
    two.round("山前村", "山前村二")
    with two.at("山前村"):
        with pytest.raises(FieldErrors) as caught:
            keeping.keep(Answer, remark=finding, day=DAY, words="我们替他们办了。")
        assert set(caught.value.fields) == {"remark"}
        body = {"remark": finding, "day": DAY.isoformat(), "words": "替他们办了。", "times": 1}
        with journal.action("answer.keep") as act:
            act.add_version("answer", journal.new_id(), body, {})
    two.round("山前村", "山前村三")
    with two.at("office"):
        assert Answer.select().count() == 1
        assert inspections.answers(journal.get(Remark, finding)) == []
        assert inspections.to_check() == []
    assert standing(two, finding) == inspections.WAITING


def test_what_nobody_answers_in_time_is_overdue_at_both_ends(two):
    late, open_one = inspect(two, WORDS, "日志没有记全。", until=SOON)
    with two.at("office"):
        keeping.change(journal.get(Remark, open_one), until=None)
    two.round("店子村", "二")
    two.clock.forward(days=20)
    with two.at("office"):
        assert [each.id for each in inspections.overdue()] == [late]
        for wanted, count in (("overdue", 1), ("waiting", 1), ("answered", 0), ("done", 0)):
            assert Remark.select().where(inspections.stands(wanted)).count() == count
    assert standing(two, late, "店子村") == inspections.OVERDUE
    assert standing(two, open_one, "店子村") == inspections.WAITING
    # What is due comes first, what has no day last.
    assert waiting(two) == [late, open_one]


def test_a_remark_about_a_place_without_a_room_stays_with_the_office(two):
    [finding] = inspect(two, "没有公示牌。", village="370406101203")
    with two.at("office"):
        remark = journal.get(Remark, finding)
        assert remark.room is None
        assert Remark.meant_for(remark.values()) == "-"
        inspections.put_right(remark, done=DAY)
        assert inspections.standing(remark) == inspections.WAITING  # as it was read
        assert inspections.standing(journal.get(Remark, finding)) == inspections.DONE


def test_a_room_that_enrols_after_the_inspection_has_its_findings_with_the_first_answer(two):
    village = CODES[2][:12]
    open_one, done = inspect(two, WORDS, "日志没有记全。", village=village)
    with two.at("office"):
        point = keeping.keep(Place, name="宣传栏", type="point", parent=places.ensure(village).id)
        there = keeping.keep(Remark, day=DAY, place=point.id, kind="finding", words="玻璃碎了。")
        elsewhere = keeping.keep(
            Remark, day=DAY, place=places.ensure("370406101203").id, words="没有公示牌。"
        )
        inspections.put_right(journal.get(Remark, done), done=DAY)
    two.room("后庄", CODES[2])
    two.round("后庄", "后庄")
    assert waiting(two, "后庄") == [open_one, there.id]
    with two.at("office"):
        room = inspections.room_of(there.place)
        assert journal.get(Remark, open_one).room == room.id
        assert journal.get(Remark, done).room is None
        assert journal.get(Remark, elsewhere.id).room is None
    for who in ("店子村", "后庄", "office"):
        assert two.checked(who)


def test_a_second_computer_of_a_village_is_not_given_what_the_first_one_has(two):
    [finding] = inspect(two, WORDS)
    two.room("店子村二", f"{VILLAGE}-02")
    two.round("店子村二", "店子村二")
    assert waiting(two, "店子村二") == []
    two.round("店子村", "二")
    assert waiting(two) == [finding]


def test_a_room_does_not_change_what_the_office_remarks(two):
    [finding] = inspect(two, WORDS)
    two.round("店子村", "二")
    with two.at("店子村"):
        remark = journal.get(Remark, finding)
        with pytest.raises(NotOurs):
            inspections.put_right(remark, done=DAY)
        with pytest.raises(NotOurs):
            inspections.ask_again(remark, words="没有的事")


def test_a_remark_that_a_room_makes_up_is_believed_by_nobody(two):
    with two.at("店子村"), journal.action("remark.keep") as act:
        body = {"day": DAY.isoformat(), "kind": "finding", "words": "我们最好。", "place": "x"}
        act.add_version("remark", journal.new_id(), body, {})
    two.round("店子村", "二")
    with two.at("office"):
        assert not Remark.select().exists()


def test_the_room_of_a_place_is_that_of_its_code_of_what_it_belongs_to_or_of_who_entered_it(two):
    with two.at("店子村"):
        clinic = places.add(name="店子法律门诊", type="clinic")
    two.round("店子村", "二")
    with two.at("office"):
        village = places.ensure(VILLAGE)
        point = keeping.keep(Place, name="店子村宣传栏", type="point", parent=village.id)
        nowhere = keeping.keep(Place, name="区里的门诊", type="clinic")
        for place, code in ((village, VILLAGE), (point, VILLAGE), (clinic, VILLAGE)):
            assert inspections.room_of(place.id).code.startswith(code)
        assert inspections.room_of(nowhere.id) is None
        assert inspections.room_of(places.ensure(OTHER).id).code == CODES[1]


# What is refused


def refused(function):
    with pytest.raises(FieldErrors) as caught:
        function()
    return set(caught.value.fields)


def test_what_cannot_be_is_refused_beside_its_field(office):
    place = places.ensure(VILLAGE).id
    seen = keeping.keep(Inspection, day=DAY, place=place, who=["周科长"])
    yesterday, tomorrow = (DAY + datetime.timedelta(days=each) for each in (-1, 1))

    def find(**values):
        said = {"inspection": seen.id, "words": WORDS, **values}
        return lambda: keeping.keep(Remark, **said)

    def inspected(**values):
        said = {"day": DAY, "place": place, "who": ["周科长"], **values}
        return lambda: keeping.keep(Inspection, **said)

    assert refused(find(until=yesterday)) == {"until"}
    assert refused(find(done=tomorrow)) == {"done"}
    assert refused(find(words="")) == {"words"}
    assert refused(inspected(day=tomorrow)) == {"day"}
    assert refused(inspected(who=[])) == {"who"}
    elsewhere = keeping.keep(Place, name="薛城的村", type="village", code="370403001001")
    assert refused(inspected(place=elsewhere.id)) == {"place"}
    assert refused(find(place=elsewhere.id)) == {"place"}
    remark = find(until=tomorrow)()
    assert (remark.place, remark.day, remark.kind) == (place, DAY, "finding")
    # Where it was is no more to be changed: it may have gone there.
    other = places.ensure(OTHER).id
    assert refused(lambda: keeping.change(remark, place=other)) == {"place"}
    assert refused(lambda: keeping.change(seen, place=other)) == {"place"}
    assert refused(lambda: inspections.ask_again(remark, words="")) == {"words"}
    assert refused(lambda: inspections.ask_again(remark, words="快", until=yesterday)) == {"until"}


def test_an_answer_is_not_of_a_day_before_it_was_asked_nor_of_one_to_come(two):
    [finding] = inspect(two, WORDS)
    two.round("店子村", "二")
    with two.at("店子村"):
        for day in (DAY - datetime.timedelta(days=3), DAY + datetime.timedelta(days=3)):
            said = {"remark": finding, "words": "办了。", "day": DAY, "done": day}
            assert refused(lambda said=said: keeping.keep(Answer, **said)) == {"done"}
        said = {"remark": journal.new_id(), "words": "办了。", "day": DAY}
        assert refused(lambda: keeping.keep(Answer, **said)) == {"remark"}
