"""What a review is asked to be; what is found, and until when it is to be put right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from app.fields import Entry, Reference, Text
from app.language import N_, _, n_
from app.records import references, reviews
from app.records.reviews import Asked, Review, findings, sending
from app.records.reviews.drawing import CHOSEN, SAMPLE, sheet_called
from app.records.stats import periods
from app.store.session import current
from ui.records.form_sheet import FormSheet, ask
from ui.shell import Shell
from ui.widgets.chosen import OneOfInput, ReferenceInput
from ui.widgets.form import Form

_TERM: Final = datetime.timedelta(days=15)
"""What is given to put something right, where nobody says otherwise."""


class DrawSheet(FormSheet):
    """Which volumes are reviewed: closed in which period, what share of them, by which seed."""

    def __init__(self, shell: Shell, done: Callable[[Review], object]) -> None:
        sheets = {each.data.name: str(each.data.title) for each in sending.given()}
        usual = sheet_called("")
        chosen = OneOfInput(Text(), sheets)
        columns: dict[str, Any] = {
            **Review.columns(), "sheet": Entry(chosen.kind, N_("Score sheet"), required=True),
        }  # fmt: skip
        rows = [("title",), ("since", "until"), ("how",), ("percent", "least"), ("seed",),
                ("sheet",), ("who",), ("due",)]  # fmt: skip
        form = Form(columns, rows, inputs={"sheet": chosen})
        super().__init__(shell, _("New review of volumes"), form, done, about=("reviews",))
        last = periods.of(current().today(), "quarter").before()
        form.fill(
            {
                "since": last.first,
                "until": last.last,
                "how": SAMPLE,
                "percent": 5,
                "least": "room",
                "sheet": usual.name if usual is not None else None,
                "due": current().today() + _TERM,
            }
        )
        form.edited.connect(lambda name: self._show_fields() if name == "how" else None)
        explain = _("Drawn by a seed: the same seed over the same volumes draws the same ones.")
        self.show_form(focus="title", explain=explain, yes=_("Draw"))
        self._show_fields()

    def keep(self, values: dict[str, Any]) -> Review:
        return reviews.draw(
            Asked(
                values["since"], values["until"], how=values.get("how") or "",
                percent=values.get("percent"), least=values.get("least") or "",
                seed=values.get("seed") or "", due=values.get("due"),
                who=values.get("who") or (), title=values.get("title") or "",
                sheet=values.get("sheet") or "",
            )
        )  # fmt: skip

    def _show_fields(self) -> None:
        how = self.form.input("how").value_or_none()
        for names, shown in ((("percent", "least"), how == SAMPLE), (("seed",), how != CHOSEN)):
            self.form.show_fields(names, shown)
            self.form.row_of(names[0]).setVisible(shown)


def ask_volume(shell: Shell, review: Review, done: Callable[[Review], object]) -> FormSheet:
    """Ask for one volume more, by number or name."""
    volume = ReferenceInput(
        Reference(to="case"), suggest=partial(references.suggest, "case"),
        title_of=partial(references.title, "case"),
    )  # fmt: skip
    return ask(
        shell, _("Add a volume"), {"case": Entry(volume.kind, N_("Volume"), required=True)}, done,
        lambda values: reviews.add(review, values["case"]), form={"inputs": {"case": volume}},
        explain=_("By number, party or name of the dispute."), yes=_("Add"),
        about=("reviews", review),
    )  # fmt: skip


class TellSheet(FormSheet):
    """Until when the rooms put right what was found."""

    def __init__(self, shell: Shell, review: Review, done: Callable[[], object]) -> None:
        self.review = review
        count = len(findings.to_send(review))
        columns: dict[str, Any] = dict(Review.columns())
        form = Form(columns, [("due",)], required=["due"])
        about = ("reviews", review)
        super().__init__(
            shell, _("Send what was found to the rooms"), form, self._told, about=about
        )
        self._after = done
        today = current().today()
        usual = review.due if review.due and review.due >= today else today + _TERM
        form.fill({"due": usual})
        words = n_(
            "{count} volume lost points: its room reads what was found and answers.",
            "{count} volumes lost points: each room reads what was found and answers.",
            count,
        )
        self.show_form(explain=words.format(count=count), yes=_("Send"))

    def save(self, then: Any = None) -> None:
        """Send it beside the window's thread: there may be hundreds."""
        self.shell.act(self.form.values, form=self.form, done=self._send)

    def _send(self, values: dict[str, Any]) -> None:
        self.shell.run(
            lambda progress: findings.send(self.review, until=values["due"]),
            self.finish,
            title=_("Sending to the rooms…"),
            form=self.form,
        )

    def _told(self, sent: findings.Sent) -> None:
        words = _("{count} remarks go down with the next answers.").format(count=sent.made)
        if sent.nowhere:
            words += _(" Of {count} volumes no place is known.").format(count=sent.nowhere)
        self.shell.notify(words)
        self._after()
