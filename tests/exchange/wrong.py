"""One package for each rule of docs/package-format.md that breaks this rule and no other.

Every one is well signed and encrypted where its rule comes after those steps.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import minisign

from app import seal
from app.exchange import bag, inside, refusals
from app.exchange.refusals import Refused
from tests.exchange.making import CODE, LATER, OFFICE, ORIGIN, Journal, World, journal, lines, world


@dataclass
class Case:
    """A package and how it is read; `arguments` beyond the usual ones."""

    ciphertext: bytes
    minisig: bytes
    arguments: dict[str, Any] = field(default_factory=dict)


RULES: dict[str, tuple[type[Refused], Callable[[World], Case]]] = {}


def rule(refusal: type[Refused]) -> Callable[[Callable[[World], Any]], Callable[[World], Any]]:
    def keep(make: Callable[[World], Any]) -> Callable[[World], Any]:
        def case(w: World) -> Case:
            made = make(w)
            return made if isinstance(made, Case) else Case(*made)

        RULES[make.__name__.strip("_").replace("_", "-")] = (refusal, case)
        return make

    return keep


def payload_of(w: World, made: Journal | None = None, first: int = 1, **other: Any) -> Any:
    made = made or journal()
    header = w.header(made, first, **other)
    return header.label(), inside.payload(header, made.entries[first - 1 :], {}, None)


# The signature and its comment


@rule(refusals.NoSignature)
def signature_missing(w: World):
    return w.write(journal())[0], b""


@rule(refusals.NoSignature)
def signature_of_the_older_kind(w: World):
    ciphertext, minisig = w.write(journal())
    key = minisign.SecretKey.from_base64(w.signer)
    old = key.sign(ciphertext, prehash=False, trusted_comment=seal.signed_comment(minisig))
    return ciphertext, bytes(old) + b"\n"


@rule(refusals.NoSignature)
def signature_with_more_lines(w: World):
    ciphertext, minisig = w.write(journal())
    return ciphertext, minisig + b"more\n"


@rule(refusals.NoSignature)
def comment_not_ascii(w: World):
    ciphertext, minisig = w.write(journal())
    return ciphertext, minisig.replace(b"code=", "工作室=".encode())


def _commented(w: World, change: Callable[[str], str]) -> tuple[bytes, bytes]:
    ciphertext, minisig = w.write(journal())
    return ciphertext, seal.sign(w.signer, ciphertext, change(seal.signed_comment(minisig)))


@rule(refusals.BadLabel)
def comment_of_another_program(w: World):
    ciphertext = w.write(journal())[0]
    key = minisign.SecretKey.from_base64(w.signer)
    comment = "timestamp:1700000000\tfile:x.age\thashed"
    return ciphertext, bytes(key.sign(ciphertext, trusted_comment=comment)) + b"\n"


@rule(refusals.NewerFormat)
def format_newer(w: World):
    return _commented(w, lambda _: "legalroom/2 whatever=comes then=")


@rule(refusals.BadLabel)
def comment_spelled_otherwise(w: World):
    return _commented(w, lambda line: line.replace("serial=1", "serial=01"))


@rule(refusals.BadLabel)
def comment_with_unknown_key(w: World):
    return _commented(w, lambda line: line + " urgent=yes")


@rule(refusals.BadLabel)
def range_backwards(w: World):
    return _commented(w, lambda line: line.replace("entries=1-4", "entries=4-1"))


@rule(refusals.WrongKind)
def kind_not_expected(w: World):
    return Case(*w.write(journal()), {"kind": "reply"})


@rule(refusals.UnknownSender)
def sender_unknown(w: World):
    return Case(*w.write(journal()), {"key_of": lambda origin: None})


@rule(refusals.OtherKey)
def key_other_than_known(w: World):
    return replace(w, signer=seal.new_signer()[0]).write(journal())


@rule(refusals.Altered)
def ciphertext_changed(w: World):
    ciphertext, minisig = w.write(journal())
    return ciphertext[:-1] + bytes([ciphertext[-1] ^ 1]), minisig


@rule(refusals.Altered)
def comment_changed(w: World):
    ciphertext, minisig = w.write(journal())
    return ciphertext, minisig.replace(b"serial=1 ", b"serial=2 ")


@rule(refusals.Altered)
def signature_of_another_package(w: World):
    return w.write(journal())[0], w.write(journal(), serial=2)[1]


@rule(refusals.ForSomeoneElse)
def receiver_other(w: World):
    identity, recipient = seal.new_age()
    return replace(w, identity=identity, recipient=recipient).write(journal())


@rule(refusals.PackageTooLarge)
def ciphertext_too_large(w: World):
    return b"\0" * (bag.CAP + 1024 * 1024 + 1), w.write(journal())[1]


# The ciphertext


def _signed(w: World, ciphertext: bytes) -> tuple[bytes, bytes]:
    label = w.header(journal()).label()
    return ciphertext, seal.sign(w.signer, ciphertext, label.line())


@rule(refusals.CannotOpen)
def ciphertext_not_age(w: World):
    return _signed(w, b"PK\3\4 nothing encrypted at all")


@rule(refusals.CannotOpen)
def ciphertext_for_another_than_it_says(w: World):
    return _signed(w, seal.encrypt(b"someone else's", seal.new_age()[1]))


@rule(refusals.CannotOpen)
def ciphertext_cut_off(w: World):
    return _signed(w, w.write(journal())[0][:-20])


@rule(refusals.PackageTooLarge)
def content_too_large(w: World):
    return _signed(w, seal.encrypt(b"\0" * (bag.CAP + 1), w.recipient))


# What the inside says


@rule(refusals.BadBag)
def file_missing(w: World):
    label, payload = payload_of(w)
    del payload["data/versions.jsonl"]
    return w.seal_payload(label, payload)


@rule(refusals.BadBag)
def attachment_not_what_its_name_says(w: World):
    label, payload = payload_of(w)
    payload["data/attachments/" + "0" * 64] = b"\x89PNG"
    return w.seal_payload(label, payload)


def _header_says(w: World, **says: Any) -> tuple[bytes, bytes]:
    label, payload = payload_of(w)
    said = seal.parse(payload[inside.HEADER])
    payload[inside.HEADER] = seal.canonical({**said, **says})
    return w.seal_payload(label, payload)


@rule(refusals.InsideDiffers)
def code_differs_inside(w: World):
    return _header_says(w, code="370406101200-02")


@rule(refusals.InsideDiffers)
def sender_differs_inside(w: World):
    return _header_says(w, **{"from": OFFICE})


@rule(refusals.InsideDiffers)
def epoch_differs_inside(w: World):
    return _header_says(w, epoch=LATER)


@rule(refusals.InsideDiffers)
def serial_differs_inside(w: World):
    return _header_says(w, serial=2)


@rule(refusals.InsideDiffers)
def range_differs_inside(w: World):
    return _header_says(w, entries=[1, 5])


@rule(refusals.InsideDiffers)
def receiver_differs_inside(w: World):
    return _header_says(w, to="0" * 24)


@rule(refusals.InsideDiffers)
def kind_differs_inside(w: World):
    return _header_says(w, kind="reply")


@rule(refusals.BadLine)
def format_differs_inside(w: World):
    return _header_says(w, format=2)


@rule(refusals.InsideDiffers)
def count_wrong(w: World):
    return _header_says(w, count={"attachments": 0, "entries": 4, "versions": 2})


def _line_said(w: World, change: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    label, payload = payload_of(w)
    payload[inside.JOURNAL] = change(payload[inside.JOURNAL])
    return w.seal_payload(label, payload)


@rule(refusals.BadLine)
def key_repeated(w: World):
    return _line_said(w, lambda text: text.replace(b'"note":{}', b'"note":{},"note":{}', 1))


@rule(refusals.BadLine)
def spelled_with_spaces(w: World):
    return _line_said(w, lambda text: text.replace(b'"note":{}', b'"note": {}', 1))


@rule(refusals.BadLine)
def keys_not_sorted(w: World):
    return _line_said(
        w, lambda text: json.dumps(dict(reversed(lines(text)[0].items()))).encode() + b"\n"
    )


def _noted(value: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(b'"note":{}', b'"note":{"a":' + value + b"}", 1)


@rule(refusals.BadLine)
def not_a_number(w: World):
    return _line_said(w, _noted(b"NaN"))


@rule(refusals.BadLine)
def fraction(w: World):
    return _line_said(w, _noted(b"1.5"))


@rule(refusals.BadLine)
def number_too_large(w: World):
    return _line_said(w, _noted(b"9223372036854775808"))


@rule(refusals.BadLine)
def lone_surrogate(w: World):
    return _line_said(w, _noted(b'"\\ud800"'))


@rule(refusals.BadLine)
def nul_character(w: World):
    return _line_said(w, _noted(b'"\\u0000"'))


@rule(refusals.BadLine)
def escaped_otherwise(w: World):
    return _line_said(w, _noted(b'"\\u4e00"'))


@rule(refusals.BadLine)
def nested_too_deep(w: World):
    return _line_said(w, _noted(b"[" * 17 + b"]" * 17))


@rule(refusals.BadLine)
def nested_without_end(w: World):
    return _line_said(w, _noted(b"[" * 500_000 + b"]" * 500_000))


@rule(refusals.BadLine)
def text_not_utf8(w: World):
    return _line_said(w, _noted(b'"\xff"'))


@rule(refusals.BadLine)
def byte_order_mark(w: World):
    return _line_said(w, lambda text: b"\xef\xbb\xbf" + text)


@rule(refusals.BadLine)
def line_too_long(w: World):
    return _line_said(w, _noted(b'"' + b"x" * (4 * 1024 * 1024) + b'"'))


@rule(refusals.BadLine)
def last_line_not_ended(w: World):
    return _line_said(w, lambda text: text[:-1])


@rule(refusals.BadLine)
def line_empty(w: World):
    return _line_said(w, lambda text: text + b"\n")


@rule(refusals.BadLine)
def field_unknown(w: World):
    return _line_said(w, lambda text: text.replace(b'"note":{}', b'"note":{},"notes":1', 1))


@rule(refusals.BadLine)
def field_missing(w: World):
    return _line_said(w, lambda text: text.replace(b'"note":{},', b"", 1))


@rule(refusals.BadLine)
def field_of_another_type(w: World):
    return _line_said(w, lambda text: text.replace(b'"number":1,', b'"number":"1",', 1))


def fresh() -> World:
    return world()


__all__ = ["CODE", "ORIGIN", "RULES", "Case", "fresh", "payload_of", "rule"]
