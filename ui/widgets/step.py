"""A card that asks one thing on the way to another card."""

from __future__ import annotations

from ui.widgets.plain import Button, Card, Note, hint, row, type_of_child


class Step(Card):
    """Asks one thing, with a word why; what is wrong with the answer is said beneath it."""

    def __init__(
        self, title: str, why: str, *asked: type_of_child, back: Button | None = None, yes: Button
    ) -> None:
        self.answer = Note("error")
        said = [hint(why), 6] if why else []
        leave = [back] if back is not None else []
        buttons = row(*leave, None, yes)
        super().__init__(title, *said, *asked, self.answer, 8, buttons, margin=30)
        for each in leave:
            self.setTabOrder(yes, each)
