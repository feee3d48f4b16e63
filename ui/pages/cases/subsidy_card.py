"""Whether something is paid for a dispute, and what is still missing for it."""

from __future__ import annotations

from functools import partial

from app.language import _
from app.records import subsidy
from app.records.cases.model import Case
from app.records.subsidy import listed, sending
from ui.pages.cases.cards import CaseCard
from ui.widgets.arrange import Flowing
from ui.widgets.plain import Button, Label, hint


class SubsidyCard(CaseCard):
    """What a dispute comes to, with a key for each thing that is missing."""

    def fill(self, case: Case) -> None:
        self.clear()
        self.setVisible(self.view.ours and not case.voided)
        if not self.view.ours or case.voided:
            return
        ready = subsidy.ready(case)
        look = "quiet" if ready.claim or ready.why_not else "soon" if ready.missing else "safe"
        self.append(Label(listed.paid_words(ready), look, wrap=True))
        keys = [
            Button(_("Go there: {what}").format(what=each), look="link",
                   clicked=partial(self.do.go_to_missing, each))
            for each in ready.missing
        ]  # fmt: skip
        if keys:
            self.append(Flowing(*keys, spacing=6))
        given = sending.given()
        if given.data.sample and not given.sent:
            self.append(hint(_("By the sample rates; the office puts its own in their place.")))
