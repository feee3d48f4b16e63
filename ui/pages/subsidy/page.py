"""Subsidies as the installation sees them."""

from __future__ import annotations

from app.store.session import current
from ui.pages.subsidy.office import Claims
from ui.pages.subsidy.room import OwnClaims
from ui.shell import Page, Shell


def page(shell: Shell) -> Page:
    """The claims that an office decides of, or those of a room."""
    return Claims(shell) if current().is_office else OwnClaims(shell)
