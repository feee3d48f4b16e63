"""Where the bundled files are, from source or frozen, and where records are put."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"

_OF_PAGES: Final = re.compile(r"(?<=^## )(.+)\n<!-- (.+) -->", re.MULTILINE)
"""A heading of a guide, and which pages its chapter is about."""


def resource(*parts: str) -> Path:
    """The path of a bundled file or folder below `resources/`."""
    return _ROOT.joinpath(*parts)


def guide(name: str) -> Path:
    """The path of a guide, such as `guide.md`; its pictures lie beside it."""
    return _ROOT.parent / "docs" / name


def guide_text(name: str) -> tuple[str, dict[str, str]]:
    """A guide in Markdown, and the title of the chapter about each page. Raises OSError."""
    text = guide(name).read_text(encoding="utf-8")
    chapters = {page: title for title, pages in _OF_PAGES.findall(text) for page in pages.split()}
    return _OF_PAGES.sub(r"\1", text), chapters


def data_folder() -> Path:
    """Where the records of this computer's user lie unless another folder is named."""
    import platformdirs

    return platformdirs.user_data_path("LegalRoom", appauthor=False)
