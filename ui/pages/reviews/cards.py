"""What stands beside the volumes of a review: the ranking, the draw shown again, score sheets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.assessment.tables import spoken
from app.records.reviews import Review, ScoreSheet, Volume, again, listed, ranking, sending
from app.records.sent_down import Given
from ui.pages.reviews.sheet_editor import SheetEditor
from ui.records.given_card import Choice, GivenCard
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
