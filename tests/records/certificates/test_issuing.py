"""Only an office issues; numbers run on, and what is over says so."""

import datetime

import pytest

from app import settings
from app.errors import Cancelled, FieldErrors
from app.records import certificates, people
from app.records.certificates import Filter, issuers, numbering, revoked
from app.records.certificates.model import Revocations
from app.records.certificates.refusals import (
    BadCertificateNumber,
    EndsBeforeItBegins,
    IsOver,
    LastCertificateUnknown,
    NotAnIssuer,
)
from app.store import journal, preferences
from tests.records.certificates.conftest import DAY, TERM


def test_a_room_does_not_issue(room):
    with pytest.raises(NotAnIssuer):
        certificates.issue(kind="honour", what="优秀", holders=[{"name": "王建国"}])


def test_numbers_run_on_within_kind_and_year(appointed):
    honoured = certificates.issue(kind="honour", what="优秀调解员", holders=[{"name": "王建国"}])
    assert [each.number for each in (*appointed, *honoured)] == [
        "（2026）山聘字第1号",
        "（2026）山聘字第2号",
        "（2026）山聘字第3号",
        "（2026）山荣字第1号",
    ]


def test_a_batch_is_one_entry(office):
    before = journal.last(office.origin, office.epoch)[0]
    certificates.issue(
        kind="completion", what="法律明白人培训班", holders=[{"name": "王建国"}, {"name": "李四"}]
    )
    assert journal.last(office.origin, office.epoch)[0] == before + 1


def test_a_batch_that_is_stopped_leaves_nothing(office):
    def stop(done, total):
        if done == 2:
            raise Cancelled

    holders = [{"name": f"王建{n}"} for n in range(5)]
    with pytest.raises(Cancelled):
        certificates.issue(kind="honour", what="优秀", holders=holders, progress=stop)
    assert certificates.every() == []
    assert numbering.last_used("honour", 2026) == 0


def test_what_is_missing_stands_beside_the_holder(office):
    with pytest.raises(FieldErrors) as caught:
        certificates.issue(
            kind="appointment", holders=[{"name": "王建国"}, {"name": ""}], what="顾问", **TERM
        )
    assert list(caught.value.fields) == ["holders.1.name"]


def test_a_term_does_not_end_before_it_begins(office):
    with pytest.raises(FieldErrors) as caught:
        certificates.issue(
            kind="appointment", what="顾问", since=DAY, until=datetime.date(2020, 1, 1),
            holders=[{"name": "王建国"}],
        )  # fmt: skip
    assert isinstance(caught.value.fields["holders.0.until"], EndsBeforeItBegins)


def test_a_reissued_certificate_has_a_number_of_its_own_and_ends_the_old(appointed):
    new = certificates.reissue(appointed[0], why="correction", name="王建帼")
    old = certificates.get(appointed[0].id)
    assert (new.number, new.name, new.replaces) == ("（2026）山聘字第4号", "王建帼", old.number)
    assert (new.what, new.until) == (old.what, old.until)
    assert (old.state, old.ended) == ("superseded", DAY)


def test_what_is_over_is_not_ended_twice(appointed):
    certificates.revoke(appointed[0], reason="left")
    with pytest.raises(IsOver):
        certificates.revoke(appointed[0], reason="false")
    with pytest.raises(IsOver):
        certificates.reissue(appointed[0], why="lost")


def test_each_revocation_signs_a_list_of_all(appointed):
    certificates.revoke(appointed[0], reason="left")
    certificates.reissue(appointed[1], why="lost")
    said = revoked.of(issuers.own_issuer().public)
    assert [(number, why) for number, _day, why in said.revoked] == [
        ("（2026）山聘字第1号", "left"),
        ("（2026）山聘字第2号", "superseded"),
    ]
    assert Revocations.select().count() == 2
    assert Revocations.select().where(Revocations.voided.is_null()).count() == 1


def test_numbers_are_looked_up_on_paper_after_a_backup_was_restored(district):
    with district.at("office"):
        certificates.issue(kind="honour", what="优秀", holders=[{"name": "王建国"}])
    district.restore(district.back_up("office"), "office")
    with district.at("office"):
        with pytest.raises(LastCertificateUnknown) as caught:
            certificates.issue(kind="honour", what="优秀", holders=[{"name": "李四"}])
        assert caught.value.data["last"] == 1
        numbering.say_last_on_paper("honour", 2026, 7)
        made = certificates.issue(kind="honour", what="优秀", holders=[{"name": "李四"}])
        assert made[0].number == "（2026）山荣字第8号"
        assert numbering.unused("honour", 2026) == [2, 3, 4, 5, 6, 7]


def test_the_number_follows_the_template(office):
    preferences.put(settings.CERTIFICATE_NUMBER, "{body}司{word}〔{year}〕{n}号")
    preferences.put(settings.CERTIFICATE_BODY, "枣山")
    made = certificates.issue(kind="honour", what="优秀", holders=[{"name": "王建国"}])
    assert made[0].number == "枣山司荣〔2026〕1号"


@pytest.mark.parametrize("template", ["第{n}号", "{year}{n}", "{year}{word}", "{wrong}", "{year"])
def test_a_template_that_would_write_a_number_twice_is_refused(template):
    with pytest.raises(BadCertificateNumber):
        numbering.check_template(template)


def test_the_register_is_narrowed_to_what_ends_soon(office, clock):
    def one(name, days):
        certificates.issue(
            kind="appointment", what="顾问", since=DAY,
            until=DAY + datetime.timedelta(days=days), holders=[{"name": name}],
        )  # fmt: skip

    one("王一", 59)
    one("李二", 60)
    one("赵三", 61)
    assert [each.name for each in certificates.expiring()] == ["王一", "李二"]
    assert certificates.count(Filter(only="expiring")) == 2
    clock.forward(days=60)
    assert [each.name for each in certificates.every(Filter(only="expired"))] == ["王一"]
    assert certificates.state(certificates.every(Filter(text="李二"))[0]) == "expiring"


def test_what_has_been_renewed_is_not_asked_about_again(office):
    short = {"since": DAY, "until": DAY + datetime.timedelta(days=30)}
    made = certificates.issue(kind="appointment", what="顾问", holders=[{"name": "王一"}], **short)
    certificates.issue(
        kind="appointment", what="顾问", since=DAY, until=datetime.date(2029, 1, 1),
        holders=[{"name": "王一"}],
    )  # fmt: skip
    assert made[0].name == "王一"
    assert certificates.expiring() == []


def test_a_persons_record_fills_the_paper(office):
    person = people.register(name="王建国", sex="1", village="370406101200")
    values = certificates.of_person(person)
    assert values["village"] == "店子村"
    made = certificates.issue(kind="literate", holders=[values])
    assert (made[0].person, made[0].sex) == (person.id, "1")


def test_printing_is_entered_sheet_by_sheet(appointed):
    certificates.note_printed(appointed[:2])
    assert [each.name for each in certificates.every(Filter(only="unprinted"))] == ["赵淑珍"]
