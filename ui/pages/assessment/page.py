"""The assessment as the installation sees it."""

from __future__ import annotations

from app.store.session import current
from ui.pages.assessment.office import Ranking
from ui.pages.assessment.room import OwnScore
from ui.shell import Page, Shell


def page(shell: Shell) -> Page:
    """The ranking of an office, or the own score of a room."""
    return Ranking(shell) if current().is_office else OwnScore(shell)
