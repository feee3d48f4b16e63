"""The menu of the papers of a dispute: each prints filled, with ruled lines, or blank."""

from __future__ import annotations

import io
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu

from app.errors import AppError
from app.language import N_, _
from app.records import cases
from app.records.cases.model import Case
from app.store import journal
from ui.pages.visits_print import show
from ui.widgets.preview import Preview

_WAYS: Final = (
    ("filled", N_("Filled in")),
    ("ruled", N_("Head filled in, lines to write on")),
    ("blank", N_("Blank")),
)
_VOLUME: Final = "volume"


def fill_papers(menu: QMenu, shell: Any, parent: Any, case: Case) -> None:
    """Fill the menu with what can be printed of a dispute now."""
    # Setting pages brings much with it that a glance at a dispute does not need.
    from app.documents import case_sources

    menu.clear()
    for each in case_sources.printable(case):
        ways = menu.addMenu(each.words)
        for way, words in _WAYS:
            ways.addAction(_(words), partial(_make, shell, parent, case, each, way))
    menu.addSeparator()
    menu.addAction(_("The whole volume"), partial(_make_volume, shell, parent, case))


def _make(shell: Any, parent: Any, case: Case, printable: Any, way: str) -> None:
    """Set one paper and show it; it is noted once it goes to the printer."""
    from app.documents import case_sources

    def make(progress: Any) -> tuple[bytes, str]:
        out = io.BytesIO()
        code = case_sources.write(out, case.id, printable.paper, of=printable.of, way=way,
                                  progress=progress)  # fmt: skip
        return out.getvalue(), code

    def made(result: tuple[bytes, str]) -> None:
        data, code = result
        preview = show(parent, printable.words, data).findChild(Preview)
        if way == "filled" and parent.ours and isinstance(preview, Preview):
            preview.printed.connect(partial(_note, shell, case, printable, code))

    shell.run(make, made, title=_("Setting the pages…"))


def _note(shell: Any, case: Case, printable: Any, code: str) -> None:
    try:
        stands = journal.get(Case, case.id)
        cases.note_printed(stands, paper=printable.paper, of=printable.of or None, code=code)
    except AppError as error:
        shell.fail(error)


def _make_volume(shell: Any, parent: Any, case: Case) -> None:
    from app.documents import case_sources

    def make(progress: Any) -> bytes:
        out = io.BytesIO()
        case_sources.write(out, case.id, _VOLUME, progress=progress)
        return out.getvalue()

    name = _("Volume {number}").format(number=case.volume or case.number or "")
    shell.run(make, lambda data: show(parent, name, data), title=_("Setting the pages…"))
