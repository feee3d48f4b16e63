"""Whatever lies on a stick or was left by an earlier program gets its line and stops nothing."""

import os
import shutil
from pathlib import Path

import pytest

from app import messages
from app.errors import Cancelled
from app.exchange import findings, refusals
from app.office import invite, overview, receive, reply, settle, stick
from app.records import check, rooms
from app.room import enrol
from app.store import journal
from tests.journeys.district import CODES


def verdicts(found):
    return [(each.verdict, type(each.reason).__name__) for each in found]


def packages(folder):
    return sorted(folder.glob("LEGALROOM/report/*/*.age"))


@pytest.fixture
def two(district_after):
    """Two rooms whose packages lie on one stick, each after one that was taken."""

    def happen(district):
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)
            district.round(who, f"first-{who}")
            district.log(who, f"{who}的事")
            district.deliver(who)

    return district_after("two delivered on one stick", happen)


@pytest.mark.parametrize(
    "name", [b"\xb1\xa8\xb8\xe6.age", b"a\x01\x1b[31mb.age", b"x" * 200 + b".age"]
)
def test_a_name_that_cannot_be_written_down_stops_nothing(two, name):
    [first, _] = packages(two.stick())
    for ending in ("", ".minisig"):
        there = os.fsencode(first) + ending.encode()
        os.rename(there, os.fsencode(first.parent) + b"/" + name + ending.encode())
    assert [each.verdict for each in two.receive()] == ["taken", "taken"]
    with two.at("office"):
        [shown] = [p.file for p in rooms.ReceivedPackage.select() if p.file in _shown(name)]
        assert shown.isprintable()
        assert len(shown) <= 200


def _shown(name):
    return {"报告.age", "a\ufffd\ufffd[31mb.age", "x" * 119 + "…"}


def test_what_waits_and_was_cut_off_by_a_bad_disk_stops_nothing(two):
    waiting = two.folder / "office" / "waiting"
    waiting.mkdir()
    for name in ("a" * 64, "b" * 64):
        (waiting / f"{name}.minisig").write_bytes(b"untrusted")
    (waiting / f"{'a' * 64}.age").write_bytes(b"age")
    assert [each.verdict for each in two.receive()] == ["taken", "taken"]
    assert list(waiting.iterdir()) == []


def test_everything_that_could_be_a_report_gets_a_line(two):
    lying = two.stick()
    [one, other] = packages(lying)
    data = one.read_bytes()
    (lying / "copy.age.1234.part").write_bytes(data[:200])
    (lying / "all.zip").write_bytes(b"PK\3\4" + b"LEGALROOM/report/x.age")
    (lying / "folder.age").mkdir()
    deep = lying.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    shutil.copy(one, deep / "x.age")
    Path(f"{other}.minisig").unlink()
    found = two.receive()
    assert sorted(verdicts(found)) == [
        ("refused", "HalfWritten"),
        ("refused", "InArchive"),
        ("refused", "IsFolder"),
        ("refused", "NoSignature"),
        ("refused", "TooDeep"),
        ("taken", "NoneType"),
    ]
    with two.at("office"):
        assert len(stick.look(lying)) == len(found)


def few_files(monkeypatch, most):
    monkeypatch.setitem(findings.scan.__kwdefaults__, "files", most)


def test_that_not_all_of_a_stick_was_looked_at_is_said_before_and_after(two, monkeypatch):
    for number in range(8):
        (two.stick() / f"0照片{number}.txt").write_text("x")
    few_files(monkeypatch, 8)
    with two.at("office"):
        lying = stick.look(two.stick())
        assert "8" in lying[0].words()[2]
        assert lying[0].words()[0] == two.stick().name
        taken = stick.take_in(two.stick())
        assert taken.bad
        assert "LEGALROOM" in taken.lines[0].words()
        assert [each.verdict.verdict for each in taken.lines] == ["refused", "taken", "taken"]


def test_a_room_is_told_that_its_answer_may_lie_where_nobody_looked(two, monkeypatch):
    few_files(monkeypatch, 1)
    with pytest.raises(refusals.TooMuchOnStick):
        two.take_reply("店子村")


def test_an_offices_own_half_written_answer_is_blamed_on_nobody(two):
    folder = two.stick() / "LEGALROOM" / "reply" / CODES[0]
    folder.mkdir(parents=True)
    data = packages(two.stick())[0].read_bytes()
    (folder / "x.age.part").write_bytes(data)
    (folder / "x.age").write_bytes(data)
    assert [each.verdict for each in two.receive()] == ["taken", "taken"]


def test_the_same_bytes_under_another_rooms_name_are_not_credited_to_it(two):
    [one, other] = packages(two.stick())
    two.receive()
    shutil.copy(one, other)
    assert verdicts(two.receive()) == [("already", "NoneType"), ("refused", "Altered")]


def test_swapped_signatures_are_called_swapped(two):
    one, other = (Path(f"{each}.minisig") for each in packages(two.stick()))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    found = two.receive()
    assert verdicts(found) == [("refused", "Swapped")] * 2
    with two.at("office"):
        assert "装反" in found[0].words
        assert {each.reason for each in rooms.refused()} == {"swapped"}
        assert "装反" in messages.words(overview.states()[0].held[0])


def test_a_room_of_another_district_is_told_whose_it_is(district):
    district.make("tengzhou", "office", "370481", "滕州市司法局")
    with district.at("tengzhou"):
        for number in (1, 2):
            invite.save_key(district.folder / f"other-{number}.txt")
        data = invite.invite("370481001201-01", "龙泉工作室")
    district.make("龙泉", "room", "370481001201-01", "龙泉")
    with district.at("龙泉"):
        enrol.take_invitation(data)
    district.log("龙泉", "走错门的")
    district.deliver("龙泉")
    [found] = district.receive()
    assert (found.verdict, type(found.reason).__name__) == ("refused", "OtherArea")
    with district.at("office"):
        assert "滕州市" in found.words


def refuse_one(two):
    """The second room's package is damaged on the way."""
    other = packages(two.stick())[1]
    other.write_bytes(other.read_bytes()[:-1] + b"x")
    assert verdicts(two.receive()) == [("taken", "NoneType"), ("refused", "Altered")]


def held(two):
    with two.at("office"):
        return [[messages.words(why) for why in each.held] for each in overview.states()]


def test_a_refusal_stays_until_what_it_brought_is_in(two):
    refuse_one(two)
    two.receive()
    [_, [words]] = held(two)
    assert packages(two.stick())[1].name in words
    assert "2026-11-22" in words
    two.round("山前村", "again")
    assert held(two) == [[], []]
    with two.at("office"):
        kept = [p for p in rooms.ReceivedPackage.select() if p.verdict == "refused"]
        assert [(p.reason, p.code) for p in kept] == [("altered", CODES[1])]
    assert two.checked("office")


def test_what_was_refused_of_a_newcomer_is_asked_about_no_more_once_it_is_in(district):
    district.room("店子村")
    district.log("店子村", "头一次上报")
    district.deliver("店子村")
    [package] = packages(district.stick())
    data = package.read_bytes()
    package.write_bytes(data[:-1] + b"x")
    assert verdicts(district.receive()) == [("refused", "Altered")]
    with district.at("office"):
        assert len(overview.newcomers()) == 1
    package.write_bytes(data)
    assert verdicts(district.receive()) == [("taken", "NoneType")]
    with district.at("office"):
        assert overview.newcomers() == []
        assert [each.held for each in overview.states()] == [[]]
    assert district.checked("office")


def test_a_refusal_stays_until_somebody_settles_it(two):
    refuse_one(two)
    with two.at("office"):
        room = rooms.room_with(CODES[1]).installation
        settle.put_by(settle.open_questions(room))
    assert held(two) == [[], []]
    two.receive()
    assert held(two) == [[], []]


def test_a_package_without_its_signature_is_known_by_its_folder(two):
    Path(f"{packages(two.stick())[1]}.minisig").unlink()
    two.receive()
    [_, [words]] = held(two)
    assert "签名" in words


def test_what_was_half_written_stays_with_the_room_whose_folder_it_lies_in(two):
    half = Path(f"{packages(two.stick())[1]}.part")
    packages(two.stick())[1].rename(half)
    Path(f"{half.with_suffix('')}.minisig").unlink()
    with two.at("office"):
        first, _other = stick.look(two.stick())
        assert first.name == "山前村工作室"
        assert first.words()[2] == messages.words(refusals.HalfWritten())
    found = two.receive()
    assert [(each.code, each.verdict) for each in found if each.room] == [
        (CODES[0], "taken"), (CODES[1], "refused"),
    ]  # fmt: skip
    [_, [words]] = held(two)
    assert "没有写完" in words
    # The same thing met again is not one more.
    two.receive()
    assert [len(each) for each in held(two)] == [0, 1]
    shutil.rmtree(two.stick())
    two.deliver("山前村")
    two.receive()
    assert held(two) == [[], []]


def stop_after_one(done, total):
    if done > total // 2:
        raise Cancelled


def test_what_was_stopped_says_what_is_in_and_what_is_left(two):
    with two.at("office"):
        taken = stick.take_in(two.stick(), stop_after_one)
        assert [each.verdict.verdict for each in taken.lines] == ["left", "taken"]
        assert (taken.stopped, taken.left, taken.answers) == (True, True, 1)
        again = stick.take_in(two.stick())
        assert [each.verdict.verdict for each in again.lines] == ["already", "taken"]


def test_no_answer_is_written_where_the_stick_no_longer_is(two):
    lying = two.stick()
    away = two.folder / "away"

    def pull(done, total):
        if done == total and not away.exists():
            lying.rename(away)
            lying.mkdir()  # the empty folder that a pulled stick leaves

    with two.at("office"):
        taken = stick.take_in(lying, pull)
        assert isinstance(taken.unanswered, refusals.StickGone)
        assert taken.pulled_words().count("再插上") == 1
        assert "没有反应" not in taken.pulled_words()
    assert list(lying.iterdir()) == []
    assert [each.verdict.verdict for each in taken.lines] == ["taken", "taken"]


def test_whatever_goes_wrong_with_one_package_the_others_are_taken(two, monkeypatch):
    with two.at("office"):
        code = rooms.room_with(CODES[0])
        # Its key was damaged on the office's disk.
        with journal.action("room.change") as act:
            act.change(code, signer="no key")
        found = receive.receive(two.stick())
        assert [each.verdict for each in found] == ["refused", "taken"]
        assert len(reply.answer(two.stick(), found)) == 1
    assert two.checked("office")


def test_an_office_that_took_an_impossible_serial_lists_its_rooms(two):
    two.receive()
    with two.at("office"):
        last = rooms.packages(rooms.room_with(CODES[0]).installation)[-1]
        with journal.action("package.take") as act:
            act.change(last, serial=999_999_999)
        state = overview.state(last.room)
        assert (state.serial, state.missing) == (1, [])


def test_an_office_that_believed_where_a_strangers_file_lies_is_healed_on_opening(two):
    from app.records.attachments import Attachment
    from app.store.database import database

    with two.at("店子村"), journal.action("attachment.add") as act:
        body = {"owner_kind": "visit", "owner": journal.new_id(), "name": "x", "media": "image/png",
                "size": 1, "sha256": "a" * 64, "file": "/dev/zero"}  # fmt: skip
        act.add_version("attachment", journal.new_id(), body, {})
    two.deliver("店子村", "hostile")
    assert [each.verdict for each in two.receive("hostile")] == ["taken"]
    with two.at("office"):
        assert Attachment.get().file is None
        database.execute_sql("UPDATE attachment SET file = '/dev/zero'")
        database.execute_sql("DELETE FROM setting WHERE key = 'cut_to_what_travels'")
    with two.at("office"):
        assert Attachment.get().file is None
        assert check.everything().problems == ()
