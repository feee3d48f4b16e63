"""An assessment from table to result: by stick to the room, frozen, and recounted later."""

import datetime
import json

import msgspec
import pytest

from app.documents.assessment import sheet as sheets
from app.errors import FieldErrors, OutOfRange
from app.figures import Measure
from app.records import (
    assessment,
    duties,
    inspections,
    keeping,
    places,
    rooms,
    touched,
    visits,
)
from app.records.activities import Activity
from app.records.assessment import evidence, freezing, giving, later, sending, sheet
from app.records.assessment.freezing import FrozenAlready
from app.records.assessment.tables import Indicator, Times, exact
from app.records.data_files import BadFile, Words
from app.records.inspections import Answer, Remark
from app.records.sent_down import OfTheOffice
from app.store import journal
from tests.journeys.district import CODES, DAY
from tests.records.assessment.with_findings import with_findings

FIRST, SECOND = CODES[0][:12], CODES[1][:12]
YEAR = DAY.year


@pytest.fixture
def district(district_after):
    def happen(district):
        for who, code in (("店子村", CODES[0]), ("李庄村", CODES[1])):
            district.room(who, code)
            with district.at(who):
                places.ensure(code[:12])
                held(code[:12], "lecture", 2)
            district.round(who, f"{who}一")

    return district_after("a lecture in two rooms", happen)


def held(code, kind, month, **more):
    place = places.by_code(code)
    return keeping.keep(
        Activity, day=datetime.date(YEAR, month, 10), kind=kind, state="held", theme="宪法",
        place=place.id, **more,
    )  # fmt: skip


def scored(code):
    found = assessment.scores(YEAR)
    return found, found.one(places.by_code(code).id)


def mark(code, name):
    _found, one = scored(code)
    return next(each.points for each in one.total.marks if each.indicator == name)


def lectures_at(points):
    """The sample table with other points for lectures, taken from the log."""
    [table] = assessment.bundled()
    return msgspec.structs.replace(
        table,
        indicators=tuple(
            msgspec.structs.replace(each, points=points)
            if each.name == "lecture"
            else msgspec.structs.replace(each, points=32 - points)
            if each.name == "log"
            else each
            for each in table.indicators
        ),
    )


def find(code, words, **values):
    place = places.by_code(code)
    return keeping.keep(
        Remark, day=DAY, place=place.id, kind="finding", words=words,
        until=DAY + datetime.timedelta(days=10), **values,
    )  # fmt: skip


def test_a_finding_past_its_day_costs_a_point_at_both_ends_until_it_is_answered(district):
    with district.at("office"):
        sending.send(with_findings())
        finding = find(FIRST, "公示牌没有换。")
        put_right = find(FIRST, "日志没有记。")
        keeping.keep(Remark, day=DAY, place=put_right.place, kind="question", words="为什么？",
                     until=DAY)  # fmt: skip
        inspections.put_right(put_right, done=DAY)
        assert mark(FIRST, "findings") == 200
    district.round("店子村", "店子村二")
    district.clock.forward(days=20)
    with district.at("office"):
        found, one = scored(FIRST)
        assert mark(FIRST, "findings") == 100
        assert mark(SECOND, "findings") == 200
        assert [e.id for e in evidence.evidence(found, one, "findings")] == [finding.id]
        assert evidence.of_all(found)[one.id]["findings"] == [("remark", finding.id)]
    with district.at("店子村"):
        found, one = scored(FIRST)
        assert mark(FIRST, "findings") == 100
        lines = {each.indicator.name: each for each in sheet.lines(found, one)}
        [missing] = lines["findings"].missing
        assert (missing.words, missing.points, missing.page) == (
            "1 项督导意见待答复",
            100,
            "remark",
        )
        keeping.keep(Answer, remark=finding.id, day=DAY, words="换好了。")
        assert mark(FIRST, "findings") == 200
    district.round("店子村", "店子村三")
    with district.at("office"):
        assert mark(FIRST, "findings") == 200


def test_a_table_says_which_findings_cost_and_what_they_are_about(district):
    with district.at("office"):
        find(FIRST, "公示牌没有换。", item="board")
        done = find(FIRST, "日志没有记。", item="day_log")
        inspections.put_right(done, done=DAY)
        for rule, points in (
            ({}, 200),
            ({"which": "open"}, 100),
            ({"which": "open", "items": ["day_log"]}, 200),
            ({"which": "all", "each": 0.5}, 100),
            ({"which": "all", "each": 0.25, "items": ["day_log"]}, 175),
        ):
            sending.send(with_findings(**rule))
            assert mark(FIRST, "findings") == points, rule
        with pytest.raises(BadFile):
            with_findings(items=["nonsense"])


def test_an_answer_after_the_year_was_frozen_is_named_as_later(district):
    with district.at("office"):
        sending.send(with_findings(which="open"))
        finding = find(FIRST, "公示牌没有换。")
    district.round("店子村", "店子村二")
    with district.at("office"):
        frozen = freezing.opened(freezing.freeze(YEAR))
    with district.at("店子村"):
        keeping.keep(Answer, remark=finding.id, day=DAY, words="换好了。")
    district.round("店子村", "店子村三")
    with district.at("office"):
        different = [each for each in later.compared(frozen) if not each.is_same]
        assert {each.kind for each in different[0].later} == {"answer"}


def test_a_table_that_the_office_changes_reaches_the_room_by_stick(district):
    with district.at("店子村"):
        assert mark(FIRST, "lecture") == 300
    with district.at("office"):
        sending.send(lectures_at(20))
        assert mark(FIRST, "lecture") == 500
    district.round("店子村", "店子村二")
    with district.at("店子村"):
        assert mark(FIRST, "lecture") == 500
        with pytest.raises(OfTheOffice):
            sending.send(lectures_at(12))
    with district.at("office"):
        sending.take_back("sample")
    district.round("店子村", "店子村三")
    with district.at("店子村"):
        assert mark(FIRST, "lecture") == 300


def test_a_table_of_a_later_year_leaves_the_years_before_theirs(office):
    sending.send(sending.from_year(lectures_at(20), YEAR + 1))
    assert assessment.in_force(YEAR).indicator("lecture").points == 12
    assert assessment.in_force(YEAR + 1).indicator("lecture").points == 20
    assert assessment.in_force(YEAR + 2).name == f"table_{YEAR + 1}"
    with pytest.raises(assessment.NoTable):
        assessment.in_force(2010)


def test_a_table_whose_points_do_not_add_up_is_refused_and_changes_nothing(office):
    [table] = assessment.bundled()
    text = assessment.spelled(table).replace('"points": 12', '"points": 13')
    with pytest.raises(BadFile) as caught:
        assessment.read(text.encode(), "考核.json")
    said = caught.value.data
    assert (said["file"], said["field"], said["why"].data["word"]) == (
        "考核.json",
        "points",
        "101 ≠ 100",
    )
    assert '"points": 100' in text.splitlines()[said["line"] - 1]
    with pytest.raises(FieldErrors):
        sending.send(msgspec.structs.replace(table, points=99))
    assert not sending.given()[0].sent


def test_a_table_that_a_room_does_not_understand_leaves_the_last_good_one(district):
    with district.at("office"):
        sent = sending.send(lectures_at(20))
    district.round("店子村", "店子村二")
    with district.at("office"), journal.action("assessment_table.send", published=True) as act:
        body = {"name": "sample", "table": '{"name": "sample", "later": 1}'}
        act.add_version("assessment_table", sent.id, body, {})
    district.round("店子村", "店子村三")
    with district.at("店子村"):
        assert mark(FIRST, "lecture") == 500
        assert sending.given()[0].misread


# Points by hand


def give(code, indicator, points, reason="督导所见"):
    found, one = scored(code)
    return giving.give(found, one, indicator, points, reason)


def test_points_given_by_hand_reach_their_room_alone(district):
    with district.at("office"):
        give(FIRST, "aid", 300, "两名应援对象未告知")
        give(SECOND, "aid", 100, "四人未告知")
        give(FIRST, "praise", 200, "市级表彰")
        assert mark(FIRST, "aid") == 300
    for who in ("店子村", "李庄村"):
        district.round(who, f"{who}二")
    with district.at("店子村"):
        assert mark(FIRST, "aid") == 300
        assert scored(FIRST)[1].total.extra == 200
        reasons = [each.reason for each in assessment.AssessmentPoints.select()]
        assert sorted(reasons) == ["两名应援对象未告知", "市级表彰"]
    with district.at("李庄村"):
        assert [each.reason for each in assessment.AssessmentPoints.select()] == ["四人未告知"]


def test_given_twice_the_last_word_counts_but_every_commendation_adds(office):
    places.ensure(FIRST)
    give(FIRST, "aid", 300)
    give(FIRST, "aid", 400)
    give(FIRST, "praise", 200)
    give(FIRST, "praise", 200)
    _found, one = scored(FIRST)
    assert mark(FIRST, "aid") == 400
    assert one.total.extra == 400
    giving.take_back(give(FIRST, "aid", 100))
    assert mark(FIRST, "aid") == 500


def test_a_score_above_the_points_is_refused_beside_its_field(office):
    places.ensure(FIRST)
    with pytest.raises(FieldErrors) as caught:
        give(FIRST, "aid", 501)
    assert isinstance(caught.value.fields["points"], OutOfRange)
    with pytest.raises(FieldErrors) as caught:
        give(FIRST, "aid", 100, reason="")
    assert list(caught.value.fields) == ["reason"]
    give(FIRST, "absent", None, "三次无故缺岗")
    assert scored(FIRST)[1].total.level == "unfit"


def test_what_the_assessed_say_goes_up(district):
    with district.at("店子村"):
        _found, one = scored(FIRST)
        with pytest.raises(FieldErrors):
            giving.state(YEAR, one, agrees="objects")
        giving.state(YEAR, one, agrees="objects", words="九月讲座没算上", by="孙建国")
        giving.state(YEAR, one, agrees="agrees", by="孙建国")
    district.deliver("店子村", "店子村二")
    district.receive("店子村二", answer=False)
    with district.at("office"):
        _found, one = scored(FIRST)
        [said] = giving.statements(YEAR, one)
        assert (said.agrees, said.by) == ("agrees", "孙建国")
        assert giving.statements(YEAR, scored(SECOND)[1]) == []


# Frozen


def frozen():
    return freezing.opened(freezing.of_year(YEAR))


def test_a_frozen_result_reaches_its_room_alone_and_stands_whatever_comes_later(district):
    with district.at("office"):
        freezing.freeze(YEAR)
        with pytest.raises(FrozenAlready):
            freezing.freeze(YEAR)
        points = scored(FIRST)[1].total.points
    for who in ("店子村", "李庄村"):
        district.round(who, f"{who}二")
    with district.at("店子村"):
        [result] = assessment.AssessmentResult.select()
        assert (result.name, result.points) == ("店子村", points)
        assert result.frozen is None
        assert not assessment.AssessmentYear.select().exists()
        lines = {each.name: each for each in freezing.lines_of(result)}
        [evidence] = Activity.select()
        assert lines["lecture"].records == (("activity", evidence.id),)
        held(FIRST, "lecture", 5)
        assert freezing.result_of(YEAR, scored(FIRST)[1]).points == points
    assert district.checked("店子村")
    assert district.checked("office")


def test_an_old_year_recounted_gives_the_same_while_nothing_was_entered_since(district):
    with district.at("office"):
        freezing.freeze(YEAR)
        district.clock.forward(days=400)
        assert all(each.is_same and not each.later for each in later.compared(frozen()))
        assert scored(FIRST)[0].of.year == YEAR


def test_an_old_year_recounted_names_each_later_record(district):
    with district.at("office"):
        freezing.freeze(YEAR)
    district.clock.forward(days=60)
    with district.at("店子村"):
        [old] = Activity.select()
        keeping.change(old, day=datetime.date(YEAR - 1, 12, 1))
        new = held(FIRST, "sweep", 3)
        keeping.keep(
            Activity, day=datetime.date(YEAR + 1, 1, 5), kind="sweep", state="held", theme="明年",
            place=places.by_code(FIRST).id,
        )  # fmt: skip
    district.deliver("店子村", "店子村二")
    district.receive("店子村二", answer=False)
    with district.at("office"):
        give(SECOND, "aid", 0, "一人未告知")
        found = {each.result.place: each for each in later.compared(frozen())}
        first, second = found[places.by_code(FIRST).id], found[places.by_code(SECOND).id]
    assert not first.is_same
    assert {each.record: each.how for each in first.later} == {
        old.id: touched.CHANGED, new.id: touched.NEW,
    }  # fmt: skip
    assert not second.is_same
    [given] = second.later
    assert given.kind == "assessment_points"


def test_a_changed_table_or_rule_does_not_touch_a_frozen_year(district):
    with district.at("office"):
        freezing.freeze(YEAR)
        sending.send(lectures_at(20))
        [rule] = [each.data for each in duties.given() if each.data.name == "lecture"]
        duties.send(msgspec.structs.replace(rule, needs=9))
        assert mark(FIRST, "lecture") == 0
        assert all(each.is_same for each in later.compared(frozen()))


def test_a_frozen_year_can_be_made_void_and_frozen_anew(district):
    with district.at("office"):
        freezing.freeze(YEAR)
        freezing.thaw(freezing.of_year(YEAR), "漏收一村")
        assert freezing.of_year(YEAR) is None
        freezing.freeze(YEAR)
        assert len(freezing.results(freezing.of_year(YEAR))) == 2
    district.round("店子村", "店子村二")
    with district.at("店子村"):
        assert freezing.result_of(YEAR, scored(FIRST)[1]) is not None
        with pytest.raises(OfTheOffice):
            freezing.freeze(YEAR)


def test_a_room_that_was_restored_since_is_read_from_where_it_goes_on(district):
    saved = district.back_up("店子村")
    with district.at("店子村"):
        lost = held(FIRST, "check_up", 6)
    district.round("店子村", "店子村二")
    with district.at("office"):
        freezing.freeze(YEAR)
    district.restore(saved, "店子村")
    with district.at("店子村"):
        again = held(FIRST, "sweep", 6)
    district.deliver("店子村", "店子村三")
    district.receive("店子村三", answer=False)
    with district.at("office"):
        found = {each.result.place: each for each in later.compared(frozen())}
        named = {each.record: each.how for each in found[places.by_code(FIRST).id].later}
    assert named == {again.id: touched.NEW, lost.id: later.GONE}


def test_json_of_a_result_is_plain(district):
    with district.at("office"):
        freezing.freeze(YEAR)
        [result, *_others] = freezing.results(freezing.of_year(YEAR))
        assert {each["name"] for each in json.loads(result.lines)} >= {"lecture", "log"}


def test_all_points_of_a_table_of_a_thousand_with_a_bonus_can_be_frozen(office):
    places.ensure(FIRST)
    [table] = assessment.bundled()
    replace = msgspec.structs.replace
    table = replace(
        table,
        points=1_000,
        bonus=1_000,
        indicators=tuple(replace(e, points=e.points * 10) for e in table.indicators),
        extras=tuple(replace(e, most=1_000) for e in table.extras if e.name == "praise"),
        levels=tuple(replace(e, least=e.least * 10) for e in table.levels),
    )
    sending.send(table)
    for each in table.indicators:
        give(FIRST, each.name, exact(each.points))
    give(FIRST, "praise", exact(1_000))
    [result] = freezing.results(freezing.freeze(YEAR))
    assert (result.points, result.level) == (exact(2_000), "excellent")
    assert journal.verify()


def test_many_full_indicators_can_be_frozen_with_as_many_records_as_there_is_room_for(office):
    place = places.ensure(FIRST)
    with journal.together():
        for number in range(60):
            visits.log(day=DAY, name="赵淑珍", category="01", facts=f"{number}", place=place.id)
    [table] = assessment.bundled()
    counts = (Measure(kind="visit", by="day"),)
    several = [
        Indicator(
            name=f"every_{chr(97 + number // 26)}{chr(97 + number % 26)}",
            title=Words(zh="来访" * 50, en="Visits"),
            points=1,
            rule=Times(counts, "year"),
        )
        for number in range(60)
    ]
    sending.send(msgspec.structs.replace(table, points=60, indicators=tuple(several)))
    [result] = freezing.results(freezing.freeze(YEAR))
    lines = freezing.lines_of(result)
    assert [each.count for each in lines] == [60] * 60
    [kept] = {len(each.records) for each in lines}
    assert kept > 10
    assert all(each.is_same for each in later.compared(frozen()))


@pytest.mark.parametrize("lines", [None, '[{"called": "later"}]'])
def test_a_result_whose_lines_a_room_cannot_read_leaves_the_room_its_own_count(district, lines):
    with district.at("office"):
        found = freezing.freeze(YEAR)
        [result] = [e for e in freezing.results(found) if e.place == places.by_code(FIRST).id]
        room = rooms.room_with(CODES[0]).id
        body = {"year": YEAR, "place": result.place, "name": "店子村", "room": room, "points": 7}
        body |= {"level_words": "优秀", "day": DAY.isoformat()} | (
            {"lines": lines} if lines else {}
        )
        with journal.action("assessment.publish", published=True) as act:
            act.add_version("assessment_result", result.id, body, {})
    district.round("店子村", "店子村二")
    with district.at("店子村"):
        [down] = assessment.AssessmentResult.select()
        assert (down.points, freezing.lines_of(down)) == (7, [])
        found, one = scored(FIRST)
        assert freezing.result_of(YEAR, one) is None
        assert sheets.lay_out(found, one)
