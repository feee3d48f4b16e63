"""A room asks, the office issues or refuses, the answer comes back with the reply."""

import pytest

from app.errors import FieldErrors
from app.records import certificates, people
from app.records.certificates import numbering
from app.records.certificates.refusals import AnsweredAlready, MayNotPrint, NotAnIssuer
from tests.records.certificates.conftest import TERM

PHOTO = None


@pytest.fixture
def asked(district_after):
    """A room that has asked for two letters of appointment; its stick lies at the office."""

    def ask(district):
        district.room("店子村")
        with district.at("店子村"):
            certificates.ask(
                kind="appointment",
                what="法治副主任",
                holders=[{"name": "王建国"}, {"name": "李海涛"}],
                words="换届后新聘",
                **TERM,
            )
        district.round("店子村")

    return district_after("asking", ask)


def answered(district, room="店子村"):
    district.round(room)
    with district.at(room):
        return {
            each.name: (each.state, each.answer_words) for each, _key in certificates.requests()
        }


def test_the_office_sees_what_a_room_asks_for(asked):
    with asked.at("office"):
        found = certificates.waiting()
        assert [each.name for each in found] == ["王建国", "李海涛"]
        assert certificates.room_of(found[0]) == "店子村工作室"


def test_a_room_neither_grants_nor_refuses(asked):
    with asked.at("店子村"):
        found = [each for each, _key in certificates.requests()]
        with pytest.raises(NotAnIssuer):
            certificates.grant(found)
        with pytest.raises(NotAnIssuer):
            certificates.refuse(found, words="不行")


def test_the_answer_comes_back_with_the_certificate(asked):
    with asked.at("office"):
        one, other = certificates.waiting()
        made = certificates.grant([one], prints=True, words="到局里盖章")
        certificates.refuse([other], words="未经两委推荐")
        assert certificates.waiting() == []
    assert answered(asked) == {
        "王建国": ("issued", "到局里盖章"),
        "李海涛": ("refused", "未经两委推荐"),
    }
    with asked.at("店子村"):
        here = certificates.every()
        assert [each.number for each in here] == [made[0].number]
        assert here[0].code == made[0].code
        assert certificates.judge(here[0].code).state == "genuine"
        assert certificates.may_print(here[0]).received


def test_what_the_office_prints_the_room_does_not(asked):
    with asked.at("office"):
        certificates.grant(certificates.waiting())
    answered(asked)
    with asked.at("店子村"), pytest.raises(MayNotPrint):
        certificates.may_print(certificates.every()[0])


def test_an_answer_that_was_lost_is_brought_again_and_kept_once(asked):
    with asked.at("office"):
        certificates.grant(certificates.waiting(), prints=True)
    asked.deliver("店子村")
    asked.receive()  # this stick never comes back
    asked.log("店子村", "邻里纠纷")
    asked.round("店子村", "second")
    asked.round("店子村", "third")
    asked.round("店子村", "fourth")
    with asked.at("店子村"):
        assert len(certificates.every()) == 2
    with asked.at("office"):
        from app.records.rooms import enrolled

        assert certificates.brought_to(enrolled()[0].installation).answers == []


def test_an_answer_changes_nothing_a_second_time(asked):
    with asked.at("office"):
        certificates.grant(certificates.waiting()[:1])
        with pytest.raises(AnsweredAlready):
            certificates.grant([certificates.CertificateRequest.select().first()])
    answered(asked)
    with asked.at("店子村"):
        request = next(each for each, _key in certificates.requests() if each.state)
        with pytest.raises(AnsweredAlready):
            certificates.withdraw(request)
        with pytest.raises(AnsweredAlready):
            certificates.change(request, name="王建军")


def test_what_was_withdrawn_is_not_waiting_any_more(asked):
    with asked.at("店子村"):
        certificates.withdraw(certificates.requests()[0][0])
    asked.round("店子村")
    with asked.at("office"):
        assert len(certificates.waiting()) == 1


def test_a_revocation_reaches_the_rooms_register(asked):
    with asked.at("office"):
        made = certificates.grant(certificates.waiting(), prints=True)
    answered(asked)
    with asked.at("office"):
        certificates.revoke(made[0], reason="misconduct")
    answered(asked)
    with asked.at("店子村"):
        first = certificates.every()[0]
        assert (first.state, first.end_reason) == ("revoked", "misconduct")
        assert certificates.judge(first.code).state == "revoked"


def test_a_reissued_certificate_follows_the_first_to_the_room(asked):
    with asked.at("office"):
        made = certificates.grant(certificates.waiting(), prints=True)
    answered(asked)
    with asked.at("office"):
        new = certificates.reissue(made[0], why="lost")
    answered(asked)
    with asked.at("店子村"):
        states = {each.number: each.state for each in certificates.every()}
        assert states[made[0].number] == "superseded"
        assert states[new.number] == "issued"
        assert certificates.get(certificates.every()[-1].id).replaces == made[0].number


def test_the_photo_of_the_person_goes_along(district):
    from pathlib import Path

    from app.records import photos

    district.room("店子村")
    with district.at("店子村"):
        person = people.register(name="王建国", sex="1", village="370406101200")
        picture = Path("resources/sample/iou.jpg").read_bytes()
        people.set_photo(person, name="x.jpg", data=picture, frame=photos.Frame())
        person = people.get(person.id)
        seen = people.photo(person)
        certificates.ask(kind="literate", holders=[certificates.of_person(person)])
    district.round("店子村")
    with district.at("office"):
        made = certificates.grant(certificates.waiting())
        assert certificates.photo(made[0]) == seen
    district.round("店子村")
    with district.at("店子村"):
        assert certificates.photo(certificates.every()[0]) == seen


def test_a_room_asks_for_nothing_that_lacks_what_the_paper_says(room):
    with pytest.raises(FieldErrors) as caught:
        certificates.ask(kind="literate", holders=[{"name": "王建国"}])
    assert list(caught.value.fields) == ["holders.0.village"]


def test_a_room_with_an_older_program_is_sent_only_its_receipt(asked, monkeypatch):
    from app.records.certificates import answering
    from app.records.rooms import enrolled

    with asked.at("office"):
        certificates.grant(certificates.waiting())
        room = enrolled()[0].installation
        assert certificates.brought_to(room) is not None
        monkeypatch.setattr(answering, "KNOWS", 1000)
        assert certificates.brought_to(room) is None


def test_numbers_of_the_office_do_not_count_as_the_rooms(asked):
    with asked.at("office"):
        certificates.grant(certificates.waiting())
    answered(asked)
    with asked.at("店子村"):
        assert numbering.last_used("appointment", 2026) == 0


def test_every_journal_holds_afterwards(asked):
    with asked.at("office"):
        certificates.grant(certificates.waiting())
    answered(asked)
    assert asked.checked("office")
    assert asked.checked("店子村")


def test_what_was_revoked_stays_so_after_the_office_was_restored(asked):
    with asked.at("office"):
        made = certificates.grant(certificates.waiting(), prints=True)
    answered(asked)
    saved = asked.back_up("office")
    asked.clock.forward(hours=1)
    with asked.at("office"):
        certificates.revoke(made[0], reason="false")
    answered(asked)
    asked.restore(saved, "office")
    asked.clock.forward(hours=1)
    with asked.at("office"):
        assert certificates.judge(made[0].code).state == "genuine"  # it has forgotten
        certificates.revoke(certificates.every()[1], reason="left")
    asked.log("店子村", "邻里纠纷")
    answered(asked)
    with asked.at("店子村"):
        assert [certificates.judge(each.code).state for each in made] == ["revoked", "revoked"]
    asked.round("店子村", "third")
    with asked.at("office"):
        # The room's report has brought back its own list.
        assert certificates.judge(made[0].code).state == "revoked"


def test_a_reply_that_was_interrupted_is_finished_with_what_it_was_to_bring(asked, monkeypatch):
    from app.office import reply
    from app.records import rooms

    asked.log("店子村", "邻里纠纷")
    asked.deliver("店子村")
    with asked.at("office"):
        certificates.grant(certificates.waiting()[:1])
    broken = reply.drive.write_safely

    def pulled(*_args):
        raise OSError("pulled out")

    monkeypatch.setattr(reply.drive, "write_safely", pulled)
    with pytest.raises(OSError, match="pulled"):
        asked.receive()
    monkeypatch.setattr(reply.drive, "write_safely", broken)
    with asked.at("office"):
        later = certificates.grant(certificates.waiting())
        first = rooms.enrolled()[0].installation
        assert len(certificates.brought_to(first).answers) == 2
    asked.receive()
    taken = asked.take_reply("店子村")
    assert taken.certificates == 2
    with asked.at("店子村"):
        assert certificates.every()[-1].number == later[0].number


def brought_by(answers, revoked=()):
    from app.records.certificates.travelling import ReplyCertificates

    return ReplyCertificates(answers=list(answers), revoked=list(revoked))


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2026-02-31"},
        {"code": "LR1:ABC"},
        {"code": "LR9:ABC"},
        {"request": "0192f0c1-5a3e-7bbb-8ccc-0123456789ab"},
    ],
)
def test_an_answer_that_makes_no_sense_is_passed_by(asked, wrong):
    import msgspec

    from app.records import deliveries
    from app.records.rooms import enrolled
    from app.store import journal

    with asked.at("office"):
        certificates.grant(certificates.waiting())
        answers = certificates.brought_to(enrolled()[0].installation).answers
    with asked.at("店子村"):
        bad = msgspec.structs.replace(answers[0], **wrong)
        with journal.action("receipt.take") as act:
            took = certificates.take(act, brought_by([bad, answers[1]]), deliveries.office().signer)
        assert [each.name for each in took] == ["李海涛"]
        assert len(certificates.every()) == 1


def test_a_certificate_that_another_key_signed_is_not_taken_for_the_offices(asked):
    import msgspec

    from app import seal
    from app.records import deliveries
    from app.records.certificates import facts
    from app.records.rooms import enrolled
    from app.store import journal

    with asked.at("office"):
        certificates.grant(certificates.waiting())
        answers = certificates.brought_to(enrolled()[0].installation).answers
    secret, public = seal.new_signer()
    forged = facts.sign(facts.read(answers[0].code).facts, secret=secret, public=public)
    with asked.at("店子村"):
        with journal.action("receipt.take") as act:
            bad = msgspec.structs.replace(answers[0], code=forged)
            assert certificates.take(act, brought_by([bad]), deliveries.office().signer) == []
        assert certificates.every() == []
