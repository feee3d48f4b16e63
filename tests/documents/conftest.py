"""Documents as their readers get them: bytes, text, pages drawn."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.documents.typeset import fonts


@pytest.fixture(autouse=True)
def bundled_faces_only() -> Iterator[None]:
    fonts.use_installed(False)
    yield
    fonts.use_installed(True)


@dataclass
class Read:
    """A PDF read back: by pdfium its text and sizes (mm), by poppler its fonts."""

    data: bytes

    def __post_init__(self):
        self.document = pdfium.PdfDocument(self.data)

    @property
    def texts(self) -> list[str]:
        return [page.get_textpage().get_text_bounded() for page in self.document]

    @property
    def text(self) -> str:
        """All text without blanks and line ends, which layout puts in."""
        return "".join("".join(self.texts).split())

    @property
    def sizes(self) -> set[tuple[int, int]]:
        return {
            tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in self.document
        }

    def draw(self, page: int = 0, dots: int = 100) -> Image.Image:
        return self.document[page].render(scale=dots / 72).to_pil().convert("L")

    def edges(self, page: int = 0) -> tuple[float, ...]:
        """Millimetres of white left, above, right and below."""
        # Whether it is white needs no colours, which take half the drawing.
        image = self.document[page].render(scale=100 / 72, grayscale=True).to_pil()
        box = Image.eval(image, lambda light: 255 if light < 250 else 0).getbbox()
        assert box
        left, top, right, bottom = box
        mm = 25.4 / 100
        return (left * mm, top * mm, (image.width - right) * mm, (image.height - bottom) * mm)

    def poppler(self, tool: str) -> str:
        return subprocess.run(
            [tool, "-", "-"] if tool == "pdftotext" else [*tool.split(), "-"],
            input=self.data,
            capture_output=True,
            check=True,
        ).stdout.decode()


@pytest.fixture
def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 500), (180, 200, 220)).save(out, "JPEG")
    return out.getvalue()
