"""Page numbers that go on through everything that is bound together."""

from __future__ import annotations

from typing import Literal

from app.documents.typeset.fonts import SANS
from app.documents.typeset.page import Paper

_SIZE, _GAP, _TOTAL = 9, 4, 46  # points; the last is what "of so many" takes at most


class PageNumber:
    """Page x of y, where y is known only when the last page is; begins after the page before."""

    def __init__(self, paper: Paper, words: tuple[str, str]) -> None:
        self._paper = paper
        self._before = paper.pages
        self._page, self._pages = words
        self._total = paper.later(SANS, _SIZE)

    @property
    def page(self) -> int:
        """The number of the page that was begun last."""
        return self._paper.pages - self._before

    def put(self, x: float, y: float, width: float, align: Literal["center", "right"]) -> None:
        """Put page x of y on the baseline of the page that was begun last, which is called so."""
        self._paper.label(self.page)
        end = x + width - _TOTAL if align == "right" else x + width / 2 + _GAP / 2
        self._paper.text(
            x, y, self._page.format(page=self.page), SANS, _SIZE,
            align="right", width=end - x - _GAP,
        )  # fmt: skip
        self._paper.use(self._total, end, y)

    def end(self) -> int:
        """Say on every page how many there are, and give it."""
        self._paper.resolve(self._total, self._pages.format(pages=self.page))
        return self.page
