"""The pages of a PDF, opened to be drawn at any size, from any thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.records import pdf

T = TypeVar("T")


class Pages:
    """The opened pages of a PDF. Raises UnreadablePicture."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._closed = False
        with pdf.entered():
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
            """Width and height of each page in points."""

    def __len__(self) -> int:
        return len(self.sizes)

    def render(
        self,
        at: int,
        scale: float,
        take: Callable[[Any], T],
        part: tuple[float, float] = (0.0, 1.0),
        *,
        grey: bool = False,
    ) -> T | None:
        """What `take` makes of the bitmap of a page, or of a part of it, which goes afterwards.

        `part` is between two shares of its height, `scale` dots a point. None once it was closed.
        Raises UnreadablePicture.
        """
        height = self.sizes[at][1]
        crop = (0.0, height * (1 - part[1]), 0.0, height * part[0])
        with pdf.entered():
            if self._closed:
                return None
            page: Any = self._document[at]
            bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, grayscale=grey)
            made = take(bitmap)
            bitmap.close()
            page.close()
        return made

    def close(self) -> None:
        """Let the document go; what still wants to be drawn comes out empty."""
        with pdf.entered():
            self._closed = True
            self._document.close()
