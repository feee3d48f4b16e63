"""The stick on its way between rooms and their office, in good order and in bad."""

import datetime
import io
import shutil

import pytest
from PIL import Image

from app import store
from app.exchange.refusals import NoStick
from app.office import overview, receive
from app.records import attachments, deliveries, stats, visits
from app.records.stats import periods
from app.room import deliver, take_reply
from app.store import journal, search
from tests.journeys.district import CODES, DAY


def verdicts(found):
    return [(each.serial, each.verdict) for each in found]


def reasons(found):
    return [type(each.reason).__name__ for each in found if each.reason is not None]


def picture(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


def test_what_a_room_recorded_is_at_the_office_and_the_room_knows_it(district):
    district.room("店子村")
    visit, _ = district.log("店子村", "离婚", "承包地")
    assert verdicts(district.round("店子村")) == [(1, receive.TAKEN)]
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("店子村"):
        assert deliveries.state(journal.get(visits.Visit, visit)) == deliveries.RECEIVED
    assert district.checked("office")


def test_of_what_was_written_often_between_two_sticks_the_office_shows_what_it_came_to(district):
    district.room("店子村")
    often, void, back, later = district.log("店子村", "离婚", "承包地", "彩礼", "赡养")
    with district.at("店子村"):
        for facts in ("离婚一事", "离婚和抚养费"):
            district.clock.forward(minutes=1)
            visits.amend(journal.get(visits.Visit, often), facts=facts, reason="补记")
        visits.void(journal.get(visits.Visit, void), reason="duplicate")
        visits.restore(visits.void(journal.get(visits.Visit, back), reason="duplicate"))
    district.round("店子村")
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("店子村"):
        district.clock.forward(minutes=1)
        visits.void(journal.get(visits.Visit, later), reason="duplicate")
        visits.log(day=DAY, name="赵淑珍", category="01", facts="邻里")
    district.round("店子村")
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("office"):
        assert {hit.id for hit in search.find("抚养费")} == {often}
        assert not search.find("赡养")
    assert district.checked("office")


def test_a_record_is_packed_until_the_answer_has_come(district):
    district.room("店子村")
    (visit,) = district.log("店子村", "离婚")
    district.deliver("店子村")
    with district.at("店子村"):
        assert deliveries.state(journal.get(visits.Visit, visit)) == deliveries.PACKED


def test_the_same_stick_again_is_already_received(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村")
    district.receive()
    before = district.rows("office", of="店子村")
    assert verdicts(district.receive()) == [(1, receive.ALREADY)]
    assert district.rows("office", of="店子村") == before


def test_an_answer_that_lies_there_already_is_not_written_again(district):
    district.room("店子村")
    district.deliver("店子村")
    district.receive()
    files = sorted(district.stick().rglob("*"))
    district.receive()
    assert sorted(district.stick().rglob("*")) == files


def test_nothing_happened_this_month_is_a_package_too(district):
    district.room("店子村")
    district.round("店子村")
    assert verdicts(district.round("店子村")) == [(1, receive.ALREADY), (2, receive.TAKEN)]


def test_a_lost_stick_is_made_good_by_the_next_one(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村", "lost")
    district.log("店子村", "承包地")
    assert verdicts(district.round("店子村", "found")) == [(2, receive.TAKEN)]
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("office"):
        assert [state.missing for state in overview.states()] == [[]]


def test_an_older_stick_that_comes_later_brings_nothing_new(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村", "first")
    district.log("店子村", "承包地")
    district.deliver("店子村", "second")
    assert verdicts(district.receive("second")) == [(2, receive.TAKEN)]
    assert verdicts(district.receive("first")) == [(1, receive.ALREADY)]
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_a_changed_and_a_voided_visit_arrive_as_they_are_now(district):
    district.room("店子村")
    one, two = district.log("店子村", "离婚", "承包地")
    district.round("店子村")
    with district.at("店子村"):
        visits.amend(journal.get(visits.Visit, one), facts="离婚后财产", reason="写错了")
        visits.void(journal.get(visits.Visit, two), reason="duplicate")
    district.round("店子村")
    assert district.rows("office", of="店子村") == district.rows("店子村")
    assert district.checked("office")


def test_two_rooms_on_one_stick_get_an_answer_each(district):
    district.room("店子村", CODES[0])
    district.room("山前村", CODES[1])
    for who in ("店子村", "山前村"):
        district.log(who, f"{who}的事")
        district.deliver(who)
    assert verdicts(district.receive()) == [(1, receive.TAKEN)] * 2
    for who in ("店子村", "山前村"):
        assert district.take_reply(who).news
        assert district.rows("office", of=who) == district.rows(who)


def test_what_stays_in_the_room_does_not_reach_the_office(district):
    district.room("店子村")
    with district.at("店子村"):
        visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", phone="13806321234")
    district.round("店子村")
    with district.at("office"):
        assert [each.phone for each in visits.Visit.select()] == [None]


def test_a_photo_travels_once_and_opens_at_the_office(district):
    district.room("店子村")
    (visit,) = district.log("店子村", "离婚")
    with district.at("店子村"):
        attachments.add(journal.get(visits.Visit, visit), name="协议.png", data=picture())
        assert deliver.plan().attachments == 1
    district.round("店子村")
    with district.at("office"):
        assert attachments.read(attachments.of(visit)[0]) == picture()
        assert attachments.damaged() == []
    with district.at("店子村"):
        assert deliver.plan().attachments == 0


def test_names_on_the_stick_mean_nothing(district):
    district.room("店子村")
    district.deliver("店子村")
    stick = district.stick("renamed")
    for number, path in enumerate(sorted(district.stick().rglob("*"))):
        if path.is_file():
            shutil.copy(path, stick / f"照片{number}.jpg")
    assert verdicts(district.receive("renamed")) == [(1, receive.TAKEN)]


def test_much_is_parted_into_packages_that_follow_on_each_other(district, monkeypatch):
    monkeypatch.setattr(deliver, "MOST_BYTES", 4000)
    district.room("店子村")
    district.log("店子村", *(f"第{number}件事" for number in range(12)))
    made = district.deliver("店子村")
    assert len(made.files) > 2
    assert verdicts(district.receive()) == [(n, receive.TAKEN) for n in range(1, made.serial + 1)]
    district.take_reply("店子村")
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_a_part_whose_predecessor_is_missing_waits_for_it(district, monkeypatch):
    monkeypatch.setattr(deliver, "MOST_BYTES", 4000)
    district.room("店子村")
    district.log("店子村", *(f"第{number}件事" for number in range(8)))
    first, *rest = district.deliver("店子村").files
    other = district.stick("other")
    for path in (first, first.with_name(first.name + ".minisig")):
        shutil.move(path, other / path.name)
    shutil.copytree(district.stick() / "LEGALROOM/enrol", other / "LEGALROOM/enrol")
    held = district.receive()
    assert [each.verdict for each in held] == [receive.HELD] * len(rest)
    assert "1" in held[0].words
    taken = district.receive("other")
    assert verdicts(taken) == [(n, receive.TAKEN) for n in range(1, len(rest) + 2)]
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("office"):
        assert [state.held for state in overview.states()] == [[]]


def test_a_room_made_by_hand_keeps_its_records_when_it_is_invited(district):
    from app.office import invite
    from app.room import enrol

    district.make("店子村", "room", "370406101200-09", "自己建的")
    (visit,) = district.log("店子村", "离婚")
    with district.at("office"):
        data = invite.invite(CODES[0], "店子村工作室")
    with district.at("店子村") as opened:
        enrol.take_invitation(data)
        assert (opened.code, opened.name) == (CODES[0], "店子村工作室")
        assert journal.get(visits.Visit, visit).number == 1
    assert verdicts(district.round("店子村")) == [(1, receive.TAKEN)]
    with district.at("店子村") as opened:
        assert opened.code == CODES[0]


def test_a_room_without_an_office_has_nowhere_to_deliver(room, tmp_path):
    with pytest.raises(deliver.NoOffice):
        deliver.deliver(tmp_path)
    with pytest.raises(deliver.NoOffice):
        take_reply.take_reply(tmp_path)


def test_without_a_stick_nothing_is_reserved(district):
    district.room("店子村")
    with district.at("店子村"):
        before = store.journal.last(store.current().origin, store.current().epoch)
        with pytest.raises(NoStick):
            deliver.deliver(district.folder / "nowhere")
        assert store.journal.last(store.current().origin, store.current().epoch) == before


def test_a_stick_without_an_answer_says_so(district):
    district.room("店子村")
    district.deliver("店子村")
    with pytest.raises(take_reply.NoReply):
        district.take_reply("店子村")


def test_an_older_answer_moves_nothing_back(district):
    district.room("店子村")
    district.deliver("店子村", "first")
    district.receive("first")
    district.log("店子村", "离婚")
    district.round("店子村", "second")
    with district.at("店子村"):
        known = deliveries.delivered_to()
    taken = district.take_reply("店子村", "first")
    assert (taken.news, taken.delivered_to) == (False, known)
    with district.at("店子村"):
        assert deliveries.delivered_to() == known


def test_an_answer_is_noted_once(district):
    district.room("店子村")
    district.round("店子村")
    assert not district.take_reply("店子村").news


def test_visits_before_the_first_day_of_counting_are_found_but_not_counted(district):
    district.room("店子村")
    with district.at("店子村") as opened:
        store.installation.rename(code=opened.code, name=opened.name, start_day=DAY)
    district.log("店子村", "离婚")
    with district.at("店子村"):
        early = DAY - datetime.timedelta(days=9)
        visits.log(day=early, name="赵淑珍", category="01", facts="旧账")
    district.round("店子村")
    with district.at("office"):
        counted = stats.counted("visits", periods.of(DAY, "month"))
        of_matter = counted.cells[counted.at["visits/category/01"]]
        assert counted.value(of_matter, counted.total) == 1
        assert [visit.facts for visit in counted.behind(of_matter)] == ["离婚"]
        assert len(visits.every(visits.Filter(text="旧账"))) == 1
