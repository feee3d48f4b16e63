"""What can be done with a review besides scoring: told, added to, drawn again, printed, void."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.language import _
from app.records import keeping
from app.records.reviews import Review, findings
from app.records.reviews.drawing import ALL
from ui.pages.reviews import cards
from ui.pages.reviews.draw_sheet import TellSheet, ask_volume
from ui.widgets.message import ask

if TYPE_CHECKING:
    from ui.pages.reviews.page import ReviewPage


def of(page: ReviewPage) -> list[tuple[str, Callable[[], object]]]:
    """Everything that its menu offers."""

    def with_one(do: Callable[[ReviewPage, Review], object]) -> Callable[[], object]:
        def done() -> None:
            if (review := page.of_one()) is not None:
                do(page, review)

        return done

    return [
        (_("Ranking"), page.show_ranking),
        (_("Send what was found to the rooms…"), with_one(tell)),
        (_("Draft a circular"), with_one(draft_circular)),
        (_("Add a volume…"), with_one(add)),
        (_("Draw it again"), with_one(draw_again)),
        (_("Print what was drawn"), with_one(partial(_print, "review-drawn"))),
        (_("Print the sheet of this volume"), with_one(print_one)),
        (_("Print the score sheets"), with_one(partial(_print, "review-scores"))),
        (_("Print the results"), with_one(partial(_print, "review-ranking"))),
        (_("Score sheets"), page.show_sheets),
        (_("Make the review void…"), with_one(make_void)),
    ]


def tell(page: ReviewPage, review: Review) -> None:
    """Ask until when the rooms put right what was found, and tell them."""
    if findings.to_send(review):
        TellSheet(page.shell, review, page.look_again)
        return
    words = _("Nothing to send: no scored volume lost points that its room does not know of.")
    page.shell.notify(words)


def draft_circular(page: ReviewPage, review: Review) -> None:
    """Draft a circular, which is gone over as a notice."""
    # Only now: it brings with it all that prints.
    from app.documents.reviews import drafting

    page.shell.show_kind("notice", new=True, **drafting.circular(review))


def add(page: ReviewPage, review: Review) -> None:
    """Ask for one volume more."""
    if review.how == ALL:
        page.shell.notify(_("All volumes of the period are in it already."))
    else:
        ask_volume(page.shell, review, lambda _made: page.look_again())


def draw_again(page: ReviewPage, review: Review) -> None:
    """Show the draw again."""
    if review.seed:
        cards.show_again(page.shell, review)
    else:
        page.shell.notify(_("The volumes were chosen by hand; nothing was drawn."))


def _print(item: str, page: ReviewPage, review: Review) -> None:
    page.shell.show_page("printing", item=item, ids=(review.id,))


def print_one(page: ReviewPage, review: Review) -> None:
    """Show the score sheet of the volume that is chosen, as it will print."""
    volume = page.volume()
    if volume is None:
        return
    # Only now: it brings with it all that prints.
    from ui.records import paper

    paper.load()
    from app.documents import papers
    from app.documents.reviews import score

    paper.make_and_show(
        page.shell, page.shell, volume.title,
        lambda progress: papers.laid_out([score.of_volume(review, volume)]),
    )  # fmt: skip


def make_void(page: ReviewPage, review: Review) -> None:
    """Ask before a review is made void."""
    question = _("Make the review “{name}” void?").format(name=review.heading())
    explain = _("Its scores stay in the journal; remarks that went down stay as they are.")

    def void() -> None:
        page.review = None
        page.shell.act(
            lambda: keeping.void(review, reason="other"),
            done=lambda _made: page.look_again(),
            words=_("Made void."),
        )

    ask(page.shell, question, _("Make void"), void, explain=explain)
