"""Two persons found to be one."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError
from app.fields import Name
from app.language import _
from app.messages import words
from app.records import people
from app.records.people import Person, SameAs
from ui.pages.visits.who import described
from ui.shell import Shell
from ui.widgets.inputs import WhoInput
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, row
from ui.widgets.suggest import Suggestion


class JoinSheet(Sheet):
    """Asks who else a person is; nothing of either is lost, and it can be taken back."""

    def __init__(self, shell: Shell, person: Person, done: Callable[[SameAs], object]) -> None:
        super().__init__(shell, _("Who else is {name}?").format(name=person.name))
        self.shell, self.person, self._done = shell, person, done
        self.who = WhoInput(
            Name(), column="other", suggest=self._offer, hint=_("Name, pinyin or initials")
        )
        self.wrong = Label("", "error", wrap=True)
        self.wrong.hide()
        explain = _(
            "{name} stays the name that is shown; visits and cards of both stand together. "
            "You can part them again at any time."
        ).format(name=person.name)
        self.join_button = Button(_("They are one person"), self.join, look="primary")
        self.join_button.setEnabled(False)
        self.about = Label("", "answer", wrap=True)
        self.who.noted.connect(self.about.setText)
        self.who.picked.connect(lambda picked: self.join_button.setEnabled(picked is not None))
        self.add(
            Label(explain, "quiet", wrap=True),
            self.who,
            self.about,
            self.wrong,
            6,
            row(None, Button(_("Not now"), self.close_sheet), self.join_button),
        )
        self.rise(self.who.line, width=480)

    def join(self) -> None:
        """Keep that both are one."""
        other = self.who.reference
        if other is not None:
            self.shell.act(
                lambda: people.join(self.person, people.get(other)),
                done=self._joined,
                refused=self._refused,
            )

    def _joined(self, same: SameAs) -> None:
        self.close_sheet()
        self._done(same)

    def _refused(self, error: AppError) -> None:
        self.wrong.setText(words(error))
        self.wrong.show()

    def _offer(self, text: str) -> list[Suggestion]:
        mine = set(people.everyone_joined(self.person.id))
        return [described(each) for each in people.suggest(text) if each.id not in mine]
