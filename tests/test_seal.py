import math
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import seal

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('ab"\\语é'), inner),
    max_leaves=10,
)


# Exact bytes


def test_a_value_has_one_spelling():
    assert seal.canonical({"b": [1, None, True], "a": "砌墙\n\u2028"}) == (
        '{"a":"砌墙\\n\u2028","b":[1,null,true]}'.encode()
    )


@given(PLAIN)
def test_what_is_spelled_is_read_back(value: object):
    assert seal.parse(seal.canonical(value)) == value


@pytest.mark.parametrize(
    "value", [1.5, math.nan, math.inf, "a\0b", "\ud800", {"a": 2**63}, {"\0": 1}]
)
def test_what_has_no_one_spelling_is_refused(value: object):
    with pytest.raises(seal.NotCanonical):
        seal.canonical(value)


def test_a_backslash_before_u0000_is_no_nul():
    assert seal.parse(seal.canonical("\\u0000")) == "\\u0000"


def test_what_is_nested_too_deep_is_refused():
    value: object = 1
    for _ in range(16):
        value = [value]
    assert seal.parse(seal.canonical(value)) == value
    with pytest.raises(seal.NotCanonical):
        seal.canonical([value])


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b"1\n",
        b"\xef\xbb\xbf1",
        b"1.0",
        b"1e5",
        b"-0",
        b"NaN",
        b"01",
        b'"\\/"',
        b'"\\u4e00"',
        b'"\\uD800"',
        b'"\xff"',
        b'"\\u0000"',
        b"[" * 100_000,
        b"9" * 5_000,
        b"",
    ],
)
def test_json_that_we_would_not_write_is_not_read(text: bytes):
    with pytest.raises(seal.NotCanonical):
        seal.parse(text)


def test_hashes_are_the_ones_of_the_format():
    entry = "e87b6cfc186b6e789e8b6dbb4a61fcc2e63d54012d752577cd6770e419b355fb"
    shared = "3feb4f2bd3ba4c6b7561dca5ded9f0fcf794d6aae15f9196a5a4fbf9f49b8acb"
    assert seal.entry_hash(b"{}") == entry
    assert seal.body_hash("shared", b"\1" * 32, b"{}") == shared
    assert seal.body_hash("kept", b"\1" * 32, b"{}") != shared


# Signatures


@pytest.fixture(scope="module")
def signer() -> tuple[str, str]:
    return seal.new_signer()


def test_a_signature_gives_its_comment(signer: tuple[str, str]):
    secret, public = signer
    assert seal.verify(public, b"data", seal.sign(secret, b"data", "a=1")) == "a=1"


def test_another_key_is_told_from_a_change(signer: tuple[str, str]):
    secret, public = signer
    minisig = seal.sign(secret, b"data", "a=1")
    with pytest.raises(seal.OtherSigner):
        seal.verify(seal.new_signer()[1], b"data", minisig)
    with pytest.raises(seal.BadSignature) as caught:
        seal.verify(public, b"date", minisig)
    assert type(caught.value) is seal.BadSignature


@pytest.mark.parametrize("comment", ["工作室", "a\nb", "a\tb", "\x7f"])
def test_only_one_plain_line_is_signed(signer: tuple[str, str], comment: str):
    with pytest.raises(ValueError, match="ASCII"):
        seal.sign(signer[0], b"data", comment)


def test_minisign_itself_agrees_with_a_signature(signer: tuple[str, str], tmp_path: Path):
    (tmp_path / "f").write_bytes(b"data")
    (tmp_path / "f.minisig").write_bytes(seal.sign(signer[0], b"data", "a=1"))
    done = subprocess.run(
        ["minisign", "-Vm", tmp_path / "f", "-P", signer[1], "-Q"], capture_output=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, b"a=1")


@pytest.mark.parametrize("text", ["", "RWQ", "x" * 56, "é", "\n", "RW" + "A" * 54])
def test_what_is_no_key_is_refused(text: str):
    for check in (seal.check_recipient, seal.recipient_of):
        with pytest.raises(seal.BadKey):
            check(text)
    if len(text) != 56 or not text.startswith("RW"):
        with pytest.raises(seal.BadKey):
            seal.check_public(text)


# Encryption


def test_only_the_receiver_opens():
    identity, recipient = seal.new_age()
    ciphertext = seal.encrypt(b"secret", recipient)
    assert seal.decrypt(ciphertext, [identity], cap=6) == b"secret"
    with pytest.raises(seal.NotForUs):
        seal.decrypt(ciphertext, [seal.new_age()[0]], cap=6)


def test_no_more_than_the_cap_is_opened():
    identity, recipient = seal.new_age()
    with pytest.raises(seal.TooLarge):
        seal.decrypt(seal.encrypt(b"\0" * 200_001, recipient), [identity], cap=200_000)


@pytest.mark.parametrize("cut", [0, 1, 100, 200])
def test_damaged_ciphertext_is_refused(cut: int):
    identity, recipient = seal.new_age()
    ciphertext = seal.encrypt(b"secret", recipient)
    with pytest.raises(seal.NotForUs):
        seal.decrypt(ciphertext[cut:-1], [identity], cap=100)


def test_the_age_program_opens_what_we_encrypt(tmp_path: Path):
    identity, recipient = seal.new_age()
    (tmp_path / "key").write_text(identity)
    (tmp_path / "f.age").write_bytes(seal.encrypt("密".encode(), recipient))
    done = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key", tmp_path / "f.age"], capture_output=True
    )
    assert done.stdout == "密".encode()


# Who it is


def test_a_fingerprint_is_24_digits_of_its_own_key():
    one, other = seal.fingerprint("a"), seal.fingerprint("b")
    assert len(one) == 24
    assert one.isdigit()
    assert one != other


def test_a_proof_needs_the_token_and_what_it_stands_for():
    token = seal.new_token()
    proof = seal.token_proof(token, b"key")
    assert seal.same_proof(proof, seal.token_proof(token, b"key"))
    assert not seal.same_proof(proof, seal.token_proof(token, b"kez"))
    assert not seal.same_proof(proof, seal.token_proof(seal.new_token(), b"key"))


def test_a_signature_has_one_spelling_without_carriage_returns():
    secret, public = seal.new_signer()
    signature = seal.sign(secret, b"x", "legalroom")
    with pytest.raises(seal.BadSignature):
        seal.verify(public, b"x", signature.removesuffix(b"\n") + b"\r\n")


@pytest.mark.parametrize("line", [1, 3])
def test_a_signature_has_one_spelling_down_to_the_bits_that_say_nothing(line: int):
    secret, public = seal.new_signer()
    lines = seal.sign(secret, b"x", "legalroom").split(b"\n")
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    body = lines[line].rstrip(b"=")
    # The last letter before the padding carries bits that decoding throws away.
    other = letters[letters.index(body[-1]) ^ 1]
    lines[line] = body[:-1] + bytes([other]) + lines[line][len(body) :]
    with pytest.raises(seal.BadSignature):
        seal.verify(public, b"x", b"\n".join(lines))
