"""A dispute travels with all that hangs on it; a confidential one shows its stage alone."""

import io
import json
import zipfile

import pytest
from PIL import Image

from app import seal, store
from app.records import attachments, cases, people, stats, visits
from app.records.stats import periods
from app.store import journal, line, own_keys
from app.store.database import database
from tests.records.cases.conftest import DAY, Village

SECRET = ("王建国", "李海涛", "傅军", "滴水檐", "拆除", "王建", "证据", "3200", "320000", "第1号")


def scan():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (9, 9, 9)).save(out, "PNG")
    return out.getvalue()


def leaving(*, without=("person",)):
    """What of all that was kept here would be put on a stick, as text."""
    store_open = store.current()
    end = line.head(store_open.origin).number
    said = []
    for each in line.stretch(store_open.origin, 1, end):
        entry = json.loads(each.bytes)
        for named, (_record, _nonce, body) in zip(entry["versions"], each.bodies, strict=True):
            if named["kind"] not in without and body is not None:
                said.append(body.decode())
    return "\n".join(said)


def whole(village, **values):
    """A dispute with everything that hangs on one, up to the archive."""
    case = village.drafted(amount=320000, **values)
    party = cases.parts.parties(case)[0]
    attachments.add(party, name="证据.png", data=scan(), caption="证据")
    attachments.add(case, name="证据2.png", data=scan(), caption="证据")
    cases.append_note(case, words="王建国来电", day=DAY)
    cases.sign(case, signatures=village.signatures(case), sealed=DAY)
    return cases.get(case.id)


def test_a_confidential_dispute_leaves_its_stage_days_kind_and_outcome(village):
    case = cases.register(
        parties=village.parties(), day=DAY, category="02", facts="滴水檐", confidential=True,
        amount=320000,
    )  # fmt: skip
    cases.accept(case, day=DAY, applied=DAY)
    said = leaving(without=("person", "installation"))
    assert not [word for word in SECRET if word in said]
    shared = json.loads(said.splitlines()[-1])
    assert shared == {
        "accepted": "2026-09-01", "category": "02", "confidential": 1, "day": "2026-09-01",
        "round": 1, "state": "accepted",
    }  # fmt: skip
    assert cases.get(case.id).facts == "滴水檐"
    journal.verify()


def test_what_becomes_confidential_later_does_not_leave_in_its_earlier_versions_either(village):
    case = whole(village)
    assert "王建国" in leaving()
    cases.keep_confidential(case)
    said = leaving(without=("person", "installation"))
    assert not [word for word in SECRET if word in said]
    assert attachments.sizes(1) == {}
    assert cases.parts.parties(case)[0].name == "王建国"
    journal.verify()


def test_what_is_confidential_no_longer_leaves_whole(village):
    case = whole(village)
    cases.keep_confidential(case)
    cases.keep_confidential(cases.get(case.id), wanted=False)
    said = leaving()
    assert "滴水檐" in said
    assert "王建国" in said
    assert len(attachments.sizes(1)) == 2


def test_the_photo_of_a_confidential_dispute_stays(village):
    case = village.registered(confidential=True)
    attachments.add(case, name="证据.png", data=scan(), caption="证据")
    attachments.add(cases.parts.parties(case)[0], name="证据.png", data=scan())
    assert attachments.sizes(1) == {}
    assert "证据" not in leaving()


def test_a_newcomer_in_a_confidential_dispute_becomes_no_person_that_travels(village):
    new = {"role": "respondent", "name": "赵六", "newcomer": True}
    case = village.registered(parties=[village.parties()[0], new], confidential=True)
    assert cases.parts.parties(case)[1].person is None
    assert "赵六" not in leaving(without=())


def test_a_confidential_dispute_does_not_mark_its_visit(village):
    visit = visits.log(day=DAY, name="王建国", category="02", facts="甲")
    village.registered(visit=visit.id, confidential=True)
    assert visits.Visit.get().result is None


def test_private_particulars_never_leave(village):
    people.change(village.wang, identity="370406198001010017", phone="13806321234")
    village.registered()
    said = leaving(without=())
    assert "370406198001010017" not in said
    assert "13806321234" not in said


def test_a_correction_travels_without_the_particulars_that_never_do(village):
    people.change(village.wang, identity="370406198001010017")
    signed = whole(village)
    people.change(village.wang, identity="370406198001010033", phone="13806321234")
    cases.parties.carry_over(village.wang.id, reason="看错身份证")
    notes = [each for each in cases.parts.of(cases.CaseNote, signed) if each.correction]
    assert "370406198001010033" in {each.now for each in notes}
    said = leaving(without=())
    assert "看错身份证" in said
    assert not [each for each in ("19800101001", "19800101003", "0632") if each in said]


def test_that_somebody_cannot_read_stays_in_the_room(village):
    case = village.registered()
    cases.parties.change(cases.parts.parties(case)[0], cannot_read=True)
    assert "cannot_read" not in leaving(without=())


KINDS = [cases.Case, *cases.OF_CASE]


@pytest.fixture
def reporting(district):
    """A room that reports to an office, with a whole dispute."""
    district.room("room")
    with district.at("room"):
        village = Village()
        case = whole(village)
        cases.start_performing(case)
        district.case = case.id
    return district


def test_a_dispute_arrives_with_everything_that_hangs_on_it(reporting):
    verdicts = reporting.round("room")
    assert [each.verdict for each in verdicts] == ["taken"]
    sent, received = reporting.rows("room"), reporting.rows("office", of="room")
    for model in KINDS:
        assert received[model.kind_name] == sent[model.kind_name]
    with reporting.at("office"):
        case = cases.get(reporting.case)
        assert (case.state, cases.title(case)) == ("performing", "王建国 与 李海涛 邻里纠纷")
        assert cases.money.statement(case).left == 320000
        assert cases.next_steps(case) == []
    reporting.checked("office")


def test_what_was_settled_on_the_spot_travels_in_one_entry(reporting):
    with reporting.at("room"):
        new = [{"role": "applicant", "name": "甲一"}, {"role": "respondent", "name": "乙二"}]
        mediator = people.Person.get(people.Person.name == "傅军").id
        made = cases.settle_on_the_spot(
            parties=new, mediators=[mediator], clauses="和好", day=DAY, category="02",
            facts="口角", proof="握手",
        )  # fmt: skip
    reporting.round("room")
    with reporting.at("office"):
        case = cases.get(made.id)
        assert (case.state, case.performance, case.outcome) == ("performing", "performed", "oral")
        assert len(cases.parts.parties(case)) == 2
    reporting.checked("office")


def test_the_office_sees_the_stage_of_a_confidential_dispute_and_nothing_else(reporting):
    with reporting.at("room"):
        cases.keep_confidential(cases.get(reporting.case))
    assert [each.verdict for each in reporting.round("room")] == ["taken"]
    with reporting.at("office"):
        case = cases.get(reporting.case)
        assert (case.state, case.outcome, case.category) == ("performing", "written", "02")
        assert case.ended == DAY
        assert (case.facts, case.names, case.number, case.amount) == (None, None, None, None)
        assert "保密" in cases.title(case)
        for model in cases.OF_CASE:
            names = [name for name in model.columns() if name != "case"]
            for each in model.select():
                assert [getattr(each, name) for name in names] == [None] * len(names)
        assert attachments.Attachment.select().where(attachments.Attachment.name != "").count() == 0
        texts = database.execute_sql("SELECT names, text FROM search").fetchall()
        assert not [row for row in texts if "滴水" in str(row)]
        assert cases.timeline(case)
        assert cases.due.of_case(case) is not None
        assert cases.volume.papers(case)
    reporting.checked("office")
    reporting.checked("room")


def unpacked(district):
    """Every byte of every report on the stick, as the office's key opens them."""
    with district.at("office"):
        identities = own_keys.identities()
    said = []
    for file in sorted((district.stick() / "LEGALROOM/report").rglob("*.age")):
        opened = seal.decrypt(file.read_bytes(), identities, cap=1 << 26)
        with zipfile.ZipFile(io.BytesIO(opened)) as bag:
            said += [name.encode() + b"\n" + bag.read(name) for name in bag.namelist()]
    return b"\n".join(said)


def told_in_confidence(village):
    """A dispute that was confidential from the first, with all that a keeper may write about it."""
    phone, identity = "13806321234", "370406198001010017"
    sides = [
        {"role": "applicant", "name": "冯春兰", "phone": phone, "identity": identity},
        {"role": "respondent", "name": "蒋大勇", "address": "村东头九号"},
    ]
    case = village.registered(
        parties=sides, confidential=True, requests="要回嫁妆", amount=320001, title="家丑不外扬"
    )
    cases.accept(case, day=DAY, applied=DAY)
    cases.tell_rights(case, day=DAY, how="oral")
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    cases.mediate(case, day=DAY, result="goes_on", statements="她说的话", findings="查到的事")
    cases.append_note(case, words="悄悄记下", day=DAY)
    cases.report_to_police(case, time=store.current().clock(), whom="派出所", words="怕要打起来")
    cases.fail(case, day=DAY, routes_told=["court"], end_reason="谈不拢的原因")
    attachments.add(cases.get(case.id), name="借条照片.png", data=scan(), caption="谁的借条")
    return cases.get(case.id)


HIDDEN = (
    *("冯春兰", "蒋大勇", "13806321234", "370406198001010017", "村东头九号", "要回嫁妆", "320001"),
    *("家丑不外扬", "她说的话", "查到的事", "悄悄记下", "怕要打起来", "派出所", "谈不拢", "借条"),
)


def test_no_byte_of_a_package_tells_what_is_confidential_or_kept(district):
    district.room("room")
    with district.at("room"):
        village = Village()
        people.change(village.li, identity="370406197901010018", phone="13806329999")
        seen = village.registered(facts="院墙的事")
        made = told_in_confidence(village)
    district.deliver("room")
    there = unpacked(district)
    # The rest is there to be read, so that what is not has been looked for where it would be.
    for word in ("院墙的事", seen.number, "李海涛", made.id, "ended"):
        assert word.encode() in there
    kept = ("370406197901010018", "13806329999", made.number)
    assert [word for word in (*HIDDEN, *kept) if word.encode() in there] == []
    assert scan() not in there


def test_the_office_counts_a_confidential_dispute_without_knowing_whose_it_is(district):
    district.room("room")
    with district.at("room"):
        told_in_confidence(Village())
    district.deliver("room")
    district.receive()
    with district.at("office"):
        counted = stats.counted("disputes", periods.of(DAY, "year"))
        numbers = {key: counted.total[at] for key, at in counted.at.items()}
        assert (numbers["accepted"], numbers["accepted/outcome/failed"]) == (1, 1)
        # Whose it is, how it came and how hard it was stays in the room.
        assert numbers["accepted/source/unsaid"] == 1
        (seen,) = counted.behind(counted.cells[counted.at["accepted/outcome/failed"]])
        assert (seen.names, seen.facts, seen.number) == (None, None, None)


def test_what_the_office_had_before_it_became_confidential_is_hidden_from_then_on(reporting):
    reporting.round("room")
    with reporting.at("room"):
        cases.keep_confidential(cases.get(reporting.case))
    reporting.round("room")
    with reporting.at("office"):
        assert cases.get(reporting.case).facts is None
        assert all(each.name is None for each in cases.Party.select())
    reporting.checked("office")


def test_days_off_of_a_room_are_not_those_of_the_office(reporting):
    from app.records import calendar

    with reporting.at("room"):
        calendar.enter(day=DAY, kind="holiday", name="村里赶会")
    reporting.round("room")
    with reporting.at("office"):
        assert not calendar.is_off(DAY)
    reporting.checked("office")
