"""Photos made ready for paper: turned upright, cropped to ratio, no larger than print needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from struct import unpack

from PIL import Image, ImageOps

from app.documents.typeset.output import Png
from app.records import photos

_DOTS = 300 / 25.4  # a millimetre, at 300 dpi
# Where a photo is too tall, heads are nearer the top.
_TOP_BIAS = 0.35


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG file and its size in pixels."""

    jpeg: bytes
    pixels: tuple[int, int]
    grey: bool


@lru_cache(maxsize=32)
def for_print(data: bytes, width: float, height: float, grey: bool = False) -> Picture:
    """A photo cropped to `width` × `height` mm at 300 dpi. Raises UnreadablePicture."""
    pixels = (round(width * _DOTS), round(height * _DOTS))
    upright = photos.opened(data, max(pixels) * 2)
    fitted = ImageOps.fit(
        upright.convert("L" if grey else "RGB"),
        pixels,
        Image.Resampling.LANCZOS,
        centering=(0.5, _TOP_BIAS),
    )
    out = BytesIO()
    fitted.save(out, "JPEG", quality=88)
    return Picture(out.getvalue(), pixels, grey)


@lru_cache(maxsize=8)
def uncropped(data: bytes, width: float, height: float, black: bool = False) -> Picture:
    """A photo whole, no larger than `width` × `height` mm at 300 dpi. Raises UnreadablePicture."""
    most = (round(width * _DOTS), round(height * _DOTS))
    fitted = photos.opened(data, max(most) * 2, grey=black)
    grey = fitted.mode == "L"
    fitted.thumbnail(most, Image.Resampling.LANCZOS)
    out = BytesIO()
    fitted.save(out, "JPEG", quality=88)
    return Picture(out.getvalue(), fitted.size, grey)


_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FEW_COLOURS = (8, 3, 0, 0, 0)
"""Bits, kind of colour, packing, filter and interlacing of a PNG whose rows a PDF takes as is."""


def png(data: bytes) -> Png:
    """A PNG file of up to 256 colours for a PDF, nothing unpacked. Raises ValueError for others."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    pixels, palette, rows = (0, 0), b"", b""
    place = len(_SIGNATURE)
    while place < len(data):
        size, kind = unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        place += size + 12
        if kind == b"IHDR":
            wide, high, *rest = unpack(">IIBBBBB", body)
            pixels = (wide, high)
            if tuple(rest) != _FEW_COLOURS:
                raise ValueError("not of 256 colours")
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            rows += body
    return Png(pixels, palette, rows)
