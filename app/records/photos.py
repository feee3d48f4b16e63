"""Photos of people: turned upright, seen before they are kept, cut to the shape of a card."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import AttachmentRefused, UnreadablePicture

RATIO = 15.2 / 20.8
"""Width to height of the photo on a contact card."""

TRAVELLING_SIDE, TRAVELLING_BYTES = 1_600, 300_000
"""The longest side in pixels and the most bytes of a photo that goes to the office."""
_QUALITIES = (85, 75, 65, 50, 35, 20)
SMALLEST = 0.25
"""The smallest share that may be framed."""
_HEIGHT = 820
_SEEN = 1_200
_MOST = 240_000_000
_TAKES = {"1": 2, "L": 2, "RGB": 3, "YCbCr": 3, "CMYK": 4}
"""Bytes that a pixel takes until it is upright and on white; 8 where it may be transparent."""
_LONGEST = 65_500

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")


@dataclass(frozen=True)
class Frame:
    """What of an upright picture is kept: left, top, width and height as shares of the picture."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.left + self.width / 2, self.top + self.height / 2


def fitting(width: int, height: int, share: float = 1.0) -> Frame:
    """The largest frame of the right shape in a picture, or a smaller one (`share`).

    It stands in the middle and, where the picture is too tall, nearer its top, where heads are.
    """
    wide = min(width, height * RATIO) * share
    tall = wide / RATIO
    return Frame(
        (width - wide) / 2 / width, (height - tall) * 0.35 / height, wide / width, tall / height
    )


def around(width: int, height: int, share: float, middle: tuple[float, float]) -> Frame:
    """The frame of that size around a point (as shares of the picture), as near as it fits."""
    sized = fitting(width, height, share)
    left = min(max(middle[0] - sized.width / 2, 0), 1 - sized.width)
    top = min(max(middle[1] - sized.height / 2, 0), 1 - sized.height)
    return Frame(left, top, sized.width, sized.height)


@dataclass
class Framing:
    """A frame of the right shape that is moved over a picture of that size, never beyond its edge.

    `share` is 1 where it is as large as the picture allows.
    """

    width: int
    height: int
    share: float = 1.0
    middle: tuple[float, float] | None = None

    @property
    def frame(self) -> Frame:
        """What is framed now."""
        if self.middle is None:
            return fitting(self.width, self.height, self.share)
        return around(self.width, self.height, self.share, self.middle)

    def resize(self, share: float) -> None:
        """Make it larger or smaller around its middle."""
        self.middle = self.frame.middle
        self.share = min(max(share, SMALLEST), 1.0)

    def move_by(self, right: float, down: float) -> None:
        """Move it by shares of the picture."""
        across, along = self.frame.middle
        self.middle = across + right, along + down


def upright(data: bytes) -> tuple[bytes, int, int]:
    """A picture as it is looked at (JPEG, no side above 1200), its width and its height.

    Raises AttachmentRefused.
    """
    image = _chosen(data, _SEEN)
    image.thumbnail((_SEEN, _SEEN))
    return _jpeg(image), image.width, image.height


def cropped(data: bytes, frame: Frame) -> bytes:
    """What a frame holds of a picture, as a JPEG of 599 × 820. Raises AttachmentRefused."""
    image = _chosen(data, round(_HEIGHT / max(frame.height, 0.05)))
    box = (
        frame.left * image.width,
        frame.top * image.height,
        (frame.left + frame.width) * image.width,
        (frame.top + frame.height) * image.height,
    )
    size = (round(_HEIGHT * RATIO), _HEIGHT)
    return _jpeg(image.resize(size, Image.Resampling.LANCZOS, box=box))


def small(data: bytes) -> bytes:
    """A picture upright as a JPEG that may travel: no side above 1600, at most 300 KB, no EXIF.

    Raises AttachmentRefused.
    """
    image = _chosen(data, TRAVELLING_SIDE)
    image.thumbnail((TRAVELLING_SIDE, TRAVELLING_SIDE))
    while True:
        for quality in _QUALITIES:
            made = _jpeg(image, quality)
            if len(made) <= TRAVELLING_BYTES:
                return made
        image.thumbnail((image.width * 3 // 4 or 1, image.height * 3 // 4 or 1))


def opened(
    data: bytes, needed: int, formats: tuple[str, ...] = FORMATS, *, grey: bool = False
) -> Image.Image:
    """A picture upright and on white, of mode RGB or L; a JPEG not much larger than `needed`.

    Raises UnreadablePicture, also for one that would fill the memory.
    """
    try:
        with Image.open(io.BytesIO(data), formats=formats) as image:
            image.draft("L" if grey else "RGB", (needed, needed))
            takes = image.width * image.height * _TAKES.get(image.mode, 8)
            # A row of a million pixels takes the readers of some formats minutes.
            if takes > _MOST or max(image.size) > _LONGEST:
                raise UnreadablePicture
            turned = ImageOps.exif_transpose(image)
            if turned.mode in ("RGBA", "LA", "PA", "P"):
                seen = turned.convert("RGBA")
                turned = Image.new("RGB", seen.size, "white")
                turned.paste(seen, mask=seen.getchannel("A"))
            return turned.convert("L" if grey or turned.mode in ("1", "L") else "RGB")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        EOFError,
        LookupError,
        OverflowError,
        TypeError,
        struct.error,
    ) as error:
        raise UnreadablePicture from error


def _chosen(data: bytes, needed: int) -> Image.Image:
    try:
        return opened(data, needed).convert("RGB")
    except UnreadablePicture as error:
        raise AttachmentRefused from error


def _jpeg(image: Image.Image, quality: int = 88) -> bytes:
    out = io.BytesIO()
    # Where and with what it was taken is nobody's business: no EXIF is written.
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
