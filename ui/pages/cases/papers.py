"""The menu of the papers of a dispute: each prints filled, with ruled lines, or blank."""

from __future__ import annotations

from functools import partial
from typing import Any, Final, Literal

from PySide6.QtWidgets import QMenu

from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _
from app.records import cases
from app.records.cases import signing
from app.records.cases.model import Case
from app.store import journal
from ui.pages.cases import sheets
from ui.records.paper import show
from ui.shell import Shell
from ui.widgets.preview import Preview

Way = Literal["filled", "ruled", "blank"]
_WAYS: Final[tuple[tuple[Way, str], ...]] = (
    ("filled", N_("Filled in")),
    ("ruled", N_("Head filled in, lines to write on")),
    ("blank", N_("Blank")),
)
_VOLUME: Final = "volume"
_BOUND: Final = frozenset({"cover", "index", "remarks", "back", "spine"})


def fill_papers(menu: QMenu, shell: Shell, parent: Any, case: Case) -> None:
    """Fill the menu with what can be printed: first what is recorded, then what is still to be."""
    # Setting pages brings much with it that a glance at a dispute does not need.
    from app.documents.cases import printing as case_sources

    menu.clear()
    there = {each.code for each in cases.volume.papers(case) if each.is_there or each.must}
    rest: list[Any] = []
    bound: list[Any] = []
    for each in case_sources.printable(case):
        if each.paper in _BOUND:
            bound.append(each)
        elif each.of or each.paper in there:
            _ways(menu, shell, parent, case, each)
        else:
            rest.append(each)
    menu.addSeparator()
    for words, listed in ((_("Other papers"), rest), (_("Cover, list of papers…"), bound)):
        inside = menu.addMenu(words)
        for each in listed:
            _ways(inside, shell, parent, case, each)
    menu.addAction(_("The whole volume"), partial(_make_volume, shell, parent, case))


def show_paper(shell: Shell, parent: Any, case: Case, paper: str) -> None:
    """Show a paper of a dispute as it prints, the last where there are several."""
    from app.documents.cases import printing as case_sources

    found = [each for each in case_sources.printable(case) if each.paper == paper]
    if found:
        _make(shell, parent, case, found[-1], "filled")


def _ways(menu: QMenu, shell: Shell, parent: Any, case: Case, printable: Any) -> None:
    ways = menu.addMenu(str(printable.words))
    for way, words in _WAYS:
        ways.addAction(_(words), partial(_check, shell, parent, case, printable, way))


def _check(shell: Shell, parent: Any, case: Case, printable: Any, way: Way) -> None:
    """Print, unless it is an agreement that lacks what article 29 demands."""
    missing = _unwritten(printable) if way == "filled" else []
    if missing:
        label = _("Print the agreement")
        sheets.show_missing(parent, label, missing, parent.commands.lead)
        return
    _make(shell, parent, case, printable, way)


def _unwritten(printable: Any) -> list[cases.Missing]:
    if printable.paper != "agreement" or not printable.of:
        return []
    agreement = journal.get(cases.Agreement, printable.of)
    return signing.unwritten(agreement) if agreement.effective is None else []


def _make(shell: Shell, parent: Any, case: Case, printable: Any, way: Way) -> None:
    """Set one paper and show it; it is noted once it goes to the printer."""
    from app.documents import papers

    def make(progress: Any) -> FinishedPaper:
        return papers.case_papers(
            [case.id], [printable.paper], of=printable.of, way=way, progress=progress,
        )  # fmt: skip

    shell.run(make, partial(_show, shell, parent, printable.words), title=_("Setting the pages…"))


def _show(shell: Shell, parent: Any, name: str, made: FinishedPaper) -> None:
    shown = show(parent, name, made.pdf, warning=say_missing(made.missing))
    preview = shown.findChild(Preview)
    if parent.ours and isinstance(preview, Preview):
        preview.printed.connect(partial(_note, shell, made))


def _note(shell: Shell, made: FinishedPaper) -> None:
    from app.documents.items.cases import note

    shell.act(lambda: note(made))


def _make_volume(shell: Shell, parent: Any, case: Case) -> None:
    from app.documents import papers

    def make(progress: Any) -> FinishedPaper:
        return papers.case_papers([case.id], [_VOLUME], progress=progress)

    name = _("Volume {number}").format(number=case.volume or case.number or "")
    shell.run(make, partial(_show, shell, parent, name), title=_("Setting the pages…"))
