"""PDFs, which one thread at a time may open, and those that nobody here can read."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator
from typing import Final

from app.errors import UnreadablePicture
from app.language import N_

_pdfium = threading.RLock()
_WANTS_PASSWORD: Final = 4
"""FPDF_ERR_PASSWORD"""


class NeedsPassword(UnreadablePicture):
    """A PDF that opens with a password only."""

    message = N_("The PDF asks for a password. Choose another one, or print without it.")


@contextlib.contextmanager
def entered() -> Generator[None]:
    """Be the only thread in pdfium, for as short as can be: the window may wait for it.

    Raises UnreadablePicture, NeedsPassword.
    """
    import pypdfium2

    with _pdfium:
        try:
            yield
        except pypdfium2.PdfiumError as error:
            wants_password = error.err_code == _WANTS_PASSWORD
            raise (NeedsPassword if wants_password else UnreadablePicture) from error


def require_readable(data: bytes) -> None:
    """Raise UnreadablePicture or NeedsPassword unless a PDF can be opened."""
    import pypdfium2

    with entered():
        document = pypdfium2.PdfDocument(data)
        for at in range(len(document)):
            document.get_page_size(at)
        document.close()
