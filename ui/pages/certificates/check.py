"""Check a certificate: a photo or PDF is dropped or chosen, and judged without a network."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import _
from app.records import certificates
from app.records.certificates import Verdict, words
from ui.records.particulars import Labelled, readable
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.files import file_to_open, take_dropped
from ui.widgets.message import Banner
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row

_MOST: Final = 60
"""More certificates of one file are counted, not spread out."""


class Check(QWidget):
    """Where a file is dropped, and below it a card for each certificate found."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        take_dropped(self, self.read)
        kinds = _("Photos and PDF (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pdf)")
        ask = partial(file_to_open, self, _("Choose a photo or PDF"), kinds, self.read)
        self.choose = Button(_("Choose a photo or PDF…"), ask, look="large")
        lesson = _(
            "Drop a photo or PDF of certificates here, or choose one. The square on the paper"
            " must be seen whole; it may be turned or aslant."
        )
        self.banner = Banner()
        self.found = column(spacing=12)
        above = Card("", row(self.choose, None), hint(lesson))
        area = scrolled(box(column(self.found, None)))
        self.setLayout(column(above, self.banner, area, spacing=10, stretch=2))
        self.verdicts: list[Verdict] = []

    def reload(self) -> None:
        """Nothing here changes by itself."""

    def read(self, path: Path) -> None:
        """Look for certificates in a file and judge them."""
        from app.documents.certificates import scanning

        def work(progress: Any) -> list[Verdict]:
            progress()
            found = scanning.codes(scanning.read(path), path.name, progress)
            return [certificates.judge(code) for code in found]

        self.shell.run(
            work, lambda found: self.show_verdicts(found, path.name),
            title=_("Looking at {file}…").format(file=path.name), failed=self._refuse,
        )  # fmt: skip

    def show_verdicts(self, found: list[Verdict], name: str) -> None:
        """Show what was found."""
        clear(self.found)
        self.verdicts = found
        if not found:
            self.banner.refuse(words.NoCode(file=name))
            return
        self.banner.hide()
        # What needs a look stands on top.
        order = sorted(found, key=lambda each: each.state == "genuine")
        for each in order[:_MOST]:
            self.found.addWidget(self._card(each))
        if len(found) > 1:
            bad = sum(each.state != "genuine" for each in found)
            self.banner.show_sentence(words.together(found), "soon" if bad else "safe")

    def _card(self, verdict: Verdict) -> Card:
        look = words.look(verdict)
        head = Label(words.head(verdict), "headline")
        card = Card("", head, Label(words.why(verdict), look, wrap=True), mark=look)
        if verdict.facts is None:
            return card
        if verdict.state != "altered":
            card.body.addWidget(hint(_(words.COMPARE)))
        facts = [(name, readable(value, "strong")) for name, value in words.lines(verdict.facts)]
        card.body.addWidget(Labelled(facts, spacing=4))
        return card

    def _refuse(self, error: Exception) -> None:
        clear(self.found)
        self.verdicts = []
        if isinstance(error, (AppError, OSError)):
            self.banner.refuse(error)
        else:
            self.shell.fail(error)
