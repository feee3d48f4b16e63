"""What the pages not opened yet will need, imported and read while nobody touches anything."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui import garbage
from ui.pages import PAGES

_QUIET: Final = 2.0
"""Seconds without a key or a click before anything is imported."""
_TURN: Final = 150
"""Milliseconds between two looks, so that whoever begins to type waits for one of them at most."""
_BETWEEN_KEYS: Final = 0.3
"""The same seconds while a password is asked for: who pauses so long looks for the next key."""
_TURN_ASKED: Final = 20
"""The same milliseconds then, when there is nothing else to do with the window."""

_FIRST: Final = (
    "reportlab.pdfbase.ttfonts",
    "app.documents.typeset.output",
    "app.documents.typeset.pen",
    "app.documents.design",
    "xlsxwriter",
    "app.books.lists_out",
    "app.books.roster",
    "app.documents.signs.sources",
    "pypdfium2",
    "app.documents.cases.printing",
    "app.documents.cards.card",
    "app.documents.papers",
    "app.documents.activities.forms",
    "app.documents.ledgers.workbook",
    "app.documents.items",
    "ui.pages.office.rooms",
)
"""What is loaded in parts, because all at once would be noticed."""

_READ: Final = (
    "app.records.duties.rules:FORMAT.bundled",
    "app.records.assessment.tables:FORMAT.bundled",
    "app.records.reviews.tables:FORMAT.bundled",
    "app.records.subsidy.rates:FORMAT.bundled",
)
"""What reads files of the program's own, which stay the same as long as it runs."""


class Ahead(QObject):
    """Loads one module after the other, on the window's thread, for as long as nobody works.

    `idle` says for how many seconds nothing was touched. Not on a thread of its own: PySide has
    been seen to crash where one imported while a page was built.
    """

    def __init__(
        self, parent: QObject, idle: Callable[[], float], names: Iterable[str] | None = None
    ) -> None:
        super().__init__(parent)
        self._idle = idle
        self._names: Iterator[str] = iter(needed() if names is None else names)
        self._quiet = _QUIET
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)

    def start(self, *, asked: bool = False) -> None:
        """Go on from where it stopped; sooner while a password is `asked` for."""
        self._quiet = _BETWEEN_KEYS if asked else _QUIET
        self._clock.start(_TURN_ASKED if asked else _TURN)

    def stop(self) -> None:
        """Load nothing for the time being."""
        self._clock.stop()

    def _look(self) -> None:
        if self._idle() < self._quiet:
            return
        name = next(self._names, None)
        if name is None:
            self._clock.stop()
        else:
            load(name)


def load(name: str) -> None:
    """Import a module, or with `module:function` let it read what it then keeps."""
    module, _colon, reads = name.partition(":")
    found = importlib.import_module(module)
    if reads:
        attrgetter(reads)(found)()
    # Left to its clock, the collector would go through all of it while somebody waits for a page.
    garbage.look()


def needed() -> list[str]:
    """What is to be loaded, in that order."""
    makers = (maker for each in PAGES for maker in (each.made_by, each.office))
    pages = [each.partition(":")[0] for each in makers if isinstance(each, str) and each]
    return [*_FIRST, *pages, *_READ]
