"""The papers of a dispute: each prints filled, with ruled lines, or blank."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QMenu

from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _
from app.records import cases
from app.records.cases import signing
from app.records.cases.model import Case
from app.store import journal
from ui.pages.cases import sheets
from ui.records.paper import papers, show
from ui.widgets.plain import emptied
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from app.documents.cases.printing import Printable
    from ui.pages.cases.view import CaseView

Way = Literal["filled", "ruled", "blank"]
_WAYS: Final[tuple[tuple[Way, str], ...]] = (
    ("filled", N_("Filled in")),
    ("ruled", N_("Head filled in, lines to write on")),
    ("blank", N_("Blank")),
)
_VOLUME: Final = "volume"
_BOUND: Final = frozenset({"cover", "index", "remarks", "back", "spine"})


class CasePapers:
    """What can be printed of the dispute that a view shows."""

    def __init__(self, view: CaseView) -> None:
        self.view, self.shell = view, view.shell

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with the papers: first what is recorded, then what is still to be."""
        emptied(menu)
        case: Case = self.view.record
        wanted = cases.volume.papers(case)
        there = {each.code for each in wanted if each.is_there or each.must}
        rest, bound = QMenu(_("Other papers"), menu), QMenu(_("Cover, list of papers…"), menu)
        for each in self._printable():
            of = menu if each.of or each.paper in there else rest
            ways = (bound if each.paper in _BOUND else of).addMenu(each.words)
            for way, words in _WAYS:
                ways.addAction(_(words), partial(self._check, each, way))
        menu.addSeparator()
        menu.addMenu(rest)
        menu.addMenu(bound)
        name = _("Volume {number}").format(number=case.volume or case.number or "")
        menu.addAction(_("The whole volume"), partial(self._make, name, _VOLUME))

    def show(self, paper: str) -> None:
        """Show a paper as it prints, the last where there are several."""
        if found := [each for each in self._printable() if each.paper == paper]:
            self._make(found[-1].words, paper, found[-1].of)

    def _printable(self) -> list[Printable]:
        # Setting pages brings much with it that a glance at a dispute does not need.
        from app.documents.cases import printing

        return printing.printable(self.view.record)

    def _check(self, printable: Printable, way: Way) -> None:
        """Print, unless it is an agreement that lacks what article 29 demands."""
        if way == "filled" and printable.paper == "agreement" and printable.of:
            agreement = journal.get(cases.Agreement, printable.of)
            missing = signing.unwritten(agreement) if agreement.effective is None else []
            if missing:
                go, label = self.view.commands.go_to_missing, _("Print the agreement")
                sheets.show_missing(self.view, label, missing, go)
                return
        self._make(printable.words, printable.paper, printable.of, way)

    def _make(self, name: str, paper: str, of: str = "", way: Way = "filled") -> None:
        """Set a paper and show it; it is noted once it goes to the printer."""
        make, case = papers().case_papers, self.view.record.id
        self.shell.run(
            lambda progress: make([case], [paper], of=of, way=way, progress=progress),
            partial(self._show, name),
            title=_("Setting the pages…"),
        )

    def _show(self, name: str, made: FinishedPaper) -> None:
        from app.documents.items.cases import note

        shown = show(self.view, name, made.pdf, warning=say_missing(made.missing))
        preview = shown.findChild(Preview)
        if self.view.ours and isinstance(preview, Preview):
            preview.printed.connect(lambda: self.shell.act(lambda: note(made)))
