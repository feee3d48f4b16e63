"""The register of contact cards: what was printed well, and who has it."""

from __future__ import annotations

from app.language import _
from app.records import cards, people
from app.records.cards import CardIssue
from ui.pages.printing.confirm import HandOutSheet
from ui.shell import Shell
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, row
from ui.widgets.table import Table


class Register(Card):
    """Every card by its number; those that lie here are handed out from here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("", margin=0)
        self.shell = shell
        self._names: dict[str, str] = {}
        self.here = Button(_("Only what lies here"), self.reload, look="chip", checkable=True)
        self.table = Table(
            cards.columns(self._name),
            lambda text, after, size: cards.page(
                text, here=self.here.isChecked(), after=after, size=size
            ),
            extra=[self.here],
            empty=(
                _("No cards yet"),
                _("Print contact cards; those that came out well are entered here by themselves."),
            ),
        )
        self.give = Button(_("Hand out…"), self.hand_out, look="primary")
        self.drop = Button(_("Make void…"), self.ask_void)
        foot = row(None, self.drop, self.give)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        self.append(self.table, foot)
        self.table.actors = lambda: [self]
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _row: self.hand_out())
        self._picked(None)

    def reload(self) -> None:
        """Fetch again."""
        self._names.clear()
        self.table.reload()
        self._picked(self.table.current())

    def hand_out(self) -> None:
        """Give cards that lie here to somebody."""
        issued = self.table.current()
        if issued is not None and issued.here:
            HandOutSheet(self.shell, issued, self._given)

    def ask_void(self) -> None:
        """Ask before an entry is made void."""
        issued = self.table.current()
        if issued is not None:
            ask(
                self,
                _("Make {numbers} void?").format(numbers=issued.heading()),
                _("Make void"),
                lambda: self.void(issued),
                explain=_("For cards that were lost or thrown away. Their numbers stay used up."),
            )

    def void(self, issued: CardIssue) -> None:
        """Make an entry void, with a way back."""

        def restore(_void: object) -> None:
            cards.restore(issued)
            self.reload()

        self.shell.act(
            lambda: cards.void(issued, reason="other"),
            done=lambda _void: self.reload(),
            words=_("{numbers} is void.").format(numbers=issued.heading()),
            undo=restore,
        )

    def _given(self, given: CardIssue) -> None:
        self.reload()
        self.table.pick(given.id)
        self.shell.notify(_("Handed out: {numbers}.").format(numbers=given.heading()))

    def _picked(self, issued: CardIssue | None) -> None:
        self.give.setEnabled(issued is not None and issued.here)
        self.drop.setEnabled(issued is not None)

    def _name(self, person: str) -> str:
        if person not in self._names:
            self._names[person] = people.get(person).name
        return self._names[person]
