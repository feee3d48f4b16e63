"""Genuine, altered, revoked, expired, or of an issuer that nobody here knows."""

import datetime

import pytest

from app import seal
from app.records import certificates
from app.records.certificates import facts, issuers, revoked
from app.records.certificates.facts import Facts
from app.records.certificates.refusals import BadIssuerFile, OwnKey
from app.store import own_keys
from tests.records.certificates.conftest import DAY

CODE = facts.PREFIX


def judged(code, **said):
    return certificates.judge(code, **said).state


def test_what_was_issued_here_is_genuine(appointed):
    verdict = certificates.judge(appointed[0].code)
    assert verdict.state == "genuine"
    assert verdict.facts.name == "王建国"
    assert verdict.issuer.name == "山亭区司法局"


def test_a_certificate_is_valid_on_its_last_day_and_not_after(appointed):
    last = appointed[0].until
    assert judged(appointed[0].code, on=last) == "genuine"
    assert judged(appointed[0].code, on=last + datetime.timedelta(days=1)) == "expired"


def test_the_last_day_of_a_course_ends_nothing(office):
    made = certificates.issue(
        kind="completion", what="培训", since=DAY, until=DAY, holders=[{"name": "王建国"}]
    )
    assert judged(made[0].code, on=datetime.date(2040, 1, 1)) == "genuine"


def test_a_term_that_has_not_begun_is_told(appointed):
    early = DAY - datetime.timedelta(days=3)
    assert certificates.judge(appointed[0].code, on=early).begins == DAY


def test_facts_under_a_signature_for_others_are_altered(appointed):
    code = appointed[0].code
    read = facts.read(code)
    forged = read.signed.replace("王建国".encode("gb18030"), "王建军".encode("gb18030"))
    assert judged(CODE + facts.base45(forged + read.signature)) == "altered"


@pytest.mark.parametrize("cut", [1, 10, 90, 200])
def test_half_a_code_is_altered(appointed, cut):
    assert judged(appointed[0].code[:-cut]) == "altered"


def test_a_code_in_our_name_by_another_key_is_altered(appointed):
    secret, public = seal.new_signer()
    said = Facts("honour", "1", "王建国", "山亭区司法局", DAY)
    stranger = facts.sign(said, secret=secret, public=public)
    assert judged(stranger) == "unknown"
    read = facts.read(stranger)
    ours = seal.key_id(own_keys.public_keys().minisign)
    assert judged(CODE + facts.base45(ours + read.signed[8:] + read.signature)) == "altered"


def test_another_code_of_squares_is_none_of_ours(office):
    assert judged("https://example.cn/1") == "other"
    assert judged("LR9:ABC") == "newer"


def test_a_revoked_one_says_when_and_why(appointed):
    certificates.revoke(appointed[0], reason="left")
    verdict = certificates.judge(appointed[0].code)
    assert (verdict.state, verdict.ended, verdict.reason) == ("revoked", DAY, "left")
    assert judged(appointed[1].code) == "genuine"


def test_a_reissued_one_points_to_the_new(appointed):
    new = certificates.reissue(appointed[0], why="lost")
    assert judged(appointed[0].code) == "superseded"
    assert judged(new.code) == "genuine"


def test_another_office_judges_by_the_file_of_the_issuer(district):
    district.make("other", "office", "370402", "市中区司法局")
    with district.at("office"):
        made = certificates.issue(
            kind="honour", what="优秀", holders=[{"name": "王建国"}, {"name": "李四"}]
        )
        codes = [each.code for each in made]
        certificates.revoke(made[1], reason="false")
        file = issuers.write_file()
    with district.at("other"):
        assert judged(codes[0]) == "unknown"
        offered = issuers.read_file(file)
        assert offered.known.name == "山亭区司法局"
        issuers.take_in(offered)
        assert [judged(code) for code in codes] == ["genuine", "revoked"]
        with pytest.raises(OwnKey):
            issuers.take_in(offered)
        issuers.forget(issuers.taken_in()[0])
        assert judged(codes[0]) == "unknown"


def test_a_newer_list_is_taken_from_a_later_file(district):
    district.make("other", "office", "370402", "市中区司法局")
    with district.at("office"):
        made = certificates.issue(kind="honour", what="优秀", holders=[{"name": "王建国"}])
        first = issuers.write_file()
        certificates.revoke(made[0], reason="false")
        second = issuers.write_file()
    with district.at("other"):
        issuers.take_in(issuers.read_file(first))
        assert judged(made[0].code) == "genuine"
        issuers.take_in(issuers.read_file(second))
        assert judged(made[0].code) == "revoked"


@pytest.mark.parametrize("change", [lambda d: d[:-1], lambda d: b"x" + d, lambda d: d + d,
                                    lambda d: d.replace(b"issuer", b"issues")])  # fmt: skip
def test_a_damaged_issuers_file_is_refused(office, change):
    with pytest.raises(BadIssuerFile):
        issuers.read_file(change(issuers.write_file()))


def test_a_list_that_another_key_signed_is_not_believed(appointed):
    certificates.revoke(appointed[0], reason="left")
    _secret, other = seal.new_signer()
    signed = revoked.newest(own_keys.public_keys().minisign)
    with pytest.raises(seal.SealError):
        revoked.verified(signed, other)
    changed = revoked.SignedList(
        signature=signed.signature, text=signed.text.replace("第1号", "第2号")
    )
    with pytest.raises(seal.SealError):
        revoked.verified(changed, own_keys.public_keys().minisign)


def test_a_law_literate_villager_is_one_as_long_as_the_paper_says(office):
    made = certificates.issue(
        kind="literate",
        holders=[
            {"name": "王建国", "village": "店子村", "until": DAY},
            {"name": "李四", "village": "店子村"},
        ],
    )
    later = DAY + datetime.timedelta(days=1)
    assert [judged(each.code, on=later) for each in made] == ["expired", "genuine"]
