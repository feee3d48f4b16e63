"""What an office publishes goes down with the reply, is read in the room, and the marks come up."""

import datetime
import shutil

import pytest

from app import codes, store
from app.errors import FieldErrors, NotOurs, TooMuchAtOnce
from app.exchange.refusals import BadPublished
from app.exchange.shapes import Header, Published
from app.office import published
from app.records import calendar, deliveries, keeping, notices, people, places, rooms
from app.records.code_entries import CodeEntry
from app.records.notices import GoverningPaper, Notice
from app.room import deliver, take_reply, today
from app.room import published as taking
from app.store import journal, line, search
from tests.journeys.district import CODES, DAY

WORDS = "请各工作室于十二月五日前报送全年工作小结。"
LENGTH = "一二三四五" + "。" * 19_990
"""As long as a paper may be, and little in it to be searched for: what counts is how much it is."""


def publish(district, title="报送小结", **values):
    with district.at("office"):
        said = {"day": DAY, "kind": "notice", "title": title, "words": WORDS, **values}
        return keeping.keep(Notice, **said).id


def titles(district, who):
    with district.at(who):
        return [each.title for each in notices.unread()]


@pytest.fixture
def two(district):
    for who, code in zip(("店子村", "山前村"), CODES, strict=False):
        district.room(who, code)
        district.round(who, who)
    return district


def test_a_notice_is_read_in_the_room_and_the_office_sees_by_whom(two):
    notice = publish(two)
    two.round("店子村", "店子村二")
    assert titles(two, "店子村") == ["报送小结"]
    assert titles(two, "山前村") == []
    with two.at("店子村"):
        [found] = notices.unread()
        assert (found.words, found.id) == (WORDS, notice)
        assert [hit.title for hit in search.find("全年工作小结")] == ["报送小结"]
        with pytest.raises(NotOurs):
            keeping.change(found, title="改")
        assert not keeping.is_ours(found)
        notices.mark_read(found)
        assert notices.unread() == []
    two.round("店子村", "店子村三")
    with two.at("office"):
        marks = notices.read_by(journal.get(Notice, notice))
        assert marks.read == [("店子村工作室", DAY.isoformat())]
        assert (marks.waiting, marks.unread) == (["山前村工作室"], [])
    two.round("山前村", "山前村二")
    two.round("山前村", "山前村三")
    with two.at("office"):
        marks = notices.read_by(journal.get(Notice, notice))
        assert (marks.waiting, marks.unread) == ([], ["山前村工作室"])
    for who in ("店子村", "山前村", "office"):
        assert two.checked(who)


def test_what_is_for_one_room_is_read_by_no_other_and_the_chain_holds(two):
    with two.at("office"):
        room = rooms.room_with(CODES[0])
    publish(two, "给店子村的批复", room=room.id)
    publish(two, "给大家的")
    for who in ("店子村", "山前村"):
        two.round(who, f"{who}二")
    assert titles(two, "店子村") == ["给店子村的批复", "给大家的"]
    assert titles(two, "山前村") == ["给大家的"]
    with two.at("山前村") as store:
        assert Notice.select().count() == 1
        [origin] = store.lines
        sent = [body for each in line.stretch(origin, 1, 99) for _r, _n, body in each.bodies]
        assert None in sent
        assert not any("批复" in body.decode() for body in sent if body is not None)
    assert two.checked("山前村")


def test_it_is_sent_again_only_when_it_has_changed(two):
    publish(two)
    two.round("店子村", "二")
    two.deliver("店子村", "三")
    two.receive("三")
    with two.at("office"):
        room = rooms.room_with(CODES[0])
        assert published.going(room) is None
        assert published.will_go(room).counts == {}
        other = published.will_go(rooms.room_with(CODES[1]))
        assert other.counts["notice"] == 1
    with two.at("office"):
        [notice] = Notice.select()
        for title in ("改一", "改二"):
            notice = keeping.change(notice, title=title)
        going = published.going(rooms.room_with(CODES[0]))
        assert going.last - going.first == 1
    two.receive("三")
    two.take_reply("店子村", "三")
    assert titles(two, "店子村") == ["改二"]
    with two.at("店子村") as store:
        [origin] = store.lines
        last = line.head(origin).number
        # Of the two changes in one reply only the last one's body came along.
        bodies = [b for each in line.stretch(origin, last - 1, last) for _r, _n, b in each.bodies]
        assert [body is None for body in bodies] == [True, False]
    assert two.checked("店子村")


def test_a_second_reply_before_the_room_has_told_is_taken_where_it_goes_on(two):
    publish(two, "一")
    two.deliver("店子村", "二")
    two.receive("二")
    two.take_reply("店子村", "二")
    publish(two, "二")
    two.receive("二")
    assert "有 2 条区里的通知" in two.take_reply("店子村", "二").words()
    assert titles(two, "店子村") == ["一", "二"]
    assert two.checked("店子村")


def test_people_places_roles_days_and_papers_come_down_and_can_be_chosen(two):
    with two.at("office"):
        clinic = places.add(name="山亭区法律门诊", type="clinic")
        lawyer = people.register(
            name="孙律师", phone="13906320001", public_phone="0632-8811000", unit="鲁南所",
            identity="370406199001011233", title="律师",
        )  # fmt: skip
        people.appoint(lawyer, role="adviser", place=clinic.id)
        calendar.enter(day=datetime.date(2027, 2, 6), kind=calendar.HOLIDAY, name="春节")
        keeping.keep(GoverningPaper, title="村居法律顾问工作规范", day=DAY, issuer="省司法厅")
    two.round("店子村", "二")
    with two.at("店子村"):
        [found] = people.suggest("孙律")
        assert (found.id, found.public_phone, found.phone, found.identity) == (
            lawyer.id, "0632-8811000", None, None,
        )  # fmt: skip
        assert [each.role for each in people.roles(lawyer.id)] == ["adviser"]
        assert lawyer.id in [each.id for each in people.serving()]
        assert [each.value for each in places.offer("法律门诊")] == [clinic.id]
        assert calendar.is_off(datetime.date(2027, 2, 6))
        assert search.find("法律顾问工作规范")
        # Another day is said here, and the office's word stays the office's.
        calendar.enter(day=datetime.date(2027, 2, 6), kind=calendar.WORKDAY)
        assert not calendar.is_off(datetime.date(2027, 2, 6))
        with pytest.raises(NotOurs):
            people.change(found, name="改")
        mine = people.register(name="王建国", village=clinic.id)
        assert mine.village == clinic.id
    assert two.checked("店子村")
    assert two.checked("office")
    two.round("店子村", "三")
    assert two.checked("office")


def test_a_code_comes_with_its_label_so_that_an_older_room_shows_it(two):
    with two.at("office"):
        keeping.keep(
            CodeEntry, list="role", code="guide", zh="法律服务引导员",
            since=DAY,
        )  # fmt: skip
        assert codes.load("role").label("guide") == "法律服务引导员"
        person = people.register(name="周引导")
        people.appoint(person, role="guide")
    assert codes.load("role").label("guide") == "guide"  # nothing is open
    two.round("店子村", "二")
    with two.at("店子村"):
        assert codes.load("role").label("guide") == "法律服务引导员"
        assert "guide" in [each.code for each in codes.load("role").current()]
        [role] = people.roles(person.id)
        assert "法律服务引导员" in people.role_words(role)


@pytest.mark.parametrize("began_before", [True, False])
def test_a_reply_whose_published_records_do_not_verify_changes_nothing(two, began_before):
    if began_before:
        publish(two, "一")
    # Whoever holds a copy of the office can sign as the office, and tells another story.
    two.clone("office", "别的")
    publish(two, "真的")
    two.round("店子村", "二")
    shutil.move(two.folder / "office", two.folder / "真的")
    shutil.move(two.folder / "别的", two.folder / "office")
    two.deliver("店子村", "三")
    for title in ("假的一", "假的二", "假的三"):
        publish(two, title)
        two.receive("三")
    two.log("店子村", "照常记")
    before = two.rows("店子村")
    with two.at("店子村"):
        told = deliveries.last_receipt()
        with pytest.raises(BadPublished):
            take_reply.take_reply(two.stick("三"))
        assert deliveries.last_receipt() == told
        assert [each.title for each in notices.unread()][-1] == "真的"
    assert two.rows("店子村") == before
    assert two.checked("店子村")


def test_an_office_restored_from_a_backup_goes_on_with_a_stretch_of_its_own(two):
    publish(two, "一")
    saved = two.back_up("office")
    publish(two, "丢了的")
    two.round("店子村", "二")
    assert titles(two, "店子村") == ["一", "丢了的"]
    two.restore(saved, "office")
    publish(two, "恢复以后")
    two.clock.forward(days=1)
    two.deliver("店子村", "三")
    two.receive("三")
    two.take_reply("店子村", "三")
    assert titles(two, "店子村") == ["一", "恢复以后"]
    assert two.checked("店子村")
    assert two.checked("office")


def test_what_the_office_has_is_known_as_before_once_something_published_has_come(two):
    publish(two)
    two.deliver("店子村", "二")
    two.receive("二")
    with two.at("店子村"):
        before = deliveries.receipts()
    first = two.take_reply("店子村", "二")
    assert first.news
    with two.at("店子村"):
        assert deliveries.receipts()[1:] == before
        assert deliveries.delivered_to() == first.delivered_to
        assert deliver.plan().first == first.delivered_to + 1
    # The same answer, and the one before it, are news no more.
    assert not two.take_reply("店子村", "二").news
    assert not two.take_reply("店子村", "店子村").news


def test_a_notice_is_not_turned_to_another_room(two):
    notice = publish(two)
    with two.at("office"):
        room = rooms.room_with(CODES[0])
        with pytest.raises(FieldErrors) as caught:
            keeping.change(journal.get(Notice, notice), room=room.id)
        assert set(caught.value.fields) == {"room"}
        assert keeping.change(journal.get(Notice, notice), title="改").title == "改"


def test_nothing_is_published_at_once_that_no_reply_could_carry(two):
    publish(two)
    with two.at("office") as office:
        before = line.head(office.published)
        with pytest.raises(TooMuchAtOnce):
            papers_at_once(250)
        assert line.head(office.published) == before
    two.round("店子村", "二")
    assert titles(two, "店子村") == ["报送小结"]


def papers_at_once(count):
    with journal.action("paper.keep", published=True) as act:
        for number in range(count):
            act.add(GoverningPaper, title=f"文件{number}", day=DAY, words=LENGTH)


def test_an_office_does_not_go_on_with_the_line_of_the_one_before(two):
    publish(two)
    two.round("店子村", "二")
    with two.at("店子村") as store, journal.action("office.take") as act:
        known = deliveries.office()
        [origin] = store.lines
        act.add(deliveries.Office, **{**known.values(), "installation": CODES[0], "line": None})
        entries = line.head(origin)
        header = Header(
            kind="reply", code="", origin=origin, epoch=entries.epoch, serial=1,
            first=entries.number + 1, last=entries.number, to="", previous=entries.hash,
            head=entries.hash,
        )  # fmt: skip
        with pytest.raises(BadPublished):
            taking.take(act, Published(header, [], []), deliveries.office())


def test_many_notices_are_a_few_lines_on_the_first_page(two):
    for number in range(8):
        publish(two, f"通知{number}")
    two.round("店子村", "二")
    with two.at("店子村"):
        lines = [each for each in today.look(lambda: None)[0] if each.page == "notice"]
        assert [each.words for each in lines][-2:] == ["通知：通知4", "还有 3 条通知没看"]
        assert len(lines) == 6


def test_more_than_one_reply_carries_comes_with_the_next_ones(two):
    with two.at("office"):
        for number in range(300):
            keeping.keep(GoverningPaper, title=f"文件{number}", day=DAY, words=f"{number}{LENGTH}")
        room = rooms.room_with(CODES[0])
        first = published.going(room)
        assert 1 < first.last < line.head(first_line()).number
    came = []
    for stick in ("二", "三"):
        two.round("店子村", stick)
        with two.at("店子村"):
            came.append(GoverningPaper.select().count())
    assert 0 < came[0] < came[1] == 300
    assert two.checked("店子村")


def first_line():
    return store.current().published
