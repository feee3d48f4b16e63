"""Whatever is changed, a package is refused with a reason, and never with anything else."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import seal
from app.exchange import bag, inside
from app.exchange.refusals import Refused
from tests.exchange.making import World, journal, world


@functools.cache
def sample() -> tuple[World, bytes, bytes, bytes]:
    w = world()
    ciphertext, minisig = w.write(journal())
    return w, ciphertext, minisig, seal.decrypt(ciphertext, [w.identity], cap=bag.CAP)


@st.composite
def change(draw: st.DrawFn) -> tuple[str, float, bytes]:
    """A way to change some bytes: flip, cut, insert, double, overwrite."""
    how = draw(st.sampled_from(["flip", "cut", "insert", "double", "overwrite"]))
    return how, draw(st.floats(0, 1)), draw(st.binary(min_size=1, max_size=8))


def changed(data: bytes, how: str, where: float, with_: bytes) -> bytes:
    place = int(where * (len(data) - 1))
    if how == "flip":
        flipped = data[place] ^ (with_[0] or 1)
        return data[:place] + bytes([flipped]) + data[place + 1 :]
    if how == "cut":
        return data[:place] + data[place + len(with_) :]
    if how == "insert":
        return data[:place] + with_ + data[place:]
    if how == "double":
        return data[:place] + data[place : place + 40] + data[place:]
    return data[:place] + with_ + data[place + len(with_) :]


@settings(max_examples=400, deadline=None)
@given(change())
def test_changed_ciphertext_is_refused(how: tuple[str, float, bytes]):
    w, ciphertext, minisig, _ = sample()
    other = changed(ciphertext, *how)
    if other != ciphertext:
        with pytest.raises(Refused):
            w.read(other, minisig)


@settings(max_examples=400, deadline=None)
@given(change())
def test_a_changed_signature_file_is_refused_or_says_the_same(how: tuple[str, float, bytes]):
    w, ciphertext, minisig, _ = sample()
    other = changed(minisig, *how)
    try:
        package = w.read(ciphertext, other)
    except Refused:
        return
    # Only the first line, which nobody signs or reads, can differ.
    assert other.split(b"\n")[1:] == minisig.split(b"\n")[1:]
    assert package.label.line() == seal.signed_comment(minisig)


@settings(max_examples=300, deadline=None)
@given(change())
def test_changed_ciphertext_signed_anew_is_refused(how: tuple[str, float, bytes]):
    w, ciphertext, minisig, _ = sample()
    other = changed(ciphertext, *how)
    if other != ciphertext:
        signed = seal.sign(w.signer, other, seal.signed_comment(minisig))
        with pytest.raises(Refused):
            w.read(other, signed)


@settings(max_examples=600, deadline=None)
@given(change())
def test_a_changed_archive_sealed_anew_is_refused_or_says_the_same(how: tuple[str, float, bytes]):
    w, ciphertext, minisig, archive = sample()
    label = w.header(journal()).label()
    try:
        package = w.read(*w.seal_archive(label, changed(archive, *how)))
    except Refused:
        return
    # Days, permissions and the like in the archive mean nothing; what it says must be the same.
    assert package == w.read(ciphertext, minisig)


@settings(max_examples=600, deadline=None)
@given(change(), st.sampled_from(inside.REPORT_FILES))
def test_a_changed_file_in_a_bag_made_anew_is_refused(how: tuple[str, float, bytes], path: str):
    w, _, _, archive = sample()
    label = w.header(journal()).label()
    payload = bag.unpack(label.name, archive, lambda _: True)
    other = changed(payload[path], *how)
    if other == payload[path] or path == inside.HEADER:
        return
    with pytest.raises(Refused):
        w.read(*w.seal_payload(label, {**payload, path: other}))


@settings(max_examples=300, deadline=None)
@given(change())
def test_a_changed_header_never_contradicts_the_label(how: tuple[str, float, bytes]):
    w, _, _, archive = sample()
    label = w.header(journal()).label()
    payload = bag.unpack(label.name, archive, lambda _: True)
    other = changed(payload[inside.HEADER], *how)
    try:
        package = w.read(*w.seal_payload(label, {**payload, inside.HEADER: other}))
    except Refused:
        return
    assert package.header.label() == label
