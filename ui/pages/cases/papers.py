"""The menu of the papers of a dispute: each prints filled, with ruled lines, or blank."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu

from app.records.cases.model import Case


def fill_papers(menu: QMenu, shell: Any, parent: Any, case: Case) -> None:
    """Fill the menu with what can be printed of a dispute now."""
    menu.clear()
