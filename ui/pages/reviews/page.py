"""The reviews of an office: the volumes of one on the left, the score sheet of one beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.assessment.tables import spoken
from app.records.inspections import Remark
from app.records.inspections.lists import standing_words as remark_standing
from app.records.listed import all_here
from app.records.reviews import SHEETS, Review, ReviewScore, Volume, listed
from app.store import drafts
from ui import work
from ui.pages.reviews import cards, deeds
from ui.pages.reviews.draw_sheet import DrawSheet
from ui.pages.reviews.score_form import DRAFTS, ScoreForm
from ui.records.aside import AsidePage
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.arrange import scrolled, to_top
from ui.widgets.chooser import Chooser
from ui.widgets.lines import Elided
from ui.widgets.plain import Button, Label, box, clear, column, row
from ui.widgets.stack import OneOf
from ui.widgets.table import Table

_LEAST: Final = 430
"""Pixels at 100 % that the list of volumes needs."""
_MOST: Final = 720


class ReviewPage(AsidePage):
    """Volumes that were drawn, how each stands, and the sheet by which one is scored."""

    shows = frozenset({"review", "review_score", "review_sheet", "case", "remark", "answer"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.review: Review | None = None
        self.volumes: list[Volume] = []
        self.form: ScoreForm | None = None
        self._wanted = ""
        self._goes_on = False
        """Whether the keyboard goes to the sheet of the volume that is shown next."""
        self.which = Chooser(self._offered)
        self.which.chosen.connect(lambda review: self.open(record_id=review))
        new = Button(_("New review…"), self.draw)
        self.more = Button(_("More"), menu=deeds.of(self))
        self.table = Table(
            listed.columns(),
            all_here(lambda text: listed.holding(self.volumes, text)),
            empty=self._lesson,
            extra=[self.more],
        )
        self.progress = Label("", "quiet", wrap=True)
        foot = box(column(self.progress, margins=(12, 4, 12, 8)))
        self.heading = column(spacing=4)
        self.sheet = column()
        self.beside = column(spacing=10)
        scoring_ = box(column(self.heading, self.sheet, None, spacing=8))
        self.faces = OneOf(scoring_, box(column(self.beside, None)))
        head = box(row(self.which, None, new, margins=(12, 12, 12, 0)))
        right = scrolled(self.faces)
        self.lay_out(_LEAST, foot, right=right, head=[head], most=_MOST, share=0.46)

    def open(self, record_id: str = "", **_wanted: Any) -> None:
        """Show the latest review, or that of a record: a review, or the score of a volume."""
        if record_id:
            self.aside = None
            score = ReviewScore.get_or_none(ReviewScore.id == record_id)
            chosen = score.review if score is not None else record_id
            self._wanted = score.case if score is not None else ""
            self.review = Review.get_or_none(Review.id == chosen)
        elif self.review is None:
            self._resume()
        self.look_again()

    def _resume(self) -> None:
        """Go to the sheet that was being filled in when the program ended."""
        left = next(iter(drafts.unfinished(DRAFTS)), None)
        if left is not None and left.record:
            review, _blank, self._wanted = left.record.partition(" ")
            self.review = Review.get_or_none(Review.id == review)

    def can_leave(self) -> bool:
        return self.form is None or self.form.flush()

    def look_again(self) -> None:
        """Read the volumes again, beside the window's thread."""
        now = self.review.id if self.review is not None else ""

        def read() -> tuple[Review | None, list[Volume]]:
            there = listed.reviews()
            review = next((each for each in there if each.id == now), next(iter(there), None))
            return review, listed.volumes(review) if review is not None else []

        work.read(self, read, lambda found: self._show(*found))

    def _show(self, review: Review | None, found: list[Volume]) -> None:
        form = self.form
        other = form is None or review is None or form.review.id != review.id
        if other and form is not None and not form.flush():
            self.review = form.review  # what could not be kept stays in sight
            return
        self.review, self.volumes = review, found
        self.which.setVisible(review is not None)
        if review is not None:
            self.which.show_choice(review.id, review.heading())
            self.which.setToolTip(listed.described(review))
        self.progress.setText(listed.progress_words(found) if found else "")
        if other or form is None or form.review.table != getattr(review, "table", ""):
            self._new_form()
        wanted, self._wanted = self._wanted, ""
        if review is None and self.aside == self._ranking:
            self.aside = None
        self.show_again(wanted or None)
        if self._goes_on and self.form is not None and self.form.open_now:
            self.form.start()
        self._goes_on = False

    def _new_form(self) -> None:
        if self.form is not None:
            self.form.flush()
        clear(self.sheet)
        self.form = ScoreForm(self.shell, self.review, self._scored) if self.review else None
        if self.form is not None:
            self.sheet.addWidget(self.form)
            self.form.hide()

    def _lesson(self) -> tuple[str, str]:
        if self.review is None:
            return (
                _("No review yet"),
                _("“New review…” draws some of the volumes closed in a period; each is scored "
                  "here, and what was found goes back to its room."),
            )  # fmt: skip
        return _("No volume yet"), _("Choose the volumes: “More”, “Add a volume…”.")

    # One volume

    def _show_volume(self, volume: Volume | None) -> None:
        if self._stays_at(volume):
            return
        self.faces.setCurrentIndex(0)
        clear(self.heading)
        if volume is None or self.form is None:
            if self.form is not None:
                self.form.hide()
            return
        self.heading.addWidget(Label(volume.title, "title", wrap=True))
        said = [volume.room, volume.where.town, "" if volume.confidential else volume.names]
        self.heading.addWidget(Label(" · ".join(filter(None, said)), "quiet", wrap=True))
        for each in self._about(volume):
            self.heading.addWidget(each)
        self.form.setVisible(not volume.void)
        other = self.form.volume is None or self.form.volume.id != volume.id
        if not volume.void:
            self.form.show_volume(volume)
        if other:
            to_top(self.faces)

    def _stays_at(self, volume: Volume | None) -> bool:
        """Whether the volume shown stays, because what was typed of it could not be kept."""
        form, other = self.form, volume.id if volume is not None else ""
        if form is None or form.volume is None or form.volume.id == other or form.flush():
            return False
        self.table.pick(form.volume.id)
        return True

    def _about(self, volume: Volume) -> list[QWidget]:
        """What is to be known of a volume before it is scored."""
        if volume.void:
            return [Label(_("Void since it was drawn; it is not scored and does not count."),
                          "late", wrap=True)]  # fmt: skip
        found: list[QWidget] = []
        if volume.confidential:
            words = _("Its papers stay in the room: review the paper volume there.")
            found.append(Label(words, "soon", wrap=True))
        else:
            show = partial(self.shell.show_page, "cases", record_id=volume.id)
            found.append(box(row(Button(_("Read its papers"), show, look="link"), None)))
        score = volume.score
        sent = Remark.get_or_none(Remark.id == score.remark) if score is not None else None
        if score is not None and sent is not None:
            words = _("Sent to the room: {how}").format(how=remark_standing(sent))
            found.append(way_to(self.shell, sent, Elided(words)))
        return found

    def open_row(self, row: Any) -> None:
        """Go on with the score sheet of a volume."""
        super().open_row(row)
        if self.form is not None and self.form.open_now:
            self.form.start()

    def _scored(self, score: ReviewScore) -> None:
        """Go to the next volume that waits to be scored."""
        ids = [each.id for each in self.volumes]
        at = ids.index(score.case) if score.case in ids else -1
        later = [*self.volumes[at + 1 :], *self.volumes[: max(at, 0)]]
        following = next((e for e in later if listed.standing(e) == listed.WAITING), None)
        words = f"{spoken(score.points)} {score.level_words}"
        self.shell.notify(_("Kept: {words}").format(words=words))
        self._wanted = following.id if following is not None else score.case
        self._goes_on = True
        self.look_again()

    # Reviews

    def _offered(self) -> list[tuple[str, str]]:
        return [(each.id, f"{each.heading()}（{each.day}）") for each in listed.reviews()]

    def draw(self) -> DrawSheet:
        """Ask what a new review is to be."""
        return DrawSheet(self.shell, self._drawn)

    def _drawn(self, review: Review) -> None:
        self.shell.notify(listed.described(review))
        self.open(record_id=review.id)

    def volume(self) -> Volume | None:
        """The volume that is chosen."""
        return self.table.current()

    def of_one(self) -> Review | None:
        """The review that is shown; where there is none, it is said."""
        if self.review is None:
            self.shell.notify(_("There is no review yet; draw one first."))
        return self.review

    # What stands there instead of a score sheet

    def show_beside(self) -> None:
        """Show the score sheet of the volume that is current, or what stands there instead."""
        if self.aside is None:
            self._show_volume(self.table.current())
            return
        clear(self.beside)
        back = Button(_("Back to scoring"), self.leave_aside, look="link")
        self.beside.addLayout(row(back, None))
        self.beside.addWidget(self.aside())
        self.faces.setCurrentIndex(1)

    def put_aside(self, card: Callable[[], QWidget]) -> None:
        super().put_aside(card)
        to_top(self.faces)

    def show_ranking(self) -> None:
        """Show towns and rooms by their average beside the volumes."""
        if self.of_one() is not None:
            self.put_aside(self._ranking)

    def _ranking(self) -> QWidget:
        assert self.review is not None
        return cards.ranking_card(self.review, self.volumes)

    def show_sheets(self) -> None:
        """Show every score sheet beside the volumes, to be changed."""
        self.put_aside(lambda: cards.SheetsCard(self.shell, SHEETS, self.look_again))
