"""What stands beside the volumes of a review: the ranking, the draw shown again, score sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.assessment.tables import spoken
from app.records.reviews import Review, ScoreSheet, Volume, again, listed, ranking, sending, tables
from app.records.sent_down import Given
from ui.pages.reviews.sheet_editor import SheetEditor
from ui.records import data_files
from ui.shell import Shell
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, column, hint, row


def ranking_card(review: Review, found: list[Volume]) -> Card:
    """Towns and rooms by their average, and what was found most."""
    parts: list[QWidget] = [Label(listed.described(review), "quiet", wrap=True)]
    scored = [each for each in found if each.score is not None and not each.void]
    if not scored:
        parts.append(hint(_("No volume is scored yet.")))
    else:
        words = _("{count} volumes scored, {average} points on average").format(
            count=len(scored), average=spoken(ranking.average(found))
        )
        parts.append(Label(words, "strong", wrap=True))
    for title, by in ((_("By town"), "town"), (_("By room"), "room")):
        rows = ranking.ranked(review, by, found)
        if rows:
            parts += [Label(title, "title"), *map(_ranked, rows)]
    most = ranking.lost_most(found)
    if most:
        parts.append(Label(_("What was found most"), "title"))
    parts += [
        Label(
            _("{title}: {count} volumes, {points} points").format(
                title=title, count=count, points=spoken(lost)
            ),
            wrap=True,
        )
        for title, count, lost in most
    ]
    return Card(_("Ranking"), *parts)


def _ranked(each: ranking.Ranked) -> QWidget:
    beside = [_("{count} volumes").format(count=each.scored)]
    if each.unfit:
        beside.append(_("last grade {count}").format(count=each.unfit))
    if each.struck:
        beside.append(_("struck by a veto {count}").format(count=each.struck))
    name = Label(f"{each.rank}　{each.name}", wrap=True)
    said = Label(" · ".join(beside), "late" if each.unfit or each.struck else "quiet", wrap=True)
    return box(row(box(column(name, said, spacing=0)), Label(spoken(each.average), "strong"),
                   stretch=0))  # fmt: skip


def show_again(shell: Shell, review: Review) -> Sheet:
    """The draw made again from what there was, and how the records differ from then."""
    found = again(review)
    sheet = Sheet(shell, _("The draw again"))
    first, *others = listed.again_words(found)
    close = Button(_("Close"), sheet.close_sheet, look="primary")
    sheet.add(
        Label(listed.described(review), "quiet", wrap=True),
        Label(first, "safe" if found.same else "late", wrap=True),
        *(hint(each) for each in others),
        row(None, close),
    )
    return sheet.rise(close)


class SheetsCard(Card):
    """Every score sheet with what can be done to it; reviews drawn from now on go by it."""

    def __init__(self, shell: Shell, done: Callable[[], object]) -> None:
        self.shell, self._done = shell, done
        read = Button(_("Read in a score sheet…"), self.choose_file)
        teach = hint(_("Reviews that are drawn already keep the sheet they were drawn with."))
        lines = map(self._line, sending.given())
        super().__init__(_("Score sheets"), teach, *lines, row(read, None))

    def _line(self, given: Given[ScoreSheet]) -> QWidget:
        sheet = given.data
        title = Label(str(sheet.title), "strong", wrap=True)
        look = "late" if given.misread else "quiet"
        said = Label(sending.standing_words(given), look, wrap=True)
        change = Button(_("Change"), look="link", menu=self._choices(given))
        about = box(column(title, said, hint(str(sheet.source)), spacing=0))
        return box(row(about, change, stretch=0))

    def _choices(self, given: Given[ScoreSheet]) -> list[tuple[str, Callable[[], object]]]:
        sheet = given.data
        text = tables.spelled(sheet)
        found: list[tuple[str, Callable[[], object]]] = [
            (_("Change the score sheet…"), partial(self.edit, sheet)),
            (_("Write it out…"),
             partial(data_files.write_out, self.shell, self, sheet.name, text)),
        ]  # fmt: skip
        if given.sent:
            back = partial(self._do, partial(sending.take_back, sheet.name))
            found.append((_("As the program has it"), back))
        return found

    def edit(self, sheet: ScoreSheet) -> SheetEditor:
        """Let items, points, vetoes and grades be changed."""
        return SheetEditor(self.shell, sheet, self._done)

    def choose_file(self) -> None:
        """Ask for the file of a score sheet, and read it in."""
        data_files.choose(self, _("Read in a score sheet…"), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let the score sheet of a file be used; a wrong one changes nothing and is said."""
        self._do(lambda: sending.send(tables.read_file(path)))

    def _do(self, what: Callable[[], Any]) -> None:
        said = _("Reviews that are drawn from now on go by it.")
        self.shell.act(what, done=lambda _made: self._done(), words=said)
