"""Packages from strangers, and from a room whose own key signs what it should not."""

import shutil

import pytest

from app import seal
from app.exchange import putting
from app.exchange.invitation import enrol as answer_invitation
from app.exchange.invitation import enrolment_path, read_invitation, write_enrolment
from app.exchange.label import package_path, read_line
from app.exchange.package import write_package
from app.exchange.refusals import DoesNotFollow, OtherKey
from app.exchange.shapes import Header
from app.office import invite, overview
from app.records import (
    keeping,
    rooms,
    visits,
)
from app.records.notices import Notice
from app.room import enrol, take_reply
from app.store import journal, line, own_keys, session
from app.store.entries import spelled
from tests.exchange.making import world
from tests.journeys.district import CODES, DAY
from tests.journeys.signing import verdicts, write


def only_record(district, who):
    with district.at(who):
        return visits.Visit.get().id


def test_a_room_cannot_change_the_records_of_another(two):
    victim = only_record(two, "山前村")
    with two.at("店子村"), journal.action("visit.log") as act:
        act.add_version("visit", victim, {"facts": "改了", "day": "2026-11-22"}, {})
    two.deliver("店子村")
    before = two.rows("office", of="山前村")
    assert verdicts(two.receive()) == [("refused", "NotItsOwn")]
    with two.at("office"):
        assert [each.record for each in rooms.refused()] == [victim]
    assert two.rows("office", of="山前村") == before
    assert two.checked("office")


def test_a_room_cannot_change_the_records_of_its_office(two):
    with two.at("office"):
        office = rooms.enrolled()[0].id
    write(two, "店子村", "room", office, {"code": CODES[0], "signer": "x"})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("refused", "NotItsOwn")]


def test_a_room_cannot_give_the_office_keys_to_believe(two):
    _, public = seal.new_signer()
    with two.at("山前村") as other:
        origin = other.origin
    body = {"code": "370406101203-01", "installation": origin, "name": "x", "signer": public}
    write(two, "店子村", "room", None, body)
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    with two.at("office"):
        assert {room.code for room in rooms.enrolled()} == set(CODES[:2])
        assert rooms.room_of(origin).signer != public
    assert two.checked("office")


def test_a_room_cannot_publish(two):
    said = {"day": "2026-11-22", "kind": "notice", "title": "停发", "words": "从今天起。"}
    write(two, "店子村", "notice", None, said)
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    with two.at("office"):
        assert Notice.select().count() == 0
    two.round("山前村", "later")
    with two.at("山前村"):
        assert Notice.select().count() == 0
    assert two.checked("office")


def test_a_room_cannot_speak_as_another_installation(two):
    with two.at("山前村") as other:
        origin = other.origin
    write(two, "店子村", "installation", origin, {"code": "1", "kind": "room", "name": "x"})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("refused", "NotItsOwn")]


def test_one_record_is_of_one_kind(two):
    write(two, "店子村", "person", only_record(two, "店子村"), {"name": "王建国"})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("refused", "NotItsOwn")]


@pytest.mark.parametrize(
    "body",
    [
        {"day": "not a day"},
        {"day": 20261122},
        {"facts": ["a", "b"]},
        {"facts": {"deep": [1]}},
        {"facts": 7},
        {"number": "7"},
        {"number": -(2**63)},
        {"headcount": True},
        {"companions": "张三"},
        {"companions": [{"name": "张三"}]},
        {"groups": [["01"]]},
        {"begin": "25:99"},
        {"place": "../../etc/passwd"},
        {"category": "x'; DROP TABLE visit; --"},
        {"name": "a\x1b[31mb"},
        {"voided": {"why": 1}},
        {"voided": "other", "void_words": [1]},
        {"facts": "字" * 40_000},
    ],
    ids=lambda body: "-".join(body),
)
def test_a_value_that_its_column_does_not_take_stays_in_the_bytes(two, body):
    write(two, "店子村", "visit", None, {"category": "01", "day": "2026-11-22", **body})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    assert two.rows("office", of="店子村") == two.rows("店子村")
    with two.at("office"):
        assert len(visits.every(visits.Filter())) + len(visits.every(visits.Filter(voided=True)))
    assert two.checked("office")


def test_what_a_later_program_writes_is_kept_until_it_can_be_shown(two):
    write(two, "店子村", "case", None, {"title": "还没有这种记录"})
    later = {"category": "9901", "day": "2026-11-22", "facts": "新事项", "mood": "好"}
    write(two, "店子村", "visit", None, later)
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    with two.at("office"):
        (shown,) = visits.every(visits.Filter(text="新事项"))
        assert shown.category == "9901"
        assert journal.history(shown.id)[-1][2]["mood"] == "好"
    assert two.checked("office")


def test_a_bad_package_does_not_stop_the_others(two):
    write(two, "店子村", "visit", only_record(two, "山前村"), {"facts": "改了"})
    two.log("山前村", "好的")
    two.deliver("店子村")
    two.deliver("山前村")
    (two.stick() / "junk.age").write_bytes(b"age-encryption.org/v1\nnothing")
    (two.stick() / "junk.age.minisig").write_bytes(b"untrusted comment: x\n")
    assert sorted(each.verdict for each in two.receive()) == ["refused", "refused", "taken"]
    assert two.rows("office", of="山前村") == two.rows("山前村")


def test_a_changed_package_is_refused_and_the_stick_left_alone(two):
    package = two.deliver("店子村").files[0]
    data = package.read_bytes()
    package.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    before = {path: path.read_bytes() for path in two.stick().rglob("*") if path.is_file()}
    assert verdicts(two.receive()) == [("refused", "Altered")]
    assert {p: p.read_bytes() for p in two.stick().rglob("*") if p.is_file()} == before


def test_a_package_signed_by_another_key_is_refused(two):
    package = two.deliver("店子村").files[0]
    signature = package.with_name(package.name + ".minisig")
    comment = seal.signed_comment(signature.read_bytes())
    signer, _ = seal.new_signer()
    signature.write_bytes(seal.sign(signer, package.read_bytes(), comment))
    assert verdicts(two.receive()) == [("refused", "OtherKey")]


def test_an_old_package_under_a_new_label_is_refused(two):
    package = two.deliver("店子村").files[0]
    signature = package.with_name(package.name + ".minisig")
    label = read_line(seal.signed_comment(signature.read_bytes()))
    with two.at("店子村"):
        comment = label.line().replace(f"serial={label.serial}", f"serial={label.serial + 1}")
        signature.write_bytes(seal.sign(own_keys.signer(), package.read_bytes(), comment))
    assert verdicts(two.receive()) == [("refused", "BadBag")]


def test_a_package_for_another_office_is_refused(two):
    two.make("other", "office", "370406", "山亭区司法局二")
    with two.at("other"):
        for number in (1, 2):
            invite.save_key(two.folder / f"other-{number}.txt")
        data = invite.invite(CODES[2], "来访")
    two.make("生人", "room", CODES[2], "生人")
    with two.at("生人"):
        enrol.take_invitation(data)
    two.deliver("生人")
    assert verdicts(two.receive()) == [("refused", "UnknownSender")]


def test_a_newcomer_without_the_token_is_refused(district):
    with district.at("office"):
        data = invite.invite(CODES[0], "店子村工作室")
    forged = data.replace(read_invitation(data).token.encode(), b"0" * 32)
    district.make("骗子", "room", CODES[0], "骗子")
    with district.at("骗子"):
        enrol.take_invitation(forged)
    district.deliver("骗子")
    assert verdicts(district.receive()) == [("refused", "BadProof")]
    with district.at("office"):
        assert rooms.enrolled() == []


def test_a_forged_answer_beside_the_right_one_does_no_harm(district):
    district.room("店子村")
    district.deliver("店子村")
    stranger = world()
    with district.at("店子村") as opened:
        forged = answer_invitation(
            code=CODES[0],
            origin=opened.origin,
            minisign=stranger.public,
            age=stranger.recipient,
            token="0" * 32,
        )
    (district.stick() / "LEGALROOM/enrol/0.pub").write_bytes(write_enrolment(forged))
    assert verdicts(district.receive()) == [("taken", "NoneType")]


def test_an_invitation_is_good_for_one_computer(district):
    with district.at("office"):
        data = invite.invite(CODES[0], "店子村工作室")
    for who in ("第一台", "第二台"):
        district.make(who, "room", CODES[0], who)
        with district.at(who):
            enrol.take_invitation(data)
    district.round("第一台", "one")
    district.deliver("第二台", "two")
    assert verdicts(district.receive("two")) == [("held", "SecondKey")]
    with district.at("office"):
        (newcomer,) = overview.newcomers()
        assert overview.reason(newcomer).data["code"] == "店子村工作室"
        assert len(rooms.enrolled()) == 1


def test_two_computers_of_one_code_on_one_stick_are_both_seen(district):
    with district.at("office"):
        data = invite.invite(CODES[0], "店子村工作室")
    for who in ("第一台", "第二台"):
        district.make(who, "room", CODES[0], who)
        with district.at(who):
            enrol.take_invitation(data)
        district.deliver(who)
    assert sorted(verdicts(district.receive())) == [("held", "SecondKey"), ("taken", "NoneType")]


def test_an_answer_for_another_room_is_passed_by(two):
    two.deliver("店子村")
    two.receive()
    shutil.copytree(
        two.stick() / "LEGALROOM/reply" / CODES[0], two.stick("x") / "LEGALROOM/reply" / CODES[1]
    )
    with pytest.raises(take_reply.NoReply):
        two.take_reply("山前村", "x")


def test_a_forged_answer_is_refused(two):
    two.deliver("店子村")
    two.receive()
    signature = next((two.stick() / "LEGALROOM/reply").rglob("*.minisig"))
    package = signature.with_suffix("")
    comment = seal.signed_comment(signature.read_bytes())
    signer, _ = seal.new_signer()
    signature.write_bytes(seal.sign(signer, package.read_bytes(), comment))
    with pytest.raises(OtherKey):
        two.take_reply("店子村")


def come_as(district, who, origin, head):
    """Answer an invitation as if we were another installation, and go on with its journal."""
    with district.at("office"):
        data = invite.invite(CODES[2], "来访")
    district.make(who, "room", CODES[2], who)
    with district.at(who) as opened:
        invited, keys = read_invitation(data), own_keys.public_keys()
        proof = answer_invitation(
            code=CODES[2],
            origin=origin,
            minisign=keys.minisign,
            age=keys.age,
            token=invited.token,
        )
        epoch = "5a" * 16
        parent = {"epoch": head.epoch, "hash": head.hash, "number": head.number}
        entry = spelled(
            opened,
            origin=origin,
            epoch=epoch,
            action="epoch.begin",
            note={"parent": parent},
            number=head.number + 1,
            previous=head.hash,
            time=district.clock().isoformat(),
            versions=[],
        )
        header = Header(
            kind="report",
            code=CODES[2],
            origin=origin,
            epoch=epoch,
            serial=1,
            first=head.number + 1,
            last=head.number + 1,
            to=seal.fingerprint(invited.office_age),
            previous=head.hash,
            head=seal.entry_hash(entry),
        )
        made = write_package(
            header,
            [(entry, [])],
            {},
            recipient=invited.office_age,
            signer=own_keys.signer(),
            proof=proof.proof,
        )
    stick = district.stick()
    there = stick / enrolment_path(CODES[2])
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(write_enrolment(proof))
    putting.write_package(stick, package_path("report", CODES[2], epoch, 1), *made)


@pytest.mark.parametrize("epoch", [{"a": 1}, ["x"], None, 7, "x", "A" * 32])
def test_a_stretch_names_the_one_before_as_it_is_spelled(two, epoch):
    with pytest.raises(DoesNotFollow):
        come_as(two, "骗子", journal.new_id(), line.Place(5, epoch, "ab" * 32))


@pytest.mark.parametrize("whose", ["what the office publishes", "the office's own", "a room's"])
def test_a_newcomer_cannot_go_on_with_a_journal_that_is_here(two, whose):
    with two.at("office") as office:
        keeping.keep(Notice, day=DAY, kind="notice", title="报送小结", words="月底前。")
        origins = {
            "what the office publishes": office.published,
            "the office's own": office.origin,
            "a room's": rooms.room_with(CODES[1]).installation,
        }
        head = line.head(origins[whose])
    come_as(two, "骗子", origins[whose], head)
    [found] = two.receive()
    assert found.verdict in ("refused", "held")
    with two.at("office"):
        assert line.head(origins[whose]).epoch == head.epoch
        assert len(rooms.enrolled()) == 2
        assert not rooms.invitations(CODES[2])[0].used
        assert session.current().published_epoch
    assert two.checked("office")
