"""Codes of squares on a photo or in a PDF: turned, aslant, in bad light."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageOps

from app.documents.typeset.drawn import Pages
from app.errors import AppError, UnreadablePicture
from app.language import N_
from app.records import photos

MOST_BYTES = 60 * 1024 * 1024
_MOST_PAGES = 1000
_PDF_SCALE = 200 / 72
_SIDE = 2400
"""Pixels of the longer side that is looked at first; more only makes it slow."""
_FINEST = 6000
"""Pixels of the longer side that is looked at in the end."""
_FINEST_PAGE = 3600
"""Of a page: A3 at the scale above."""


class NoPicture(AppError):
    """The file is neither a picture nor a PDF, or damaged (file)."""

    message = N_("{file} is no photo and no PDF, or it is damaged.")


def read(path: Path) -> bytes:
    """The bytes of a photo or PDF. Raises NoPicture (more than any has), OSError."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NoPicture(file=path.name)
    return data


def codes(
    data: bytes, name: str = "", progress: Callable[[int, int], object] = lambda done, total: None
) -> list[str]:
    """The texts of all codes of squares in a photo or PDF, in order.

    `progress` is told of each page before it is looked at and may raise to stop. Raises NoPicture.
    """
    if len(data) > MOST_BYTES:
        raise NoPicture(file=name)
    found: dict[str, None] = {}
    if data.startswith(b"%PDF-"):
        for page in _drawn(data, name, progress):
            found.update(dict.fromkeys(_read(page) or _read(_without_shadows(page))))
    else:
        found.update(dict.fromkeys(_on(_photo(data, name))))
    return list(found)


def _photo(data: bytes, name: str) -> Image.Image:
    try:
        return photos.opened(data, _FINEST, grey=True)
    except UnreadablePicture as error:
        raise NoPicture(file=name) from error


def _drawn(data: bytes, name: str, progress: Callable[[int, int], object]) -> Iterator[Image.Image]:
    try:
        pages = Pages(data)
    except UnreadablePicture as error:
        raise NoPicture(file=name) from error
    count = min(len(pages), _MOST_PAGES)
    try:
        for number in range(count):
            progress(number, count)
            # A page of any size fits into so many pixels.
            scale = min(_PDF_SCALE, _FINEST_PAGE / max(*pages.sizes[number], 1))
            page = pages.render(number, scale, _grey, grey=True)
            if page is not None:
                yield page
    except UnreadablePicture as error:
        raise NoPicture(file=name) from error
    finally:
        pages.close()


def _grey(bitmap: Any) -> Image.Image:
    return bitmap.to_pil().convert("L")


def _on(image: Image.Image) -> list[str]:
    """What is on a photo; ever more is tried until something is found."""
    for each in _versions(image):
        found = _read(each)
        if found:
            return found
    return []


def _versions(image: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, then larger, smaller, evened out, and without its shadows."""
    longest = max(image.size)
    base = image
    if longest > _SIDE:
        base = image.resize(_scaled(image, _SIDE / longest), Image.Resampling.LANCZOS)
    yield base
    if base is not image:
        yield image
    yield _without_shadows(base)
    yield ImageOps.autocontrast(base, cutoff=2)
    yield ImageOps.equalize(base)
    yield base.filter(ImageFilter.GaussianBlur(1.2))
    if longest < _SIDE:
        larger = image.resize(_scaled(image, 2), Image.Resampling.LANCZOS)
        yield larger
        yield _without_shadows(larger)
    yield base.filter(ImageFilter.UnsharpMask(3, 250, 2))
    # The reader looks along rows; half a right angle lies farthest from every row.
    for angle in (22, 45, 67):
        yield base.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def _scaled(image: Image.Image, by: float) -> tuple[int, int]:
    return max(round(image.width * by), 1), max(round(image.height * by), 1)


def _without_shadows(image: Image.Image) -> Image.Image:
    """The picture divided by its own light: what is far darker than around it is black."""
    around = image.resize(_scaled(image, 1 / 8)).filter(ImageFilter.GaussianBlur(12))
    light = around.resize(image.size)
    lifted = ImageChops.subtract(light, image)
    return ImageOps.invert(ImageOps.autocontrast(lifted, cutoff=1))


def _read(image: Image.Image) -> list[str]:
    import zxingcpp

    reader: Any = zxingcpp
    found = reader.read_barcodes(image, formats=reader.BarcodeFormat.QRCode)
    return [each.text for each in found if each.valid and each.text]
