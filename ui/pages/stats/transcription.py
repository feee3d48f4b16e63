"""省平台转录清单: record by record in the platform's order of fields, each to be copied."""

from __future__ import annotations

from typing import Any, Final

from app.documents import transcription
from app.documents.transcription import Part, Row, State
from app.documents.transcription.fields import design, marks
from app.language import _, n_, sentences
from app.records import transcribed
from app.records.listed import all_here
from app.records.stats import Period
from ui import style, work
from ui.pages.stats.fields_card import FieldsCard
from ui.pages.stats.span import any_period
from ui.records.beside import ListPage
from ui.shell import Shell
from ui.widgets.arrange import Flowing
from ui.widgets.chooser import FixedChooser
from ui.widgets.plain import Button, box, column, hint
from ui.widgets.table import Table

_TO_DO, _ALL = "open", "all"
_LEAST: Final = 280
"""Pixels at 100 % that the list of records needs."""


class TranscriptionPage(ListPage):
    """The records of a period on the left, on the right the fields of the chosen one."""

    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: list[Row] = []
        self._wanted = ""
        self.choice = any_period(self, shell, self.choose)
        kinds = [(each, _(words)) for each, words in transcription.KINDS.items()]
        self.kinds = FixedChooser(kinds)
        self.kinds.chosen.connect(lambda _kind: self.look_again())
        self.which = FixedChooser([(_TO_DO, _("Still to do")), (_ALL, _("All"))])
        self.which.chosen.connect(lambda _which: self._list())
        self.says = hint()
        self.table = Table(transcription.columns(), all_here(self._found), empty=self._nothing)
        self.table.picked.connect(self._show_row)
        self.card = FieldsCard(shell)
        self.card.ticked.connect(self._tick)
        self.card.unticked.connect(self._untick)
        self.right = box(column(self.card))
        self.right.setMinimumWidth(style.px(300))
        leave = Button(_("Back to the statistics"), lambda: shell.show_page("stats"))
        above = [Flowing(self.kinds, self.which, *self.choice.buttons, leave), self.says]
        self.lay_out(_LEAST, right=self.right, above=above, share=0.42)
        # One record alone needs the room of what is said of all of them.
        self.sides.alone.connect(self.says.setHidden)

    def open(self, period: Period | None = None, record_id: str = "", **_wanted: Any) -> None:
        """Show a period, with a record by its identity."""
        if period is not None:
            self.choice.show(period)
        self._wanted = record_id
        self.look_again()
        self.card.following.setFocus()

    def choose(self, period: Period) -> None:
        """Look at another period."""
        self.choice.show(period)
        self.look_again()

    def look_again(self) -> None:
        """Read again what is typed over, beside the window's thread."""
        kind, period = self.kinds.value, self.choice.period
        work.read(self, lambda: transcription.rows(kind, period), self._show)

    # What is shown

    def _show(self, rows: list[Row]) -> None:
        self.rows = rows
        waiting = sum(each.state != State.DONE for each in rows)
        words = n_("{count} of {all} is still to be typed over.",
                   "{count} of {all} are still to be typed over.", waiting)  # fmt: skip
        said = [words.format(count=waiting, all=len(rows)) if rows else ""]
        if len(rows) == transcription.MOST:
            said.append(_("Only the first are listed; choose fewer days."))
        self.says.setText(sentences(*said, design().check))
        self._list()

    def _list(self) -> None:
        if self.table.relist(self._wanted):
            self._wanted = ""
        self._show_row(self.table.current())

    def _show_row(self, chosen: Row | None) -> None:
        self.card.setVisible(chosen is not None)
        if chosen is None:
            return

        def show(said: list[Part]) -> None:
            now = self.table.current()
            if now is None or now.id != chosen.id:
                return
            title = f"{chosen.name} {chosen.number}".strip()
            look = chosen.look.partition(" ")[0]
            self.card.show_record(title, said, chosen.changed, chosen.words, look)

        # Asked for beside the list: of one part only the last thing asked for is answered.
        work.read(self.card, lambda: transcription.of_record(chosen.record), show)

    def open_row(self, row: Any) -> None:
        super().open_row(row)
        self.card.following.setFocus()

    def _found(self, text: str) -> list[Row]:
        return [
            each
            for each in self.rows
            if text in f"{each.name}{each.number}"
            and (self.which.value == _ALL or each.state != State.DONE)
        ]

    def _nothing(self) -> tuple[str, str]:
        if self.rows:
            return _("Everything is typed over."), ""
        return _("There is nothing of this period."), _("Confidential disputes are not listed.")

    # What is done

    def _tick(self) -> None:
        row = self.table.current()
        if row is None:
            return
        at = self.table.view.currentIndex().row()
        following = self.table.rows.record(at + 1)
        self._wanted = following.id if following is not None else ""
        self.shell.act(
            lambda: transcribed.tick(row.record, marks(transcription.of_record(row.record))),
            done=lambda _made: self.look_again(),
        )

    def _untick(self) -> None:
        row = self.table.current()
        if row is not None and (tick := row.tick) is not None:
            self.shell.act(lambda: transcribed.untick(tick), done=lambda _gone: self.look_again())
