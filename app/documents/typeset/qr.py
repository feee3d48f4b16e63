"""A card's person as a contact that phones and WeChat read from a QR code."""

from __future__ import annotations

from functools import lru_cache

import segno
from segno.helpers import make_vcard_data

from app.documents.typeset.fonts import clean

# A code finer than this many squares a side is read badly from paper of 19 mm.
_FINEST = 57
# Readers take the mask from the code itself. Trying all eight took two thirds of the time of a
# sheet of cards, to find one that by the standard's own count of what disturbs a reader (ISO/IEC
# 18004, 7.8.3) is 4 % better on average than this one, and 17 % at most, over invented contacts.
_MASK = 4


def vcard(name: str, title: str, organisation: str, phones: tuple[str, ...]) -> str:
    """A contact as phones and WeChat read it (vCard 3.0, RFC 2426)."""
    mobile = [n for n in map(_dialled, phones) if len(n) == 11 and n.startswith("1")]
    others = [n for n in map(_dialled, phones) if n not in mobile]
    return make_vcard_data(
        name=_one_line(name).replace("\\", "").replace(";", " ").replace(",", " "),
        displayname=_one_line(name),
        org=_one_line(organisation),
        title=_one_line(title) or None,
        cellphone=mobile,
        workphone=others,
    )


def _dialled(number: str) -> str:
    return "".join(c for c in clean(number) if c.isdigit() or c in "+-")


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def squares(content: str, finest: int = _FINEST) -> tuple[int, list[tuple[int, int, int]]]:
    """A QR code: squares a side, and the black runs (from the left, row from below, length).

    Finer than `finest` squares a side it mends less, to stay coarse.
    """
    code = _code(content, finest)
    side = len(code)
    found: list[tuple[int, int, int]] = []
    for y, row in enumerate(code):
        end = 0
        while (start := row.find(1, end)) >= 0:
            end = row.find(0, start)
            end = side if end < 0 else end
            found.append((start, side - 1 - y, end - start))
    return side, found


@lru_cache(maxsize=256)
def _code(content: str, finest: int) -> tuple[bytes, ...]:
    """The squares of a QR code, as coarse as the content allows."""
    for error in ("m", "l"):
        made = segno.make_qr(content, error=error, encoding="utf-8", boost_error=False, mask=_MASK)
        if len(made.matrix) <= finest:
            break
    return tuple(bytes(row) for row in made.matrix)
