"""Photos made ready for paper: turned upright, cropped to ratio, no larger than print needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import UnreadablePicture

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
    try:
        with Image.open(BytesIO(data)) as opened:
            opened.draft("RGB", (pixels[0] * 2, pixels[1] * 2))
            upright = ImageOps.exif_transpose(opened)
            if upright.mode in ("RGBA", "LA", "PA", "P"):
                seen = upright.convert("RGBA")
                upright = Image.new("RGB", seen.size, "white")
                upright.paste(seen, mask=seen.getchannel("A"))
            fitted = ImageOps.fit(
                upright.convert("L" if grey else "RGB"),
                pixels,
                Image.Resampling.LANCZOS,
                centering=(0.5, _TOP_BIAS),
            )
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadablePicture from error
    out = BytesIO()
    fitted.save(out, "JPEG", quality=88)
    return Picture(out.getvalue(), pixels, grey)


@lru_cache(maxsize=8)
def uncropped(data: bytes, width: float, height: float, black: bool = False) -> Picture:
    """A photo whole, no larger than `width` × `height` mm at 300 dpi. Raises UnreadablePicture."""
    most = (round(width * _DOTS), round(height * _DOTS))
    try:
        with Image.open(BytesIO(data)) as opened:
            opened.draft("RGB", (most[0] * 2, most[1] * 2))
            upright = ImageOps.exif_transpose(opened)
            if upright.mode in ("RGBA", "LA", "PA", "P"):
                seen = upright.convert("RGBA")
                upright = Image.new("RGB", seen.size, "white")
                upright.paste(seen, mask=seen.getchannel("A"))
            grey = black or upright.mode in ("1", "L")
            fitted = upright.convert("L" if grey else "RGB")
            fitted.thumbnail(most, Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadablePicture from error
    out = BytesIO()
    fitted.save(out, "JPEG", quality=88)
    return Picture(out.getvalue(), fitted.size, grey)
