"""Where the bundled files are, from source or frozen, and where records are put."""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def resource(*parts: str) -> Path:
    """The path of a bundled file or folder below `resources/`."""
    return _ROOT.joinpath(*parts)


def guide(name: str) -> Path:
    """The path of a guide, such as `guide.md`; its pictures lie beside it."""
    return _ROOT.parent / "docs" / name


def data_folder() -> Path:
    """Where the records of this computer's user lie unless another folder is named."""
    import platformdirs

    return platformdirs.user_data_path("LegalRoom", appauthor=False)
