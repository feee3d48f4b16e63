"""What stands beside the volumes of a review: the ranking, the draw shown again, score sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.assessment.tables import spoken
from app.records.reviews import (
    Review,
    ScoreSheet,
    Volume,
    again,
    editing,
    listed,
    ranking,
    sending,
)
from app.records.reviews.editing import TypedItem
from app.records.sent_down import Given
from ui.records.given_card import Choice, GivenCard
from ui.records.table_editor import TableEditor
from ui.shell import Shell
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, column, hint, row

_TITLE: Final = 160
"""Pixels at 100 % that the title of a line has at least."""


def ranking_card(review: Review, found: list[Volume]) -> Card:
    """Towns and rooms by their average, and what was found most."""
    parts: list[QWidget] = [Label(listed.described(review), "quiet", wrap=True)]
    if average := ranking.average_words(found):
        parts.append(Label(average, "strong", wrap=True))
    else:
        parts.append(hint(_("No volume is scored yet.")))
    for title, by in ((_("By town"), "town"), (_("By room"), "room")):
        rows = ranking.ranked(review, by, found)
        if rows:
            parts += [Label(title, "title"), *map(_ranked, rows)]
    if lost := ranking.lost_words(found):
        parts.append(Label(_("What was found most"), "title"))
        parts += [Label(words, wrap=True) for words in lost]
    return Card(_("Ranking"), *parts)


def _ranked(each: ranking.Ranked) -> QWidget:
    name = Label(f"{each.rank}　{each.name}", wrap=True)
    said = Label(each.words(), "late" if each.unfit or each.struck else "quiet", wrap=True)
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


class SheetsCard(GivenCard):
    """Every score sheet with what can be done to it; reviews drawn from now on go by it."""

    title = N_("Score sheets")
    teach = N_("Reviews that are drawn already keep the sheet they were drawn with.")
    reading = N_("Read in a score sheet…")
    told = N_("Reviews that are drawn from now on go by it.")

    def words(self, given: Given[ScoreSheet]) -> str:
        return sending.standing_words(given)

    def choices(self, data: ScoreSheet) -> list[Choice]:
        return [(_("Change the score sheet…"), partial(self.edit, data))]

    def edit(self, sheet: ScoreSheet) -> SheetEditor:
        """Let items, points, vetoes and grades be changed."""
        return SheetEditor(self.shell, sheet, self._changed)


class SheetEditor(TableEditor):
    """A line for each item, veto and grade; below, whether the points add up."""

    def __init__(self, shell: Shell, sheet: ScoreSheet, done: Callable[[], object]) -> None:
        self.typed = editing.begin(sheet)
        super().__init__(
            shell,
            self.typed,
            ("title", "points", "struck"),
            {"items": self._of_item},
            title_width=_TITLE,
            keep=lambda: sending.send(editing.edited(self.typed)),
            said=_("Reviews that are drawn from now on go by it."),
            done=done,
        )
        heads, wrong = self.heads, self.wrong
        self.lay_out(
            row(Label(_("Title of the score sheet")), heads["title"], stretch=1), wrong["title"],
            row(Label(_("Points in all")), heads["points"], 12,
                Label(_("A volume that a veto strikes has")), heads["struck"], None),
            wrong["points"], wrong["struck"],
            Label(_("Items"), "title"), *self.list_of("items", _("＋ Item"), self.add_item),
        )  # fmt: skip

    def add_item(self) -> None:
        """One more item, from which points are taken off by hand alone."""
        self.typed.items.append(TypedItem("", ""))
        self.show_lines("items")

    def _of_item(self, each: TypedItem) -> QWidget:
        how = self.field_of(each, "how")
        how.setPlaceholderText(_("What is taken off for what"))
        return self.line(each, self.field_of(each, "points"), below=how)
