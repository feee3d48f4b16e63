"""Codes, issuers' files and lists that somebody made to do harm: judged, never believed."""

import base64
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import seal
from app.records import certificates
from app.records.certificates import facts, issuers, revoked, words
from app.records.certificates.facts import PREFIX, base45
from app.records.certificates.model import Revocations
from app.records.certificates.refusals import BadIssuerFile
from app.store import journal, own_keys
from app.store.session import current


def judged(code):
    return certificates.judge(code).state


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=300), raw=st.booleans(), text=st.text(max_size=60))
def test_any_code_at_all_is_judged(office, data, raw, text):
    code = PREFIX + (base45(data) if raw else text)
    assert judged(code) in ("altered", "unknown")


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["20260101", "00000101", "99999999", "1", "٣", "-1", " 1", "1e5", "\u202e甲\u0007"]
            ),
        ),
        min_size=11,
        max_size=13,
    )
)
def test_lines_that_another_program_signed_are_never_genuine(office, lines):
    said = b"12345678" + "\n".join(lines).encode("gb18030", "replace")
    verdict = certificates.judge(PREFIX + base45(said + bytes(64)))
    assert verdict.state in ("altered", "unknown")
    if verdict.facts is not None:
        assert words.head(verdict)
        assert "\u202e" not in "".join(value for _label, value in words.lines(verdict.facts))


def test_a_code_as_long_as_a_book_is_judged_at_once(office):
    assert judged(PREFIX + "A" * 3_000_000) == "altered"


def test_one_certificate_has_one_code(appointed):
    code = appointed[0].code
    for other in (code.lower(), code + " ", code + "\n", " " + code, code.replace(":", "：", 1)):
        assert judged(other) in ("altered", "other", "newer")


def test_a_signature_of_another_kind_by_the_same_key_makes_no_certificate(office):
    public, secret = own_keys.public_keys().minisign, own_keys.signer()
    said = facts.Facts("appointment", "假1号", "张三", current().name, current().today())
    data = seal.key_id(public) + "\n".join(said.lines()).encode("gb18030")
    minisig = seal.sign(secret, data, "legalroom/1")
    bare = base64.b64decode(minisig.split(b"\n")[1])[10:]
    assert judged(PREFIX + base45(data + bare)) == "altered"


def with_id_of(public):
    """A key of somebody else that claims the eight bytes of this one."""
    _secret, other = seal.new_signer()
    raw = bytearray(base64.b64decode(other))
    raw[2:10] = seal.key_id(public)
    return base64.b64encode(bytes(raw)).decode()


def test_a_key_that_claims_to_be_ours_is_not_taken_in(office):
    said = json.loads(issuers.write_file())
    said["minisign"] = with_id_of(said["minisign"])
    with pytest.raises(BadIssuerFile):
        issuers.take_in(issuers.read_file(seal.canonical(said) + b"\n"))


@pytest.mark.parametrize(
    "change",
    [
        {"name": "司法局\u202e\u0007"},
        {"name": "x" * 101},
        {"name": "\n"},
        {"name": " "},
        {"minisign": "RW" + "A" * 54},
        {"minisign": ""},
        {"revoked": {"signature": "x", "text": "y"}},
        {"revoked": {"signature": "x\n" * 4, "text": "[" * 100_000}},
        {"format": 2},
        {"more": 1},
    ],
)
def test_an_issuers_file_made_to_do_harm_is_refused(office, change):
    said = json.loads(issuers.write_file()) | {"minisign": seal.new_signer()[1]}
    data = json.dumps(said | change, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    with pytest.raises(BadIssuerFile):
        issuers.take_in(issuers.read_file(data.encode() + b"\n"))


def test_a_forged_list_of_the_same_serial_does_not_keep_the_true_one_out(appointed):
    public = own_keys.public_keys().minisign
    certificates.revoke(appointed[0], reason="mistake")
    true = revoked.newest(public)
    said = revoked.verified(true, public)
    for row in list(Revocations.select()):
        Revocations.delete().where(Revocations.row == row.row).execute()
    with journal.action("issuer.take") as act:
        act.add(
            Revocations, key=said.key, serial=said.serial, day=said.on, text="{}", signature="x"
        )
        assert revoked.take(act, true, public)
    assert [line[0] for line in revoked.of(public).revoked] == [appointed[0].number]
    with journal.action("issuer.take") as act:
        assert not revoked.take(act, true, public)
