"""The wording and layout of certificates, from `resources/forms/certificates`."""

from __future__ import annotations

import string
from functools import cache

import msgspec

from app.documents.design import ColorName, Design, Millimetres, load
from app.documents.design_checks import CERTIFICATE
from app.resources import resource


class FrameDesign(Design, frozen=True):
    """The two lines around a certificate; points, and millimetres between and at the corners."""

    outer: float
    inner: float
    apart: Millimetres
    corner: Millimetres


class SizesDesign(Design, frozen=True):
    """Sizes of type on A4, in points; on A5 they are seven tenths."""

    title: float
    number: float
    text: float
    issuer: float
    small: float
    smallest: float


class SharedDesign(Design, frozen=True):
    """`resources/forms/certificates/shared.json`; millimetres on A4.

    `photo_place` is as large as the photo that will be pasted there, on whatever paper.
    """

    number: str
    blank_number: str
    seal: str
    photo: str
    check: str
    blank_day: str
    blank: str
    frame: FrameDesign
    emblem: Millimetres
    code: Millimetres
    seal_place: Millimetres
    sizes: SizesDesign
    leading: float
    text_wide: Millimetres
    indent: float
    photo_place: tuple[Millimetres, Millimetres] = (22, 30)
    blank_sex: str = "性别＿＿"
    blank_hours: str = "＿＿＿"


BLANKS = CERTIFICATE


class WordingDesign(Design, frozen=True):
    """`resources/forms/certificates/<kind>.json`: a piece whose blank stays empty is left out."""

    title: str
    color: ColorName
    photo: tuple[Millimetres, Millimetres] | None
    greeting: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        pieces = [*self.greeting, *(each for part in self.paragraphs for each in part)]
        found = {name for each in pieces for _, name, _, _ in string.Formatter().parse(each)}
        unknown = found - BLANKS - {None}
        if unknown:
            raise ValueError(f"there is no blank {', '.join(sorted(map(str, unknown)))}")


def shared() -> SharedDesign:
    """What all certificates have in common."""
    return load("certificates/shared", SharedDesign)


def wording(kind: str) -> WordingDesign:
    """What a kind of certificate says; the plainest where a later version knows another kind."""
    return load(f"certificates/{kind if _worded(kind) else 'honour'}", WordingDesign)


@cache
def _worded(kind: str) -> bool:
    return kind.isalpha() and resource("forms", "certificates", f"{kind}.json").exists()


def check_all() -> None:
    """Read every file of wording; raises msgspec.ValidationError where one is wrong."""
    shared()
    for each in sorted(resource("forms", "certificates").glob("*.json")):
        if each.stem not in ("shared", "kinds"):
            msgspec.json.decode(each.read_bytes(), type=WordingDesign)
